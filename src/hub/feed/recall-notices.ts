import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import { type DecisionReview, REVIEW_COLUMNS, reviewScope } from '../reads/decision-reviews.js';
import { pageSize } from '../sql/page.js';
import { feedCursor, readFeedCursor, refuseForeign } from './cursor.js';

export type RecallNotice = { position: string; review: DecisionReview };

/**
 * What the agency of the caller was told and is now known not to hold, in the order in which it was found out: a feed beside that of changes,
 * since a dossier's code is not for whoever follows those. Positions are dense over all agencies, so completeness is `scannedTo`.
 */
export async function recallNotices(
  { model, caller, reading: { tx } }: { model: Model; caller: Caller; reading: { tx: Tx } },
  { after, first }: { after?: string | null; first?: number | null },
) {
  const { agency } = reviewScope({ model, caller }, 'recallNotices');
  const limit = pageSize('first', first, 50, 'pageRecords');
  const { rows: heads } = await tx.query<{ head: string; logId: string }>(
    `select coalesce((select max(position) from recall_notice), 0)::text as head, log_id::text as "logId" from hub_log`,
    [],
    'recall-notices-head',
  );
  const [log] = heads;
  if (log === undefined) throw new Error('the log has no id');
  const place = readFeedCursor(after ?? '0');
  await refuseForeign(tx, place, log);
  const { rows } = await tx.query<DecisionReview & { position: string }>(
    `select n.position::text as position, ${REVIEW_COLUMNS} from recall_notice n join decision_review r on r.id = n.review_id
     where n.position > $1::bigint and ($2::text is null or r.agency = $2) order by n.position limit $3::integer`,
    [place.position, agency, limit + 1],
    'recall-notices',
  );
  const nodes: RecallNotice[] = rows.slice(0, limit).map(({ position, ...review }) => ({ position, review }));
  const hasNextPage = rows.length > limit;
  const scannedTo = hasNextPage || limit === 0 ? (nodes.at(-1)?.position ?? place.position) : log.head;
  return { nodes, pageInfo: { scannedTo, endCursor: feedCursor(scannedTo, log.logId), hasNextPage } };
}
