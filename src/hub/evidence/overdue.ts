import { type Pool, query } from '../../db/client.js';
import type { Model } from '../declare/model.js';
import { rowOf } from '../declare/registers-at.js';
import { OVERDUE_BREACHES } from '../reads/breaches.js';
import { entityOf } from '../sql/sql-context.js';
import { LEGAL_TODAY } from '../time/legal-day.js';
import { isKnownNow, isOpenEnd } from '../time/period-sql.js';

/** How many of each kind that somebody waits for are past their time: doubts, requests, dossiers, notices of breaches. It says nothing about anybody. */
export async function overdueByKind(pool: Pool, model: Model): Promise<Readonly<Record<string, number>>> {
  const arms = (model.terms ?? []).map(({ entity, due, state, waiting }) => {
    const t = rowOf(entityOf({ model }, entity), 't');
    const states = waiting.map((one) => `'${one}'`).join(', ');
    return `select '${entity}' as kind, count(*)::integer as overdue from ${t.from}
      where ${isKnownNow('t')} and ${isOpenEnd('t', 'validTo')} and ${t(state)} in (${states}) and ${t(due)} < ${LEGAL_TODAY}`;
  });
  const { rows } = await query<{ kind: string; overdue: number }>(
    pool,
    [...arms, OVERDUE_BREACHES].join(' union all '),
    [],
    'overdue-by-kind',
  );
  return Object.fromEntries(rows.map(({ kind, overdue }) => [kind, overdue]));
}
