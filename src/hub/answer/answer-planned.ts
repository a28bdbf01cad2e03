import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Readers } from '../../db/readers.js';
import { type Tx, withTx } from '../../db/tx.js';
import { reachOf } from '../access/own-subject.js';
import type { Model } from '../declare/model.js';
import { type CompiledFeed, compileOnlyFeeds, readFeed } from '../feed/read-feed.js';
import { type AsOfInput, type At, digestOfTimes, resolveAsOf } from '../ledger/as-of.js';
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
import { type CompiledAnswer, runCompiled } from '../query/run-compiled.js';
import { findSmallGroups } from '../query/small-groups.js';
import { type Kept, selectedOf } from '../query/whole-root.js';
import { noteNamed } from '../reads/audit-notes.js';
import { bound } from '../sql/leaf.js';
import { currentTimes } from '../time/current-times.js';
import { likelyToday } from '../time/legal-day.js';
import { accessKey } from './access-key.js';
import { entitiesOfNodes } from './entities-of-nodes.js';
import { costOf, extensionsOf } from './extensions.js';
import { type CachedPlan, createPlanCache } from './plan-cache.js';
import type { Answered, Asking } from './question.js';
import { createStatementNames } from './statement-names.js';

type Dependencies = { schema: GraphQLSchema; model: Model; readers: Readers; cellKey: Buffer | undefined; kept: Kept };

/** A question that is being read: its plan, what its statements are given, and the times its roots were asked and read at. */
type Reading = {
  readonly asking: Asking;
  readonly planned: CachedPlan;
  readonly ownSubject: readonly string[] | null;
  readonly reader: Tx;
  /** What statements are given beside the variables. */
  readonly given: Record<string, unknown>;
  readonly asked: ReadonlyMap<string, AsOfInput>;
  readonly settled: Map<string, At>;
  /** How many groups were left out, by response key. */
  readonly suppressed: Map<string, number>;
};

/**
 * Answers by one statement, in a snapshot of its own; null for what the planner declines. Keeps the plans and the names of its statements.
 */
