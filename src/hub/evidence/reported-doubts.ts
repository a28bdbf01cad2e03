import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import { rowOf } from '../declare/registers-at.js';
import { isUuid } from '../declare/uuid.js';
import { keyPages } from '../sql/key-page.js';
import { pageSize } from '../sql/page.js';
import { entityOf } from '../sql/sql-context.js';
import { LEGAL_TODAY } from '../time/legal-day.js';
import { isKnownNow, isOpenEnd } from '../time/period-sql.js';

/** What whoever reported a doubt follows: nothing of it is about a person. */
export type ReportedDoubt = {
  id: string;
  recordType: string;
  state: 'OPEN' | 'CORRECTED' | 'CONFIRMED';
  reportedOn: string;
  dueOn: string;
  isOverdue: boolean;
  answeredOn: string | null;
  correction: string | null;
};

export async function reportedDoubt(tx: Tx, model: Model, id: string): Promise<ReportedDoubt> {
  const [found] = await read(tx, model, { id });
  if (found === undefined) throw new HubError('NOT_FOUND', { what: 'phản ánh / doubt' });
  return found;
}

type Asked = { states?: readonly ReportedDoubt['state'][] | null; first?: number | null; after?: string | null };

/** Those of the caller, the oldest first: what was reported for an agency is its services', a person's their own. */
export async function reportedDoubts(
  { model, caller, reading: { tx } }: { model: Model; caller: Caller; reading: { tx: Tx } },
  { states, first, after }: Asked,
) {
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  const limit = pageSize('first', first, 50, 'pageRecords');
  const from = PAGES.keyOf(after);
  const by = { actor: caller.actor, agency: caller.ownKey === null ? caller.agency : null };
  const found = await read(tx, model, { by, states: states ?? null, from, limit: limit + 1 });
  return PAGES.page(found, { limit, after: from, key: ({ id }) => id });
}

const PAGES = keyPages('doubt', isUuid);

type Which = {
  id?: string;
  by?: { actor: string; agency: string | null };
  states?: readonly string[] | null;
  from?: string | null;
  limit?: number;
};

async function read(tx: Tx, model: Model, { id, by, states, from, limit }: Which): Promise<ReportedDoubt[]> {
  const { doubts } = model;
  if (doubts === undefined) return [];
  const d = rowOf(entityOf({ model }, doubts.entity), 'd');
  const { rows } = await tx.query<ReportedDoubt>(
    `select d.id, ${d('recordType')} as "recordType", ${d('state')} as state, ${d('reportedOn')}::text as "reportedOn", ${d('dueOn')}::text as "dueOn",
       ${d('state')} = '${doubts.open}' and ${d('dueOn')} < ${LEGAL_TODAY} as "isOverdue", ${d('answeredOn')}::text as "answeredOn", ${d('correction')} as correction
     from ${d.from} where ${isKnownNow('d')} and ${isOpenEnd('d', 'validTo')}
       and ($1::uuid is null or d.id = $1::uuid) and ($2::text is null or ${d('reportedBy')} = $2 or ${d('reportedByAgency')} = $3)
       and ($4::text[] is null or ${d('state')} = any($4::text[])) and ($5::uuid is null or d.id > $5::uuid) order by d.id limit $6`,
    [id ?? null, by?.actor ?? null, by?.agency ?? null, states ?? null, from ?? null, limit ?? 1],
    'reported-doubts',
  );
  return rows;
}
