import { withTx } from '../../src/db/tx.js';
import type { Model, Values } from '../../src/hub/declare/model.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { randomFrom } from '../oracle/random.js';
import { model as ruled, type TestHub } from '../support/hub.js';
import { AS_STEWARD } from '../write/world.js';

/** The judgements of registers are no part of what is told of them. */
export const model: Model = { ...ruled, rules: [] };

/** One attribute of the closed space: what it is grouped by, its value in a group's key, and what it may be. */
export type Attribute = { name: string; groupBy: string; key: string; of(key: any): string; values: readonly string[] };

/** One register of the space. Every record of the world is one person's. */
export type Space = { root: string; attributes: readonly Attribute[] };

const plain = (name: string, values: readonly string[], groupBy = `{ field: ${name} }`): Attribute => ({
  name,
  groupBy,
  key: name,
  of: (key) => String(key[name]),
  values,
});
const PROVINCES = Array.from({ length: 34 }, (_, i) => String(i + 1).padStart(2, '0'));
const sex = ['nam', 'nữ'];

export const SPACES: readonly Space[] = [
  {
    root: 'personAggregate',
    attributes: [
      plain('sex', sex),
      plain('dateOfBirth', decades(1930, 2000), '{ bucket: { field: dateOfBirth, by: DECADE } }'),
      {
        name: 'province',
        groupBy: '{ via: { commune: { province: code } } }',
        key: 'commune { province { code } }',
        of: (key) => key.commune.province.code,
        values: PROVINCES,
      },
    ],
  },
  {
    root: 'driverLicenceAggregate',
    attributes: [
      plain('scheme', ['2008', '2025', 'foreign']),
      plain('state', ['ACTIVE', 'SUSPENDED', 'REVOKED', 'SUPERSEDED']),
      plain(
        'issuedOn',
        Array.from({ length: 15 }, (_, i) => `${2010 + i}-01-01`),
        '{ bucket: { field: issuedOn, by: YEAR } }',
      ),
      plain('classes', ['B', 'A1', 'C1', 'A', 'C', 'D2', 'D1', 'D', 'BE', 'CE', 'C1E', 'DE'], '{ each: classes }'),
      {
        name: 'sex',
        groupBy: '{ via: { driver: { person: sex } } }',
        key: 'driver { person { sex } }',
        of: (key) => key.driver.person.sex,
        values: sex,
      },
    ],
  },
  {
    root: 'vehicleAggregate',
    attributes: [
      plain('kind', ['xe ô tô con', 'xe mô tô', 'xe ô tô tải', 'xe ô tô khách', 'xe gắn máy', 'rơ moóc']),
      plain('category', ['car', 'motorcycle', 'goods', 'passenger', 'trailer']),
      plain('productionYear', ['2020', '2015', '2010', '2005', '2000'], '{ bucket: { field: productionYear, width: 5 } }'),
      {
        name: 'province',
        groupBy: '{ link: { province: code } }',
        key: 'province { code }',
        of: (key) => key.province.code,
        values: PROVINCES,
      },
    ],
  },
];

function decades(from: number, to: number): string[] {
  return Array.from({ length: (to - from) / 10 + 1 }, (_, i) => `${to - i * 10}-01-01`);
}

/**
 * What each person of a world is, in each of the spaces: values by attribute, of unequal frequency, and nothing that follows from another.
 */
export function drawPersons(count: number): (readonly string[])[][] {
  const random = randomFrom(20_261_129);
  // The first values are the common ones: of ten about a third of all persons have the first, and every twentieth the last.
  const some = (values: readonly string[]) => values[Math.floor((random.next(10_000) / 10_000) ** 3 * values.length)] ?? '';
  return Array.from({ length: count }, () => {
    const drawn = SPACES.map(({ attributes }) => attributes.map(({ values }) => some(values)));
    const [[sex = ''] = [], licence = []] = drawn;
    licence[4] = sex;
    return drawn;
  });
}

/**
 * Writes the persons, each with a driver, a licence and a vehicle of their own; ids are the same in every run, and so are changed figures.
 */
export async function writePersons({ database }: Pick<TestHub, 'database'>, persons: ReturnType<typeof drawPersons>): Promise<void> {
  const write = async (entity: string, valuesOf: (n: number) => Values, count = persons.length) => {
    const operations = Array.from({ length: count }, (_, n): Operation => {
      return { operation: 'register', entity, id: idOf(entity, n), from: '2024-01-01', to: null, values: valuesOf(n) };
    });
    for (let at = 0; at < count; at += 400) {
      await withTx(database.appPool, {}, (tx) => writeChangeSet(tx, model, { ...AS_STEWARD, operations: operations.slice(at, at + 400) }));
      // The first records of a table tell PostgreSQL how to look for the next.
      if (at === 0) await database.ownerPool.query('analyze');
    }
    await database.ownerPool.query('analyze');
  };
  const areaOf = (entity: string, code = '') => idOf(entity, PROVINCES.indexOf(code));
  const code = (n: number) => PROVINCES[n] ?? '';
  await write('Province', (n) => ({ code: code(n), name: `Tỉnh ${code(n)}`, kind: 'province' }), PROVINCES.length);
  await write(
    'Commune',
    (n) => ({ code: `000${code(n)}`, name: `Xã ${code(n)}`, kind: 'xã', province: idOf('Province', n) }),
    PROVINCES.length,
  );
  const fictional = { fictional: true };
  const serial = (n: number) => String(n).padStart(6, '0');
  await write('Person', (n) => {
    const [sex = '', born = '', home] = persons[n]?.[0] ?? [];
    const dateOfBirth = `${born.slice(0, 3)}5-06-15`;
    return {
      personalId: `001090${serial(n)}`,
      fullName: `Người Giả Lập ${n}`,
      sex,
      dateOfBirth,
      commune: areaOf('Commune', home),
      ...fictional,
    };
  });
  await write('Driver', (n) => ({ person: idOf('Person', n), ...fictional }));
  await write('DriverLicence', (n) => {
    const [scheme = '', state = '', issued = '', label = ''] = persons[n]?.[1] ?? [];
    const issuedOn = `${issued.slice(0, 4)}-06-15`;
    return { number: `790${serial(n)}123`, driver: idOf('Driver', n), scheme, classes: [label], issuedOn, state };
  });
  await write('Vehicle', (n) => {
    const [kind = '', category = '', made, province] = persons[n]?.[2] ?? [];
    const chassis = { chassisNumber: `RLLV1AEA9PH${serial(n)}`, make: 'Giả Lập' };
    return { ...chassis, kind, category, productionYear: Number(made) + 1, province: areaOf('Province', province), ...fictional };
  });
  await write('Ownership', (n) => ({ vehicle: idOf('Vehicle', n), person: idOf('Person', n) }));
}

const ENTITIES = ['Province', 'Commune', 'Person', 'Driver', 'DriverLicence', 'Vehicle', 'Ownership'];

export function idOf(entity: string, n: number): string {
  return `01900000-0000-7000-8000-${(ENTITIES.indexOf(entity) * 100_000 + n).toString(16).padStart(12, '0')}`;
}
