import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import type { HubContext } from '../answer/context.js';
import { standingWithdrawal } from '../ledger/standing.js';
import { subjectsOfSet } from '../ledger/subjects-of-set.js';
import { touchNotes } from '../reads/note-touched.js';
import { findRecords } from '../sql/find.js';
import { currentTimes } from '../time/current-times.js';
import { withdrawChangeSet } from '../undo/withdraw-change-set.js';
import { groundText } from '../write/ground-text.js';
import type { ChangeSetOutcome } from '../write/operations.js';
import { outcomeOf } from '../write/repeat.js';
import type { EvidenceCatalogue } from './catalogue.js';
import { resultCodeOf } from './result-code.js';
import { checkMayRecord } from './right.js';

/** A result as it was recorded. `withdrawnBy`: the change set that took it back and still stands. */
export type RecordedResult = Pick<ChangeSetOutcome, 'changeSetId' | 'recordedFrom' | 'changes'> & {
  resultCode: string;
  issuer: string | null;
  withdrawnBy: string | null;
};

/**
 * What the caller's agency recorded under the dossier of the request, the oldest first: all of it, or one code. Results of other dossiers
 * and agencies are as absent. Whoever they are about stands in the read log.
 */
export async function decidedResults(catalogue: EvidenceCatalogue, context: HubContext, code: string | null): Promise<RecordedResult[]> {
  const { model, caller, pool, audit } = context;
  checkMayRecord(model, caller, 'decidedResults');
  audit.begin();
  return withTx(pool, { readOnly: true, label: 'decided results' }, async (tx) => {
    const found = await resultsOf(tx, caller, code === null ? null : resultCodeOf(code));
    const results: RecordedResult[] = [];
    for (const { resultCode, issuerId, setId } of found) {
      const outcome = await outcomeOf(tx, setId);
      if (outcome === undefined) continue;
      for (const subject of await subjectsOfSet(tx, outcome)) audit.subjects.add(subject);
      for (const { entity } of outcome.changes) audit.entities.add(entity);
      const withdrawnBy = (await standingWithdrawal(tx, setId)) ?? null;
      const { changeSetId, recordedFrom, changes } = outcome;
      results.push({
        resultCode,
        issuer: await issuerCode(tx, context, catalogue, issuerId),
        withdrawnBy,
        changeSetId,
        recordedFrom,
        changes,
      });
    }
    if (audit.subjects.size > 0) audit.classes.add('personal');
    return results;
  });
}

export type ResultWithdrawal = { issuer: string; resultCode: string; reason: string; legalBasis?: string | null };

/**
 * Takes a result back, with a reason, for the service that recorded it and under its dossier; to anybody else it does not exist. The code
 * stays its own: another result needs another code. What rests on the documents by now refuses it, as it refuses any withdrawal.
 */
export async function withdrawResult(
  catalogue: EvidenceCatalogue,
  context: HubContext,
  given: ResultWithdrawal,
): Promise<ChangeSetOutcome> {
  const { model, caller, pool, audit } = context;
  const purpose = checkMayRecord(model, caller, 'withdrawResult');
  const grounds = {
    reason: groundText('reason', given.reason),
    legalBasis: given.legalBasis ? groundText('legalBasis', given.legalBasis) : null,
  };
  const code = resultCodeOf(given.resultCode);
  const setId = await withTx(pool, { readOnly: true, label: 'find result' }, async (tx) => {
    for (const one of await resultsOf(tx, caller, code))
      if (one.actor === caller.actor && (await issuerCode(tx, context, catalogue, one.issuerId)) === given.issuer) return one.setId;
    throw new HubError('NOT_FOUND', { what: `kết quả / result ${code}` });
  });
  const touch = touchNotes(context, 'checked');
  const { actor, role, agency, caseCode } = caller;
  const who = { actor, actorRole: role, agency, purpose, ...(caseCode ? { caseCode } : {}) };
  const outcome = await touch.during([], () =>
    withdrawChangeSet(context, setId, { ...who, ...grounds, cascade: false, onPlan: touch.onPlan }),
  );
  await withTx(pool, { readOnly: true, label: 'subjects of withdrawal' }, async (tx) => {
    for (const subject of await subjectsOfSet(tx, outcome)) audit.subjects.add(subject);
  });
  return outcome;
}

type Found = { resultCode: string; issuerId: string; setId: string; actor: string };

async function resultsOf(tx: Tx, { caseCode, agency }: Caller, code: string | null): Promise<Found[]> {
  const { rows } = await tx.query<Found>(
    `select d.code as "resultCode", d.issuer_id as "issuerId", s.id as "setId", s.actor
     from change_set s join decided_result d on d.change_set_id = s.id
     where s.case_code = $1 and s.agency is not distinct from $2 and ($3::text is null or d.code = $3)
     order by s.first_position limit ${RESULTS_MAX}`,
    [caseCode, agency, code],
  );
  return rows;
}

/** A dossier has one result, or a few where one was taken back. */
const RESULTS_MAX = 100;

async function issuerCode(tx: Tx, { model }: HubContext, { agencies }: EvidenceCatalogue, id: string): Promise<string | null> {
  const { today, head } = await currentTimes(tx);
  const at = { validAt: today, knownAt: head.recordedFrom };
  const [issuer] = await findRecords(tx, model, {
    entity: agencies.entity,
    where: { id: { eq: id } },
    at,
    fields: [agencies.code],
    limit: 1,
  });
  const code = issuer?.[agencies.code];
  return typeof code === 'string' ? code : null;
}
