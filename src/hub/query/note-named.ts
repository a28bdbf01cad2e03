import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import { type PersonName, subjectsNamed } from '../audit/person-names.js';
import type { Model } from '../declare/model.js';
import type { AuditNotes } from './context.js';

type Noting = { model: Model; caller: Pick<Caller, 'authenticated'>; audit: AuditNotes };

/** Notes whoever is named for the read log, whatever came back. Strangers leave no rows there. */
export async function noteNamed(tx: Tx, { model, caller, audit }: Noting, names: readonly PersonName[]): Promise<void> {
  if (names.length === 0 || !caller.authenticated) return;
  for (const subject of await subjectsNamed(tx, model, names, audit.standIn)) audit.subjects.add(subject);
}
