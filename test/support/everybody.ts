import type { BoundCase, Caller } from '../../src/hub/access/caller.js';
import { personEntity } from '../../src/hub/access/own-subject.js';
import type { Model } from '../../src/hub/declare/model.js';
import type { TestDatabase } from './database.js';

class Everything extends Set<string> {
  override has = () => true;
}

/** Persons that were registered through `write.ts`, so that whoever asks without `createTestHub` reaches them. */
const registered = new Everything();

/** A case that names everybody and needs everything, for tests that are about something else; those about cases open theirs. */
export const EVERYBODY: BoundCase = {
  code: 'H26.01-261122-0001',
  entities: new Everything(),
  kinds: '*',
  subjects: registered,
  named: new Everything(),
};

export function nowRegistered(person: string): void {
  registered.add(person);
}

/** The caller with everybody in its case whom the database knows by now. */
export async function reachingAll<C extends Pick<Caller, 'case'>>(
  { ownerPool }: Pick<TestDatabase, 'ownerPool'>,
  model: Model,
  caller: C,
): Promise<C> {
  const table = personEntity(model)?.entity.table;
  if (caller.case !== EVERYBODY || table === undefined) return caller;
  const { rows } = await ownerPool.query<{ id: string }>(`select distinct id from ${table}`);
  return { ...caller, case: { ...EVERYBODY, subjects: new Everything(rows.map(({ id }) => id)) } };
}
