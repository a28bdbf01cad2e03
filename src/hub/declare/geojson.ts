import { limitRule } from '../../beyond.js';
import { LIMITS } from '../../limits.js';
import { latitude, longitude } from './number-scalars.js';
import type { ScalarResult, ScalarRule } from './scalars.js';

/**
 * GeoJSON as the registers keep it: one geometry, longitude first, on the globe, closed rings, 7 decimals, nothing else. One spelling per
 * shape, so that an import can tell equal from changed.
 */
export const geoJsonRule: ScalarRule = {
  name: 'GeoJSON',
  description: '',
  example: '{"type":"Point","coordinates":[105.8069,21.2212]}',
  ruleVi: 'phải là một hình học GeoJSON (Point, LineString, Polygon hoặc dạng Multi), toạ độ [kinh độ, vĩ độ] theo WGS 84.',
  ruleEn: 'it must be one GeoJSON geometry (Point, LineString, Polygon or their Multi kinds), positions [longitude, latitude] in WGS 84.',
  structured: true,
  normalise(input) {
    if (input.length > LIMITS.geometryCharacters.max) {
      const { ruleVi, ruleEn } = limitRule('geometryCharacters', input.length);
      return refuse('GEOJSON_TOO_LONG', ruleVi, ruleEn);
    }
    let parsed: unknown;
    try {
      parsed = JSON.parse(input);
    } catch {
      return refuse('GEOJSON_FORM', 'không phải JSON.', 'it is not JSON.');
    }
    const { type, coordinates } =
      typeof parsed === 'object' && parsed !== null ? (parsed as { type?: unknown; coordinates?: unknown }) : {};
    const shape = typeof type === 'string' && Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined;
    if (!shape)
      return refuse(
        'GEOJSON_KIND',
        `cần type là một trong ${Object.keys(SHAPES).join(', ')}.`,
        `type must be one of ${Object.keys(SHAPES).join(', ')}.`,
      );
    const cleaned = shape(coordinates);
    if (cleaned === undefined) {
      return refuse(
        'GEOJSON_COORDINATES',
        'toạ độ không hợp lệ: mỗi điểm là [kinh độ -180…180, vĩ độ -90…90]; đường có từ 2 điểm; vòng khép kín có từ 4 điểm.',
        'the coordinates do not fit: a position is [longitude -180…180, latitude -90…90]; a line has 2 positions or more, a closed ring 4 or more.',
      );
    }
    return { value: JSON.stringify({ type, coordinates: cleaned }) };
  },
};

type Cleaned = readonly unknown[] | undefined;
type Shape = (coordinates: unknown) => Cleaned;

/** A height is dropped: the registers keep places, not surfaces. */
const position: Shape = (given) => {
  if (!Array.isArray(given) || given.length < 2 || given.length > 3) return undefined;
  const [x, y] = given as unknown[];
  if (typeof x !== 'number' || typeof y !== 'number' || !longitude.accepts(x) || !latitude.accepts(y)) return undefined;
  return [round(x), round(y)];
};

const listOf =
  (part: Shape, least: number): Shape =>
  (given) => {
    if (!Array.isArray(given) || given.length < least) return undefined;
    const parts = given.map(part);
    return parts.every((one) => one !== undefined) ? parts : undefined;
  };

const line = listOf(position, 2);

const ring: Shape = (given) => {
  const positions = listOf(position, 4)(given);
  return positions && JSON.stringify(positions[0]) === JSON.stringify(positions.at(-1)) ? positions : undefined;
};

const area = listOf(ring, 1);

const SHAPES: Readonly<Record<string, Shape>> = {
  Point: position,
  MultiPoint: listOf(position, 1),
  LineString: line,
  MultiLineString: listOf(line, 1),
  Polygon: area,
  MultiPolygon: listOf(area, 1),
};

/** 7 decimals are a centimetre; adding 0 turns -0 into 0. */
function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7 + 0;
}

function refuse(rejected: string, vi: string, en: string): ScalarResult {
  return { rejected, vi, en };
}
