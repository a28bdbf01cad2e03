import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Readers } from '../../db/readers.js';
import { type Tx, withTx } from '../../db/tx.js';
import { subjectOf } from '../access/own-subject.js';
import type { Model } from '../declare/model.js';
import { type CompiledFeed, compileOnlyFeeds, readFeed } from '../feed/read-feed.js';
import { type AsOfInput, type At, resolveAsOf } from '../ledger/as-of.js';
import { namesOf } from '../query/asked-persons.js';
import { compileOperation } from '../query/compile.js';
import { FinishedJson } from '../query/finished-json.js';
import { boundValues } from '../query/given.js';
import { createInterpreter, type NotCurrent } from '../query/interpreter.js';
import { fragmentsOf } from '../query/of-document.js';
import type { Level } from '../query/plan.js';
import { planOperation } from '../query/plan-operation.js';
import { holdPremise } from '../query/premise.js';
import { mannerOf } from '../query/read-manner.js';
import { runCompiled } from '../query/run-compiled.js';
import { findSmallGroups } from '../query/small-groups.js';
import { noteNamed } from '../reads/audit-notes.js';
import { bound } from '../sql/leaf.js';
import { currentTimes } from '../time/current-times.js';
import { likelyToday } from '../time/legal-day.js';
import { accessKey } from './access-key.js';
import { entitiesOfNodes } from './entities-of-nodes.js';
import { costOf, extensionsOf } from './extensions.js';
import { createPlanCache } from './plan-cache.js';
import type { Answered, Asking } from './question.js';
import { createStatementNames } from './statement-names.js';

type Dependencies = { schema: GraphQLSchema; model: Model; readers: Readers };

/** Answers by one statement, in a snapshot of its own; null for what the planner declines. Keeps the plans and the names of its statements. */
export function createPlanned({ schema, model, readers }: Dependencies): (asking: Asking) => Promise<Answered | null> {
  const planFor = createPlanCache();
  const names = createStatementNames();
  const brief = readers.of({ kind: 'brief' });
  let today = likelyToday();
  return async ({ question: { document, operation, caller, admit }, variables, notes, take }) => {
    const planInput = { schema, model, operation, tokens: document.tokenCount, fragments: fragmentsOf(document), caller };
    const entityOfId = await entitiesOfNodes(brief, document, variables);
    const ownSubject = await subjectOf(brief, model, caller.ownKey);
    const cached = planFor(document, accessKey(caller, operation, ownSubject, entityOfId), variables, (held) => {
      const plan = planOperation({ ...planInput, variables: held, entityOfId });
      const compiled = compileOperation({ model, plan, hasOwnSubject: ownSubject !== null });
      return { plan, compiled, feeds: compileOnlyFeeds(model, plan, ownSubject !== null) };
    });
    const { plan, compiled, feeds } = cached;
    const manner = mannerOf(plan, caller);
    // What is declined is answered otherwise, and costs as much.
    if (admit && manner.kind !== 'brief') await admit(plan.cost.rows);
    if (feeds) {
      take(plan);
      const data: (string | Buffer)[] = [];
      const atOfRoot = new Map<string, At>();
      const read = async (tx: Tx, feed: CompiledFeed) => {
        const page = await readFeed(tx, feed, { variables, given: { ownSubject }, name: names.nameFor(cached) });
        for (const subject of page.subjects) notes.subjects.add(subject);
        data.push(`${data.length > 0 ? ',' : '{'}"${feed.plan.path}":`, ...page.json.parts);
        atOfRoot.set(feed.plan.path, page.at);
      };
      const [only, ...others] = feeds;
      if (only && others.length === 0) await read(readers.of(manner), only);
      // Several pages are one answer, and so of one state of the ledger.
      else
        await withTx(readers.poolFor({ isGuest: !caller.authenticated }), { readOnly: true, isolation: 'repeatable read', label: 'feed pages' }, async (tx) => {
          for (const feed of feeds) await read(tx, feed);
        });
      await noteNamed(
        readers.of(manner),
        { model, caller, audit: notes },
        namesOf(plan.persons, variables, () => false),
      );
      return {
        result: { data: new FinishedJson(...data, '}') },
        extensions: { ...extensionsOf(plan, atOfRoot, new Map()), ...costOf(plan, caller) },
      };
    }
    if (!compiled) return null;
    take(plan);
    const reader = readers.of(manner);
    const given: Record<string, unknown> = { ownSubject, today };
    const asked = new Map(plan.roots.map(({ responseKey, asOf }) => [responseKey, bound(asOf, variables) as AsOfInput]));
    for (const [responseKey, asOf] of asked) setTimes(given, responseKey, asOf);
    const settled = new Map<string, At>();
    if (compiled.isPinned) {
      const times = await currentTimes(reader);
      given.today = times.today;
      for (const [responseKey, asOf] of asked) {
        const at = await resolveAsOf(reader, asOf, times);
        settled.set(responseKey, at);
        setTimes(given, responseKey, at);
      }
    }
    const suppressed = new Map<string, number>();
    for (const { responseKey, ...groups } of compiled.smallGroups) {
      const hidden = await findSmallGroups(reader, { ...groups, values: boundValues(groups, variables, given) });
      given[`${responseKey}.hidden`] = hidden;
      suppressed.set(responseKey, hidden.length);
    }
    const run = () =>
      runCompiled(reader, compiled, boundValues(compiled, variables, given), { askedOf: (root) => asked.get(root), settled }, names.nameFor(cached));
    // The day is the database's. Every answer tells it, so it is known before the next: only the first question of a new day is asked again.
    let result = await run();
    if (result.times.today !== given.today) {
      given.today = result.times.today;
      result = await run();
    }
    today = result.times.today;
    for (const { responseKey, level, facts } of result.premises) {
      const at = result.atOfRoot.get(responseKey);
      if (at) holdPremise(level, facts, at, variables);
    }
    for (const subject of result.subjects) notes.subjects.add(subject);
    const notCurrent = new Map<string, NotCurrent>();
    if (result.missed.length > 0) {
      const interpreter = createInterpreter({ tx: reader, model, plan, caller, ownSubject, today, atOfRoot: result.atOfRoot });
      for (const { responseKey, level } of result.missed) {
        const other = await interpreter.notInForce({ ...level, origin: bound(level.origin, variables) as Level['origin'] });
        if (other) notCurrent.set(responseKey, other);
      }
      for (const subject of interpreter.subjects) notes.subjects.add(subject);
    }
    await noteNamed(
      reader,
      { model, caller, audit: notes },
      namesOf(plan.persons, variables, (root) => !result.unanswered.includes(root)),
    );
    const errors = result.ambiguous.map(({ path, error }) => new GraphQLError(error.message, { originalError: error, path: [path] }));
    const extensions = { ...extensionsOf(plan, result.atOfRoot, notCurrent, { suppressed, counted: result.counted }), ...costOf(plan, caller) };
    return { result: { data: result.data, ...(errors.length > 0 ? { errors } : {}) }, extensions };
  };
}

function setTimes(given: Record<string, unknown>, responseKey: string, times: { validAt?: string | null; knownAt?: string | null } | null | undefined): void {
  given[`${responseKey}.validAt`] = times?.validAt;
  given[`${responseKey}.knownAt`] = times?.knownAt;
}
