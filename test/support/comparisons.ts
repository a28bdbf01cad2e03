import { operatorsOf } from '../../src/hub/declare/derive-filters.js';
import type { ColumnField } from '../../src/hub/declare/types.js';

/**
 * The comparisons of a field of its own: those of its type, unless it is the name of a person; only what is searchable is compared by
 * likeness.
 */
type Compared = Pick<ColumnField, 'type' | 'isPersonName'> & { readonly searchable?: boolean };
export function comparisonsOf({ type, isPersonName, searchable = false }: Compared): readonly string[] {
  return isPersonName ? ['eq', 'isNull'] : operatorsOf(type).filter((operator) => operator !== 'similar' || searchable);
}
