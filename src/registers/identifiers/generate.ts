import { PLATE_LETTERS, RESERVED_PAIRS } from './plate-grammar.js';
import { taxCodeCheckDigit } from './tax-code.js';
import { vinCheckDigit } from './vin.js';

/** Fictional values that pass every rule, for demonstration data and tests. The same `random` gives the same values; nothing is unique. */
export type Random = () => number;

/** `provinceCode` is one of the 63 former codes, as birth codes are. */
export const generatePersonalId = (random: Random, who: { provinceCode: string; sex: 'MALE' | 'FEMALE'; birthYear: number }): string => {
  const centuryAndSex = (Math.floor(who.birthYear / 100) - 19) * 2 + (who.sex === 'FEMALE' ? 1 : 0);
  return `0${who.provinceCode}${centuryAndSex}${String(who.birthYear % 100).padStart(2, '0')}${digits(random, 6)}`;
};

/**
 * `provincePrefix`: the two digits of the first tax office. One start in eleven has no check digit; its neighbour always has
 * (the last weight is 3, so the sum leaves that remainder), which spares a loop that a poor `random` could never leave.
 */
export const generateTaxCode = (random: Random, provincePrefix: string): string => {
  const eight = provincePrefix + digits(random, 6);
  const last = whole(random, 10);
  const check = taxCodeCheckDigit(`${eight}${last}`);
  if (check !== null) return `${eight}${last}${check}`;
  const next = (last + 1) % 10;
  return `${eight}${next}${taxCodeCheckDigit(`${eight}${next}`)}`;
};

export type GeneratedPlate = { localCode: string; kind: 'car' | 'motorcycle' | 'trailer'; colour: 'white' | 'yellow' | 'blue' };

/** Normal form of a plate issued today: `30K-12345`, `29AB-12345` (blue `29A1-12345`), `51RM-12345`. */
export const generatePlate = (random: Random, { localCode, kind, colour }: GeneratedPlate): string =>
  `${localCode}${series(random, kind, colour)}-${String(1 + whole(random, 99_999)).padStart(5, '0')}`;

/** A VIN with a correct check character; letters that ISO 3779 never uses stay out, the last six places are digits. */
export const generateVin = (random: Random, wmi: string, year: number): string => {
  const modelYear = MODEL_YEARS.charAt((((year - 1980) % 30) + 30) % 30);
  const descriptor = Array.from({ length: 5 }, () => pick(random, VIN_CHARACTERS)).join('');
  const rest = `${modelYear}${pick(random, PLANTS)}${digits(random, 6)}`;
  const check = vinCheckDigit(`${wmi}${descriptor}0${rest}`);
  if (check === null) throw new RangeError('wmi must be three characters that ISO 3779 allows');
  return `${wmi}${descriptor}${check}${rest}`;
};

const MODEL_YEARS = 'ABCDEFGHJKLMNPRSTVWXY123456789';
const VIN_CHARACTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
const PLANTS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

const series = (random: Random, kind: GeneratedPlate['kind'], colour: GeneratedPlate['colour']): string => {
  if (kind === 'trailer') return 'RM';
  if (kind === 'car') return pick(random, PLATE_LETTERS[colour]);
  if (colour === 'blue') return `${pick(random, PLATE_LETTERS.blue)}${1 + whole(random, 9)}`;
  return MOTORCYCLE_PAIRS[whole(random, MOTORCYCLE_PAIRS.length)] ?? 'AA';
};

/** White and yellow share one letter set. */
const MOTORCYCLE_PAIRS = [...PLATE_LETTERS.white]
  .flatMap((first) => [...PLATE_LETTERS.white].map((second) => first + second))
  .filter((pair) => !RESERVED_PAIRS.includes(pair));

const whole = (random: Random, below: number): number => Math.min(below - 1, Math.floor(random() * below));
const pick = (random: Random, from: string): string => from.charAt(whole(random, from.length));
const digits = (random: Random, count: number): string => Array.from({ length: count }, () => String(whole(random, 10))).join('');
