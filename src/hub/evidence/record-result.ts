import { retrying, type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { checkPurpose } from '../access/decide.js';
import type { HubContext } from '../answer/context.js';
import type { Model } from '../declare/model.js';
import { roleOf } from '../declare/policy.js';
import { touchNotes } from '../reads/note-touched.js';
import { PRESENT_INSTANT } from '../sql/sql-context.js';
import { currentTimes } from '../time/current-times.js';
import { bodyHash } from '../write/body-hash.js';
import { writeChangeSet } from '../write/door.js';
import { tried } from '../write/dry-run.js';
import type { ChangeSetOutcome, OperationProblem } from '../write/operations.js';
import { firstAnswer, firstAnswerOfResult } from '../write/repeat.js';
import { type Asking, askConditions, questionsAbout } from './ask-conditions.js';
import type { Delta, EvidenceCatalogue, Outcomes, Question, ResultRule } from './catalogue.js';
import { competentIssuer, mayActFor } from './competence.js';
import { type Definition, readDefinition } from './definition.js';
import { dossierOf } from './dossier.js';
import { dossierRecord, isOver, resultOperation } from './dossier-record.js';
import { DOCUMENTS, documentsRule } from './effects/documents-rule.js';
import { holdCase } from './hold-case.js';
import { fieldsOfResult, lookUpFacts } from './look-up.js';
import { resultCodeOf } from './result-code.js';
import { checkRight, mayLookAt } from './right.js';

export type DecidedResult = {
  procedure: string;
  resultCode: string;
  issuer: string;
  subject: Readonly<Record<string, unknown>>;
  /** Exactly one member: what kind of result, and its content. */
  result: Readonly<Record<string, unknown>>;
};

/**
 * Writes the result of a decided procedure to the registers: what its catalogue entry makes of it, in one transaction, under the dossier of
 * the request. The decision is the authority's and is not judged again: what is no judgement is checked by the conditions that the dossier
 * was asked by, and the write door's rules hold as for any change.
 *
 * Promises: a result code of an agency is written once for ever, however often and by whomever it is sent, and the same result sent again
 * has the first answer; whoever's data is looked at on the way stands in the read log.
 */
export async function recordResult(
  catalogue: EvidenceCatalogue,
  context: HubContext,
  given: DecidedResult,
  tryOnly = false,
): Promise<ChangeSetOutcome & { dryRun: boolean }> {
  const { model, caller, pool } = context;
  const purpose = checkPurpose(model.access, caller, true);
  if (caller.caseCode === null) throw new HubError('CASE_REQUIRED');
  if (!roleOf(model.access, caller.role)?.mayWrite) throw new HubError('FORBIDDEN', { action: 'recordResult' });
  const decided = { ...given, resultCode: resultCodeOf(given.resultCode) };
  const { caseCode } = caller;
  const touch = touchNotes(context, 'checked');
  const write = () =>
    (tryOnly ? tried : withTx<ChangeSetOutcome>)(pool, { label: 'record result' }, async (tx) => {
      const times = await currentTimes(tx);
      const at = { validAt: times.today, knownAt: times.head.recordedFrom };
      const definition = await readDefinition(tx, model, catalogue, { code: decided.procedure, caseCode, at });
      const rule = effectOf(model, catalogue, definition, decided.subject);
      checkRight(model, caller, 'recordResult');
      const set = {
        actor: caller.actor,
        actorRole: caller.role,
        agency: caller.agency,
        legalBasis: definition.legalBasis,
        caseCode,
        ...(purpose ? { purpose: purpose.code } : {}),
        reason: `Kết quả thủ tục ${definition.code}, mã kết quả ${decided.resultCode}`,
        // Under whichever of its names the procedure was sent, the same result is the same.
        requestHash: bodyHash({ ...decided, procedure: definition.code, caseCode }),
      };
      const first = await firstAnswerOfResult(tx, decided.resultCode, set.requestHash);
      if (first) return first;
      const payload = payloadOf(rule, decided);
      const asking = { tx, model, at, audit: context.audit };
      const issuerId = await competentIssuer(asking, catalogue, { rule, code: decided.issuer, payload });
      const input = { ...set, result: { issuerId, code: decided.resultCode }, operations: [] };
      const repeated = await firstAnswer(tx, input, set.requestHash);
      if (repeated) return repeated;
      await mayActFor(asking, catalogue, { rule, code: decided.issuer, payload, issuer: issuerId, recorder: caller.agency });
      const delta = await deltaOf({ tx, context, catalogue, definition, rule, at }, { ...decided, payload }, issuerId);
      if ('missing' in delta) throw new HubError('NOT_FOUND', { what: `${delta.missing.vi} / ${delta.missing.en}` });
      if ('refused' in delta) throw brokenBy(delta.refused);
      const dossier = await dossierRecord(tx, model, catalogue, { code: caseCode, at });
      const decidedOn = [...rule.decidedOn(payload)].sort().at(-1) ?? at.validAt;
      const ending = dossier ? [resultOperation(catalogue, dossier, { code: caseCode, decidedOn, resultCode: decided.resultCode })] : [];
      // Another result may have been recorded since the law was asked: of a last free slot, or of points that were restored.
      const mayWrite = async (tx: Tx) => {
        if (await answersOtherwise({ ...asking, tx }, delta)) throw new HubError('CONFLICT_RETRY');
        const now = dossier && (await dossierRecord(tx, model, catalogue, { code: caseCode, at: { ...at, knownAt: PRESENT_INSTANT } }));
        if (now && isOver(now)) throw new HubError('CONFLICT_RETRY');
        return { emergency: null };
      };
      const around = { onWait: context.onLedgerWait, onPlan: touch.onPlan, mayWrite };
      return writeChangeSet(tx, model, { ...input, operations: [...delta.operations, ...ending], warnings: delta.warnings }, around);
    });
  const outcome = await touch.during([], () => retrying(write));
  return { ...outcome, dryRun: tryOnly };
}

type Preparing = {
  tx: Tx;
  context: HubContext;
  catalogue: EvidenceCatalogue;
  definition: Definition;
  rule: ResultRule;
  at: { validAt: string; knownAt: string };
};

/** What was decided, in the member that this procedure writes. */
function payloadOf({ payload: name }: ResultRule, { result }: DecidedResult): unknown {
  const payload = result[name];
  if (payload !== undefined && payload !== null) return payload;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'result',
    ruleVi: `thủ tục này ghi kết quả ở ${name}.`,
    ruleEn: `this procedure writes ${name}.`,
  });
}

