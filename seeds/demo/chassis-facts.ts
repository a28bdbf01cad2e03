import { addDays } from './days.js';
import { PERSONAS } from './personas.js';
import { type DemoTable, demoTable, type Setting } from './table.js';

/** What tax and customs told of the cars that the tour registers for the first time. */
export function chassisFacts({ today }: Setting): DemoTable {
  const { chassisNumber, unpaidChassisNumber, unseenChassisNumber } = PERSONAS.newCar;
  const askedOn = addDays(today, -10);
  const told = (chassis: string, answers: Readonly<Record<string, 'YES' | 'NO' | 'NO_ANSWER'>>) =>
    Object.entries(answers).map(([kind, answer]) => ({
      code: `DEMO-${kind}-${chassis.slice(-3)}`,
      chassisNumber: chassis,
      ...{ kind, source: 'G12', askedOn, answer, expiresOn: '', validFrom: askedOn },
    }));
  return demoTable({
    entity: 'casework/externalChassisFact',
    file: 'chassis-facts.csv',
    labelVi: 'Dữ liệu về xe chưa đăng ký từ nguồn khác',
    header: ['code', 'chassisNumber', 'kind', 'source', 'askedOn', 'answer', 'expiresOn', 'validFrom'],
    rows: [
      ...told(chassisNumber, { ORIGIN: 'YES', OWNERSHIP_TRANSFER: 'YES', REGISTRATION_FEE: 'YES' }),
      ...told(unpaidChassisNumber, { ORIGIN: 'YES', OWNERSHIP_TRANSFER: 'YES', REGISTRATION_FEE: 'NO' }),
      ...told(unseenChassisNumber, { ORIGIN: 'NO_ANSWER', OWNERSHIP_TRANSFER: 'YES', REGISTRATION_FEE: 'YES' }),
    ],
  });
}
