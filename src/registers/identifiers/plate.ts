import { PLATE_LETTERS, type PlateCandidate, type PlateReading, type PlateRefusal, readPlate } from './plate-grammar.js';
import { identifierRule } from './rule.js';
import { cleanText, type Rejection, reject, warning } from './text.js';

const TEXT = { codePrefix: 'PLATE', lengthMax: 40, letterCase: 'upper' } as const;

/** The hyphen is part of the plate: without it one text is two plates, and the wrong owner is a worse answer than none. */
export const plateRule = identifierRule({
  name: 'Plate',
  description:
    'Vehicle plate (biển số xe, circular 79/2024/TT-BCA): local code, series, one hyphen, number. Dots and spaces of the printed plate are understood, and both orders in which foreign plates are printed (`80-NG-441-02` is `80441NG-02`). A plate typed without any separator may be both a car and an old motorcycle, and is then refused. Examples: `30K-12345` (car), `29AB-12345` (motorcycle), `80001NG-01` (diplomatic).',
  example: '30K-12345',
  ruleVi: 'Biển số gồm mã địa phương, sê-ri, một dấu gạch và dãy số, viết như trên biển: 30K-123.45 hoặc 29-AB 123.45.',
  ruleEn: 'A plate is local code, series, one hyphen and number, written as on the plate: 30K-123.45 or 29-AB 123.45.',
  ...TEXT,
  check(text) {
    const { readings, refusal } = readPlate(text);
    const [only, ...others] = readings;
    if (only === undefined) return REFUSALS[refusal ?? 'form'];
    if (others.length > 0) return ambiguous(readings);
    if (only.pattern === 'temporary') return { value: only.normalForm, warnings: [TEMPORARY] };
    return only.isUnverified ? { value: only.normalForm, warnings: [UNVERIFIED] } : { value: only.normalForm };
  },
});

/**
 * Every plate a search text can mean, none when it means none: let the kind of vehicle decide. @internal by itself only for the grammar's
 * tests.
 */
export const plateCandidates = (input: string): PlateCandidate[] =>
  readingsOf(input).map(({ normalForm, pattern }) => ({ normalForm, pattern }));

export type PlateColour = 'white' | 'yellow' | 'blue' | 'red';
export type PlateParts = PlateReading & {
  vehicleKind: 'car' | 'motorcycle' | 'any';
  /** Backgrounds whose letter set allows this series; empty where no source says. */
  colours: readonly PlateColour[];
};

/** The parts of one plate; null when the text is no plate or more than one. */
export const plateParts = (normal: string): PlateParts | null => {
  const [only, ...others] = readingsOf(normal);
  return only === undefined || others.length > 0 ? null : { ...only, vehicleKind: vehicleKind(only), colours: colours(only) };
};

/**
 * As printed on the plate: `30K-123.45`, `29-AB 123.45`. What has no known printed form comes back unchanged. @internal by itself only for
 * the grammar's tests.
 */
export const printPlate = (normal: string): string => {
  const [reading, ...others] = readingsOf(normal);
  return reading === undefined || others.length > 0 ? normal : printed(reading);
};

const readingsOf = (input: string): PlateReading[] => {
  const cleaned = cleanText(input, TEXT);
  return 'rejected' in cleaned ? [] : readPlate(cleaned.text).readings;
};

const printed = ({ pattern, localCode, series, number, normalForm }: PlateReading): string => {
  const dotted = number.length === 5 ? `${number.slice(0, 3)}.${number.slice(3)}` : number;
  switch (pattern) {
    case 'car':
    case 'special_series':
    case 'old_series':
    case 'car_old_4':
    case 'old_series_4':
      return `${localCode}${series}-${dotted}`;
    case 'motorcycle_2_letters':
    case 'motorcycle_letter_digit':
    case 'motorcycle_old_4':
    case 'old_series_digit':
    case 'two_letters_4':
      return `${localCode}-${series} ${dotted}`;
    case 'foreign_car':
    case 'foreign_motorcycle':
      return `${localCode}-${series.slice(0, 3)}-${series.slice(3)}-${number}`;
    case 'military':
      return number.length === 4 ? `${series}-${number.slice(0, 2)}-${number.slice(2)}` : normalForm;
    case 'temporary':
      return normalForm;
    default:
      return pattern satisfies never;
  }
};

