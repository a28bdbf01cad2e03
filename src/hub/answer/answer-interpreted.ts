import { execute, type GraphQLSchema } from 'graphql';
import type { Pool } from '../../db/client.js';
import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import { reachOf } from '../access/own-subject.js';
import type { Model } from '../declare/model.js';
import { type At, resolveAsOf } from '../ledger/as-of.js';
import { refuseLarge } from '../query/answer-size.js';
import { namesOf } from '../query/asked-persons.js';
import type { Coverages } from '../query/coverage.js';
import { FinishedJson } from '../query/finished-json.js';
import { createInterpreter } from '../query/interpreter.js';
import { fragmentsOf } from '../query/of-document.js';
import { daysAsked, refuseWithoutKey, timesAsked } from '../query/plan.js';
import { planOperation } from '../query/plan-operation.js';
import { checkPremise } from '../query/premise.js';
import type { Kept } from '../query/whole-root.js';
import { noteNamed } from '../reads/audit-notes.js';
import { currentTimes } from '../time/current-times.js';
import type { HubContext } from './context.js';
import { entitiesOfNodes } from './entities-of-nodes.js';
import { costOf, extensionsOf } from './extensions.js';
import type { Answered, Asking } from './question.js';

type Dependencies = {
  schema: GraphQLSchema;
  model: Model;
  pool: Pool;
  witnesses: readonly string[] | undefined;
  cellKey: Buffer | undefined;
  coverages: Coverages | undefined;
  kept: Kept;
};

/** Answers by graphql-js, one statement a level, in the snapshot of the given transaction, as the caller that its case binds. */
export async function answerInterpreted(
  { schema, model, pool, witnesses, cellKey, coverages, kept }: Dependencies,
  tx: Tx,
  { question, variables, notes, apart, take }: Asking,
  caller: Caller,
): Promise<Answered> {
  const { document, operation, variables: raw } = question;
  const planInput = { schema, model, operation, tokens: document.tokenCount, fragments: fragmentsOf(document), caller };
  const plan = planOperation({ ...planInput, variables, entityOfId: await entitiesOfNodes(tx, { schema, document, variables }) });
  take(plan);
  const times = await currentTimes(tx);
  const reach = await reachOf(tx, model, caller);
  const atOfRoot = new Map<string, At>();
  refuseWithoutKey(plan, cellKey);
  for (const root of plan.roots)
    atOfRoot.set(
      root.responseKey,
      await resolveAsOf(tx, timesAsked(root, root.asOf, { today: times.today, days: daysAsked(root) }), times),
    );
  for (const { responseKey, level } of plan.roots) {
    const at = atOfRoot.get(responseKey);
    if (at) await checkPremise(tx, { model, plan, at, reach, today: times.today }, level);
  }
  const asked = new Map(plan.roots.map(({ responseKey, asOf }) => [responseKey, asOf]));
  const askedOf = (root: string) => asked.get(root);
  const interpreter = createInterpreter({ tx, model, plan, caller, reach, today: times.today, atOfRoot, askedOf, cellKey });
  const readAt: NonNullable<HubContext['reading']>['readAt'] = async (key, asOf) => {
    const at = await resolveAsOf(tx, asOf, times);
    atOfRoot.set(key, at);
    return at;
  };
  const context: HubContext = {
    model,
    pool,
    caller,
    audit: notes,
    witnesses,
    coverages,
    reading: { tx, times, plan, interpreter, reach, readAt, kept, apart },
  };
  const result = await execute({
    schema,
    document,
    contextValue: context,
    variableValues: raw,
    operationName: operation.name?.value ?? null,
  });
  for (const subject of interpreter.subjects) notes.subjects.add(subject);
  const isAnswered = (root: string) => (result.data?.[root] ?? null) !== null;
  await noteNamed(tx, { model, caller, audit: notes }, namesOf(plan.persons, variables, isAnswered));
  const text = result.data ? JSON.stringify(result.data) : undefined;
  if (text !== undefined) refuseLarge(Buffer.byteLength(text));
  return {
    result,
    ...(text === undefined ? {} : { finished: new FinishedJson(text) }),
    extensions: { ...extensionsOf(plan, atOfRoot, interpreter.notCurrent, interpreter), ...costOf(plan, caller) },
  };
}
