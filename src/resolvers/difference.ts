import { difference } from '../hub/query/difference.js';
import type { Difference, QueryDifferenceArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';

export const differenceField: RootField<QueryDifferenceArgs, Difference> = (_source, { of, from, to }, context, info) =>
  difference(context, { of, from, to, responseKey: String(info.path.key) });