const vehicleKind = ({ pattern }: PlateReading): PlateParts['vehicleKind'] => {
  if (pattern === 'car' || pattern === 'car_old_4' || pattern === 'foreign_car') return 'car';
  return pattern.includes('motorcycle') ? 'motorcycle' : 'any';
};

const colours = ({ pattern, series }: PlateReading): readonly PlateColour[] => {
  const isBlueLetter = PLATE_LETTERS.blue.includes(series.charAt(0));
  if (pattern === 'car' || pattern === 'motorcycle_letter_digit') return isBlueLetter ? ['white', 'yellow', 'blue'] : ['white', 'yellow'];
  if (pattern === 'motorcycle_2_letters') return ['white', 'yellow'];
  if (pattern === 'foreign_car' || pattern === 'foreign_motorcycle') return ['white'];
  return pattern === 'military' ? ['red'] : [];
};

/** The one refusal that shows what was typed: a choice cannot be offered without naming it. */
const ambiguous = (readings: readonly PlateReading[]): Rejection => {
  const choices = readings.map((reading) => ({ plate: printed(reading), motorcycle: vehicleKind(reading) === 'motorcycle' }));
  const vi = choices.map(({ plate, motorcycle }) => `${plate} (${motorcycle ? 'xe máy' : 'ô tô'})`).join(' hoặc ');
  const en = choices.map(({ plate, motorcycle }) => `${plate} (${motorcycle ? 'motorcycle' : 'car'})`).join(' or ');
  return reject(
    'PLATE_AMBIGUOUS',
    `Biển số viết liền có thể là ${vi}. Hãy gõ có dấu gạch như trên biển.`,
    `Without separators this may be ${en}. Type the hyphen as on the plate.`,
  );
};

const REFUSALS: Readonly<Record<PlateRefusal, Rejection>> = {
  form: reject(
    'PLATE_FORM',
    'Biển số không theo mẫu nào đang lưu hành. Hãy gõ như trên biển: 30K-123.45, 29-AB 123.45, 80-001-NG-01; sê-ri không dùng I, J, O, Q, W.',
    'The plate follows no form in use. Type it as on the plate: 30K-123.45, 29-AB 123.45, 80-001-NG-01; series never use I, J, O, Q, W.',
  ),
  'unknown code': reject(
    'PLATE_UNKNOWN_CODE',
    'Hai chữ số đầu không phải mã địa phương nào trong 81 mã biển số. Hãy xem lại hai chữ số đầu trên biển.',
    'The first two digits are none of the 81 local plate codes. Look again at the first two digits of the plate.',
  ),
  'number zero': reject(
    'PLATE_NUMBER_ZERO',
    'Dãy số trên biển bắt đầu từ 000.01, không có số toàn 0. Hãy xem lại dãy số.',
    'Plate numbers start at 000.01; there is no all-zero number. Look again at the number.',
  ),
};

const UNVERIFIED = warning(
  'WARN_PLATE_FORM_UNVERIFIED',
  'Biển số theo mẫu đời cũ hoặc thứ tự in chưa được xác minh trong văn bản nào: được nhận, nhưng không suy ra loại xe. Hãy so lại với biển.',
  'The plate has an older form, or an order of print, that was verified in no source: it is taken, and tells nothing of the kind of vehicle. Compare with the plate.',
);

const TEMPORARY = warning(
  'WARN_PLATE_TEMPORARY',
  'Biển số tạm thời: mẫu chữ chưa được xác minh nên chỉ lưu nguyên văn. Hãy thay bằng biển chính thức khi được cấp.',
  'Temporary plate: its form is not verified and is kept as typed. Replace it by the permanent plate once issued.',
);
