import type { Business } from './businesses.js';
import { addDays, dayBetween, earlier } from './days.js';
import { serial } from './names.js';
import type { Person } from './people.js';
import { chance, pick } from './random.js';
import { type DemoTable, demoTable, type Setting } from './table.js';

/**
 * Every licensed business names somebody to run its transport since its licence; larger ones also somebody for safety. Personas of the tour
 * run nothing.
 */
export function managers(setting: Setting, all: readonly Business[], people: readonly Person[]): DemoTable {
  const random = setting.random('managers');
  const able = people.filter(({ persona, dateOfBirth }) => !persona && dateOfBirth < '1990-01-01');
  const rows = all.flatMap((business) => {
    const { licensedOn, weight, taxCode } = business;
    if (licensedOn === null || able.length === 0) return [];
    const runs = pick(random, able);
    const row = (role: string, from: string, person = runs) => ({
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
                able.filter((person) => person !== runs),
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

const QUALIFICATIONS = ['cử nhân vận tải', 'kỹ sư kinh tế vận tải', 'trung cấp vận tải', 'cử nhân kinh tế, 3 năm công tác vận tải'];
