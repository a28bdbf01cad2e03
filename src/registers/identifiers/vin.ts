import type { Problem } from '../../errors.js';
import { identifierRule } from './rule.js';
import { reject, warning } from './text.js';

/** Stamped numbers outlive every rule about them: only what cannot be a VIN is refused, the rest is kept with a warning. */
export const vinRule = identifierRule({
  name: 'Vin',
  description:
    'Chassis number (số khung): a 17-character VIN of ISO 3779, without the letters I, O, Q; or an older chassis number of 5 to 20 letters and digits. The check digit is mandatory in North America only, so a failing one is a warning. Example: `RLLV1AEA9PH000123`.',
  example: 'RLLV1AEA9PH000123',
  ruleVi: 'Số khung gồm 17 ký tự A–Z (không có I, O, Q) và 0–9; số khung đời cũ từ 5 đến 20 ký tự.',
  ruleEn: 'A VIN is 17 characters A–Z (without I, O, Q) and 0–9; an older chassis number has 5 to 20.',
  codePrefix: 'VIN',
  lengthMax: 48,
  check(text) {
    const flat = text.replace(/[ .\-_*/]/g, '');
    if (!/^[A-Z0-9]{5,20}$/.test(flat)) {
      return reject(
        'VIN_FORM',
        'Số khung chỉ gồm chữ A–Z và số 0–9, từ 5 đến 20 ký tự. Hãy chép lại từ bản chà số khung.',
        'A chassis number holds only A–Z and 0–9, 5 to 20 characters. Copy it again from the rubbing.',
      );
    }
    if (flat.length !== 17) return { value: flat, warnings: [LEGACY_CHASSIS] };
    if (/[IOQ]/.test(flat)) {
      return reject(
        'VIN_LETTER',
        'Số VIN 17 ký tự không bao giờ có chữ I, O, Q: hãy xem lại số 1 và số 0.',
        'A 17-character VIN never holds the letters I, O or Q: look again for the digits 1 and 0.',
      );
    }
    const warnings = vinWarnings(flat);
    return warnings.length === 0 ? { value: flat } : { value: flat, warnings };
  },
});

/** The character ISO 3779 puts at position 9 (weight 0 there, so any placeholder will do); null when a character has no value. */
export const vinCheckDigit = (vin: string): string | null => {
  if (vin.length !== 17) return null;
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) {
    const value = VALUES[vin.charAt(i)];
    if (value === undefined) return null;
    sum += weight * value;
  }
  return sum % 11 === 10 ? 'X' : String(sum % 11);
};

const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const;

const VALUES: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
  0: 0,
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  6: 6,
  7: 7,
  8: 8,
  9: 9,
};

const vinWarnings = (vin: string): Problem[] => [
  ...(vinCheckDigit(vin) === vin.charAt(8) ? [] : [CHECK_DIGIT]),
  ...(/[UZ0]/.test(vin.charAt(9)) ? [MODEL_YEAR] : []),
];

const CHECK_DIGIT = warning(
  'WARN_VIN_CHECK',
  'Ký tự kiểm tra (vị trí 9) của số VIN không khớp: bình thường với xe không dành cho Bắc Mỹ. Chỉ cần so lại nếu nghi gõ sai.',
  'The check character (position 9) does not match: normal for vehicles not made for North America. Compare again only if a typing error is likely.',
);

const MODEL_YEAR = warning(
  'WARN_VIN_MODEL_YEAR',
  'Vị trí 10 (năm kiểu loại) không dùng U, Z, 0. Nếu cần năm sản xuất, hãy lấy từ hồ sơ xe.',
  'Position 10 (model year) never uses U, Z or 0. If the year of manufacture is needed, take it from the vehicle file.',
);

const LEGACY_CHASSIS = warning(
  'WARN_VIN_LEGACY_CHASSIS',
  'Số khung không đủ 17 ký tự như VIN: được nhận như số khung đời cũ. Hãy so lại nếu xe sản xuất sau năm 2000.',
  'The chassis number is not a 17-character VIN: accepted as an older chassis number. Compare again if the vehicle was made after 2000.',
);
