import { type GraphQLSchema, isObjectType, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { Pool } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import { grantFor } from '../access/decide.js';
import { CHANGES } from '../declare/change-groups.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { currentTimes } from '../time/current-times.js';
import { compileOperation } from './compile.js';
import { boundValues } from './given.js';
import type { OperationPlan } from './plan.js';
import { planOperation } from './plan-operation.js';
import { readCompiled, sendCompiled } from './run-compiled.js';

/** How much of a kind of record is there, as anybody may count it. */
export type Coverage = {
  measuredAt: string;
  count: number;
  leavesOutPersons: boolean;
  freshness: string | null;
  /** Records with a value, of each field that was counted. */
  filled: ReadonlyMap<string, number>;
};

export type Coverages = {
  /** The newest measuring; null before the first. Asking for what is missing or old has it measured. */
  of(entity: Entity): Coverage | null;
  /** Whether somebody asked for what is missing or old. */
  isAsked(): boolean;
  /** Measures every kind of record, one after the other; ends soon after the signal. */
  measure(signal?: AbortSignal): Promise<void>;
};

/** A day's changes hardly move a share; a hundred kinds of records measured for every view of a page would cost more than all else of it. */
const KEPT_MS = 600_000;

/**
 * Measures what a kind of record holds by the aggregates that anybody could ask for, so that it tells nothing they hide; whoever asks gets
 * the same figures. Promise: no question waits for it. What cannot be measured in a statement's time keeps its last figures, or has none.
 */
export function createCoverages(over: Over & { onAsked?: () => void }): Coverages {
  const kept = new Map<string, Coverage>();
  let measuredMs = Number.NEGATIVE_INFINITY;
  let isAsked = false;
  return {
    of(entity) {
      if (performance.now() - measuredMs > KEPT_MS && !isAsked) {
        isAsked = true;
        over.onAsked?.();
      }
      return kept.get(entity.name) ?? null;
    },
    isAsked: () => isAsked,
    async measure(signal) {
      const newest = await readNewest(over).catch((): Newest => new Map());
      for (const entity of over.model.declarations.entities.values()) {
        if (signal?.aborted) return;
        const measured = await measure(over, entity, newest).catch(() => undefined);
        if (measured) kept.set(entity.name, measured);
      }
      measuredMs = performance.now();
      isAsked = false;
    },
  };
}

type Over = { schema: GraphQLSchema; model: Model; pool: Pool };

async function measure(over: Over, entity: Entity, newest: Newest): Promise<Coverage> {
  const fields = countedFields(over.schema, over.model, entity);
  const filled = fields.length > 0 ? `filled { ${fields.join(' ')} }` : '';
  const { data, clock, plan } = await asked<Held>(over, `{ held: ${entity.singular}Aggregate { groups { count ${filled} } } }`);
  const [held] = data.held.groups;
  return {
    measuredAt: clock,
    count: held?.count ?? 0,
    leavesOutPersons: (plan.populations.get('held')?.leftOut ?? []).length > 0,
    freshness: newest.get(entity.name) ?? null,
    filled: new Map(Object.entries(held?.filled ?? {})),
  };
}

type Held = { held: { groups: { count: number; filled?: Record<string, number> }[] } };

/** The day of the newest change of each kind of record. The ledger is read once for all of them. */
type Newest = ReadonlyMap<string, string>;

async function readNewest(over: Over): Promise<Newest> {
  const { data } = await asked<Changed>(
    over,
    `{ changed: ${CHANGES.singular}Aggregate(groupBy: [{ field: entity }], first: 1000) { groups { key { entity } max { recordedOn } } } }`,
  );
  return new Map(data.changed.groups.flatMap(({ key, max }) => (max.recordedOn === null ? [] : [[key.entity, max.recordedOn] as const])));
}

type Changed = { changed: { groups: { key: { entity: string }; max: { recordedOn: string | null } }[] } };

/** The answer that anybody would get. */
async function asked<Data>({ schema, model, pool }: Over, text: string): Promise<{ data: Data; clock: string; plan: OperationPlan }> {
  const [operation] = parse(text).definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const plan = planOperation({ schema, model, operation, fragments: {}, variables: {}, caller: ANYBODY, entityOfId: new Map() });
  const compiled = compileOperation({ model, plan, reach: 'nobody' });
  if (!compiled) throw new Error(`no plan for ${text}`);
  return withTx(pool, { readOnly: true, label: 'coverage' }, async (tx) => {
    const current = await currentTimes(tx);
    const { today, clock } = current;
    const values = boundValues(compiled, {}, { today, reach: null });
    const { data } = readCompiled(compiled, await sendCompiled(tx, compiled, values), { current, askedOf: () => null, settled: new Map() });
    return { data: JSON.parse(data.parts.join('')), clock, plan };
  });
}

/** The stored fields that an aggregate counts and anybody may read: what is worked out when read is never missing. */
function countedFields(schema: GraphQLSchema, model: Model, entity: Entity): string[] {
  const counted = schema.getType(`${entity.name}Distinct`);
  if (!isObjectType(counted)) return [];
  return Object.keys(counted.getFields()).filter((name) => {
    const field = entity.fields.get(name);
    const isStored = field?.kind === 'column' || field?.kind === 'link';
    return isStored && grantFor(model.access, ANYBODY, entity.register, field.class) === 'all';
  });
}

const ANYBODY: Caller = {
  role: 'anonymous',
  actor: 'coverage',
  agency: null,
  authenticated: false,
  purposes: [],
  purpose: null,
  caseCode: null,
  ownKey: null,
  language: 'vi',
  requestId: 'coverage',
};
