import { identifierRule } from './rule.js';
import { reject, warning } from './text.js';

/** The number belongs to the hull for life. Its check digit is known, not re-read in a source, so a failing one only warns. */
export const imoNumberRule = identifierRule({
  name: 'ImoNumber',
  description:
    'IMO number of a ship (số IMO): `IMO` and seven digits, the last of them a check digit; the letters may be left out when typing. A failing check digit is a warning. Example: `IMO9074729`.',
  example: 'IMO9074729',
  ruleVi: 'Số IMO gồm chữ IMO và 7 chữ số.',
  ruleEn: 'An IMO number is the letters IMO and seven digits.',
  codePrefix: 'IMO_NUMBER',
  lengthMax: 24,
  check(text) {
    const digits = /^(?:IMO)?[ .-]?(\d{7})$/.exec(text)?.[1];
    if (digits === undefined) {
      return reject(
        'IMO_NUMBER_FORM',
        'Số IMO phải gồm chữ IMO và 7 chữ số, ví dụ IMO9074729. Số MMSI có 9 chữ số và ghi ở cột khác.',
        'An IMO number is IMO and seven digits, for example IMO9074729. An MMSI has nine digits and goes into another column.',
      );
    }
    return imoCheckDigit(digits) === digits.charAt(6) ? { value: `IMO${digits}` } : { value: `IMO${digits}`, warnings: [CHECK_DIGIT] };
  },
});

/** The seventh digit: the first six times 7, 6, 5, 4, 3, 2, summed, its last digit. */
export const imoCheckDigit = (digits: string): string => {
  let sum = 0;
  for (let i = 0; i < 6; i++) sum += Number(digits.charAt(i)) * (7 - i);
  return String(sum % 10);
};

const CHECK_DIGIT = warning(
  'WARN_IMO_NUMBER_CHECK',
  'Chữ số kiểm tra (chữ số cuối) của số IMO không khớp. Hãy so lại với giấy chứng nhận đăng ký tàu.',
  'The check digit (the last one) of the IMO number does not match. Compare with the certificate of registry.',
);
