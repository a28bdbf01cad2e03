import { withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import type { Model, Values } from '../../src/hub/declare/model.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { ChangeSetInput, ChangeSetOutcome, Operation } from '../../src/hub/write/operations.js';
import { loadModel } from '../../src/registers/index.js';
import { packageRoot } from '../../src/root.js';
import type { TestDatabase } from '../support/database.js';

export const ruled = loadModel(readSdl(new URL('src/schema/', packageRoot)));

/** The real declarations without the registers' own check rules, which have tests of their own: here only the mechanism refuses. */
export const model: Model = { ...ruled, rules: [] };

export const AS_STEWARD = { actor: 'steward-1', actorRole: 'steward', agency: 'G17', reason: 'kiểm thử', legalBasis: null } satisfies Omit<
  ChangeSetInput,
  'operations'
>;

type Database = Pick<TestDatabase, 'appPool'>;

/** Writes through the door, in a transaction of its own, as a steward would. */
export function write(database: Database, operations: readonly Operation[], more: Partial<ChangeSetInput> = {}): Promise<ChangeSetOutcome> {
  return withTx(database.appPool, {}, (tx) => writeChangeSet(tx, model, { ...AS_STEWARD, operations, ...more }));
}

/** Registers one record and tells its id. */
export async function register(
  database: Database,
  entity: string,
  values: Values,
  from: string | null = '2024-01-01',
  to: string | null = null,
): Promise<string> {
  const { changes } = await write(database, [{ operation: 'register', entity, from, to, values }]);
  return changes[0]?.recordId ?? '';
}

/** The codes a change set is refused with, operation by operation, in order. */
export async function refusals(refused: Promise<unknown>): Promise<string[]> {
  const error: unknown = await refused.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HubError)) throw error ?? new Error('it was not refused');
  const problems = error.details.problems;
  return Array.isArray(problems) ? problems.map((problem: { code: string }) => problem.code) : [error.code];
}

/** The slices of a record as known now, or as known at an instant, with one column beside their days. */
export async function slicesOf(
  database: Database,
  table: string,
  id: string,
  column: string,
  knownAt = 'infinity',
): Promise<[from: string, to: string, value: unknown][]> {
  const { rows } = await database.appPool.query<{ from: string; to: string; value: unknown }>(
    `select valid_from::text as "from", valid_to::text as "to", ${column} as value from ${table}
     where id = $1 and recorded_from <= $2::timestamptz and (recorded_to > $2::timestamptz or recorded_to = 'infinity') order by valid_from`,
    [id, knownAt],
  );
  return rows.map(({ from, to, value }) => [from, to, value]);
}

let count = 0;

/** A record without links: a port code that nobody else has. */
export function port(name: string): Values {
  count += 1;
  return { code: `VN${String(count).padStart(3, '0')}`, matchedName: name };
}

export const person = (personalId: string): Values => ({ personalId, fullName: 'Người Giả Lập', fictional: true });

export const vehicle = (chassisNumber: string): Values => ({
  chassisNumber,
  make: 'VinFast',
  kind: 'xe ô tô con',
  category: 'car',
  productionYear: 2021,
  fictional: true,
});
