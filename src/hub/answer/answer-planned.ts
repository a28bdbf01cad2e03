import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Readers, Side, Sides } from '../../db/readers.js';
import { type Tx, withTx } from '../../db/tx.js';
import type { CaseBinding, LikelyCase } from '../access/bind-case.js';
import type { Caller } from '../access/caller.js';
import { readCaseTold } from '../access/case-sql.js';
import { reachOf } from '../access/own-subject.js';
import type { Model } from '../declare/model.js';
import { type CompiledFeed, compileOnlyFeeds, readFeed } from '../feed/read-feed.js';
import { type AsOfInput, type At, digestOfTimes, resolveAsOf } from '../ledger/as-of.js';
import type { Standbys } from '../ledger/standbys.js';
import { refuseLarge } from '../query/answer-size.js';
import { namesOf } from '../query/asked-persons.js';
import { type Compiled, compileOperation } from '../query/compile.js';
import { faultOf } from '../query/fault-of.js';
import { FinishedJson } from '../query/finished-json.js';
import { boundValues } from '../query/given.js';
import { createInterpreter, type NotCurrent } from '../query/interpreter.js';
import { fragmentsOf } from '../query/of-document.js';
import { daysAsked, type Level, type OperationPlan, refuseWithoutKey, timesAsked } from '../query/plan.js';
import { planOperation } from '../query/plan-operation.js';
import { holdPremise } from '../query/premise.js';
import { mannerOf } from '../query/read-manner.js';
import { type CompiledAnswer, readCompiled, sendCompiled } from '../query/run-compiled.js';
import { findSmallGroups } from '../query/small-groups.js';
import { type Kept, selectedOf } from '../query/whole-root.js';
import { noteNamed } from '../reads/audit-notes.js';
import { bound } from '../sql/leaf.js';
import { type CurrentTimes, currentTimes, readTimesText } from '../time/current-times.js';
import { likelyToday } from '../time/legal-day.js';
import { accessKey } from './access-key.js';
import { entitiesOfNodes } from './entities-of-nodes.js';
import { costOf, extensionsOf } from './extensions.js';
import { needOf } from './need-of.js';
import { type CachedPlan, createPlanCache } from './plan-cache.js';
import type { Answered, Asking } from './question.js';
import { sideOf } from './side-of.js';
import { createStatementNames } from './statement-names.js';

type Dependencies = {
  schema: GraphQLSchema;
  model: Model;
  sides: Sides;
  standbys: Standbys | undefined;
  cases: CaseBinding;
  cellKey: Buffer | undefined;
  kept: Kept;
};

/** A question that is being read: its plan, what its statements are given, and the times its roots were asked and read at. */
type Reading = {
  readonly asking: Asking;
  readonly planned: CachedPlan;
  readonly by: Bound;
  /** The side of the second wall it is read on. */
  readonly side: Side;
  readonly readers: Readers;
  readonly reader: Tx;
  /** Throws where the times it was read at are not those it needs. */
  readonly accept: (times: CurrentTimes) => void;
  /** What statements are given beside the variables. */
  readonly given: Record<string, unknown>;
  readonly asked: ReadonlyMap<string, AsOfInput>;
  readonly settled: Map<string, At>;
  /** How many groups were left out, by response key. */
  readonly suppressed: Map<string, number>;
};

/** As whom it is read: the caller as it is bound to its case, and whose rows it reaches. */
type Bound = { caller: Caller; reach: readonly string[] | null };

/**
 * Answers by one statement, in a snapshot of its own; null for what the planner declines. Keeps the plans and the names of its statements.
 * Under a case too: the statement is made for the case as it most likely is, and tells what it is. Was that wrong, the case is looked up and
 * the question read again, and nothing of what came back is told.
 */
