import type { RowScope } from '../access/row-scope.js';
import { linkFields } from '../declare/derive-aggregate.js';
import { linkedEntity } from '../declare/field-ends.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import type { AggregatePlan } from './aggregate-plan.js';
import type { ScopeReason } from './scope-reason.js';

/**
 * Whom the figures of an aggregate are about, for `extensions.population`: a number that left somebody out in silence is a wrong number.
 * How many were left out is not told: under a free filter that would be the very count the caller may not make.
 */
export type Population = { leftOut: readonly LeftOut[]; protection: Protection };

/** Records of persons (or of other persons) that are not in the figures, and the part they would have had in them. */
export type LeftOut = { entity: string; as: 'COUNTED' | 'GROUPED_BY' | 'FILTERED_BY'; reason: ScopeReason };

/** `EXACT`: every figure is as counted. `SMALL_GROUPS`: so is every figure shown, and groups of few persons are not (`extensions.suppressed`). */
export type Protection = 'EXACT' | 'SMALL_GROUPS';

/** What an aggregate's answer says of its population: `counted` is the records in all its groups, before `having` and pages. */
export type ToldPopulation = Population & { path: readonly string[]; counted: number };

type Seen = { scope(entity: Entity): RowScope; reasonOf(scope: RowScope): ScopeReason | undefined };

export function populationOf(
  model: Model,
  plan: Pick<AggregatePlan, 'entity' | 'where' | 'keys' | 'rowScope' | 'guarded'>,
  { scope, reasonOf }: Seen,
): Population {
  const { entity, keys, rowScope, where, guarded } = plan;
  const grouped = linkFields(entity).filter((link) => keys.some((key) => key.kind === 'link' && key.link === link));
  const parts: { as: LeftOut['as']; entity: Entity; scope: RowScope }[] = [
    { as: 'COUNTED', entity, scope: rowScope },
    ...[...new Set(grouped.flatMap(({ target }) => model.declarations.entities.get(target) ?? []))].map(
      (target) => ({ as: 'GROUPED_BY', entity: target, scope: scope(target) }) as const,
    ),
    ...[...new Set(passedIn(model, entity, where))].map((target) => ({ as: 'FILTERED_BY', entity: target, scope: scope(target) }) as const),
  ];
  const leftOut = parts.flatMap((part): LeftOut[] => {
    const reason = part.entity.subject && reasonOf(part.scope);
    return reason ? [{ entity: part.entity.name, as: part.as, reason }] : [];
  });
  return { leftOut, protection: guarded ? 'SMALL_GROUPS' : 'EXACT' };
}

/** The entities a filter passes through, however deep. */
function passedIn(model: Model, entity: Entity, where: unknown): Entity[] {
  if (typeof where !== 'object' || where === null) return [];
  return Object.entries(where).flatMap(([name, given]): Entity[] => {
    if (given === null || given === undefined) return [];
    if (name === 'and' || name === 'or' || name === 'not') return (Array.isArray(given) ? given : [given]).flatMap((part) => passedIn(model, entity, part));
    const field = entity.fields.get(name);
    const target = field && linkedEntity(model.declarations, entity, field);
    return target ? [target, ...passedIn(model, target, given)] : [];
  });
}
