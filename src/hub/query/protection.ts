/**
 * What may be told of few people: the one place that says how figures about persons are protected, for whoever counts and whoever tells.
 *
 * `EXACT`: every figure is as counted; there is nobody to protect from this caller. `SMALL_GROUPS`: every figure shown is as counted, and
 * groups of few persons are not shown (`small-groups.ts`, for callers who may list what they count). `PERTURBED`: everybody is counted, and
 * every figure about persons is changed a little (`cell-key.ts`, for callers who may count what they may not list, in the closed space of
 * questions of `closed-space.ts`).
 */
export type Protection = 'EXACT' | 'SMALL_GROUPS' | 'PERTURBED';

/** Below this many persons a figure says something about each of them. */
export const PERSONS_MIN = 5;

/** For a caller who may count everybody: what of a question keeps it from being one of the closed space. */
export type Outside = 'FILTER' | 'GROUPING' | 'MEASURE' | 'DAY' | 'COMPARABLE_ON' | 'TOO_MANY_FIELDS';

/** Areas of few inhabitants are left out: of how many records of one must be told, so that it is shown, and which of the keys name it. */
export type LeastOfArea = { least: number; keys: readonly number[] };
