import { type Expr, type Part, type Predicate, predicate } from './fragment.js';
import { later } from './leaf.js';

/**
 * Where a geometry lies, asked in SQL without PostGIS: the generated box and its GiST index narrow down, one function measures
 * (migrations/0012_infrastructure.sql).
 */
type Adding = { add(value: unknown, type: string): string };

/** The geometry's own box meets the box asked for. */
export function meetsBox({ add }: Adding, box: Part, { west, south, east, north }: Readonly<Record<string, unknown>>): Predicate {
  const corner = (x: unknown, y: unknown) => `point(${add(x, DEGREES)}, ${add(y, DEGREES)})`;
  return predicate`${box} && box(${corner(west, south)}, ${corner(east, north)})`;
}

/** Some part of the geometry is at most so far from the point; the box is looked at first, since only it has an index. */
export function liesNear(
  { add }: Adding,
  geometry: Part,
  box: Part,
  { longitude, latitude, metres }: Readonly<Record<string, unknown>>,
): Predicate {
  const [x, y, far] = [add(longitude, DEGREES), add(latitude, DEGREES), add(metres, DEGREES)];
  return predicate`(${box} && box_around(${x}, ${y}, ${far}) and geojson_metres(${geometry}, ${x}, ${y}) <= ${far})`;
}

/**
 * The box of the geometry lies in one of the areas and meets none of their holes. The box around all areas is looked at first, by the
 * index.
 */
export function liesInside({ add }: Adding, box: Part, area: unknown): Predicate {
  const rings = (tell: (areas: readonly Area[]) => readonly Ring[]) => later(area, (text) => tell(areasOf(String(text))).map(polygon));
  const around = add(
    later(area, (text) => polygon(areasOf(String(text)).flat(2))),
    'polygon',
  );
  const outer = add(
    rings((areas) => areas.flatMap((one) => one.slice(0, 1))),
    'polygon[]',
  );
  const holes = add(
    rings((areas) => areas.flatMap((one) => one.slice(1))),
    'polygon[]',
  );
  return liesAmong(box, { around: `box(${around})`, outer, holes });
}

/** Records whose shapes are areas: rows of a table that meet a filter. */
export type AreaRows = { alias: string; from: string; where: Predicate; shape: Expr; box: Expr };

/** The same of the shapes of records. They name nothing of the row that is asked about, so they are read once, not for each row. */
export function liesWithin(box: Part, { alias, from, where, shape, box: shapeBox }: AreaRows): Predicate {
  const corner = (which: 'min' | 'max', of: 0 | 1) =>
    `point(${[0, 1].map((axis) => `${which}((${shapeBox}[${of}])[${axis}])`).join(', ')})`;
  const rings = (isHole: string) =>
    `array(select ${alias}g.ring from ${from} cross join lateral geojson_rings(${shape}) ${alias}g where ${where} and ${isHole}${alias}g.is_hole)`;
  return liesAmong(box, {
    around: `(select box(${corner('min', 1)}, ${corner('max', 0)}) from ${from} where ${where})`,
    outer: rings('not '),
    holes: rings(''),
  });
}

function liesAmong(box: Part, { around, outer, holes }: Readonly<Record<'around' | 'outer' | 'holes', string>>): Predicate {
  // PostgreSQL takes a polygon without extent for inside where the point is not.
  const isPoint = predicate`width(${box}) = 0 and height(${box}) = 0`;
  const compared = (ring: string, operator: '<@' | '&&') =>
    predicate`case when ${isPoint} then center(${box}) <@ ${ring} else polygon(${box}) ${operator} ${ring} end`;
  const lies = predicate`exists (select from unnest(${outer}) a(ring) where ${compared('a.ring', '<@')})`;
  const falls = predicate`exists (select from unnest(${holes}) h(ring) where ${compared('h.ring', '&&')})`;
  return predicate`(${box} && ${around} and ${lies} and not ${falls})`;
}

type Ring = readonly (readonly number[])[];
type Area = readonly Ring[];

/** The rings of each area of a Polygon or MultiPolygon, the outer one first. */
function areasOf(text: string): Area[] {
  const { type, coordinates } = JSON.parse(text) as { type: string; coordinates: unknown };
  return (type === 'Polygon' ? [coordinates] : coordinates) as Area[];
}

function polygon(ring: Ring): string {
  return `(${ring.map(([x, y]) => `(${x},${y})`).join(',')})`;
}

const DEGREES = 'double precision';
