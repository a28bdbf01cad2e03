import type { RowScope } from '../access/row-scope.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { conditionsIn } from '../sql/where-parts.js';
import type { AggregatePlan } from './aggregate-plan.js';
import type { Outside, Protection } from './protection.js';
import type { ScopeReason } from './scope-reason.js';

/**
 * Whom the figures of an aggregate are about, for `extensions.population`: a number that left somebody out in silence is a wrong number.
 * How many were left out is not told: under a free filter that would be the very count the caller may not make.
 */
export type Population = {
  leftOut: readonly LeftOut[];
  protection: Protection;
  /** For a caller who may count everybody: why this question counts only whom they may list. */
  outside?: Outside;
};

/** Records of persons (or of other persons) that are not in the figures, and the part they would have had in them. */
export type LeftOut = { as: PartInFigures; reason: ScopeReason | 'AREA_TOO_SMALL'; entities: readonly string[] };
type PartInFigures = 'COUNTED' | 'GROUPED_BY' | 'FILTERED_BY';

/**
 * What an aggregate's answer says of its population. `counted`: the records in all groups that are shown, before `having` and pages; on
 * every day of a series, and once in each group of a key that has several values.
 */
export type ToldPopulation = Population & { path: readonly string[]; counted: number };

export type Part = { as: PartInFigures; entity: Entity; scope: RowScope };

export function populationOf(
  parts: readonly Part[],
  { entity: counted, protection, outside, leastOfArea }: Pick<AggregatePlan, 'entity' | 'protection' | 'outside' | 'leastOfArea'>,
  reasonOf: (scope: RowScope) => ScopeReason | undefined,
): Population {
  const leftOut = new Map<string, LeftOut & { entities: string[] }>();
  for (const { as, entity, scope } of parts) {
    const reason = entity.subject && reasonOf(scope);
    if (!reason) continue;
    const entry = leftOut.get(`${as} ${reason}`) ?? { as, reason, entities: [] };
    if (!entry.entities.includes(entity.name)) entry.entities.push(entity.name);
    leftOut.set(`${as} ${reason}`, entry);
  }
  const ofSmallAreas: LeftOut[] = leastOfArea ? [{ as: 'COUNTED', reason: 'AREA_TOO_SMALL', entities: [counted.name] }] : [];
  return { leftOut: [...leftOut.values(), ...ofSmallAreas], protection, ...(outside ? { outside } : {}) };
}

/** The records an aggregate rests on: those it counts, those it groups by and those its filter passes through. */
export function partsOf(
  model: Model,
  { entity, keys, rowScope, where, protection }: AggregatePlan,
  scopeOf: (entity: Entity) => RowScope,
): Part[] {
  // Where everybody is counted nobody is left out behind a link either.
  const scope = protection === 'PERTURBED' ? () => 'all' as const : scopeOf;
  const behind = (as: PartInFigures, entities: readonly Entity[]) =>
    entities.map((target): Part => ({ as, entity: target, scope: scope(target) }));
  return [
    { as: 'COUNTED', entity, scope: rowScope },
    ...behind(
      'GROUPED_BY',
      keys.flatMap((key) => (key.kind === 'link' ? key.targets : [])),
    ),
    ...behind('FILTERED_BY', passedIn(model, entity, where)),
  ];
}

/** The entities a filter passes through, however deep. */
function passedIn(model: Model, entity: Entity, where: unknown): Entity[] {
  return conditionsIn(model.declarations, entity, where).flatMap(({ part }) =>
    part.is === 'linked' ? [part.target] : part.is === 'measured' ? [part.measured.target] : part.is === 'placed' ? [part.area.entity] : [],
  );
}
