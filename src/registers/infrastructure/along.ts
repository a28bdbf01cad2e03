import type { NamedList } from '../../hub/declare/model.js';
import { chainageRank } from '../identifiers/index.js';
import { onTheRoad } from './on-the-road.js';

/**
 * Everything on a stretch of road, in order. Where a chain is broken the same Km stands in two sections, so the section's place comes
 * before the chainage. A stretch is inclusive at both ends; what begins before it and ends inside counts, its own end exclusive. Asked
 * against the stationing it is the same stretch in the order of travel.
 */
export const along: NamedList = {
  view: 'RoadObject',
  orderBy: ['sectionOrdinal', 'chainage', 'type'],
  reversed: {
    by: ['from', 'to'],
    tells: ([from, to]) => typeof from === 'string' && typeof to === 'string' && chainageRank(from) > chainageRank(to),
  },
  premise: onTheRoad,
  where: ({ road, section, where, ...stretch }, isReversed) => {
    const [from, to] = isReversed ? [stretch.to, stretch.from] : [stretch.from, stretch.to];
    return {
      and: [
        { road: { number: { eq: road } } },
        ...given(section, { section: { code: { eq: section } } }),
        ...given(to, { chainage: { lte: to } }),
        ...given(from, { or: [{ chainage: { gte: from } }, { toChainage: { gt: from } }] }),
        ...given(where, where),
      ],
    };
  },
};

function given(argument: unknown, condition: unknown): unknown[] {
  return argument === undefined || argument === null ? [] : [condition];
}
