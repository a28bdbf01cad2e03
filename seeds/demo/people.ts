import { generatePersonalId } from '../../src/registers/identifiers/generate.js';
import { type Day, dayBetween, MERGER, yearOf } from './days.js';
import { FICTIONAL, personName, street } from './names.js';
import type { Place, PlaceCommune } from './places.js';
import { chance, pick, type Random, unused } from './random.js';
import { type DemoTable, demoTable, type Setting, YES } from './table.js';

export type Person = {
  personalId: string;
  fullName: string;
  sex: 'nam' | 'nữ';
  dateOfBirth: Day;
  place: Place;
  commune: PlaceCommune;
  /** Written for the tour; gets exactly the papers written for it. */
  persona: boolean;
};

/** People of working age. Since when they live where they live is not known, so their records have no start. */
export function people(setting: Setting, personas: readonly Person[]): { people: Person[]; tables: DemoTable[] } {
  const random = setting.random('people');
  const taken = new Set(personas.map(({ personalId }) => personalId));
  const all = [...personas, ...Array.from({ length: setting.count(5_000) }, () => drawPerson(setting, random, taken))];
  return {
    people: all,
    tables: [
      demoTable({
        entity: 'drivers/person',
        file: 'people.csv',
        labelVi: 'Cá nhân',
        header: ['personalId', 'fullName', 'dateOfBirth', 'sex', 'nationality', 'address', 'commune', 'fictional'],
        rows: all.map((p) => ({
          personalId: p.personalId,
          fullName: p.fullName,
          dateOfBirth: p.dateOfBirth,
          sex: p.sex,
          nationality: 'Việt Nam',
          address: `${street(random)}, ${p.commune.name}, ${p.place.name} ${FICTIONAL}`,
          commune: `${p.commune.code}@2025-06-30`,
          fictional: YES,
        })),
      }),
      demoTable({
        entity: 'drivers/person',
        file: 'people-2025-07-01.csv',
        labelVi: 'Xã thường trú sau sắp xếp',
        header: ['personalId', 'fullName', 'commune', 'fictional', 'validFrom'],
        rows: all
          .filter(({ commune }) => !commune.kept)
          .map((p) => ({
            personalId: p.personalId,
            fullName: p.fullName,
            commune: p.commune.presentCode,
            fictional: YES,
            validFrom: MERGER,
          })),
      }),
    ],
  };
}

function drawPerson(setting: Setting, random: Random, taken: Set<string>): Person {
  const place = setting.places.draw(random);
  const sex = chance(random, 0.72) ? 'nam' : 'nữ';
  const dateOfBirth = dayBetween(random, '1966-01-01', '2005-12-31');
  return {
    personalId: unused(taken, () =>
      generatePersonalId(random, { provinceCode: place.code, sex: sex === 'nam' ? 'MALE' : 'FEMALE', birthYear: yearOf(dateOfBirth) }),
    ),
    fullName: personName(random, sex),
    sex,
    dateOfBirth,
    place,
    commune: pick(random, place.communes),
    persona: false,
  };
}
