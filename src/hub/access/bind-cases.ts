import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { BoundCase, Caller } from './caller.js';
import { IS_OPEN } from './case-sql.js';

type Row = { code: string; procedure: string; subjects: string[]; named: string[] };

/** The open cases of these codes that the agency opened, by code, in one statement for all. */
export async function openCases(tx: Tx, model: Model, agency: string, codes: readonly string[]): Promise<ReadonlyMap<string, BoundCase>> {
  const { rows } = await tx.query<Row>(
    `select c.code, c.procedure_id as procedure, array(select s.subject_id::text from case_subject s where s.code = c.code) as subjects,
       c.named::text[] as named
     from dossier_case c
     where c.code = any($1::text[]) and c.agency = $2 and ${IS_OPEN}`,
    [codes, agency],
    'bind-cases',
  );
  const needs = new Map<string, ReadonlySet<string>>();
  for (const procedure of new Set(rows.map((row) => row.procedure)))
    needs.set(procedure, (await model.needs?.of(tx, procedure)) ?? new Set());
  return new Map(
    rows.map(({ code, procedure, subjects, named }) => {
      const entities = needs.get(procedure) ?? new Set<string>();
      return [code, { code, entities, kinds: [...entities].sort().join(' '), subjects: new Set(subjects), named: new Set(named) }];
    }),
  );
}

/** The caller under each of these cases; a purpose that does not read under one, or a case that is not open, binds nobody. */
export async function bindCases(tx: Tx, model: Model, caller: Caller, codes: readonly string[]): Promise<(code: string) => Caller> {
  const purpose = model.access.purposes.find((one) => one.code === caller.purpose);
  const binds = purpose?.caseBinds === 'dossier' && caller.authenticated && caller.agency !== null;
  const bound = binds ? await openCases(tx, model, caller.agency ?? '', [...new Set(codes)]) : new Map<string, BoundCase>();
  return (code) => ({ ...caller, caseCode: code, case: bound.get(code) });
}
