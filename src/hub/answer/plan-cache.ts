import type { DocumentNode } from 'graphql';
import { HubError } from '../../errors.js';
import type { CompiledFeed } from '../feed/read-feed.js';
import type { Compiled } from '../query/compile.js';
import type { OperationPlan } from '../query/plan.js';
import { type Fact, shapeOf, symbolic } from '../sql/leaf.js';

/** An operation that asks the change feed and nothing else has `feeds`; `compiled` is null for what the planner declines. */
type Planned = { plan: OperationPlan; compiled: Compiled | null; feeds?: readonly CompiledFeed[] | null };
export type CachedPlan = Planned & { uses: number };

type Entry = (CachedPlan | { refusal: HubError; uses: number }) & { key: string; looked: readonly { fact: Fact; value: string }[] };

/** Plans of one document that stay: roles times shapes. Documents themselves are bounded by the server's store of parsed ones. */
const ENTRIES_MAX = 32;

/**
 * Plans by document, access and shape of the variables. The values of variables are no part of a plan, except those it looked at (page
 * sizes, directions, booleans) and facts about them (whether a stretch is reversed), so a service that asks one question about a million
 * people has one plan.
 */
export function createPlanCache() {
  const byDocument = new WeakMap<DocumentNode, Entry[]>();

  return function planFor(
    document: DocumentNode,
    accessKey: string,
    variables: Readonly<Record<string, unknown>>,
    make: (variables: Record<string, unknown>) => Planned,
  ): CachedPlan {
    const key = `${accessKey}${shapeOf(variables)}`;
    const entries = byDocument.get(document) ?? [];
    const found = entries.find((entry) => entry.key === key && entry.looked.every(({ fact, value }) => told(fact, variables) === value));
    if (found) {
      found.uses++;
      return planOf(found);
    }
    const looked = new Map<string, { fact: Fact; value: string }>();
    const made = planned(() => make(symbolic(variables, (name, fact) => looked.set(name, { fact, value: told(fact, variables) }))));
    const entry: Entry = { ...made, key, uses: 1, looked: [...looked.values()] };
    byDocument.set(document, [entry, ...entries].slice(0, ENTRIES_MAX));
    return planOf(entry);
  };
}

function told(fact: Fact, variables: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(fact(variables)) ?? '';
}

/** A question that is too large is refused again without planning it again: who floods the hub with it shall cost nothing. */
function planned(make: () => Planned): Planned | { refusal: HubError } {
  try {
    return make();
  } catch (error) {
    if (error instanceof HubError && (error.code === 'TOO_COSTLY' || error.code === 'TOO_DEEP')) return { refusal: error };
    throw error;
  }
}

function planOf(entry: Entry): CachedPlan {
  if ('refusal' in entry) throw entry.refusal;
  return entry;
}
