import { type Part, type Predicate, predicate } from './fragment.js';

/** Where a geometry lies, asked in SQL without PostGIS: the generated box and its GiST index narrow down, one function measures (migrations/0012_infrastructure.sql). */
type Adding = { add(value: unknown, type: string): string };

/** The geometry's own box meets the box asked for. */
export function meetsBox({ add }: Adding, box: Part, { west, south, east, north }: Readonly<Record<string, unknown>>): Predicate {
  const corner = (x: unknown, y: unknown) => `point(${add(x, DEGREES)}, ${add(y, DEGREES)})`;
  return predicate`${box} && box(${corner(west, south)}, ${corner(east, north)})`;
}

/** Some part of the geometry is at most so far from the point; the box is looked at first, since only it has an index. */
export function liesNear({ add }: Adding, geometry: Part, box: Part, { longitude, latitude, metres }: Readonly<Record<string, unknown>>): Predicate {
  const [x, y, far] = [add(longitude, DEGREES), add(latitude, DEGREES), add(metres, DEGREES)];
  return predicate`(${box} && box_around(${x}, ${y}, ${far}) and geojson_metres(${geometry}, ${x}, ${y}) <= ${far})`;
}

const DEGREES = 'double precision';
