import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import type { FieldClass } from '../declare/types.js';
import { type PersonName, type StandIn, subjectsNamed } from './person-names.js';

/** What an answer shows beyond the plan (an evidence verdict, say), for the read log. */
export type AuditNotes = {
  subjects: Set<string>;
  /** For whom the registers do not know. */
  standIn: StandIn;
  classes: Set<FieldClass>;
  entities: Set<string>;
  /** Marks in the read log that personal data is about to be read; only the first call of an operation counts. */
  begin(): void;
};

type Noting = { model: Model; caller: Pick<Caller, 'authenticated'>; audit: AuditNotes };

/** Notes whoever is named for the read log, whatever came back. Strangers leave no rows there. */
export async function noteNamed(tx: Tx, { model, caller, audit }: Noting, names: readonly PersonName[]): Promise<void> {
  if (names.length === 0 || !caller.authenticated) return;
  for (const subject of await subjectsNamed(tx, model, names, audit.standIn)) audit.subjects.add(subject);
}