export function createPlanned({ schema, model, readers, cellKey, kept }: Dependencies): (asking: Asking) => Promise<Answered | null> {
  const planFor = createPlanCache();
  const names = createStatementNames();
  const brief = readers.of({ kind: 'brief' });
  let today = likelyToday();

  return async (asking) => {
    const reading = await planned(asking);
    const { feeds, compiled, plan } = reading.planned;
    if (feeds) {
      asking.take(plan);
      return await answerPages(reading, feeds);
    }
    if (isWhole(plan)) {
      asking.take(plan);
      return await answerWholes(reading);
    }
    if (!compiled) return null;
    asking.take(plan);
    refuseWithoutKey(plan, cellKey);
    await settleTimes(reading, compiled);
    await findHiddenGroups(reading, compiled);
    const result = await read(reading, compiled);
    holdPremises(reading, result);
    const notCurrent = await findNotCurrent(reading, result);
    await noteNamedIn(reading, (root) => !result.unanswered.includes(root));
    return answered(reading, result, notCurrent);
  };

  /** Who may see what is decided here; nothing of what is asked is read yet, and what would cost much waits for its turn. */
  async function planned(asking: Asking): Promise<Reading> {
    const { document, operation, caller, admit, spending } = asking.question;
    const { variables } = asking;
    const planInput = { schema, model, operation, tokens: document.tokenCount, fragments: fragmentsOf(document), caller };
    const entityOfId = await entitiesOfNodes(brief, { schema, document, variables });
    const ownSubject = await reachOf(brief, model, caller);
    const cached = planFor(document, accessKey(caller, operation, ownSubject, entityOfId), variables, (held) => {
      const plan = planOperation({ ...planInput, variables: held, entityOfId });
      const compiled = compileOperation({ model, plan, hasOwnSubject: ownSubject !== null });
      return { plan, compiled, feeds: compileOnlyFeeds(model, plan, ownSubject !== null) };
    });
    const manner = mannerOf(cached.plan, caller);
    // What is declined is answered otherwise, and costs as much.
    await spending?.spend('rows', cached.plan.cost.rows);
    if (admit && manner.kind !== 'brief') await admit(cached.plan.cost.rows);
    const given: Record<string, unknown> = { ownSubject, today, cellKey: cellKey ?? NO_KEY };
    const asked = new Map(cached.plan.roots.map(({ responseKey, asOf }) => [responseKey, bound(asOf, variables) as AsOfInput]));
    for (const [responseKey, asOf] of asked) {
      setTimes(given, responseKey, asOf);
      given[`${responseKey}.digest`] = digestOfTimes(asOf);
    }
    return { asking, planned: cached, ownSubject, reader: readers.of(manner), given, asked, settled: new Map(), suppressed: new Map() };
  }

  async function answerPages({ asking, planned: cached, ownSubject, reader }: Reading, feeds: readonly CompiledFeed[]): Promise<Answered> {
    const { variables, notes } = asking;
    const data: (string | Buffer)[] = [];
    const atOfRoot = new Map<string, At>();
    const readPage = async (tx: Tx, feed: CompiledFeed) => {
      const page = await readFeed(tx, feed, { variables, given: { ownSubject }, name: names.nameFor(cached) });
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
    await noteNamedIn({ asking, planned: cached, reader }, () => false);
    const { plan } = cached;
    return {
      result: { data: new FinishedJson(...data, '}') },
      extensions: { ...extensionsOf(plan, atOfRoot, new Map()), ...costOf(plan, asking.question.caller) },
    };
  }

  /** Each by its own function, the first first: what it asks of the database is its own. */
  async function answerWholes({ asking, planned: { plan }, reader }: Reading): Promise<Answered> {
    const { question, variables, notes: audit, apart } = asking;
    const { caller } = question;
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

  async function settleTimes({ asking, planned: { plan }, reader, given, asked, settled }: Reading, { isPinned }: Compiled): Promise<void> {
    if (!isPinned) return;
    const times = await currentTimes(reader);
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

  async function read({ asking, planned: cached, reader, given, asked, settled }: Reading, compiled: Compiled): Promise<CompiledAnswer> {
    const { variables, notes } = asking;
    const run = () =>
      runCompiled(
        reader,
        compiled,
        boundValues(compiled, variables, given),
        { askedOf: (root) => asked.get(root), settled },
        names.nameFor(cached),
      );
    // The day is the database's. Every answer tells it, so it is known before the next: only the first question of a new day is asked
    // again.
    let result = await run();
    if (result.times.today !== given.today) {
      given.today = result.times.today;
      result = await run();
    }
    today = result.times.today;
    for (const subject of result.subjects) notes.subjects.add(subject);
    return result;
  }

  function holdPremises({ asking }: Reading, { premises, atOfRoot }: CompiledAnswer): void {
    for (const { responseKey, level, facts } of premises) {
      const at = atOfRoot.get(responseKey);
      if (at) holdPremise(level, facts, at, asking.variables);
    }
  }

  /** What a look-up did not find may have been there, or be there later. */
  async function findNotCurrent(
    { asking, planned: { plan }, ownSubject, reader, asked }: Reading,
    result: CompiledAnswer,
  ): Promise<Map<string, NotCurrent>> {
    const { question, variables, notes } = asking;
    const notCurrent = new Map<string, NotCurrent>();
    if (result.missed.length === 0) return notCurrent;
    const { atOfRoot, times } = result;
    const askedOf = (root: string) => asked.get(root);
    const interpreter = createInterpreter({
      tx: reader,
      model,
      plan,
      caller: question.caller,
      ownSubject,
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
    { asking, planned: { plan }, reader }: Pick<Reading, 'asking' | 'planned' | 'reader'>,
    isAnswered: (root: string) => boolean,
  ) {
    const { question, variables, notes } = asking;
    await noteNamed(reader, { model, caller: question.caller, audit: notes }, namesOf(plan.persons, variables, isAnswered));
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
