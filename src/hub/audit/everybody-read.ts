import { type Pool, query } from '../../db/client.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import type { ReadEntry } from '../reads/read-log.js';
import { whoAsks } from '../reads/request-entry.js';

/** The row of the read log of an export that holds everything: about everybody whose data any change ever was. */
export async function everybodyRead(pool: Pool, model: Model, caller: Caller): Promise<ReadEntry> {
  const { rows } = await query<{ subject: string }>(pool, 'select distinct unnest(subjects)::text as subject from change');
  return {
    ...whoAsks(caller),
    operationName: 'auditExport',
    document: '{ auditExport }',
    variables: {},
    outcome: 'ANSWERED',
    code: null,
    fieldClasses: ['internal', 'personal'],
    entities: [...model.declarations.entities.keys()],
    subjects: rows.map(({ subject }) => subject),
  };
}
