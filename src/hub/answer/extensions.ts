import type { Caller } from '../access/caller.js';
import type { At } from '../ledger/as-of.js';
import type { Cost } from '../query/cost.js';
import type { NotCurrent } from '../query/interpreter.js';
import type { OperationPlan } from '../query/plan.js';
import type { ToldPopulation } from '../query/population.js';
import { PERSONS_MIN } from '../query/protection.js';
import { leftOut, placeOf } from '../query/withheld.js';

/** What an answer says of itself beside its data: the times it was read at, and what is not in it and why. */
export function extensionsOf(
  plan: OperationPlan,
  atOfRoot: ReadonlyMap<string, At>,
  notCurrent: ReadonlyMap<string, NotCurrent>,
  { suppressed, counted }: Figures = NO_FIGURES,
): Record<string, unknown> {
  const population = [...plan.populations].map(
    ([path, told]): ToldPopulation => ({ path: placeOf(path), counted: counted.get(path) ?? 0, ...told }),
  );
  const tooSmall = [...suppressed].flatMap(([path, groups]) =>
    groups > 0 ? [{ path: placeOf(path), groups, reason: `FEWER_THAN_${PERSONS_MIN}_PERSONS` }] : [],
  );
  return {
    ...(population.length > 0 ? { population } : {}),
    ...(tooSmall.length > 0 ? { suppressed: tooSmall } : {}),
    ...(notCurrent.size > 0 ? { notCurrent: Object.fromEntries(notCurrent) } : {}),
    ...(atOfRoot.size > 0 ? { asOf: Object.fromEntries(atOfRoot) } : {}),
    ...leftOut(plan),
  };
}

/** What running an operation found of its aggregates, by response key. */
type Figures = { suppressed: ReadonlyMap<string, number>; counted: ReadonlyMap<string, number> };
const NO_FIGURES: Figures = { suppressed: new Map(), counted: new Map() };

export function costOf({ cost }: OperationPlan, caller: Caller): { cost?: Cost } {
  return caller.wantsCost ? { cost } : {};
}