type Asked = { questions: readonly Question[]; outcomes: Outcomes };

async function deltaOf(preparing: Preparing, decided: DecidedResult & { payload: unknown }, issuerId: string): Promise<Delta & Asked> {
  const { tx, context, catalogue, definition, rule, at } = preparing;
  const { model, caller, audit } = context;
  const { payload } = decided;
  const named = rule.things?.(payload) ?? {};
  // A result names the things it is about; what else the dossier named is no matter of it.
  const asked = { subjectKeys: definition.subjectKeys, things: definition.things.filter((argument) => named[argument] !== undefined) };
  const dossier = { ...dossierOf(catalogue, asked, { subject: decided.subject, things: named }), result: payload };
  holdCase(context, catalogue, definition, dossier);
  if (!mayLookAt(model, caller, fieldsOfResult(model, rule, dossier))) throw new HubError('FORBIDDEN', { action: 'recordResult' });
  const facts = await lookUpFacts({ tx, model, caller, rule, dossier, at, audit });
  const questions = questionsAbout(rule.conditions, rule.about?.(facts, payload));
  const outcomes = await askConditions({ tx, model, at, audit }, questions);
  const receivedOn = catalogue.receivedOn(caller.caseCode ?? '') ?? at.validAt;
  const given = { facts, outcomes, dossier, payload, resultCode: decided.resultCode, issuerId, today: at.validAt, receivedOn };
  return { ...rule.delta(given), questions, outcomes };
}

/** Asked under the ledger's lock, where nobody can write: whether the law says of what is known by now what it said. */
async function answersOtherwise(asking: Asking, { questions, outcomes }: Asked): Promise<boolean> {
  if (questions.length === 0) return false;
  const now = await askConditions({ ...asking, at: { ...asking.at, knownAt: PRESENT_INSTANT } }, questions);
  return questions.some((question) => now(question.condition, question).key !== outcomes(question.condition, question).key);
}

function brokenBy(problems: readonly OperationProblem[]): HubError {
  const [first] = problems;
  return new HubError('RULE_BROKEN', { ruleVi: first?.vi, ruleEn: first?.en }, { details: { problems } });
}

function effectOf(model: Model, catalogue: EvidenceCatalogue, definition: Definition, subject: DecidedResult['subject']): ResultRule {
  const { code, id, effect } = definition;
  if (effect === DOCUMENTS) return documentsRule(model, catalogue, definition, kindOf(definition, subject));
  const rule = effect === null ? undefined : catalogue.effects[effect];
  if (!rule) throw new HubError('PROCEDURE_NOT_SET_UP', { procedure: code }, { details: { procedureId: id, effect } });
  return rule;
}

/** How the subject is named; what does not suit the procedure is refused where the dossier is put together. */
function kindOf({ subjectKeys }: Definition, subject: DecidedResult['subject']): string {
  const named = subjectKeys.find((key) => subject[key] !== null && subject[key] !== undefined);
  return named ?? subjectKeys[0] ?? '';
}
