import { HubError } from '../../errors.js';
import { requireAudit } from '../access/decide.js';
import { pageSize } from '../sql/page.js';
import { instantText } from '../time/instant.js';
import type { AnomalyKind } from './find-anomalies.js';
import { AFTER_ALL, READ_PAGES, type ReadsContext } from './reads-about.js';

export type AnomalySearch = {
  kinds?: readonly AnomalyKind[] | null | undefined;
  actor?: string | null | undefined;
  agency?: string | null | undefined;
  caseCode?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
};

type Row = {
  number: string;
  kind: AnomalyKind;
  of: 'ASKER' | 'AGENCY' | 'CASE';
  from: string;
  to: string;
  actor: string | null;
  client: string | null;
  official: string | null;
  agency: string | null;
  caseCode: string | null;
  reads: number;
  persons: number;
  threshold: number;
  foundAt: string;
};

const CONDITIONS = `($1::text[] is null or kind = any($1)) and ($2::text is null or actor = $2) and ($3::text is null or agency = $3) and ($4::text is null or case_code = $4)
  and ($5::timestamptz is null or to_at > $5) and ($6::timestamptz is null or from_at < $6)`;

/** What stands out in the read log, the latest found first. Looking at it is an auditor's, and leaves its row. */
export async function readAnomalies(
  { model, caller, audit, reading: { tx } }: ReadsContext,
  { where, first, after }: { where?: AnomalySearch | null | undefined; first?: number | null; after?: string | null },
) {
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  requireAudit(model.access, caller);
  const limit = pageSize('first', first, 50, 'pageRecords');
  const before = READ_PAGES.keyOf(after);
  audit.begin();
  audit.classes.add('personal');
  audit.entities.add('ReadAnomaly');
  const { kinds, actor, agency, caseCode, from, to } = where ?? {};
  const asked = [kinds, actor, agency, caseCode, from, to].map((value) => value ?? null);
  const { rows } = await tx.query<Row>(
    `select number::text, kind, of, ${instantText('from_at')} as from, ${instantText('to_at')} as to, actor, client, official, agency, case_code as "caseCode",
       reads, persons, threshold, ${instantText('found_at')} as "foundAt"
     from read_anomaly a where ${CONDITIONS} and number < $7::bigint order by a.number desc limit $8::integer`,
    [...asked, before ?? AFTER_ALL, limit + 1],
    'read-anomalies',
  );
  const found = rows.map(({ number, ...row }) => ({ id: number, ...row, readsWhere: whereOf(row) }));
  return {
    ...READ_PAGES.page(found, { limit, after: before, key: ({ id }) => id }),
    totalCount: async () => {
      const counted = await tx.query<{ count: number }>(`select count(*)::integer as count from read_anomaly where ${CONDITIONS}`, asked);
      return counted.rows[0]?.count ?? 0;
    },
  };
}

/** `reads(where:)` lists the reads with it: what was counted together, in its stretch. */
function whereOf({ of, from, to, actor, client, official, agency, caseCode }: Omit<Row, 'number'>) {
  const who = { ASKER: { actor, client, official, agency }, AGENCY: { agency }, CASE: { caseCode } }[of];
  const given = Object.entries(who).filter(([, value]) => value !== null);
  return {
    actor: null,
    client: null,
    official: null,
    agency: null,
    caseCode: null,
    ...Object.fromEntries(given),
    from,
    to,
    outcomes: ['ANSWERED' as const],
  };
}
