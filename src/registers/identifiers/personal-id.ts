import { identifierRule } from './rule.js';
import { reject, warning } from './text.js';

/** Never looked up in the 34-province list: the number was fixed when it was issued and the 2025 merger did not change it. */
export const personalIdRule = identifierRule({
  name: 'PersonalId',
  description:
    'Personal identification number (số định danh cá nhân, số căn cước): 12 digits, the same for life. It encodes birthplace, sex and birth year, so it is personal data wherever it appears. It has no check digit. Fictional example: `001185012345`.',
  example: '001185012345',
  ruleVi: 'Số định danh cá nhân gồm đúng 12 chữ số.',
  ruleEn: 'A personal id is exactly 12 digits.',
  codePrefix: 'PERSONAL_ID',
  lengthMax: 32,
  check(text) {
    const flat = text.replace(/[ .-]/g, '');
    if (/^\d{9}$/.test(flat)) {
      return reject(
        'PERSONAL_ID_OLD_CARD',
        'Đây là số chứng minh nhân dân 9 chữ số, hết giá trị từ 2025-01-01. Hãy ghi số định danh 12 chữ số trên thẻ căn cước.',
        'This is a 9-digit number of the old identity card, void since 2025-01-01. Give the 12-digit number of the identity card.',
      );
    }
    if (!/^\d{12}$/.test(flat)) {
      return reject(
        'PERSONAL_ID_FORM',
        'Số định danh phải có đúng 12 chữ số. Nếu thiếu số 0 ở đầu do bảng tính, hãy định dạng cột là văn bản.',
        'A personal id has exactly 12 digits. If a spreadsheet dropped leading zeros, format the column as text.',
      );
    }
    return isKnownBirthCode(flat.slice(0, 3)) ? { value: flat } : { value: flat, warnings: [UNKNOWN_BIRTH_CODE] };
  },
});

/** What the number says about its holder: for consistency warnings only, never a source of truth. Null if it is not 12 digits. */
export const personalIdParts = (
  normal: string,
): { birthCode: string; provinceCode: string | null; sex: 'MALE' | 'FEMALE'; birthYear: number } | null => {
  if (!/^\d{12}$/.test(normal)) return null;
  const birthCode = normal.slice(0, 3);
  const centuryAndSex = Number(normal[3]);
  return {
    birthCode,
    provinceCode: birthCode.startsWith('0') && PROVINCES_63.has(birthCode.slice(1)) ? birthCode.slice(1) : null,
    sex: centuryAndSex % 2 === 0 ? 'MALE' : 'FEMALE',
    birthYear: 1900 + Math.floor(centuryAndSex / 2) * 100 + Number(normal.slice(4, 6)),
  };
};

/** Codes of the 63 provinces before 2025-07-01 (General Statistics Office): places of birth use them for ever. */
export const PROVINCES_63: ReadonlySet<string> = new Set(
  (
    '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58 60 62 64 66 ' +
    '67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96'
  ).split(' '),
);

/** From 100 on the code is a country of birth, a list we do not hold. */
const isKnownBirthCode = (code: string): boolean => !code.startsWith('0') || PROVINCES_63.has(code.slice(1));

const UNKNOWN_BIRTH_CODE = warning(
  'WARN_PERSONAL_ID_BIRTH_CODE',
  'Ba chữ số đầu không phải mã tỉnh (63 tỉnh cũ) hay mã quốc gia. Hãy so lại với thẻ căn cước.',
  'The first three digits are neither one of the 63 former province codes nor a country code. Compare with the identity card.',
);
