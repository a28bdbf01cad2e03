import { LRUCache } from 'lru-cache';
import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { CaseKind } from '../declare/policy.js';
import { HEAD_POSITION } from '../time/head.js';
import type { BoundCase, Caller } from './caller.js';
import { CASE_GIVEN, CASE_TOLD, type CaseTold, OPEN_WORK_ORDER, openCaseSql, openDossiersSql, readCaseTold } from './case-sql.js';

/** What the dossiers of a procedure need, and up to which position of the ledger that is known. */
type Needs = Pick<BoundCase, 'entities' | 'kinds'> & { knownTo: string };

/** A case as it most likely is, for a question whose own statement tells (`CASE_TOLD`): whose rows it reaches is found there too. */
export type LikelyCase = { kind: CaseKind; caller: Caller; procedure: string; needs: Needs };

export type CaseBinding = {
  /** Looks the case or work order of `Hub-Case` up, where the purpose reads under one. Whom it is not open for is bound to none, and `checkPurpose` refuses. */
  bind(tx: Tx, caller: Caller): Promise<Caller>;
  /** What the case of this question will be found to be, without a look; undefined where no case binds or nothing is known of it. */
  likely(caller: Caller, question: object): LikelyCase | undefined;
  /** The caller as the question's own statement bound it; undefined where it told anything else than was taken for likely. */
  settle(likely: LikelyCase, question: object, told: CaseTold | null, head: string): Caller | undefined;
};

/** So many cases are remembered by their procedure, which never changes; of others it is likely the one last asked about so. */
const CASES_MAX = 20_000;

/**
 * Binds callers to the case or work order of `Hub-Case`, for purposes that read under one. A case that was never opened, is another agency's, was closed or
 * has ended binds nobody, and `checkPurpose` then refuses: whoever forgets to bind reads nothing.
 *
 * Kept in memory is only what does not change (the procedure of a case) or is held to the ledger by every statement (what a procedure needs).
 * Whether the case is open and whom it is about is read each time, so one that was closed a moment ago, by whichever process, reads nothing.
 */
export function createCaseBinding(model: Model): CaseBinding {
  const needsBy = new Map<string, Needs>();
  const procedures = new LRUCache<string, string>({ max: CASES_MAX });
  const procedureOf = new WeakMap<object, string>();
  let latest = '';
  /** An emergency is of no procedure. */
  const everything: Needs = { entities: new Set(model.declarations.entities.keys()), kinds: '*', knownTo: '0' };

  return {
    async bind(tx, caller) {
      if (takesWorkOrder(model, caller)) return underWorkOrder(tx, caller);
      const kind = kindOf(model, caller);
      if (kind === undefined) return caller;
      const { caseCode, agency, actor } = caller;
      const likely = needsBy.get(procedures.get(caseCode ?? '') ?? latest);
      const given = { caseCode, agency, actor, needsKnownTo: likely?.knownTo ?? null };
      const values: unknown[] = [];
      const openCase = openCaseSql(model, kind, (name) => `$${values.push(given[name])}::${CASE_GIVEN[name]}`);
      const { rows } = await tx.query<{ told: string | null; head: string }>(
        `with ${openCase} select ${CASE_TOLD} as told, ${HEAD_POSITION} as head`,
        values,
        `bind-case ${kind}`,
      );
      const [row] = rows;
      const told = readCaseTold(row?.told ?? null);
      if (row === undefined || told === null) return caller;
      if (kind === 'emergency') return bound(caller, told, everything);
      procedures.set(caseCode ?? '', told.procedure);
      latest = told.procedure;
      return bound(caller, told, await needsOf(tx, told, likely, row.head));
    },

    likely(caller, question) {
      const kind = kindOf(model, caller);
      if (kind === undefined) return undefined;
      const procedure = kind === 'emergency' ? '' : (procedures.get(caller.caseCode ?? '') ?? procedureOf.get(question) ?? latest);
      const needs = kind === 'emergency' ? everything : needsBy.get(procedure);
      if (needs === undefined) return undefined;
      const nobody: ReadonlySet<string> = new Set();
      return { kind, procedure, needs, caller: bound(caller, { named: nobody, subjects: nobody }, needs) };
    },

    settle({ kind, caller, procedure, needs }, question, told, head) {
      if (told === null) return undefined;
      if (kind === 'emergency') return bound(caller, told, needs);
      if (caller.caseCode !== null) procedures.set(caller.caseCode, told.procedure);
      procedureOf.set(question, told.procedure);
      latest = told.procedure;
      if (told.procedure !== procedure || !stillHolds(needs, told, head)) return undefined;
      return bound(caller, told, needs);
    },
  };

  /** `asked`: the needs whose position the statement compared with. */
  async function needsOf(tx: Tx, told: CaseTold, asked: Needs | undefined, head: string): Promise<Needs> {
    const { procedure } = told;
    const known = needsBy.get(procedure);
    if (known !== undefined && known === asked && stillHolds(known, told, head)) return known;
    if (known?.knownTo === head) return known;
    const needs = { ...(await neededBy(tx, model, procedure)), knownTo: head };
    const other = needsBy.get(procedure);
    // Read later than the position it is known for, so at worst it is read again.
    if (other === undefined || BigInt(other.knownTo) <= BigInt(head)) needsBy.set(procedure, needs);
    return needs;
  }
}

