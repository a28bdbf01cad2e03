import type { Tx } from '../../db/tx.js';
import { IS_OPEN } from '../access/case-sql.js';
import { isTold } from '../reads/notice-delays.js';
import { instantText } from '../time/instant.js';

/** A dossier that was opened, as its agency and its subject are told of it. */
export type Case = {
  code: string;
  agency: string;
  procedure: string;
  origin: CaseOrigin;
  purpose: string;
  openedAt: string;
  openedBy: string;
  endsOn: string;
  closedAt: string | null;
  isOpen: boolean;
  /** The last mandate it was opened by; null where its subject acts. */
  mandate: string | null;
};

export type CaseOrigin = 'CITIZEN' | 'PORTAL' | 'COUNTER';

const COLUMNS = `c.code, c.agency, c.procedure_id as procedure, c.origin, c.purpose, ${instantText('c.opened_at')} as "openedAt",
  c.opened_by as "openedBy", c.ends_on::text as "endsOn", ${instantText('e.closed_at')} as "closedAt",
  ${IS_OPEN} as "isOpen", (select a.mandate from case_mandate a where a.code = c.code order by a.noted_at desc, a.mandate_id limit 1) as mandate`;

/** The case of this code that the agency opened. */
export async function caseOf(tx: Tx, agency: string | null, code: string): Promise<Case | null> {
  const { rows } = await tx.query<Case>(
    `select ${COLUMNS} from dossier_case c left join case_end e on e.code = c.code where c.code = $1 and c.agency = $2`,
    [code, agency],
    'case',
  );
  return rows[0] ?? null;
}

/** The cases of an agency, or of all, the first to end first. Whom they are about is not told. */
export async function casesOfAgency(
  tx: Tx,
  { agency, isOpen, first }: { agency: string | null; isOpen: boolean; first: number },
): Promise<Case[]> {
  const { rows } = await tx.query<Case>(
    `select ${COLUMNS} from dossier_case c left join case_end e on e.code = c.code
     where ($1::text is null or c.agency = $1) and (${IS_OPEN} or not $2::boolean) order by c.ends_on, c.code limit $3::integer`,
    [agency, isOpen, first],
    'cases-of-agency',
  );
  return rows;
}

/**
 * The cases about any of these subjects, and those in which they act today by a mandate, the latest first; those of which the law does not let the
 * subject be told yet are as absent. `others`: whom the latter are about.
 */
export async function casesOf(tx: Tx, subjects: readonly string[], first: number): Promise<{ cases: Case[]; others: ReadonlySet<string> }> {
  const { rows } = await tx.query<Case & { others: string[] | null }>(
    `with own as (select s.code from case_subject s where s.subject_id = any($1::uuid[])),
       acting as (select a.code from case_mandate a join dossier_case d on d.code = a.code
         where a.representative_id = any($1::uuid[]) and a.mandate = mandate_of_case(d.code, d.procedure_id))
     select ${COLUMNS}, case when c.code in (select code from own) then null else array(select s.subject_id from case_subject s where s.code = c.code) end as others
     from dossier_case c left join case_end e on e.code = c.code
     where c.code in (select code from own union select code from acting) and ${isTold('c.code')} order by c.opened_at desc, c.code limit $2::integer`,
    [subjects, first],
    'cases-about',
  );
  return {
    cases: rows.map(({ others: _others, ...one }) => one),
    others: new Set(rows.flatMap(({ others }) => others ?? [])),
  };
}
