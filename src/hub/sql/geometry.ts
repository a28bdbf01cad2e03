import { HubError } from '../../errors.js';
import { latitude, longitude, nonNegative } from '../declare/number-scalars.js';
import { now } from './leaf.js';

/** Where a geometry lies, asked in SQL without PostGIS: the generated box and its GiST index narrow down, one function measures (migrations/0012_infrastructure.sql). */
type Adding = { add(value: unknown, type: string): string };

/** The geometry's own box meets the box asked for. */
export function meetsBox({ add }: Adding, box: string, { west, south, east, north }: Readonly<Record<string, unknown>>): string {
  const corner = (x: unknown, y: unknown) => `point(${add(x, DEGREES)}, ${add(y, DEGREES)})`;
  return `${box} && box(${corner(west, south)}, ${corner(east, north)})`;
}

/** Some part of the geometry is at most so far from the point; the box is looked at first, since only it has an index. */
export function liesNear({ add }: Adding, geometry: string, box: string, { longitude, latitude, metres }: Readonly<Record<string, unknown>>): string {
  const [x, y, far] = [add(longitude, DEGREES), add(latitude, DEGREES), add(metres, DEGREES)];
  return `(${box} && box_around(${x}, ${y}, ${far}) and geojson_metres(${geometry}, ${x}, ${y}) <= ${far})`;
}

const DEGREES = 'double precision';
const METRES_MAX = 200_000;

/** What no place on the globe can be, refused when planning. */
export function refuseBadPlace(operator: 'bbox' | 'near', given: Readonly<Record<string, unknown>>): void {
  const number = (name: string) => Number(now(given[name]));
  if (operator === 'bbox') {
    const onGlobe = ['west', 'east'].every((name) => longitude.accepts(number(name))) && ['south', 'north'].every((name) => latitude.accepts(number(name)));
    if (onGlobe && number('west') <= number('east') && number('south') <= number('north')) return;
    throw new HubError('BAD_USER_INPUT', {
      argument: 'bbox',
      ruleVi: 'cần west ≤ east trong -180…180 và south ≤ north trong -90…90 (độ, WGS 84).',
      ruleEn: 'west ≤ east within -180…180 and south ≤ north within -90…90 are needed (degrees, WGS 84).',
      example: '{ west: 105.7, south: 20.9, east: 106.0, north: 21.1 }',
    });
  }
  const metres = number('metres');
  if (longitude.accepts(number('longitude')) && latitude.accepts(number('latitude')) && nonNegative.accepts(metres) && metres <= METRES_MAX) return;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'near',
    ruleVi: `cần longitude trong -180…180, latitude trong -90…90 và metres từ 0 đến ${METRES_MAX}.`,
    ruleEn: `longitude within -180…180, latitude within -90…90 and metres from 0 to ${METRES_MAX} are needed.`,
    example: '{ longitude: 105.8069, latitude: 21.2212, metres: 5000 }',
  });
}
