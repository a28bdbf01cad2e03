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

type Planning = { model: Model; catalogue: EvidenceCatalogue; definition: Definition; caller: Caller };

/** As long as the definition is remembered: its statements go with it. */
const PLANNED = new WeakMap<Definition, Map<string, PlannedVerdict>>();

/** A right follows from role and purpose alone. */
export function plannedVerdict(
  { model, catalogue, definition, caller }: Planning,
  { kind, times, many }: Omit<VerdictShape, 'allowed'>,
): PlannedVerdict {
  const kept = PLANNED.get(definition) ?? new Map<string, PlannedVerdict>();
  PLANNED.set(definition, kept);
  const key = JSON.stringify([kind, caller.role, caller.purpose, times, many]);
  const known = kept.get(key);
  if (known) return known;
  const { components, keyFields } = planDefinition(model, catalogue, definition, kind);
  const mayFind = mayLookAt(model, caller, keyFields);
  const allowed = new Set(
    components.flatMap(({ requirement, looks }) => (mayFind && mayLookAt(model, caller, looks) ? [requirement.component] : [])),
  );
  const compiled = compileVerdict(model, catalogue, definition, { kind, allowed, times, many });
  const looks = [...(mayFind ? keyFields : []), ...compiled.arms.flatMap((arm) => arm.looks)];
  const planned = { components, allowed, mayFind, compiled, looks };
  kept.set(key, planned);
  return planned;
}
