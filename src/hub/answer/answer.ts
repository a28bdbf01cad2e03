import { execute, type GraphQLSchema } from 'graphql';
import type { Pool } from '../../db/client.js';
import { readersOver, type Sides } from '../../db/readers.js';
import { withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { createCaseBinding } from '../access/bind-case.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import { hasRules } from '../declare/policy.js';
import { readFeedCursor, refuseForeign } from '../feed/cursor.js';
import type { ServedBy, Standbys } from '../ledger/standbys.js';
import { coerceVariables } from '../query/coerce-variables.js';
import type { Coverages } from '../query/coverage.js';
import { faultOf } from '../query/fault-of.js';
import type { OperationPlan } from '../query/plan.js';
import type { Kept } from '../query/whole-root.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import type { ReadLog } from '../reads/read-log.js';
import { REFUSALS } from '../reads/refusals.js';
import { once } from '../sql/once.js';
import { currentTimes } from '../time/current-times.js';
import type { BatchWithdrawals } from '../undo/batch-withdrawals.js';
import type { OnLedgerWait } from '../write/door.js';
import { answerInterpreted } from './answer-interpreted.js';
import { createPlanned } from './answer-planned.js';
import { type Asked, openQuestion, type Part } from './asked.js';
import type { HubContext } from './context.js';
import { formatFault, isFatal } from './format-error.js';
import type { Answer, Answered, Asking, Question } from './question.js';
import { refuseMalformedText } from './refuse-malformed.js';

type Dependencies = {
  schema: GraphQLSchema;
  model: Model;
  pool: Pool;
  /** Where reading statements run; without it the pool's connections serve both sides. */
  sides?: Sides;
  readLog: ReadLog;
  /** The planner unless told otherwise; the interpreter is the reference and takes what the planner declines. */
  executor?: 'planner' | 'interpreter';
  /** Told of every fault of the system with its private cause, for the operator's log. */
  onFault?: (fault: HubError, requestId: string) => void;
  onLedgerWait?: OnLedgerWait;
  withdrawals?: BatchWithdrawals;
  /** Verifier keys of those who cosign the logs. */
  witnesses?: readonly string[];
  /** Which key signs receipts, and which release of the hub does; without it none are released. */
  releasing?: HubContext['releasing'];
  /** Registers of others that may be asked; without them none is. */
  sources?: HubContext['sources'];
  /**
   * The secret by which figures about persons are perturbed; kept for ever, since another one would perturb them anew. Without it none are
   * told.
   */
  cellKey?: Buffer;
  /** How much is there of each kind of record; without it the catalogue tells none. */
  coverages?: Coverages;
  /** Servers that follow the primary; without them it answers everything. */
  standbys?: Standbys;
  /** Told by which server a question was answered. */
  onServed?: (server: string) => void;
};

type Step = (asked: Asked) => void | Promise<void>;

/**
 * One function for every door (HTTP, and streams later).
 * Promises: a refused operation reads nothing; an audited answer leaves only after its row in the read log is durable;
 * a database fault is never mistaken for "no such record".
 */
export function createAnswer({
  schema,
  model,
  pool,
  sides = { open: readersOver(pool), personal: readersOver(pool) },
  readLog,
  executor = 'planner',
  onFault,
  onLedgerWait,
  withdrawals,
  witnesses,
  releasing,
  sources,
  cellKey,
  coverages,
  standbys,
  onServed,
}: Dependencies): (question: Question) => Promise<Answer> {
  const remembered = new WeakMap<object, object>();
  const kept: Kept = (key, make) => {
    const known = (remembered.get(key) as ReturnType<typeof make> | undefined) ?? make();
    remembered.set(key, known);
    return known;
  };
  const cases = createCaseBinding(model);
  const answerPlanned = createPlanned({ schema, model, sides, standbys, cases, cellKey, kept });

  /** What happens to a question, in this order. A step that throws refuses it: none of the later ones is taken. */
  const steps: readonly Step[] = [
    refuseWithoutRules,
    ({ question }) => refuseMalformedText(question),
    refuseSubscription,
    refuseUnreached,
    coerce,
    // Binds to the case, plans, decides who may, and reads (`answer-planned.ts`); or writes.
    (asked) => (asked.question.operation.operation === 'query' ? read(asked) : write(asked)),
    refuseWhole,
    countPersons,
    logAnswered,
    word,
  ];

  return async (question) => {
    const asked = openQuestion(question, readLog);
    try {
      for (const step of steps) await step(asked);
      return asked.answer;
    } catch (error) {
      return refuse(asked, error);
    }
  };

  /** What no rule gives would be told as absent; while nobody knows the rules, nothing is told. */
  function refuseWithoutRules(): void {
    if (!hasRules(model.access)) throw new HubError('UNAVAILABLE');
  }

  /** What is asked for at a place that the log does not have was read nowhere, or before it was lost. */
  async function refuseUnreached({ question: { caller } }: Asked): Promise<void> {
    if (caller.atLeast === undefined) return;
    const place = readFeedCursor(caller.atLeast);
    if (standbys?.hasReached(place)) return;
    const brief = sides.personal.of({ kind: 'brief' });
    const { head, logId } = await currentTimes(brief);
    await refuseForeign(brief, place, { logId, head: head.position, argument: 'Hub-At-Least' });
  }

  function coerce(asked: Asked): void {
    asked.variables = coerceVariables(schema, asked.question, asked.question.variables);
  }

  /** Whoever reads under a case is bound to it; whoever is not reads nothing (`checkPurpose`). */
  function bind(caller: Caller): Promise<Caller> {
    return cases.bind(sides.personal.of({ kind: 'brief' }), caller);
  }

  async function read(asked: Asked): Promise<void> {
    const { question, variables, notes } = asked;
    const take = (plan: OperationPlan) => {
      for (const level of plan.levels.values()) notes.entities.add(level.entity.name);
      if (plan.feeds.size > 0) notes.entities.add('Change');
      for (const cls of plan.fieldClasses) notes.classes.add(cls);
      if (isAudited(notes)) notes.begin();
    };
    const asking = { question, variables, notes, apart: asked.apart, take, bind: once(() => bind(question.caller)) };
    const planned = executor === 'planner' ? await answerPlanned(asking) : null;
    asked.worked = planned ? { ...planned, executor: 'planner' } : { ...(await interpreted(asking)), executor: 'interpreter' };
    if (!standbys) return;
    const servedBy = asked.worked.servedBy ?? PRIMARY;
    asked.worked.extensions = { ...asked.worked.extensions, servedBy };
    onServed?.(servedBy.server);
  }

  async function interpreted(asking: Asking): Promise<Answered> {
    const { question } = asking;
    const caller = await asking.bind();
    return withTx(
      sides.personal.poolFor({ isGuest: !question.caller.authenticated }),
      { readOnly: true, isolation: 'repeatable read', label: 'query' },
      (tx) => answerInterpreted({ schema, model, pool, witnesses, cellKey, coverages, kept }, tx, asking, caller),
    );
  }

  async function write(asked: Asked): Promise<void> {
    const { caller: asker, document, operation, variables, spending } = asked.question;
    const caller = await bind(asker);
    await spending?.spend('rows', WRITE_ROWS);
    const context: HubContext = { model, pool, caller, audit: asked.notes, onLedgerWait, withdrawals, witnesses, releasing, sources };
    const result = await execute({
      schema,
      document,
      contextValue: context,
      variableValues: variables,
      operationName: operation.name?.value ?? null,
    });
    asked.worked = { result, extensions: {} };
    standbys?.wrote(asker.actor);
    // Of several mutations some are written: what refused another is not what ended the operation, and stands in the log beside it.
    const refusal = result.errors?.map(faultOf).find(({ code }) => REFUSALS.has(code));
    if (refusal && caller.authenticated) await asked.log('REFUSED', refusal.code);
  }

  async function refuse({ question: { caller, spending }, notes, log }: Asked, error: unknown): Promise<Answer> {
    let fault = faultOf(error);
    // Whoever tries out identifiers under a case is told of none, and is stopped all the same.
    if (fault.code === 'NOT_IN_CASE')
      fault = (await spending?.spend('persons', Math.max(1, notes.subjects.size)).then(() => undefined, faultOf)) ?? fault;
    if (isFatal(fault) && !fault.isExpected) onFault?.(fault, caller.requestId);
    if (caller.authenticated && (REFUSALS.has(fault.code) || (fault.code === 'RATE_LIMITED' && faultOf(error) !== fault))) {
      const unlogged = await log('REFUSED', fault.code).then(() => null, faultOf);
      if (unlogged) return refusalOf(unlogged, caller);
    }
    return refusalOf(fault, caller);
  }
}

const PRIMARY: ServedBy = { server: 'primary', behindMs: 0 };

/** What a write counts of its caller's minute, beside the persons it shows. */
const WRITE_ROWS = 50;

/** Streams have a door of their own, where they are answered over time. */
function refuseSubscription({ question: { operation } }: Asked): void {
  if (operation.operation !== 'subscription') return;
  throw new HubError('BAD_REQUEST', {
    ruleVi: 'đăng ký theo dõi (subscription) gửi tới /graphql/stream.',
    ruleEn: 'subscriptions are served at /graphql/stream.',
  });
}

/** A resolver that refuses refuses the whole question, as planning does; of a mutation, what was written before stays told. */
function refuseWhole({ question: { operation }, worked: { result } }: Asked): void {
  const faults = result.errors?.map(faultOf) ?? [];
  const ending =
    faults.find(isFatal) ??
    (operation.operation === 'query' ? faults.find(({ code }) => REFUSALS.has(code) || code === 'UNAUTHENTICATED') : undefined);
  if (ending) throw ending;
}

/** Whom an answer shows and whom a question names, found or not, count alike: who tries out identifiers mostly finds nobody. */
async function countPersons({ question: { operation, spending }, notes, parts, log }: Asked): Promise<void> {
  const persons = parts.reduce((sum, part) => sum + personsTried(part), notes.subjects.size);
  if (!spending || persons === 0) return;
  // What was written stays written.
  if (operation.operation === 'mutation') return spending.charge('persons', persons);
  try {
    await spending.spend('persons', persons);
  } catch (error) {
    await log('REFUSED', faultOf(error).code);
    throw error;
  }
}

/** As many as a part shows; whoever is refused by a case has tried one out. */
function personsTried({ notes, refusal }: Part): number {
  return refusal === 'NOT_IN_CASE' ? Math.max(1, notes.subjects.size) : notes.subjects.size;
}

async function logAnswered({ question: { caller }, notes, parts, log }: Asked): Promise<void> {
  if (!caller.authenticated) return;
  const rows = parts.filter((part) => part.refusal !== null || isAudited(part.notes)).map((part) => part.log());
  if (isAudited(notes)) rows.push(log('ANSWERED', null));
  await Promise.all(rows);
}

function word(asked: Asked): void {
  const { caller, operation } = asked.question;
  const { result, extensions, finished, executor } = asked.worked;
  const errors = result.errors?.map((error) => formatFault(error, caller));
  // Of several mutations one may be refused beside what was written; refused alone, it is the answer.
  const refused = result.errors?.[0] && faultOf(result.errors[0]);
  if (refused && errors && operation.operation === 'mutation' && Object.keys(result.data ?? {}).length <= 1) {
    asked.answer = { status: refused.status, fault: refused, body: { errors } };
    return;
  }
  const body = { ...(errors ? { errors } : {}), data: result.data, ...(Object.keys(extensions).length > 0 ? { extensions } : {}) };
  asked.answer = { status: 200, body, ...(executor ? { executor } : {}), ...(finished ? { finished } : {}) };
}

function refusalOf(fault: HubError, caller: Caller): Answer {
  return { status: fault.status, fault, body: { errors: [formatFault(fault, caller)] } };
}

function isAudited(notes: AuditNotes): boolean {
  return notes.subjects.size > 0 || notes.classes.has('personal') || notes.classes.has('sensitive');
}
