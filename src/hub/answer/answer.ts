import { execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Pool } from '../../db/client.js';
import { type Readers, readersOver } from '../../db/readers.js';
import { withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import { FIELD_CLASSES } from '../declare/types.js';
import { coerceVariables } from '../query/coerce-variables.js';
import { faultOf } from '../query/fault-of.js';
import type { FinishedJson } from '../query/finished-json.js';
import type { OperationPlan } from '../query/plan.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import type { ReadEntry, ReadLog } from '../reads/read-log.js';
import { REFUSALS } from '../reads/refusals.js';
import { requestEntry } from '../reads/request-entry.js';
import type { BatchWithdrawals } from '../undo/batch-withdrawals.js';
import type { OnLedgerWait } from '../write/door.js';
import { answerInterpreted } from './answer-interpreted.js';
import { createPlanned } from './answer-planned.js';
import type { HubContext } from './context.js';
import { formatFault, isFatal } from './format-error.js';
import type { Question } from './question.js';
import { refuseMalformedText } from './refuse-malformed.js';

/** `executor` says which of the two answered, for the debug header and the metric. */
export type Answer = {
  status: number;
  executor?: 'planner' | 'interpreter';
  /** What ended the whole operation. */
  fault?: HubError;
  body: { data?: unknown; errors?: readonly unknown[]; extensions?: Record<string, unknown> };
  /** The data of the body as text, where it was written out already. */
  finished?: FinishedJson;
};

type Dependencies = {
  schema: GraphQLSchema;
  model: Model;
  pool: Pool;
  /** Where reading statements run; without it the pool's connections serve all. */
  readers?: Readers;
  readLog: ReadLog;
  /** The planner unless told otherwise; the interpreter is the reference and takes what the planner declines. */
  executor?: 'planner' | 'interpreter';
  /** Told of every fault of the system with its private cause, for the operator's log. */
  onFault?: (fault: HubError, requestId: string) => void;
  onLedgerWait?: OnLedgerWait;
  withdrawals?: BatchWithdrawals;
};

/**
 * One function for every door (HTTP, and streams later): coerce, plan, decide, read in one snapshot, log, answer.
 * Promises: a refused operation reads nothing; an audited answer leaves only after its row in the read log is durable;
 * a database fault is never mistaken for "no such record".
 */
export function createAnswer({
  schema,
  model,
  pool,
  readers = readersOver(pool),
  readLog,
  executor = 'planner',
  onFault,
  onLedgerWait,
  withdrawals,
}: Dependencies): (question: Question) => Promise<Answer> {
  const answerPlanned = createPlanned({ schema, model, readers });
  return async (question) => {
    const { caller, operation } = question;
    let begun = false;
    const notes: AuditNotes = {
      subjects: new Set(),
      standIn: readLog.standIn,
      classes: new Set(),
      entities: new Set(),
      begin: () => {
        if (!begun) readLog.intent(caller.requestId, () => requestEntry(question, notes.entities));
        begun = true;
      },
    };
    const log = (outcome: ReadEntry['outcome'], code: string | null) => {
      const fieldClasses = FIELD_CLASSES.filter((c) => notes.classes.has(c));
      // What is refused shows nobody.
      const subjects = outcome === 'ANSWERED' ? [...notes.subjects].sort() : [];
      return readLog.record(requestEntry(question, notes.entities, { outcome, code, fieldClasses, subjects }));
    };
    try {
      refuseMalformedText(question);
      if (operation.operation === 'subscription') refuseSubscription();
      const answer = operation.operation === 'query' ? await answerQuery(question, notes) : await answerMutation(question, notes);
      if (isAudited(notes) && caller.authenticated) await log('ANSWERED', null);
      return answer;
    } catch (error) {
      const fault = faultOf(error);
      if (isFatal(fault) && !fault.isExpected) onFault?.(fault, caller.requestId);
      if (caller.authenticated && REFUSALS.has(fault.code)) {
        const unlogged = await log('REFUSED', fault.code).then(() => null, faultOf);
        if (unlogged) return { status: unlogged.status, fault: unlogged, body: { errors: [formatFault(unlogged, caller)] } };
      }
      return { status: fault.status, fault, body: { errors: [formatFault(fault, caller)] } };
    }

    async function answerQuery(question: Question, notes: AuditNotes): Promise<Answer> {
      const variables = coerceVariables(schema, question, question.variables);
      const take = (plan: OperationPlan) => {
        for (const level of plan.levels.values()) notes.entities.add(level.entity.name);
        if (plan.feeds.size > 0) notes.entities.add('Change');
        for (const cls of plan.fieldClasses) notes.classes.add(cls);
        if (isAudited(notes)) notes.begin();
      };

      const asking = { question, variables, notes, take };
      const planned = executor === 'planner' ? await answerPlanned(asking) : null;
      if (planned) return { ...finish(planned.result, planned.extensions), executor: 'planner' };
      const { result, extensions, finished } = await withTx(
        readers.poolFor({ isGuest: !caller.authenticated }),
        { readOnly: true, isolation: 'repeatable read', label: 'query' },
        (tx) => answerInterpreted({ schema, model, pool }, tx, asking),
      );
      return { ...finish(result, extensions), executor: 'interpreter', ...(finished ? { finished } : {}) };
    }

    /** Streams have a door of their own, where they are answered over time. */
    function refuseSubscription(): never {
      throw new HubError('BAD_REQUEST', {
        ruleVi: 'đăng ký theo dõi (subscription) gửi tới /graphql/stream.',
        ruleEn: 'subscriptions are served at /graphql/stream.',
      });
    }

    async function answerMutation({ document, variables: raw }: Question, notes: AuditNotes): Promise<Answer> {
      coerceVariables(schema, question, raw);
      const context: HubContext = { model, pool, caller, audit: notes, onLedgerWait, withdrawals };
      const result = await execute({ schema, document, contextValue: context, variableValues: raw, operationName: operation.name?.value ?? null });
      const refusal = result.errors?.map(faultOf).find(({ code }) => REFUSALS.has(code));
      if (refusal && caller.authenticated) await log('REFUSED', refusal.code);
      return finish(result, {});
    }

    function finish(result: { data?: unknown; errors?: readonly GraphQLError[] }, extensions: Record<string, unknown>): Answer {
      const faults = result.errors?.map(faultOf) ?? [];
      // A resolver that refuses refuses the whole question, as planning does; of a mutation, what was written before stays told.
      const ending =
        faults.find(isFatal) ?? (operation.operation === 'query' ? faults.find(({ code }) => REFUSALS.has(code) || code === 'UNAUTHENTICATED') : undefined);
      if (ending) throw ending;
      const errors = result.errors?.map((error) => formatFault(error, caller));
      // Of several mutations one may be refused beside what was written; refused alone, it is the answer.
      const [refused] = faults;
      if (refused && errors && operation.operation === 'mutation' && Object.keys(result.data ?? {}).length <= 1)
        return { status: refused.status, fault: refused, body: { errors } };
      return { status: 200, body: { ...(errors ? { errors } : {}), data: result.data, ...(Object.keys(extensions).length > 0 ? { extensions } : {}) } };
    }
  };
}

function isAudited(notes: AuditNotes): boolean {
  return notes.subjects.size > 0 || notes.classes.has('personal') || notes.classes.has('sensitive');
}
