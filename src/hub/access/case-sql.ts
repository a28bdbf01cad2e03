import type { Model } from '../declare/model.js';
import type { CaseKind } from '../declare/policy.js';
import { LEGAL_TODAY } from '../time/legal-day.js';

/** Stands where the ids of the persons whose rows are reached would: those of the case that the statement itself looks up. */
export class PersonsOfCase {}

/** What a statement tells of the case it is asked under. */
export type CaseTold = {
  procedure: string;
  subjects: ReadonlySet<string>;
  named: ReadonlySet<string>;
  /** The mandate by which somebody acts for its subject; null where the subject acts. */
  mandate: string | null;
  /** Whether definitions of procedures may have changed after the position asked about. */
  isRedefined: boolean;
};

/** SQL of the mandate by which the dossier `c` is carried on today. */
const MANDATE = 'mandate_of_case(c.code, c.procedure_id)';
/** A dossier that a representative brought is theirs no longer once no mandate of it holds. */
const IS_MANDATED = `(not exists (select from case_mandate a where a.code = c.code) or ${MANDATE} is not null)`;

/** Whether anything may be read under the dossier `c`. */
export const IS_OPEN = `(c.ends_on >= ${LEGAL_TODAY} and not exists (select from case_end e where e.code = c.code) and ${IS_MANDATED})`;

/** SQL of whether anything may be read under the work order `w`. */
export const IS_ORDER_OPEN = `(${LEGAL_TODAY} between w.starts_on and w.ends_on and not exists (select from work_order_end e where e.code = w.code))`;

/** SQL of the work order that is open for whoever asks: of their agency, for their purpose, and given by somebody else. */
export const OPEN_WORK_ORDER = `select w.code from work_order w
  where w.code = $1 and w.agency = $2 and w.purpose = $3 and w.opened_by <> $4 and ${IS_ORDER_OPEN}`;

/** What a case is asked for by, and its type in SQL: `Hub-Case`, who asks, and the position up to which the needs are known (or null). */
export const CASE_GIVEN = { caseCode: 'text', agency: 'text', actor: 'text', needsKnownTo: 'bigint' } as const;

type Placeholder = (given: keyof typeof CASE_GIVEN) => string;

/**
 * The common table `open_case` of a statement: the case if it is the caller's and open, else nothing. Refusals and answers take it from
 * here, so what is not open reaches nobody and takes the time of what was never opened.
 */
export function openCaseSql({ needs }: Pick<Model, 'needs'>, kind: CaseKind, placeholder: Placeholder): string {
  const [code, agency] = [placeholder('caseCode'), placeholder('agency')];
  if (kind === 'emergency')
    return `open_case as materialized (select '' as procedure_id, '{}'::uuid[] as named, array[c.subject_id] as subjects, null::text as mandate, false as is_redefined
    from emergency_access c where c.code = ${code} and c.agency = ${agency} and c.actor = ${placeholder('actor')} and c.ends_at > statement_timestamp())`;
  const isRedefined = `${changedSinceSql(needs?.definedBy ?? [], placeholder('needsKnownTo'))} as is_redefined`;
  return `open_case as materialized (${openDossiersSql({ codes: `= ${code}`, agency, more: isRedefined })})`;
}

/** SQL of the dossiers `c` that this agency opened and that are open, with what each of them reaches. */
export function openDossiersSql({ codes, agency, more }: Readonly<Record<'codes' | 'agency' | 'more', string>>): string {
  return `select c.procedure_id, c.named, array(select s.subject_id from case_subject s where s.code = c.code) as subjects, ${MANDATE} as mandate, ${more}
    from dossier_case c where c.code ${codes} and c.agency = ${agency} and ${IS_OPEN}`;
}

/** SQL of the ids of the persons whom the case is about. */
export const SUBJECTS_OF_CASE = `coalesce((select o.subjects from open_case o), '{}')`;

/** SQL of one text that tells all of it, or null. */
export const CASE_TOLD = `(select concat_ws('|', array_to_string(o.subjects, ','), array_to_string(o.named, ','), o.is_redefined, o.procedure_id, o.mandate) from open_case o)`;

export function readCaseTold(text: string | null): CaseTold | null {
  if (text === null) return null;
  const [subjects = '', named = '', isRedefined, procedure = '', ...mandate] = text.split('|');
  return {
    procedure,
    subjects: idsOf(subjects),
    named: idsOf(named),
    mandate: mandate.length === 0 ? null : mandate.join('|'),
    isRedefined: isRedefined !== 'f',
  };
}

function idsOf(text: string): ReadonlySet<string> {
  return new Set(text === '' ? [] : text.split(','));
}

/** After so many changes it is cheaper to read the definitions again than to look through the ledger for them. */
const LOOKED_THROUGH_MAX = 1_000;

/**
 * SQL of whether records of these kinds may have been written after the position; null is before all. It goes along in a statement that
 * rests on what is kept of them in memory, so what changed, through whichever process, counts at the next question.
 */
export function changedSinceSql(entities: readonly string[], knownTo: string): string {
  const kinds = entities.map((entity) => `'${entity}'`).join(', ');
  if (kinds === '') return 'false';
  const since = `select entity from change where position > ${knownTo} order by position limit ${LOOKED_THROUGH_MAX + 1}`;
  return `(${knownTo} is null or (select count(*) > ${LOOKED_THROUGH_MAX} or coalesce(bool_or(n.entity in (${kinds})), false) from (${since}) n))`;
}
