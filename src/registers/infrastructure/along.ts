import type { NamedList } from '../../hub/declare/model.js';

/**
 * Everything on a stretch of road, in order. Where a chain is broken the same Km stands in two sections, so the section's place comes before the chainage.
 * A stretch is inclusive at both ends; what begins before it and ends inside counts, its own end exclusive.
 */
export const along: NamedList = {
  view: 'RoadObject',
  orderBy: ['sectionOrdinal', 'chainage', 'type'],
  where: ({ road, section, from, to, where }) => ({
    and: [
      { road: { number: { eq: road } } },
      ...given(section, { section: { code: { eq: section } } }),
      ...given(to, { chainage: { lte: to } }),
      ...given(from, { or: [{ chainage: { gte: from } }, { toChainage: { gt: from } }] }),
      ...given(where, where),
    ],
  }),
};

function given(argument: unknown, condition: unknown): unknown[] {
  return argument === undefined || argument === null ? [] : [condition];
}
