import type { FieldClass } from '../declare/types.js';
import type { ScopeReason } from './scope-reason.js';

/** A place of the answer that the caller's rights leave out, for `extensions.withheld`. */
export type Withheld = {
  path: string;
  class: FieldClass;
  reason: 'ROLE_NOT_ALLOWED' | 'PURPOSE_DOES_NOT_COVER';
  /** Where records of several kinds share a place: their fields it holds for, by kind. */
  fields?: Readonly<Record<string, readonly string[]>>;
};

/** What the caller's rights leave out, as `extensions` tell it through every door. */
export function leftOut({
  withheld,
  scoped,
}: {
  withheld: readonly Withheld[];
  scoped: readonly { path: string; reason: ScopeReason }[];
}): Record<string, unknown> {
  return {
    ...(withheld.length > 0 ? { withheld: withheld.map(({ path, ...entry }) => ({ path: placeOf(path), ...entry })) } : {}),
    ...(scoped.length > 0 ? { scope: scoped.map(({ path, reason }) => ({ path: placeOf(path), reason })) } : {}),
  };
}

/**
 * A path as GraphQL writes them in `errors`: by response keys, which hold no dots. Without indexes of lists, since it holds for all their
 * records.
 */
export function placeOf(path: string): string[] {
  return path.split('.');
}
