import type { ResolverMap } from './index.js';

/** The hand-written resolvers, one file each. */
export const others: ResolverMap = {};
