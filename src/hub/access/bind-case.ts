import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { LEGAL_TODAY } from '../time/legal-day.js';
import type { Caller } from './caller.js';

type Row = { procedure: string; subjects: string[]; named: string[] };

/**
 * Binds a caller to the case of `Hub-Case`, for purposes that read under one. A case that was never opened, is another agency's, was closed or
 * has ended binds nobody, and `checkPurpose` then refuses: whoever forgets to bind reads nothing.
 */
export async function bindCase(tx: Tx, model: Model, caller: Caller): Promise<Caller> {
  const { purpose: code, caseCode, agency } = caller;
  // A caller is bound once; a stream asks again for each page by itself.
  if (caller.case !== undefined) return caller;
  const purpose = model.access.purposes.find((one) => one.code === code);
  if (!purpose?.caseBinds || !caller.authenticated || caseCode === null || agency === null) return caller;
  const { rows } = await tx.query<Row>(
    `select c.procedure_id as procedure, array(select s.subject_id::text from case_subject s where s.code = c.code) as subjects, c.named::text[] as named
     from dossier_case c
     where c.code = $1 and c.agency = $2 and c.ends_on >= ${LEGAL_TODAY} and not exists (select from case_end e where e.code = c.code)`,
    [caseCode, agency],
    'bind-case',
  );
  const [found] = rows;
  if (found === undefined) return caller;
  const { procedure, subjects, named } = found;
  const entities = (await model.needs?.(tx, procedure)) ?? new Set<string>();
  return { ...caller, case: { code: caseCode, procedure, entities, subjects: new Set(subjects), named: new Set(named) } };
}
