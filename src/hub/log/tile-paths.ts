import { TILE_LEVEL_MAX, TILE_WIDTH, type Tile } from './tiles.js';

/** A resource of a log as C2SP tlog-tiles names it: a tile of hashes, or a bundle of the entries under a tile of the lowest level. */
export type TilePath = { of: 'hashes'; tile: Tile } | { of: 'entries'; tile: Omit<Tile, 'level'> };

/** `tile/0/x001/x234/067.p/89`; a full tile has no width in its path. */
export function tilePath(path: TilePath): string {
  const { index, width } = path.tile;
  const digits = index.toString();
  const parts = digits.padStart(Math.ceil(digits.length / DIGITS) * DIGITS, '0').match(/\d{3}/g) ?? [];
  const named = parts.map((part, at) => (at === parts.length - 1 ? part : `x${part}`)).join('/');
  return `tile/${path.of === 'entries' ? 'entries' : path.tile.level}/${named}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Undefined where it is no such path, or another spelling of one. */
export function readTilePath(text: string): TilePath | undefined {
  const [, level = '', named = '', width] = /^tile\/(\d{1,2}|entries)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(text) ?? [];
  if (named === '') return undefined;
  const tile = { index: BigInt(named.replace(/[x/]/g, '')), width: width === undefined ? TILE_WIDTH : Number(width) };
  const path: TilePath = level === 'entries' ? { of: 'entries', tile } : { of: 'hashes', tile: { ...tile, level: Number(level) } };
  const isInBounds = (path.of === 'entries' || path.tile.level <= TILE_LEVEL_MAX) && (width === undefined || tile.width < TILE_WIDTH);
  return isInBounds && tilePath(path) === text ? path : undefined;
}

const DIGITS = 3;
