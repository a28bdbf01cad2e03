import { PLATE_CODES } from './plate-codes.js';

export type PlatePattern =
  | 'car'
  | 'motorcycle_2_letters'
  | 'motorcycle_letter_digit'
  | 'special_series'
  | 'old_series'
  | 'car_old_4'
  | 'motorcycle_old_4'
  | 'foreign_car'
  | 'foreign_motorcycle'
  | 'military'
  | 'temporary';

export type PlateCandidate = { normalForm: string; pattern: PlatePattern };
export type PlateReading = PlateCandidate & { localCode: string; series: string; number: string };
export type PlateRefusal = 'form' | 'unknown code' | 'number zero';

/** Serial letters by background colour (law 36/2024/QH15 art. 36.2, circular 79/2024/TT-BCA art. 37). */
export const PLATE_LETTERS = { blue: 'ABCDEFGHKLM', white: 'ABCDEFGHKLMNPSTUVXYZ', yellow: 'ABCDEFGHKLMNPSTUVXYZ' } as const;

/** Letter pairs that mean a series of their own, so no motorcycle of the two-letter series carries them. */
export const RESERVED_PAIRS: readonly string[] = ['CD', 'RM', 'HC', 'KT', 'MK', 'LD', 'DA', 'CT', 'LB'];

/**
 * Every plate a typed text can mean. A plate without separators is ambiguous: `29H11234` is the car `29H-112.34` and the
 * motorcycle `29H1-1234`. Dots are dropped; any other separator must stand where the form has a boundary, and so decides.
 * Expects clean text (NFC, upper case, one kind of space).
 */
export const readPlate = (text: string): { readings: PlateReading[]; refusal?: PlateRefusal } => {
  const groups = text
    .replaceAll('.', '')
    .split(SEPARATORS)
    .filter((group) => group !== '');
  const flat = groups.join('');
  const breaks = positionsOfBreaks(groups);
  const formed = GRAMMAR.flatMap(([pattern, form]) => {
    const match = form.exec(flat);
    if (!match) return [];
    const [, localCode = '', series = '', number = ''] = match;
    const allowed = boundaries(pattern, localCode, series, number);
    return breaks.every((position) => allowed.has(position)) ? [{ normalForm: `${localCode}${series}-${number}`, pattern, localCode, series, number }] : [];
  });
  if (formed.length === 0) return readTemporary(groups.join('-'));
  const located = formed.filter((reading) => reading.pattern === 'military' || PLATE_CODES.has(reading.localCode));
  if (located.length === 0) return { readings: [], refusal: 'unknown code' };
  const readings = located.filter((reading) => /[1-9]/.test(reading.number));
  return readings.length === 0 ? { readings, refusal: 'number zero' } : { readings };
};

/** Space, underscore, hyphens, dashes and minus: word processors turn one into another. */
const SEPARATORS = /[ _\-\u2010-\u2015\u2212]+/;

const LETTER = '[A-HKLMNPSTUVXYZ]';
const GRAMMAR: readonly (readonly [PlatePattern, RegExp])[] = [
  ['car', new RegExp(`^(\\d{2})(${LETTER})(\\d{5})$`)],
  ['motorcycle_2_letters', new RegExp(`^(\\d{2})((?!${RESERVED_PAIRS.join('|')})${LETTER}{2})(\\d{5})$`)],
  ['motorcycle_letter_digit', new RegExp(`^(\\d{2})(${LETTER}[1-9])(\\d{5})$`)],
  ['special_series', /^(\d{2})(CD|RM|HC|KT)(\d{5})$/],
  ['old_series', /^(\d{2})(MK|TĐ|LD|DA|MĐ|R|CT|LB)(\d{5})$/],
  ['car_old_4', /^(\d{2})([A-ZĐ])(\d{3,4})$/],
  ['motorcycle_old_4', /^(\d{2})([A-ZĐ][1-9])(\d{3,4})$/],
  ['foreign_car', /^(\d{2})(\d{3}(?:NG|QT|CV|NN))(\d{2})$/],
  ['foreign_motorcycle', /^(\d{2})(\d{3}(?:NG|QT|CV|NN))(\d{3})$/],
  ['military', /^()([A-Z]{2})(\d{4,5})$/],
];

const positionsOfBreaks = (groups: readonly string[]): number[] => {
  let position = 0;
  return groups.slice(0, -1).map((group) => (position += group.length));
};

/** Where this plate may be written apart: around the series, inside a five-digit number where the dot is printed. */
const boundaries = (pattern: PlatePattern, localCode: string, series: string, number: string): ReadonlySet<number> => {
  const numberStart = localCode.length + series.length;
  const allowed = new Set([localCode.length, numberStart]);
  if (number.length === 5) allowed.add(numberStart + 3);
  if (pattern === 'military') allowed.add(numberStart + 2);
  if (pattern === 'foreign_car' || pattern === 'foreign_motorcycle') allowed.add(localCode.length + 3);
  return allowed;
};

/** The form of temporary plates was found in no source, so nothing about it is checked beyond its leading T and a digit. */
const readTemporary = (text: string): { readings: PlateReading[]; refusal?: PlateRefusal } =>
  /^T-?\d[0-9A-Z-]{2,14}$/.test(text)
    ? { readings: [{ normalForm: text, pattern: 'temporary', localCode: '', series: 'T', number: text.slice(1).replace(/^-/, '') }] }
    : { readings: [], refusal: 'form' };
