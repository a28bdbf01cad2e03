import { PLATE_CODES } from './plate-codes.js';

export type PlatePattern =
  | 'car'
  | 'motorcycle_2_letters'
  | 'motorcycle_letter_digit'
  | 'special_series'
  | 'old_series'
  | 'old_series_4'
  | 'old_series_digit'
  | 'two_letters_4'
  | 'car_old_4'
  | 'motorcycle_old_4'
  | 'foreign_car'
  | 'foreign_motorcycle'
  | 'military'
  | 'temporary';

export type PlateCandidate = { normalForm: string; pattern: PlatePattern };
export type PlateReading = PlateCandidate & {
  localCode: string;
  series: string;
  number: string;
  /** Seen on the road, but read in no source: its form, or the order in which it was typed. */
  isUnverified?: true;
};
export type PlateRefusal = 'form' | 'unknown code' | 'number zero';

/** Serial letters by background colour (law 36/2024/QH15 art. 36.2, circular 79/2024/TT-BCA art. 37). */
export const PLATE_LETTERS = { blue: 'ABCDEFGHKLM', white: 'ABCDEFGHKLMNPSTUVXYZ', yellow: 'ABCDEFGHKLMNPSTUVXYZ' } as const;

/** Letter pairs that mean a series of their own, so no motorcycle of the two-letter series carries them. */
export const RESERVED_PAIRS: readonly string[] = ['CD', 'RM', 'HC', 'KT', 'MK', 'LD', 'DA', 'CT', 'LB', 'NG', 'QT', 'CV', 'NN'];

/**
 * Every plate a typed text can mean. A plate without separators is ambiguous: `29H11234` is the car `29H-112.34` and the
 * motorcycle `29H1-1234`. Dots are dropped; any other separator must stand where the form has a boundary, and so decides.
 * Expects clean text (NFC, upper case, one kind of space and dash).
 */
export const readPlate = (text: string): { readings: PlateReading[]; refusal?: PlateRefusal } => {
  const groups = text
    .replaceAll('.', '')
    .split(SEPARATORS)
    .filter((group) => group !== '');
  const flat = groups.join('');
  const breaks = positionsOfBreaks(groups);
  const formed = GRAMMAR.flatMap(([pattern, form, unverified]) => {
    const { localCode = '', symbol = '', country = '', series = country + symbol, number = '' } = form.exec(flat)?.groups ?? {};
    if (number === '') return [];
    const allowed = boundaries({ pattern, localCode, series, number, first: unverified === 'symbol first' ? symbol : country });
    if (breaks.some((position) => !allowed.has(position))) return [];
    return [
      {
        normalForm: `${localCode}${series}-${number}`,
        pattern,
        localCode,
        series,
        number,
        ...(unverified ? ({ isUnverified: true } as const) : {}),
      },
    ];
  });
  if (formed.length === 0) return readTemporary(groups.join('-'));
  const located = formed.filter((reading) => reading.pattern === 'military' || PLATE_CODES.has(reading.localCode));
  if (located.length === 0) return { readings: [], refusal: 'unknown code' };
  const readings = located.filter((reading) => /[1-9]/.test(reading.number));
  return readings.length === 0 ? { readings, refusal: 'number zero' } : { readings };
};

const SEPARATORS = /[ _-]+/;

const LETTER = '[A-HKLMNPSTUVXYZ]';
const PAIR = `(?!${RESERVED_PAIRS.join('|')})${LETTER}{2}`;
const SYMBOL = '(?<symbol>NG|QT|CV|NN)';

/** Why a form is not verified: read in no source at all, or printed in an order that none gives. */
type Unverified = 'form' | 'symbol first';

const GRAMMAR: readonly (readonly [PlatePattern, RegExp, Unverified?])[] = [
  ['car', form(LETTER, 5)],
  ['motorcycle_2_letters', form(PAIR, 5)],
  ['motorcycle_letter_digit', form(`${LETTER}[1-9]`, 5)],
  ['special_series', form('CD|RM|HC|KT', 5)],
  ['old_series', form('MK|TĐ|LD|DA|MĐ|R|CT|LB', 5)],
  ['car_old_4', form('[A-ZĐ]', '3,4')],
  ['motorcycle_old_4', form('[A-ZĐ][1-9]', '3,4')],
  ['old_series_4', form('CD|RM|HC|KT|MK|TĐ|LD|DA|MĐ|CT|LB', 4), 'form'],
  ['old_series_digit', form('(?:MK|TĐ|LD|DA|MĐ|CT|LB)[1-9]', 5), 'form'],
  ['two_letters_4', form(PAIR, 4), 'form'],
  ['foreign_car', foreign(`(?<country>\\d{3})${SYMBOL}`, 2)],
  ['foreign_motorcycle', foreign(`(?<country>\\d{3})${SYMBOL}`, 3)],
  ['foreign_car', foreign(`${SYMBOL}(?<country>\\d{3})`, 2), 'symbol first'],
  ['foreign_motorcycle', foreign(`${SYMBOL}(?<country>\\d{3})`, 3), 'symbol first'],
  ['military', /^(?<localCode>)(?<series>[A-Z]{2})(?<number>\d{4,5})$/],
];

function form(series: string, digits: number | string): RegExp {
  return new RegExp(`^(?<localCode>\\d{2})(?<series>${series})(?<number>\\d{${digits}})$`);
}

function foreign(series: string, digits: number): RegExp {
  return new RegExp(`^(?<localCode>\\d{2})${series}(?<number>\\d{${digits}})$`);
}

const positionsOfBreaks = (groups: readonly string[]): number[] => {
  let position = 0;
  return groups.slice(0, -1).map((group) => (position += group.length));
};

type Parts = Omit<PlateReading, 'normalForm'> & { first: string };

/**
 * Where this plate may be written apart: around the series, inside a five-digit number where the dot is printed, and between a country and
 * its symbol.
 */
const boundaries = ({ pattern, localCode, series, number, first }: Parts): ReadonlySet<number> => {
  const numberStart = localCode.length + series.length;
  const allowed = new Set([localCode.length, numberStart]);
  if (number.length === 5) allowed.add(numberStart + 3);
  if (pattern === 'military') allowed.add(numberStart + 2);
  if (first !== '') allowed.add(localCode.length + first.length);
  return allowed;
};

/** The form of temporary plates was found in no source, so nothing about it is checked beyond its leading T and a digit. */
const readTemporary = (text: string): { readings: PlateReading[]; refusal?: PlateRefusal } =>
  /^T-?\d[0-9A-Z-]{2,14}$/.test(text)
    ? { readings: [{ normalForm: text, pattern: 'temporary', localCode: '', series: 'T', number: text.slice(1).replace(/^-/, '') }] }
    : { readings: [], refusal: 'form' };