/** Whether no definition changed between where the needs are known and the head that was told beside; then they are known to there. */
function stillHolds(needs: Needs, { isRedefined }: CaseTold, head: string): boolean {
  if (needs.knownTo === head) return true;
  // A ledger that is behind what was known of it is another one, or a standby.
  if (isRedefined || BigInt(head) < BigInt(needs.knownTo)) return false;
  needs.knownTo = head;
  return true;
}

/**
 * The caller under each of these dossiers, in one statement for all; a purpose that does not read under one, or a dossier that is not open,
 * binds nobody.
 */
export async function bindDossiers(tx: Tx, model: Model, caller: Caller, codes: readonly string[]): Promise<(code: string) => Caller> {
  const under = (caseCode: string): Caller => ({ ...caller, caseCode, case: undefined, workOrder: undefined });
  if (codes.length === 0 || kindOf(model, under('any')) !== 'dossier') return under;
  const { rows } = await tx.query<{ code: string; procedure_id: string; named: string[]; subjects: string[]; mandate: string | null }>(
    `select o.code, o.procedure_id, o.named::text[] as named, o.subjects::text[] as subjects, o.mandate
     from (${openDossiersSql({ codes: '= any($1::text[])', agency: '$2::text', more: 'c.code' })}) o`,
    [[...new Set(codes)], caller.agency],
    'bind-dossiers',
  );
  const found = new Map<string, Caller>();
  const needs = new Map<string, Pick<BoundCase, 'entities' | 'kinds'>>();
  for (const { code, procedure_id: procedure, named, subjects, mandate } of rows) {
    const known = needs.get(procedure) ?? (await neededBy(tx, model, procedure));
    needs.set(procedure, known);
    found.set(code, bound(under(code), { named: new Set(named), subjects: new Set(subjects), mandate }, known));
  }
  return (code) => found.get(code) ?? under(code);
}

/** The kinds of records that the dossiers of a procedure reach. */
export async function neededBy(tx: Tx, model: Model, procedure: string): Promise<Pick<BoundCase, 'entities' | 'kinds'>> {
  const entities = (await model.needs?.of(tx, procedure)) ?? new Set<string>();
  return { entities, kinds: [...entities].sort().join(' ') };
}

/** What a caller has to be bound to; undefined where nothing binds, or it is bound already. */
function kindOf({ access }: Model, { purpose: code, caseCode, agency, authenticated, case: bound }: Caller): CaseKind | undefined {
  if (bound !== undefined || !authenticated || caseCode === null || agency === null) return undefined;
  return access.purposes.find((one) => one.code === code)?.caseBinds;
}

function takesWorkOrder({ access }: Model, { purpose: code, workOrder }: Caller): boolean {
  return workOrder === undefined && access.purposes.some((one) => one.code === code && one.takesWorkOrder === true);
}

/** Nothing is read before it is known: a work order narrows no rows, so a statement could not leave out what is not to be seen. */
async function underWorkOrder(tx: Tx, caller: Caller): Promise<Caller> {
  const { caseCode, agency, purpose, actor, authenticated } = caller;
  if (!authenticated || caseCode === null || agency === null) return caller;
  const { rows } = await tx.query<{ code: string }>(OPEN_WORK_ORDER, [caseCode, agency, purpose, actor], 'bind-work-order');
  return { ...caller, workOrder: rows[0]?.code };
}

function bound(
  caller: Caller,
  { named, subjects, mandate }: Pick<BoundCase, 'named' | 'subjects' | 'mandate'>,
  { entities, kinds }: Pick<BoundCase, 'entities' | 'kinds'>,
): Caller {
  return { ...caller, case: { code: caller.caseCode ?? '', entities, kinds, subjects, named, mandate: mandate ?? null } };
}
