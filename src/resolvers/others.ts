import type { ResolverMap } from './index.js';
import { readsAboutField } from './reads.js';

/** The hand-written resolvers, one file each. */
export const others: ResolverMap = {
  Query: { readsAbout: readsAboutField },
};
