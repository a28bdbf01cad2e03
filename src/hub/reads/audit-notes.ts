import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import type { FieldClass } from '../declare/types.js';
import { type PersonName, peopleNamed, type StandIn } from './person-names.js';

/** What an answer shows and names, gathered for the read log while it is made. */
export type AuditNotes = {
  subjects: Set<string>;
  /** For names that the registers do not know. */
  standIn: StandIn;
  classes: Set<FieldClass>;
  entities: Set<string>;
  /** Logs the intent to read personal data; only the first call of an operation counts. */
  begin(): void;
};

/** With nothing noted yet, for doors that log no intents. */
export function openNotes(standIn: StandIn): AuditNotes {
  return { subjects: new Set(), classes: new Set(), entities: new Set(), standIn, begin: () => undefined };
}

type Noting = { model: Model; caller: Pick<Caller, 'authenticated' | 'case'>; audit: AuditNotes };

/**
 * Notes everybody who is named, whatever came back. Callers without a token leave no rows in the read log. Under a case nobody else may be
 * named by a key of theirs, whether the registers know them or not.
 */
export async function noteNamed(tx: Tx, { model, caller, audit }: Noting, names: readonly PersonName[]): Promise<void> {
  if (names.length === 0 || !caller.authenticated) return;
  const people = await peopleNamed(tx, model, names, audit.standIn);
  for (const subject of people.flatMap(({ subjects }) => subjects)) audit.subjects.add(subject);
  const { case: bound } = caller;
  if (bound === undefined) return;
  // All of them first: whoever tries out identifiers has named as many as they tried.
  if (people.some(({ by, subjects }) => by !== null && subjects.length > 0 && !subjects.some((one) => bound.subjects.has(one))))
    throw new HubError('NOT_IN_CASE');
}