export function createPlanned({
  schema,
  model,
  sides,
  standbys,
  cases,
  cellKey,
  kept,
}: Dependencies): (asking: Asking) => Promise<Answered | null> {
  const planFor = createPlanCache();
  const names = createStatementNames();
  const brief = sides.personal.of({ kind: 'brief' });
  let today = likelyToday();

  return async (asking) => {
    const { caller: asker, document } = asking.question;
    const likely = cases.likely(asker, document);
    let isPaid = false;
    if (likely) {
      // What is refused is refused as of the case that it is really asked under.
      const reading = await planned(asking, { caller: likely.caller, reach: null }, likely).catch(() => null);
      const compiled = reading?.planned.compiled;
      if (reading && compiled && isOneStatement(compiled)) {
        await pay(reading);
        isPaid = true;
        const answer = await answerCompiled(reading, compiled, likely);
        if (answer) return answer;
        asking.notes.entities.clear();
        asking.notes.classes.clear();
      }
    }
    const caller = await asking.bind();
    const reading = await planned(asking, { caller, reach: await reachOf(brief, model, caller) });
    const { feeds, compiled, plan } = reading.planned;
    if (!isPaid) await pay(reading);
    if (feeds) {
      asking.take(plan);
      return await answerPages(reading, feeds);
    }
    if (isWhole(plan)) {
      asking.take(plan);
      return await answerWholes(reading);
    }
    return compiled ? await answerByWhomever(reading, compiled) : null;
  };

  /** What is open to everybody, by a standby that is as fresh as is asked; all else, and where that one failed, by the primary. */
  async function answerByWhomever(reading: Reading, compiled: Compiled): Promise<Answered | null> {
    const need = reading.side === 'open' && standbys ? needOf(reading.asking.question, [...reading.asked.values()]) : null;
    const standby = need === null ? undefined : standbys?.choose(need);
    if (standby) {
      const { readers, accept } = standby;
      const reader = readers.of(mannerOf(reading.planned.plan, reading.by.caller));
      // What it finds before it fails is no part of the answer.
      const own = { given: { ...reading.given }, settled: new Map(), suppressed: new Map() };
      try {
        const answer = await answerCompiled({ ...reading, ...own, readers, reader, accept }, compiled);
        return answer && { ...answer, servedBy: standby.servedBy() };
      } catch (error) {
        if (!standby.isItsFailing(error)) throw error;
      }
    }
    return answerCompiled(reading, compiled);
  }

  async function answerCompiled(reading: Reading, compiled: Compiled, likely?: LikelyCase): Promise<Answered | null> {
    const { asking, planned } = reading;
    asking.take(planned.plan);
    refuseWithoutKey(planned.plan, cellKey);
    await settleTimes(reading, compiled);
    await findHiddenGroups(reading, compiled);
    const found = await read(reading, compiled, likely);
    if (found === null) return null;
    const { result, by } = found;
    const bound = { ...reading, by };
    for (const subject of result.subjects) asking.notes.subjects.add(subject);
    holdPremises(bound, result);
    const notCurrent = await findNotCurrent(bound, result);
    await noteNamedIn(bound, (root) => !result.unanswered.includes(root));
    return answered(bound, result, notCurrent);
  }

  /** What would cost much waits for its turn; what is declined is answered otherwise, and costs as much. */
  async function pay({ asking: { question }, planned: { plan }, by }: Reading): Promise<void> {
    const { admit, spending } = question;
    const manner = mannerOf(plan, by.caller);
    await spending?.spend('rows', plan.cost.rows);
    if (admit && manner.kind !== 'brief') await admit(plan.cost.rows);
  }

  /** Who may see what is decided here; nothing of what is asked is read yet. */
  async function planned(asking: Asking, by: Bound, likely?: LikelyCase): Promise<Reading> {
    const { document, operation } = asking.question;
    const { caller } = by;
    const { variables } = asking;
    const planInput = { schema, model, operation, tokens: document.tokenCount, fragments: fragmentsOf(document), caller };
    const entityOfId = await entitiesOfNodes(brief, { schema, document, variables });
    const reach = likely ? likely.kind : by.reach === null ? 'nobody' : 'given';
    const cached = planFor(document, accessKey(model.access.version, caller, operation, reach, entityOfId), variables, (held) => {
      const plan = planOperation({ ...planInput, variables: held, entityOfId });
      return { plan, compiled: compileOperation({ model, plan, reach }), feeds: compileOnlyFeeds(model, plan, reach === 'given') };
    });
    const manner = mannerOf(cached.plan, caller);
    const given: Record<string, unknown> = { reach: by.reach, today, cellKey: cellKey ?? NO_KEY };
    if (likely) {
      given.caseCode = caller.caseCode;
      given.agency = caller.agency;
      given.actor = caller.actor;
      given.needsKnownTo = likely.needs.knownTo;
    }
    const asked = new Map(cached.plan.roots.map(({ responseKey, asOf }) => [responseKey, bound(asOf, variables) as AsOfInput]));
    for (const [responseKey, asOf] of asked) {
      setTimes(given, responseKey, asOf);
      given[`${responseKey}.digest`] = digestOfTimes(asOf);
    }
    const side = sideOf(caller, cached);
    const readers = sides[side];
    const read = { side, readers, reader: readers.of(manner), accept: anyTimes };
    return { asking, planned: cached, by, ...read, given, asked, settled: new Map(), suppressed: new Map() };
  }

  async function answerPages({ asking, planned: cached, by, readers, reader }: Reading, feeds: readonly CompiledFeed[]): Promise<Answered> {
    const { variables, notes } = asking;
    const data: (string | Buffer)[] = [];
    const atOfRoot = new Map<string, At>();
    const readPage = async (tx: Tx, feed: CompiledFeed) => {
      const page = await readFeed(tx, feed, { variables, given: { reach: by.reach }, name: names.nameFor(cached) });
      for (const subject of page.subjects) notes.subjects.add(subject);
      data.push(`${data.length > 0 ? ',' : '{'}"${feed.plan.path}":`, ...page.json.parts);
      atOfRoot.set(feed.plan.path, page.at);
    };
    const [only, ...others] = feeds;
    if (only && others.length === 0) await readPage(reader, only);
    else {
      // Several pages are one answer, and so of one state of the ledger.
      const pool = readers.poolFor({ isGuest: !asking.question.caller.authenticated });
      await withTx(pool, { readOnly: true, isolation: 'repeatable read', label: 'feed pages' }, async (tx) => {
        for (const feed of feeds) await readPage(tx, feed);
      });
    }
    await noteNamedIn({ asking, planned: cached, by }, () => false);
    const { plan } = cached;
    return {
      result: { data: new FinishedJson(...data, '}') },
      extensions: { ...extensionsOf(plan, atOfRoot, new Map()), ...costOf(plan, asking.question.caller) },
    };
  }

  /** Each by its own function, the first first: what it asks of the database is its own. */
  async function answerWholes({ asking, planned: { plan }, by: { caller }, reader }: Reading): Promise<Answered> {
    const { variables, notes: audit, apart } = asking;
    const atOfRoot = new Map<string, At>();
    const data: string[] = [];
    const extensions = () => ({ ...extensionsOf(plan, atOfRoot, new Map()), ...costOf(plan, caller) });
    for (const [responseKey, { root, arguments: args, shape }] of plan.wholes) {
      try {
        const given = bound(args, variables) as Readonly<Record<string, unknown>>;
        const { value, at } = await root.read({ tx: reader, model, caller, audit, kept, apart }, given);
        data.push(`"${responseKey}":${JSON.stringify(selectedOf(value, shape))}`);
        atOfRoot.set(responseKey, at);
      } catch (error) {
        const fault = faultOf(error);
        return {
          result: { data: null, errors: [new GraphQLError(fault.message, { originalError: fault, path: [responseKey] })] },
          extensions: extensions(),
        };
      }
    }
    const text = `{${data.join()}}`;
    refuseLarge(Buffer.byteLength(text));
    return { result: { data: new FinishedJson(text) }, extensions: extensions() };
  }

  async function settleTimes(
    { asking, planned: { plan }, reader, accept, given, asked, settled }: Reading,
    { isPinned }: Compiled,
  ): Promise<void> {
    if (!isPinned) return;
    const times = await currentTimes(reader);
    accept(times);
    given.today = times.today;
    for (const root of plan.roots) {
      const { responseKey } = root;
      const days = bound(daysAsked(root), asking.variables);
      const at = await resolveAsOf(reader, timesAsked(root, asked.get(responseKey), { today: times.today, days }), times);
      settled.set(responseKey, at);
      setTimes(given, responseKey, at);
    }
  }

  async function findHiddenGroups({ asking, reader, given, suppressed }: Reading, { smallGroups }: Compiled): Promise<void> {
    for (const { responseKey, ...groups } of smallGroups) {
      const hidden = await findSmallGroups(reader, { ...groups, values: boundValues(groups, asking.variables, given) });
      given[`${responseKey}.hidden`] = hidden;
      suppressed.set(responseKey, hidden.length);
    }
  }

  /** Null where the case turned out to be other than likely. */
  async function read(
    { asking, planned: cached, by, reader, accept, given, asked, settled }: Reading,
    compiled: Compiled,
    likely: LikelyCase | undefined,
  ): Promise<{ result: CompiledAnswer; by: Bound } | null> {
    const send = () => sendCompiled(reader, compiled, boundValues(compiled, asking.variables, given), names.nameFor(cached));
    // The day is the database's. Every answer tells it, so it is known before the next: only the first question of a new day is asked
    // again.
    let row = await send();
    let times = readTimesText(row.t);
    accept(times);
    if (times.today !== given.today) {
      given.today = times.today;
      row = await send();
      times = readTimesText(row.t);
      accept(times);
    }
    today = times.today;
    const bound = likely ? settledBy(likely, asking, row.b, times.head.position) : by;
    return bound && { result: readCompiled(compiled, row, { current: times, askedOf: (root) => asked.get(root), settled }), by: bound };
  }

  function settledBy(likely: LikelyCase, { question }: Asking, told: string | null | undefined, head: string): Bound | null {
    const caller = cases.settle(likely, question.document, readCaseTold(told ?? null), head);
    return caller?.case === undefined ? null : { caller, reach: [...caller.case.subjects] };
  }

  function holdPremises({ asking }: Reading, { premises, atOfRoot }: CompiledAnswer): void {
    for (const { responseKey, level, facts } of premises) {
      const at = atOfRoot.get(responseKey);
      if (at) holdPremise(level, facts, at, asking.variables);
    }
  }

  /** What a look-up did not find may have been there, or be there later. */
  async function findNotCurrent(
    { asking, planned: { plan }, by: { caller, reach }, reader, asked }: Reading,
    result: CompiledAnswer,
  ): Promise<Map<string, NotCurrent>> {
    const { variables, notes } = asking;
    const notCurrent = new Map<string, NotCurrent>();
    if (result.missed.length === 0) return notCurrent;
    const { atOfRoot, times } = result;
    const askedOf = (root: string) => asked.get(root);
    const interpreter = createInterpreter({
      tx: reader,
      model,
      plan,
      caller,
      reach,
      today: times.today,
      atOfRoot,
      askedOf,
    });
    for (const { responseKey, level } of result.missed) {
      const other = await interpreter.notInForce({ ...level, origin: bound(level.origin, variables) as Level['origin'] });
      if (other) notCurrent.set(responseKey, other);
    }
    for (const subject of interpreter.subjects) notes.subjects.add(subject);
    return notCurrent;
  }

  async function noteNamedIn(
    { asking, planned: { plan }, by }: Pick<Reading, 'asking' | 'planned' | 'by'>,
    isAnswered: (root: string) => boolean,
  ) {
    const { variables, notes } = asking;
    // Whom a question names is found whoever asks, and told to the read log alone.
    await noteNamed(brief, { model, caller: by.caller, audit: notes }, namesOf(plan.persons, variables, isAnswered));
  }
}

