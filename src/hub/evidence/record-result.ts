import { retrying, type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { checkPurpose } from '../access/decide.js';
import type { HubContext } from '../answer/context.js';
import { normalText } from '../declare/normal-text.js';
import { touchNotes } from '../reads/note-touched.js';
import { findRecords } from '../sql/find.js';
import { currentTimes } from '../time/current-times.js';
import { bodyHash } from '../write/body-hash.js';
import { writeChangeSet } from '../write/door.js';
import type { ChangeSetOutcome } from '../write/operations.js';
import { firstAnswer, firstAnswerOfResult } from '../write/repeat.js';
import { askConditions, questionsAbout } from './ask-conditions.js';
import type { Delta, EvidenceCatalogue, ProcedureEntry, ResultRule } from './catalogue.js';
import { lookUpFacts } from './look-up.js';
import { dossierOf, findProcedure } from './procedure.js';
import { checkRight, rightOf } from './right.js';

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
 * the request. The decision is the authority's and is not judged again; the write door's rules hold as for any change.
 *
 * Promises: a result code of an agency is written once for ever, however often and by whomever it is sent, and the same result sent again has
 * the first answer; whoever's data is looked at on the way stands in the read log.
 */
export async function recordResult(catalogue: EvidenceCatalogue, context: HubContext, given: DecidedResult): Promise<ChangeSetOutcome> {
  const { model, caller, pool } = context;
  const purpose = checkPurpose(model.access, caller, true);
  if (caller.caseCode === null) throw new HubError('CASE_REQUIRED');
  if (!model.access.roles.find(({ role }) => role === caller.role)?.mayWrite) throw new HubError('FORBIDDEN', { action: 'recordResult' });
  const decided = { ...given, resultCode: resultCodeOf(given.resultCode) };
  const { caseCode } = caller;
  const touch = touchNotes(context, 'checked');
  const write = () =>
    withTx(pool, { label: 'record result' }, async (tx) => {
      const times = await currentTimes(tx);
      const at = { validAt: times.today, knownAt: times.head.recordedFrom };
      const { entry } = await findProcedure(tx, model, catalogue, { code: decided.procedure, caseCode, at });
      const rule = ruleOf(entry);
      checkRight(model, caller, [rule], 'recordResult');
      const set = {
        actor: caller.actor,
        actorRole: caller.role,
        agency: caller.agency,
        legalBasis: entry.legalBasis,
        caseCode,
        ...(purpose ? { purpose: purpose.code } : {}),
        reason: `Kết quả thủ tục ${entry.code}, mã kết quả ${decided.resultCode}`,
        requestHash: bodyHash({ ...decided, caseCode }),
      };
      const first = await firstAnswerOfResult(tx, decided.resultCode, set.requestHash);
      if (first) return first;
      const issuerId = await issuerOf({ tx, catalogue, context, at }, decided.issuer);
      const input = { ...set, result: { issuerId, code: decided.resultCode }, operations: [] };
      const repeated = await firstAnswer(tx, input, set.requestHash);
      if (repeated) return repeated;
      const delta = await deltaOf({ tx, catalogue, context, entry, rule, at }, decided, issuerId);
      if ('missing' in delta) throw new HubError('NOT_FOUND', { what: `${delta.missing.vi} / ${delta.missing.en}` });
      const around = { onWait: context.onLedgerWait, onPlan: touch.onPlan };
      return writeChangeSet(tx, model, { ...input, operations: delta.operations, warnings: delta.warnings }, around);
    });
  return touch.during([], () => retrying(write));
}

type Preparing = {
  tx: Tx;
  catalogue: EvidenceCatalogue;
  context: HubContext;
  entry: ProcedureEntry;
  rule: ResultRule;
  at: { validAt: string; knownAt: string };
};

async function deltaOf(preparing: Preparing, decided: DecidedResult, issuerId: string): Promise<Delta> {
  const { tx, context, entry, rule, at } = preparing;
  const { model, caller, audit } = context;
  const payload = decided.result[rule.payload];
  if (payload === undefined || payload === null) {
    throw new HubError('BAD_USER_INPUT', {
      argument: 'result',
      ruleVi: `thủ tục này ghi kết quả ở ${rule.payload}.`,
      ruleEn: `this procedure writes ${rule.payload}.`,
    });
  }
  const dossier = { ...dossierOf(entry, { subject: decided.subject, things: { argument: rule.payload, values: rule.things?.(payload) } }), result: payload };
  const right = rightOf(model, entry, caller, dossier);
  if (!rule.uses.every(right.may) || !(rule.conditions ?? []).every(right.mayAsk)) throw new HubError('FORBIDDEN', { action: 'recordResult' });
  const facts = await lookUpFacts({ tx, model, caller, entry, dossier, right, at, audit }, new Set(rule.uses));
  const outcomes = await askConditions({ tx, model, at, audit }, questionsAbout(rule.conditions, rule.about?.(facts, payload)));
  return rule.delta({ facts, outcomes, dossier, payload, resultCode: decided.resultCode, issuerId });
}

async function issuerOf({ tx, catalogue: { agencies }, context: { model }, at }: Omit<Preparing, 'entry' | 'rule'>, code: string): Promise<string> {
  const [issuer] = await findRecords(tx, model, { entity: agencies.entity, where: { [agencies.code]: { eq: code } }, at, fields: [], limit: 1 });
  if (!issuer) throw new HubError('NOT_FOUND', { what: `cơ quan ban hành / issuing agency ${code}` });
  return issuer.id;
}

function ruleOf(entry: ProcedureEntry): ResultRule {
  if (!entry.result) throw new HubError('PROCEDURE_NOT_SET_UP', { procedure: entry.code });
  return entry.result;
}

/** In the normal form of text: a code that is the same to whoever reads it is one result. */
function resultCodeOf(given: string): string {
  const normal = normalText(given);
  if ('value' in normal && normal.value !== null && normal.value.length <= RESULT_CODE_CHARACTERS_MAX) return normal.value;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'resultCode',
    ruleVi: `cần 1 đến ${RESULT_CODE_CHARACTERS_MAX} ký tự nhìn thấy được, trên một dòng.`,
    ruleEn: `1 to ${RESULT_CODE_CHARACTERS_MAX} characters that can be seen, in one line.`,
    example: 'H26.01-261122-0001-KQ01',
  });
}

const RESULT_CODE_CHARACTERS_MAX = LIMITS.resultCodeCharacters.max;
