import { validityYears2025 } from '../../src/registers/licence-labels.js';
import { addDays, addMonths, addYears, type Day, dayBetween, earlier, later, NEW_CLASSES } from './days.js';
import { issuerOn, type Licence } from './licence.js';
import { broughtLicences, drawChange, licenceEvents } from './licence-events.js';
import { NUMBER_PREFIX } from './names.js';
import type { Person } from './people.js';
import { chance, type Random, weighted } from './random.js';
import { type DemoTable, demoTable, type RowOf, type Setting, YES } from './table.js';

/** Every person drives. Most hold one licence, some a second one for motorcycles; old licences are exchanged as the years go. */
export function licences(
  setting: Setting,
  people: readonly Person[],
  personas: readonly Licence[],
): { licences: Licence[]; tables: DemoTable[] } {
  const random = setting.random('licences');
  const extra = setting.random('licence-events');
  const drivers = people.filter(({ persona }) => !persona);
  const main = drivers.map((person, i) => drawLicence(setting, random, person, numberOf(i * 2 + 100)));
  const second = drivers.flatMap((person, i) =>
    chance(random, 0.12) ? [drawMotorcycleLicence(random, person, numberOf(i * 2 + 101))] : [],
  );
  const all = [...personas, ...main, ...second];
  const changes = main.flatMap((licence, i) => drawChange(setting, { random, extra }, licence, personas.length + i));
  const brought = broughtLicences(setting, { main, second }, numberOf);
  const changed = [...changes, ...brought.changes];
  const since = new Map<Person, Day>();
  for (const { person, issuedOn } of all) since.set(person, earlier(since.get(person) ?? issuedOn, issuedOn));
  return {
    licences: all,
    tables: [
      demoTable({
        entity: 'drivers/driver',
        file: 'drivers.csv',
        labelVi: 'Người lái xe',
        header: ['person', 'fictional', 'validFrom'],
        rows: [...since].map(([{ personalId }, day]) => ({ person: personalId, fictional: YES, validFrom: day })),
      }),
      table(
        'driver-licences.csv',
        'Giấy phép lái xe',
        [...all, ...brought.licences].map((licence, i) => licenceRow(licence, i, 'ACTIVE', licence.issuedOn)),
      ),
      table(
        'driver-licences-changed.csv',
        'Giấy phép lái xe đổi, cấp lại, nâng hạng, bị tước, bị thu hồi',
        changed.map(({ licence, state, on, index }) => licenceRow(licence, index, state, on)),
      ),
      table(
        'driver-licences-restored.csv',
        'Giấy phép lái xe được trả lại',
        changes.flatMap(({ licence, index, restoredOn }) =>
          restoredOn === null ? [] : [licenceRow(licence, index, 'ACTIVE', restoredOn)],
        ),
      ),
      licenceEvents(setting, all, changed),
    ],
  };
}

const LICENCE = [
  'number',
  'driver',
  'scheme',
  'classes',
  'cardStockNumber',
  'issuedOn',
  'expiresOn',
  'issuer',
  'conditions',
  'state',
  'validFrom',
] as const;
const table = (file: string, labelVi: string, rows: readonly RowOf<typeof LICENCE>[]): DemoTable =>
  demoTable({ entity: 'drivers/driverLicence', file, labelVi, header: LICENCE, rows });

/** Twelve digits as on PET cards; no province is 99, so the number is nobody's however its digits are read. */
const numberOf = (serial: number): string => `99${String(serial).padStart(10, '0')}`;

const BY_OTHERS: ReadonlySet<string> = new Set(['foreign', 'military', 'police']);

function licenceRow(
  { number, person, scheme, classes, issuedOn, expiresOn }: Licence,
  index: number,
  state: string,
  from: Day,
): RowOf<typeof LICENCE> {
  const automatic = scheme === '2008' && classes.includes('B1 số tự động');
  return {
    number,
    driver: person.personalId,
    scheme,
    classes: classes.join(';'),
    cardStockNumber: `${NUMBER_PREFIX}-${scheme === '2008' ? 'AB' : 'CA'}${String(index + 1).padStart(6, '0')}`,
    issuedOn,
    expiresOn,
    issuer: BY_OTHERS.has(scheme) ? '' : issuerOn(issuedOn),
    conditions: automatic ? 'số tự động' : '',
    state,
    validFrom: from,
  };
}

const draw2008 = weighted<string>([
  ['B2', 50],
  ['C', 20],
  ['D', 7],
  ['E', 8],
  ['FC', 9],
  ['B1 số tự động', 6],
]);
const draw2025 = weighted<string>([
  ['B', 45],
  ['C1', 12],
  ['C', 16],
  ['D2', 6],
  ['D', 6],
  ['CE', 11],
  ['D1', 4],
]);
const MIN_AGE: Readonly<Record<string, number>> = {
  B2: 18,
  C: 21,
  D: 24,
  E: 27,
  FC: 24,
  'B1 số tự động': 18,
  B: 18,
  C1: 18,
  D1: 24,
  D2: 24,
  CE: 24,
};
const minAge = (label: string, scheme: string): number => (scheme === '2025' && label === 'D' ? 27 : (MIN_AGE[label] ?? 18));

function drawLicence({ today }: Setting, random: Random, person: Person, number: string): Licence {
  const adult = addYears(person.dateOfBirth, 18);
  if (adult < '2024-06-01' && chance(random, 0.64)) {
    const label = draw2008(random);
    const years = ['B2', 'B1 số tự động'].includes(label) ? 10 : 5;
    const old = addYears(person.dateOfBirth, minAge(label, '2008'));
    const fitting = old < '2024-06-01' ? label : 'B2';
    const running = earlier(addMonths(today, -12 * (fitting === label ? years : 10) - 8), '2023-01-01');
    const first = later(fitting === label ? old : adult, running);
    const issuedOn = dayBetween(random, first, '2024-12-27');
    return { number, person, scheme: '2008', classes: [fitting], issuedOn, expiresOn: addYears(issuedOn, fitting === label ? years : 10) };
  }
  const label = draw2025(random);
  const lastDay = addDays(today, -7);
  const fitting = addYears(person.dateOfBirth, minAge(label, '2025')) < '2025-06-01' ? label : 'B';
  const issuedOn = dayBetween(random, later(NEW_CLASSES, adult), lastDay);
  return { number, person, scheme: '2025', classes: [fitting], issuedOn, expiresOn: addYears(issuedOn, validityYears2025(fitting) ?? 10) };
}

function drawMotorcycleLicence(random: Random, person: Person, number: string): Licence {
  const issuedOn = dayBetween(random, later(addYears(person.dateOfBirth, 18), '2013-01-01'), '2024-12-20');
  const old = issuedOn < NEW_CLASSES;
  return { number, person, scheme: old ? '2008' : '2025', classes: ['A1'], issuedOn, expiresOn: '' };
}
