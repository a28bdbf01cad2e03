import { LRUCache } from 'lru-cache';

/** West, south, east, north, in degrees. */
export type Box = readonly [number, number, number, number];

/** Positions of a ring one after the other: longitude, latitude, … */
type Ring = Float64Array;
/** An area of a Polygon or MultiPolygon: its outer ring, then its holes. */
type Shape = readonly { around: Box; rings: readonly Ring[] }[];

/**
 * A box has no part within `tolerance` degrees of a shape. Plane geometry, told exactly: either a line of the shape meets the widened box, or
 * all of the box is in or out as its middle is. What lies in the shape, which is nearly everything, costs one walk around its ring.
 *
 * PostgreSQL answers the same for a question (`sql/geometry.ts`); here thousands of places of a file are compared with a few shapes, and
 * giving those to PostgreSQL took a quarter of the time of writing the file, most of it for reading the shapes again in each part.
 */
export function isOutsideOfShape(box: Box, geojson: string, tolerance: number): boolean {
  const [west, south, east, north] = box;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const widened: Box = [west - tolerance, south - tolerance, east + tolerance, north + tolerance];
  return shapeOf(geojson).every(({ around, rings }) => {
    if (!meet(widened, around)) return true;
    const [outer, ...holes] = rings;
    if (outer !== undefined && isIn(outer, x, y) && !holes.some((hole) => isIn(hole, x, y))) return false;
    return !rings.some((ring) => passesThrough(ring, widened));
  });
}

/** The box of all positions of a geometry. */
export function boxOf(geojson: string): Box {
  return boxAround((JSON.parse(geojson) as { coordinates: readonly unknown[] }).coordinates);
}

function boxAround(positions: readonly unknown[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const walk = (part: readonly unknown[]): void => {
    const [x, y] = part;
    if (typeof x !== 'number' || typeof y !== 'number') {
      for (const inner of part) walk(inner as readonly unknown[]);
      return;
    }
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  };
  walk(positions);
  return [west, south, east, north];
}

const SHAPES_KEPT_MAX = 100;
const shapes = new LRUCache<string, Shape>({ max: SHAPES_KEPT_MAX });

function shapeOf(geojson: string): Shape {
  const known = shapes.get(geojson);
  if (known !== undefined) return known;
  const { type, coordinates } = JSON.parse(geojson) as { type: string; coordinates: unknown };
  const areas = (type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : []) as number[][][][];
  const shape = areas.map((rings) => ({
    around: boxAround(rings),
    rings: rings.map((ring) => Float64Array.from(ring.flatMap(([x = 0, y = 0]) => [x, y]))),
  }));
  shapes.set(geojson, shape);
  return shape;
}

function meet([w1, s1, e1, n1]: Box, [w2, s2, e2, n2]: Box): boolean {
  return w1 <= e2 && w2 <= e1 && s1 <= n2 && s2 <= n1;
}

/** Even-odd: a ray to the east crosses the ring an odd number of times. Plain variables: arrays in these loops took three times as long. */
function isIn(ring: Ring, x: number, y: number): boolean {
  let isInside = false;
  let [x1, y1] = [ring.at(-2) ?? 0, ring.at(-1) ?? 0];
  for (let i = 0; i < ring.length; i += 2) {
    const x2 = ring[i] as number;
    const y2 = ring[i + 1] as number;
    if (y2 > y !== y1 > y && x < ((x1 - x2) * (y - y2)) / (y1 - y2) + x2) isInside = !isInside;
    x1 = x2;
    y1 = y2;
  }
  return isInside;
}

function passesThrough(ring: Ring, box: Box): boolean {
  const [west, south, east, north] = box;
  let [x1, y1] = [ring.at(-2) ?? 0, ring.at(-1) ?? 0];
  for (let i = 0; i < ring.length; i += 2) {
    const x2 = ring[i] as number;
    const y2 = ring[i + 1] as number;
    const isBeside = (y1 < south && y2 < south) || (y1 > north && y2 > north) || (x1 < west && x2 < west) || (x1 > east && x2 > east);
    if (!isBeside && cuts([x1, y1, x2, y2], box)) return true;
    x1 = x2;
    y1 = y2;
  }
  return false;
}

/** Whether a stretch has a point in the box: the part of it between two sides of the box, cut by the other two, is not empty. */
function cuts([x1, y1, x2, y2]: Box, [west, south, east, north]: Box): boolean {
  let [from, to] = [0, 1];
  for (const [start, length, low, high] of [
    [x1, x2 - x1, west, east],
    [y1, y2 - y1, south, north],
  ] as const) {
    if (length === 0) continue;
    const [a, b] = [(low - start) / length, (high - start) / length];
    [from, to] = [Math.max(from, Math.min(a, b)), Math.min(to, Math.max(a, b))];
  }
  return from <= to;
}
