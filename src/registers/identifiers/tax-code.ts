import { identifierRule } from './rule.js';
import { reject } from './text.js';

/** The enterprise number is the tax code. Its check digit is arithmetic, so a wrong one is refused without doubt. */
export const taxCodeRule = identifierRule({
  name: 'TaxCode',
  description:
    'Tax code = enterprise code (mã số thuế, mã số doanh nghiệp): ten digits, the last a mod-11 check digit, and for a dependent unit a branch suffix `-001` to `-999`. Individuals and household businesses use their personal id instead since 2025-07-01 (`HouseholdBusiness`). Example: `0100109106` or `0100109106-001`.',
  example: '0100109106',
  ruleVi: 'Mã số thuế gồm 10 chữ số với số kiểm tra đúng, đơn vị phụ thuộc thêm -001 đến -999.',
  ruleEn: 'A tax code is 10 digits with a correct check digit; a dependent unit adds -001 to -999.',
  codePrefix: 'TAX_CODE',
  lengthMax: 32,
  check(text) {
    const flat = text.replace(/[ .\-_]/g, '');
    if (/^\d{12}$/.test(flat)) {
      return reject(
        'TAX_CODE_IS_PERSONAL_ID',
        'Đây là số 12 chữ số như số định danh cá nhân. Hãy ghi vào trường số định danh; hộ kinh doanh chỉ có số này thì nhập vào loại bản ghi "Hộ kinh doanh".',
        'This is a 12-digit number like a personal id. Put it in the personal id field; a household that has no other number is a HouseholdBusiness.',
      );
    }
    const parts = /^(\d{9})(\d)(\d{3})?$/.exec(flat);
    if (!parts) {
      return reject(
        'TAX_CODE_FORM',
        'Mã số thuế phải có 10 chữ số, hoặc 10 chữ số và hậu tố -001. Nếu thiếu số 0 ở đầu do bảng tính, hãy định dạng cột là văn bản.',
        'A tax code has 10 digits, or 10 digits and a suffix such as -001. If a spreadsheet dropped a leading zero, format the column as text.',
      );
    }
    const [, nine = '', check = '', branch] = parts;
    if (taxCodeCheckDigit(nine) !== Number(check)) {
      return reject(
        'TAX_CODE_CHECK_DIGIT',
        'Số kiểm tra của mã số thuế không khớp. Hãy so lại từng chữ số với giấy đăng ký.',
        'The check digit of the tax code does not match. Compare every digit with the certificate.',
      );
    }
    if (branch === '000') {
      return reject(
        'TAX_CODE_BRANCH',
        'Hậu tố đơn vị phụ thuộc đi từ 001 đến 999. Bỏ hậu tố nếu là trụ sở chính.',
        'Branch suffixes run from 001 to 999. Leave the suffix out for the head office.',
      );
    }
    return { value: branch === undefined ? nine + check : `${nine}${check}-${branch}` };
  },
});

/** The tenth digit of nine given ones; null where the formula gives 10: such numbers are never issued. */
export const taxCodeCheckDigit = (nine: string): number | null => {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(nine[i]), 0);
  const check = 10 - (sum % 11);
  return check === 10 ? null : check;
};

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;
