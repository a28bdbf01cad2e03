import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import type { EvidenceCatalogue, GuardedField } from './catalogue.js';
import { type CompiledVerdict, compileVerdict, type PlannedComponent, planDefinition, type VerdictShape } from './compile-verdict.js';
import type { Definition } from './definition.js';
import { mayLookAt } from './right.js';

/** What a definition comes to for a kind of subject in a caller's hands, before anything is looked up. */
export type PlannedVerdict = {
  components: readonly PlannedComponent[];
  /** Components that may be answered. */
  allowed: ReadonlySet<string>;
  /** Whether subject and things may be looked up at all. */
  mayFind: boolean;
  compiled: CompiledVerdict;
  /** Fields above open that are looked at. */
  looks: readonly GuardedField[];
};

type Planning = { model: Model; catalogue: EvidenceCatalogue; definition: Definition; caller: Caller; declined: readonly string[] };

/** As long as the definition is remembered: its statements go with it. */
const PLANNED = new WeakMap<Definition, Map<string, PlannedVerdict>>();

/** A right follows from role and purpose alone. What was declined is left out of the statement; so few decline that no such plan is kept. */
export function plannedVerdict(planning: Planning, shape: Omit<VerdictShape, 'allowed'>): PlannedVerdict {
  const { definition, caller, declined } = planning;
  const { kind, times, many } = shape;
  if (declined.length > 0) return plan(planning, shape);
  const kept = PLANNED.get(definition) ?? new Map<string, PlannedVerdict>();
  PLANNED.set(definition, kept);
  const key = JSON.stringify([kind, caller.role, caller.purpose, times, many]);
  const known = kept.get(key);
  if (known) return known;
  const planned = plan(planning, shape);
  kept.set(key, planned);
  return planned;
}

function plan(
  { model, catalogue, definition, caller, declined }: Planning,
  { kind, times, many }: Omit<VerdictShape, 'allowed'>,
): PlannedVerdict {
  const { components, keyFields } = planDefinition(model, catalogue, definition, kind);
  const mayFind = mayLookAt(model, caller, keyFields);
  const allowed = new Set(
    components.flatMap(({ requirement: { component }, looks }) =>
      mayFind && !declined.includes(component) && mayLookAt(model, caller, looks) ? [component] : [],
    ),
  );
  const compiled = compileVerdict(model, catalogue, definition, { kind, allowed, times, many });
  const looks = [...(mayFind ? keyFields : []), ...compiled.arms.flatMap((arm) => arm.looks)];
  return { components, allowed, mayFind, compiled, looks };
}
