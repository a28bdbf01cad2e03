import type { FieldClass } from '../declare/types.js';

/** A place of the answer that the caller's rights leave out, for `extensions.withheld`. */
export type Withheld = {
  path: string;
  class: FieldClass;
  reason: 'ROLE_NOT_ALLOWED' | 'PURPOSE_DOES_NOT_COVER';
  /** Where records of several kinds share a place: their fields it holds for, by kind. */
  fields?: Readonly<Record<string, readonly string[]>>;
};
