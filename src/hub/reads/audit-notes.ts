import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import type { FieldClass } from '../declare/types.js';
import { type PersonName, type StandIn, subjectsNamed } from './person-names.js';

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

type Noting = { model: Model; caller: Pick<Caller, 'authenticated'>; audit: AuditNotes };

/** Notes everybody who is named, whatever came back. Callers without a token leave no rows in the read log. */
export async function noteNamed(tx: Tx, { model, caller, audit }: Noting, names: readonly PersonName[]): Promise<void> {
  if (names.length === 0 || !caller.authenticated) return;
  for (const subject of await subjectsNamed(tx, model, names, audit.standIn)) audit.subjects.add(subject);
}