function answered(
  { asking, planned: { plan }, suppressed }: Reading,
  result: CompiledAnswer,
  notCurrent: ReadonlyMap<string, NotCurrent>,
): Answered {
  const errors = result.ambiguous.map(({ path, error }) => new GraphQLError(error.message, { originalError: error, path: [path] }));
  const extensions = {
    ...extensionsOf(plan, result.atOfRoot, notCurrent, { suppressed, counted: result.counted }),
    ...costOf(plan, asking.question.caller),
  };
  return { result: { data: result.data, ...(errors.length > 0 ? { errors } : {}) }, extensions };
}

/** Whether all its roots are answered whole; beside others the interpreter puts the answer together, in one snapshot. */
function isWhole({ wholes, rootCount }: OperationPlan): boolean {
  return wholes.size > 0 && wholes.size === rootCount;
}

/** Whether nothing is sent before it. */
function isOneStatement({ isPinned, smallGroups }: Compiled): boolean {
  return !isPinned && smallGroups.length === 0;
}

/** The primary's are the newest there are. */
function anyTimes(): void {}

/** For statements that use none. */
const NO_KEY = Buffer.alloc(0);

function setTimes(
  given: Record<string, unknown>,
  responseKey: string,
  times: { validAt?: string | null; knownAt?: string | null } | null | undefined,
): void {
  given[`${responseKey}.validAt`] = times?.validAt;
  given[`${responseKey}.knownAt`] = times?.knownAt;
}
