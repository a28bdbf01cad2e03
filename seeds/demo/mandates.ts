import { addDays } from './days.js';
import { PERSONAS } from './personas.js';
import { type DemoTable, demoTable, type Setting } from './table.js';

/** One of the tour's people acts for the coach business in everything, and for a driver in the exchange of her licence alone. */
export function mandates({ today }: Setting): DemoTable {
  const { privateOwner, readyCoach, readyDriver } = PERSONAS;
  const row = (nr: number, giver: { business?: string; person?: string }, more: { procedures: string; notary: string }) => ({
    code: `DEMO-UQ-00000${nr}`,
    business: giver.business ?? '',
    person: giver.person ?? '',
    representative: privateOwner.personalId,
    documentNumber: `DEMO-GUQ-00000${nr}`,
    ...more,
    validFrom: addDays(today, -100),
  });
  return demoTable({
    entity: 'casework/mandate',
    file: 'mandates.csv',
    labelVi: 'Giấy uỷ quyền',
    header: ['code', 'business', 'person', 'representative', 'procedures', 'documentNumber', 'notary', 'validFrom'],
    rows: [
      row(1, { business: readyCoach.taxCode }, { procedures: '', notary: '' }),
      row(2, { person: readyDriver.personalId }, { procedures: 'P06', notary: 'Văn phòng công chứng Mẫu (giả lập)' }),
    ],
  });
}
