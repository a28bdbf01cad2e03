import type { CheckRule } from '../../hub/declare/model.js';
import { screaming } from '../../hub/declare/screaming.js';
import { rule } from '../rule-kinds.js';

const PLACED = [
  ...[
    'Airport',
    'Runway',
    'RunwayEnd',
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
  ...[
    'RestStop',
    'StopPoint',
    'TrafficSign',
    'TrafficRestriction',
    'RoadsideFacility',
    'PortTerminal',
    'Berth',
    'Fairway',
    'InlandWaterway',
    'InlandPort',
  ],
  ...['RailwayLine', 'RailwayStation', 'LevelCrossing', 'BusStop'],
];

/**
 * A geometry off Việt Nam and its islands is kept with a warning: longitude and latitude were probably swapped, or it lies across a border.
 * One that is far from any neighbour is refused.
 */
export const geometries: readonly CheckRule[] = PLACED.flatMap((entity) => [
  rule({
    entity,
    code: `${screaming(entity)}_GEOMETRY_FAR`,
    field: 'geometry',
    broken: ({ geometry }) => typeof geometry === 'string' && lies(geometry, FAR),
    vi: 'Hình học nằm rất xa Việt Nam (ngoài kinh độ 92–128, vĩ độ 0–32). Hãy xem lại toạ độ, dấu thập phân và hệ toạ độ (WGS 84, độ).',
    en: 'The geometry lies far from Việt Nam (outside of longitude 92–128, latitude 0–32). Check the coordinates, their decimals and the system (WGS 84, degrees).',
  }),
  rule({
    entity,
    code: `WARN_${screaming(entity)}_GEOMETRY_ABROAD`,
    field: 'geometry',
    broken: ({ geometry }) => typeof geometry === 'string' && lies(geometry, ABROAD) && !lies(geometry, FAR),
    vi: 'Hình học nằm ngoài Việt Nam (kinh độ 102–118, vĩ độ 6–24). Hãy xem kinh độ và vĩ độ có bị đổi chỗ không: GeoJSON ghi kinh độ trước.',
    en: 'The geometry lies outside Việt Nam (longitude 102–118, latitude 6–24). Check whether the two were swapped: GeoJSON has longitude first.',
  }),
]);

/** West, south, east and north: outside of it. */
type Outside = readonly [west: number, south: number, east: number, north: number];
const ABROAD: Outside = [102, 6, 118, 24];
const FAR: Outside = [92, 0, 128, 32];

/** Judged by its first position; the normal form has no spaces. */
function lies(geometry: string, [west, south, east, north]: Outside): boolean {
  const first = /\[(-?[\d.e-]+),(-?[\d.e-]+)\]/.exec(geometry);
  const [longitude, latitude] = [Number(first?.[1]), Number(first?.[2])];
  return longitude < west || longitude > east || latitude < south || latitude > north;
}
