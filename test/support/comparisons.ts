import { operatorsOf } from '../../src/hub/declare/derive-filters.js';
import type { ColumnField } from '../../src/hub/declare/types.js';

/** The comparisons of a field of its own: those of its type, unless it is the name of a person. */
export function comparisonsOf({ type, isPersonName }: Pick<ColumnField, 'type' | 'isPersonName'>): readonly string[] {
  return isPersonName ? ['eq', 'isNull'] : operatorsOf(type);
}
