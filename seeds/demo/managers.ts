import type { Business } from './businesses.js';
import { addDays, dayBetween, earlier } from './days.js';
import { serial } from './names.js';
import type { Person } from './people.js';
import { PERSONAS } from './personas.js';
import { chance, pick } from './random.js';
import { type DemoTable, demoTable, type Setting } from './table.js';

/**
 * Every licensed business names somebody to run its transport since its licence; larger ones also somebody for safety. The businesses of the
 * tour are run by one of its people, so that whoever tries the one-stop office finds somebody to sign in as; one of them has no licence yet.
 */
export function managers(setting: Setting, all: readonly Business[], people: readonly Person[]): DemoTable {
  const random = setting.random('managers');
  const able = people.filter(({ persona, dateOfBirth }) => !persona && dateOfBirth < '1990-01-01');
  const rows = all.flatMap((business) => {
    const { weight, taxCode } = business;
    const licensedOn = business.licensedOn ?? (taxCode === PERSONAS.leasedTruck.ownerTaxCode ? business.establishedOn : null);
    if (licensedOn === null || able.length === 0) return [];
    const drawn = pick(random, able);
    const runs = OF_THE_TOUR.has(taxCode) ? PERSONAS.privateOwner : drawn;
    const row = (role: string, from: string, person: Pick<Person, 'personalId'> = runs) => ({
      business: taxCode,
      person: person.personalId,
      role,
      qualification: pick(random, QUALIFICATIONS),
      diplomaNumber: serial('VB', Number(taxCode.slice(2, 8)) * 2 + (role === 'SAFETY_MANAGER' ? 1 : 0), 7),
      appointedOn: addDays(from, -1),
      validFrom: from,
    });
    const safety =
      weight > 1 && able.length > 1 && chance(random, 0.6)
        ? [
            row(
              'SAFETY_MANAGER',
              dayBetween(random, licensedOn, earlier(addDays(licensedOn, 400), setting.today)),
              pick(
                random,
                able.filter((person) => person !== drawn),
              ),
            ),
          ]
        : [];
    return [row('TRANSPORT_MANAGER', licensedOn), ...safety];
  });
  return demoTable({
    entity: 'businesses/transportManager',
    file: 'transport-managers.csv',
    labelVi: 'Người điều hành vận tải',
    header: ['business', 'person', 'role', 'qualification', 'diplomaNumber', 'appointedOn', 'validFrom'],
    rows,
  });
}

const OF_THE_TOUR: ReadonlySet<string> = new Set([
  PERSONAS.readyCoach.taxCode,
  PERSONAS.leasedTruck.taxCode,
  PERSONAS.leasedTruck.ownerTaxCode,
  PERSONAS.overdueTruck.taxCode,
]);
const QUALIFICATIONS = ['cử nhân vận tải', 'kỹ sư kinh tế vận tải', 'trung cấp vận tải', 'cử nhân kinh tế, 3 năm công tác vận tải'];
