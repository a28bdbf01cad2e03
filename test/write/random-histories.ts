import fc from 'fast-check';
import type { Value } from '../../src/hub/declare/model.js';
import type { Operation } from '../../src/hub/write/operations.js';
import type { TestDatabase } from '../support/database.js';
import { DAYS, type Held, type ModelOperation } from './day-model.js';

const record = fc.integer({ min: 0, max: 2 });
const day = fc.integer({ min: 1, max: DAYS - 1 });
const patch = fc.record(
  { name: fc.constantFrom('một', 'hai "ba"', 'bốn\\ năm \\', null), latitude: fc.constantFrom(10.5, -0.1, 1e-7, 0, null) },
  { requiredKeys: [] },
);
const operation: fc.Arbitrary<ModelOperation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('register'),
      record,
      from: fc.integer({ min: 0, max: DAYS - 1 }),
      to: fc.oneof({ weight: 3, arbitrary: fc.constant(DAYS) }, { weight: 1, arbitrary: day }),
      patch,
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('update'), record, from: day, patch }) },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        kind: fc.constant('correct'),
        record,
        from: fc.option(day),
        to: fc.option(day),
        patch,
        moveStart: fc.integer({ min: 0, max: DAYS - 1 }),
        moveEnd: fc.integer({ min: 1, max: DAYS }),
      },
      { requiredKeys: ['kind', 'record', 'from', 'to', 'patch'] },
    ),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('close'), record, from: day }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), record }) },
) as fc.Arbitrary<ModelOperation>;

/** Most sets are one operation: of a longer one a single refusal takes back the whole. */
const set = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(operation) },
  { weight: 1, arbitrary: fc.array(operation, { minLength: 2, maxLength: 4 }) },
);
const beginnings = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
  .map((starts) => starts.map((from, record): ModelOperation => ({ kind: 'register', record, from, to: DAYS, patch: { name: 'đầu' } })));
/** Change sets of one to four operations over three records; whoever uses them makes the ids. */
export const histories = fc.tuple(beginnings, fc.array(set, { minLength: 3, maxLength: 12 })).map(([first, rest]) => [first, ...rest]);

export const date = (index: number): string => `2024-01-${String(index).padStart(2, '0')}`;
const start = (index: number): string | null => (index === 0 ? null : date(index));
const end = (index: number): string | null => (index === DAYS ? null : date(index));

export function asOperation(given: ModelOperation, id: string, code: string): Operation {
  const base = { entity: 'PortCode', id } as const;
  const values: Record<string, Value> = {};
  if ('patch' in given) {
    if (given.patch.name !== undefined) values.matchedName = given.patch.name;
    if (given.patch.latitude !== undefined) values.latitude = given.patch.latitude;
  }
  switch (given.kind) {
    case 'register':
      return { ...base, operation: 'register', from: start(given.from), to: end(given.to), values: { ...values, code } };
    case 'update':
      return { ...base, operation: 'update', from: date(given.from), values };
    case 'correct':
      return {
        ...base,
        operation: 'correct',
        from: given.from === null ? null : date(given.from),
        to: given.to === null ? null : date(given.to),
        values,
        ...(given.moveStart === undefined ? {} : { moveStart: start(given.moveStart) }),
        ...(given.moveEnd === undefined ? {} : { moveEnd: end(given.moveEnd) }),
      };
    case 'close':
      return { ...base, operation: 'close', from: date(given.from) };
    case 'remove':
      return { ...base, operation: 'remove' };
  }
}

/** What the register says of one record on every day of the model, as known at an instant. */
export async function readDays(database: Pick<TestDatabase, 'appPool'>, id: string, knownAt: string): Promise<(Held | null)[]> {
  const { rows } = await database.appPool.query<{ from: string; to: string; name: string | null; latitude: number | null }>(
    `select valid_from::text as "from", valid_to::text as "to", matched_name as name, latitude from port_code
     where id = $1 and recorded_from <= $2 and $2 < recorded_to`,
    [id, knownAt],
  );
  return Array.from({ length: DAYS }, (_, index) => {
    const asked = index === 0 ? '-infinity' : date(index);
    const held = rows.filter(({ from, to }) => from <= asked && asked < to);
    if (held.length > 1) throw new Error(`${id} has two states on one day`);
    return held[0] === undefined ? null : { name: held[0].name, latitude: held[0].latitude };
  });
}
