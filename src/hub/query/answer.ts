import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type StringValueNode,
  type VariableNode,
  visit,
} from 'graphql';
import type { Pool } from '../../db/client.js';
import { type Readers, type ReadManner, readersOver } from '../../db/readers.js';
import { type Tx, withTx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import type { ReadEntry, ReadLog } from '../audit/read-log.js';
import { requestEntry } from '../audit/request-entry.js';
import type { Model } from '../declare/model.js';
import { FIELD_CLASSES } from '../declare/types.js';
import { isUuid } from '../declare/uuid.js';
import { HubError } from '../errors.js';
import { compileOnlyFeed, readFeed } from '../feed/read-feed.js';
import type { BatchWithdrawals } from '../undo/batch-withdrawals.js';
import type { OnLedgerWait } from '../write/door.js';
import { compileOperation } from './compile.js';
import type { AuditNotes, HubContext } from './context.js';
import { FinishedJson } from './finished-json.js';
import { faultOf, formatFault, isFatal } from './format-error.js';
import { createInterpreter, type NotCurrent } from './interpreter.js';
import { bound } from './leaf.js';
import { fragmentsOf, ofDocument } from './of-document.js';
import { subjectOf } from './own-subject.js';
import type { Cost, Level, OperationPlan, Origin, RootLevel } from './plan.js';
import { boundValues, createPlanCache } from './plan-cache.js';
import { planOperation } from './plan-operation.js';
import { REFUSALS } from './refusals.js';
import { runCompiled } from './run-compiled.js';
import { findSmallGroups, PERSONS_MIN } from './small-groups.js';
import { createStatementNames } from './statement-names.js';
import { type AsOfInput, type At, currentTimes, resolveAsOf } from './times.js';

export type Question = { document: DocumentNode; operation: OperationDefinitionNode; variables: Readonly<Record<string, unknown>>; caller: Caller };
/** `executor` says which of the two answered, for the debug header and the metric. */
export type Answer = {
  status: number;
  executor?: 'planner' | 'interpreter';
  body: { data?: unknown; errors?: readonly unknown[]; extensions?: Record<string, unknown> };
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
  const planFor = createPlanCache();
  const names = createStatementNames();
  const brief = readers.of({ kind: 'brief' });
  let today = likelyDay();
  return async (question) => {
    const { caller, operation } = question;
    let begun = false;
    const notes: AuditNotes = {
      subjects: new Set(),
      classes: new Set(),
      entities: new Set(),
      begin: () => {
        if (!begun) readLog.intent(entry());
        begun = true;
      },
    };
    const entry = () => requestEntry(question, notes.entities);
    const log = (outcome: ReadEntry['outcome'], code: string | null) =>
      readLog.record({
        ...entry(),
        outcome,
        code,
        fieldClasses: FIELD_CLASSES.filter((c) => notes.classes.has(c)),
        subjects: [...notes.subjects].sort(),
      });
    try {
      refuseMalformedText(question);
      if (operation.operation === 'subscription') refuseSubscription();
      const answer = operation.operation === 'query' ? await answerQuery(question, notes) : await answerMutation(question, notes);
      if (isAudited(notes) && caller.authenticated) await log('ANSWERED', null);
      return answer;
    } catch (error) {
      const fault = faultOf(error);
      if (isFatal(fault)) onFault?.(fault, caller.requestId);
      if (caller.authenticated && REFUSALS.has(fault.code)) {
        const unlogged = await log('REFUSED', fault.code).then(() => null, faultOf);
        if (unlogged) return { status: unlogged.status, body: { errors: [formatFault(unlogged, caller)] } };
      }
      return { status: fault.status, body: { errors: [formatFault(fault, caller)] } };
    }

    async function answerQuery({ document, variables: raw }: Question, notes: AuditNotes): Promise<Answer> {
      const variables = coerce(operation, raw);
      const planInput = { schema, model, operation, fragments: fragmentsOf(document), caller };
      const take = (plan: OperationPlan) => {
        for (const level of plan.levels.values()) notes.entities.add(level.entity.name);
        if (plan.feeds.size > 0) notes.entities.add('Change');
        for (const cls of plan.fieldClasses) notes.classes.add(cls);
        if (isAudited(notes)) notes.begin();
      };

      const planned = executor === 'planner' ? await answerPlanned() : null;
      return planned ?? withTx(pool, { readOnly: true, isolation: 'repeatable read', label: 'query' }, answerInterpreted);

      /** One statement, in a snapshot of its own; null for what the planner declines. */
      async function answerPlanned(): Promise<Answer | null> {
        const entityOfId = await entitiesOfNodes(brief, document, variables);
        const ownSubject = await subjectOf(brief, model, caller.ownKey);
        const cached = planFor(document, accessKey(caller, operation, ownSubject, entityOfId), variables, (held) => {
          const plan = planOperation({ ...planInput, variables: held, entityOfId });
          const compiled = compileOperation({ ...planInput, variables: held, plan, hasOwnSubject: ownSubject !== null });
          return { plan, compiled, feed: compileOnlyFeed(model, plan, ownSubject !== null) };
        });
        const { plan, compiled, feed } = cached;
        if (feed) {
          take(plan);
          const page = await readFeed(readers.of(mannerOf(plan)), feed, { variables, given: { ownSubject }, name: names.nameFor(cached) });
          for (const subject of page.subjects) notes.subjects.add(subject);
          const data = new FinishedJson(`{"${feed.plan.path}":`, ...page.json.parts, '}');
          const extensions = { ...extensionsOf(plan, new Map([[feed.plan.path, page.at]]), new Map(), new Map()), ...costOf(plan, caller) };
          return { ...finish({ data }, extensions), executor: 'planner' };
        }
        if (!compiled) return null;
        take(plan);
        const reader = readers.of(mannerOf(plan));
        const given: Record<string, unknown> = { ownSubject };
        const asked = new Map(plan.roots.map(({ responseKey, asOf }) => [responseKey, bound(asOf, variables) as AsOfInput]));
        for (const [responseKey, asOf] of asked) setTimes(given, responseKey, asOf);
        const settled = new Map<string, At>();
        if (compiled.isPinned) {
          const times = await currentTimes(reader);
          for (const [responseKey, asOf] of asked) {
            const at = await resolveAsOf(reader, asOf, times);
            settled.set(responseKey, at);
            setTimes(given, responseKey, at);
          }
        }
        const suppressed = new Map<string, number>();
        for (const { responseKey, text, values } of compiled.smallGroups) {
          const hidden = await findSmallGroups(reader, { text, values: boundValues({ values }, variables, given) });
          given[`${responseKey}.hidden`] = hidden;
          suppressed.set(responseKey, hidden.length);
        }
        const run = () =>
          runCompiled(reader, compiled, boundValues(compiled, variables, given), { askedOf: (root) => asked.get(root), settled }, names.nameFor(cached));
        // The day is the database's. Every answer tells it, so it is known before the next: only the first question of a new day is asked again.
        given.today = today;
        let result = await run();
        if (result.times.today !== given.today) {
          given.today = result.times.today;
          result = await run();
        }
        today = result.times.today;
        for (const subject of result.subjects) notes.subjects.add(subject);
        const notCurrent = new Map<string, NotCurrent>();
        if (result.missed.length > 0) {
          const interpreter = createInterpreter({ tx: reader, model, plan, caller, ownSubject, atOfRoot: result.atOfRoot });
          for (const { responseKey, level } of result.missed) {
            const other = await interpreter.notInForce({ ...level, origin: bound(level.origin, variables) as Level['origin'] });
            if (other) notCurrent.set(responseKey, other);
          }
          for (const subject of interpreter.subjects) notes.subjects.add(subject);
        }
        const errors = result.ambiguous.map(({ path, error }) => new GraphQLError(error.message, { originalError: error, path: [path] }));
        const extensions = { ...extensionsOf(plan, result.atOfRoot, notCurrent, suppressed), ...costOf(plan, caller) };
        return { ...finish({ data: result.data, ...(errors.length > 0 ? { errors } : {}) }, extensions), executor: 'planner' };
      }

      async function answerInterpreted(tx: Tx): Promise<Answer> {
        const plan = planOperation({ ...planInput, variables, entityOfId: await entitiesOfNodes(tx, document, variables) });
        take(plan);
        const times = await currentTimes(tx);
        const ownSubject = await subjectOf(tx, model, caller.ownKey);
        const atOfRoot = new Map<string, At>();
        for (const root of plan.roots) atOfRoot.set(root.responseKey, await resolveAsOf(tx, root.asOf, times));
        const interpreter = createInterpreter({ tx, model, plan, caller, ownSubject, atOfRoot });
        const readAt: NonNullable<HubContext['reading']>['readAt'] = async (key, asOf) => {
          const at = await resolveAsOf(tx, asOf, times);
          atOfRoot.set(key, at);
          return at;
        };
        const context: HubContext = { model, pool, caller, audit: notes, reading: { tx, times, plan, interpreter, ownSubject, readAt } };
        const result = await execute({ schema, document, contextValue: context, variableValues: raw, operationName: operation.name?.value ?? null });
        for (const subject of interpreter.subjects) notes.subjects.add(subject);
        return {
          ...finish(result, { ...extensionsOf(plan, atOfRoot, interpreter.notCurrent, interpreter.suppressed), ...costOf(plan, caller) }),
          executor: 'interpreter',
        };
      }
    }

    /** Streams have a door of their own, where they are answered over time. */
    function refuseSubscription(): never {
      throw new HubError('BAD_REQUEST', {
        ruleVi: 'đăng ký theo dõi (subscription) gửi tới /graphql/stream.',
        ruleEn: 'subscriptions are served at /graphql/stream.',
      });
    }

    async function answerMutation({ document, variables: raw }: Question, notes: AuditNotes): Promise<Answer> {
      coerce(operation, raw);
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
      return { status: 200, body: { ...(errors ? { errors } : {}), data: result.data, ...(Object.keys(extensions).length > 0 ? { extensions } : {}) } };
    }

    function coerce(definition: OperationDefinitionNode, raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
      const { coerced, errors } = getVariableValues(schema, definition.variableDefinitions ?? [], raw, { maxErrors: 5 });
      if (errors?.[0]) throw faultOf(errors[0]);
      return coerced ?? {};
    }
  };
}

function isAudited(notes: AuditNotes): boolean {
  return notes.subjects.size > 0 || notes.classes.has('personal') || notes.classes.has('sensitive');
}

/** Look-ups end on a few pages whatever the registers hold, so nothing waits long behind them. */
function mannerOf({ roots, cost, statementMs }: OperationPlan): ReadManner {
  const is =
    (...kinds: Origin['kind'][]) =>
    (root: RootLevel) =>
      kinds.includes(root.level.origin.kind);
  if (roots.some(is('aggregate'))) return { kind: 'groups', ms: statementMs };
  if (roots.length > 0 && roots.every(is('key', 'id')) && cost.rows <= BRIEF_ROWS_MAX) return { kind: 'brief' };
  return { kind: 'list', ms: statementMs };
}

const BRIEF_ROWS_MAX = 200;

/** The day in Việt Nam by this process's clock: what the first question tries; the database's word is what counts. */
function likelyDay(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}

function setTimes(given: Record<string, unknown>, responseKey: string, times: { validAt?: string | null; knownAt?: string | null } | null | undefined): void {
  given[`${responseKey}.validAt`] = times?.validAt;
  given[`${responseKey}.knownAt`] = times?.knownAt;
}

/** What of the caller a plan depends on. Own subjects differ in value only, and are a parameter. */
function accessKey(caller: Caller, operation: OperationDefinitionNode, ownSubject: string | null, entityOfId: ReadonlyMap<string, string>): string {
  const { role, authenticated, purposes, purpose, caseCode } = caller;
  const own = ownSubject !== null;
  // No two different callers make the same text: names hold no line end, and what may hold anything comes as JSON.
  const nodes = entityOfId.size === 0 ? '' : JSON.stringify([...entityOfId]);
  return `${operation.name?.value}\n${role}\n${authenticated}${caseCode !== null}${own}\n${purposes.join()}\n${nodes}\n${purpose === null ? '' : JSON.stringify(purpose)}\n`;
}

function costOf({ cost }: OperationPlan, caller: Caller): { cost?: Cost } {
  return caller.wantsCost ? { cost } : {};
}

function extensionsOf(
  plan: OperationPlan,
  atOfRoot: ReadonlyMap<string, At>,
  notCurrent: ReadonlyMap<string, NotCurrent>,
  suppressed: ReadonlyMap<string, number>,
): Record<string, unknown> {
  const leftOut = [...suppressed].flatMap(([path, groups]) => (groups > 0 ? [{ path, groups, reason: `FEWER_THAN_${PERSONS_MIN}_PERSONS` }] : []));
  return {
    ...(leftOut.length > 0 ? { suppressed: leftOut } : {}),
    ...(notCurrent.size > 0 ? { notCurrent: Object.fromEntries(notCurrent) } : {}),
    ...(atOfRoot.size > 0 ? { asOf: Object.fromEntries(atOfRoot) } : {}),
    ...(plan.withheld.length > 0 ? { withheld: plan.withheld } : {}),
    ...(plan.scoped.length > 0 ? { scope: plan.scoped } : {}),
  };
}

/** The entity behind each `node(id:)` of the document, so that it can be planned like any other read. */
async function entitiesOfNodes(tx: Tx, document: DocumentNode, variables: Readonly<Record<string, unknown>>): Promise<Map<string, string>> {
  const ids = nodeIds(document).map((id) => (id.kind === Kind.STRING ? id.value : String(variables[id.name.value])));
  const wanted = [...new Set(ids)].filter((id) => isUuid(id));
  if (wanted.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; entity: string }>('select id, entity from record where id = any($1::uuid[])', [wanted], 'entities-of-ids');
  return new Map(rows.map((row) => [row.id, row.entity]));
}

const nodeIds = ofDocument((document): readonly (StringValueNode | VariableNode)[] => {
  const found: (StringValueNode | VariableNode)[] = [];
  visit(document, {
    Field(node) {
      const id = node.name.value === 'node' ? node.arguments?.find((a) => a.name.value === 'id')?.value : undefined;
      if (id?.kind === Kind.STRING || id?.kind === Kind.VARIABLE) found.push(id);
    },
  });
  return found;
});

const wellFormed = new WeakSet<DocumentNode>();

/** PostgreSQL stores no NUL, and a lone surrogate would silently become U+FFFD: both are refused before anything is read. */
function refuseMalformedText({ document, variables }: Question): void {
  const check = (text: string) => {
    if (text.includes('\0') || !text.isWellFormed()) {
      throw new HubError('BAD_USER_INPUT', {
        argument: 'String',
        ruleVi: 'chuỗi chứa ký tự NUL hoặc ký tự Unicode không hoàn chỉnh.',
        ruleEn: 'the text holds a NUL or an unpaired surrogate.',
      });
    }
  };
  if (!wellFormed.has(document)) {
    visit(document, { StringValue: (node) => check(node.value) });
    wellFormed.add(document);
  }
  const walk = (value: unknown, depth: number): void => {
    if (depth > 32) throw new HubError('BAD_USER_INPUT', { argument: 'variables', ruleVi: 'lồng quá 32 cấp.', ruleEn: 'nested deeper than 32 levels.' });
    if (typeof value === 'string') check(value);
    else if (Array.isArray(value)) for (const item of value) walk(item, depth + 1);
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) {
        check(key);
        walk(item, depth + 1);
      }
  };
  walk(variables, 0);
}
