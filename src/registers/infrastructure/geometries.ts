import type { CheckRule } from '../../hub/declare/model.js';
import { rule } from '../rule-kinds.js';

const PLACED = [
  ...[
    'Airport',
    'Runway',
    'Seaport',
    'Road',
    'CoachTerminal',
    'RoadSection',
    'Bridge',
    'Tunnel',
    'Ferry',
    'Culvert',
    'Junction',
    'TollStation',
    'WeighStation',
  ],
  ...['RestStop', 'StopPoint', 'TrafficSign', 'TrafficRestriction', 'RoadsideFacility', 'PortTerminal', 'Berth', 'Fairway', 'InlandWaterway', 'InlandPort'],
  ...['RailwayLine', 'RailwayStation', 'LevelCrossing'],
];

/** A geometry on the globe but off Việt Nam and its islands is kept with a warning: longitude and latitude were probably swapped. */
export const geometries: readonly CheckRule[] = PLACED.map((entity) =>
  rule({
    entity,
    code: `WARN_${entity.replace(/(?<=[a-z])[A-Z]/g, (c) => `_${c}`).toUpperCase()}_GEOMETRY_ABROAD`,
    field: 'geometry',
    broken: ({ geometry }) => typeof geometry === 'string' && isAbroad(geometry),
    vi: 'Hình học nằm ngoài Việt Nam (kinh độ 102–118, vĩ độ 6–24). Hãy xem kinh độ và vĩ độ có bị đổi chỗ không: GeoJSON ghi kinh độ trước.',
    en: 'The geometry lies outside Việt Nam (longitude 102–118, latitude 6–24). Check whether the two were swapped: GeoJSON has longitude first.',
  }),
);

/** Judged by its first position; the normal form has no spaces. */
function isAbroad(geometry: string): boolean {
  const first = /\[(-?[\d.e-]+),(-?[\d.e-]+)\]/.exec(geometry);
  const [longitude, latitude] = [Number(first?.[1]), Number(first?.[2])];
  return longitude < 102 || longitude > 118 || latitude < 6 || latitude > 24;
}
