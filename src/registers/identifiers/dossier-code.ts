import { isRealDate } from '../../hub/time/calendar.js';
import { identifierRule } from './rule.js';
import { reject } from './text.js';

const FORM = /^[A-Z]\d{2}(?:\.\d{2,3}){0,4}-(\d{2})(\d{2})(\d{2})-\d{4,12}$/;

/** The agency part takes two or three digits a level, since real agency codes do (`H26.170`). */
export const dossierCodeRule = identifierRule({
  name: 'DossierCode',
  description:
    'Code of a dossier (mã hồ sơ, decree 107/2021/NĐ-CP): receiving agency, day of receipt as yymmdd, serial of at least four digits. Example: `H26.01-261122-0001`.',
  example: 'H26.01-261122-0001',
  ruleVi: 'Mã hồ sơ gồm mã cơ quan, ngày tiếp nhận yymmdd có thật và số thứ tự từ bốn chữ số, nối bằng dấu gạch.',
  ruleEn: 'A dossier code is agency code, real day of receipt yymmdd and a serial of four digits or more, joined by hyphens.',
  codePrefix: 'DOSSIER_CODE',
  lengthMax: 48,
  check(text) {
    const parts = FORM.exec(text);
    if (!parts) {
      return reject(
        'DOSSIER_CODE_FORM',
        'Mã hồ sơ phải có dạng H26.01-261122-0001. Hãy chép nguyên mã trên giấy tiếp nhận.',
        'A dossier code looks like H26.01-261122-0001. Copy the whole code from the receipt slip.',
      );
    }
    if (!isRealDate(2000 + Number(parts[1]), Number(parts[2]), Number(parts[3]))) {
      return reject(
        'DOSSIER_CODE_DATE',
        'Phần ngày (yymmdd) trong mã hồ sơ không có thật. Hãy so lại với giấy tiếp nhận.',
        'The date part (yymmdd) of the dossier code is not a real day. Compare with the receipt slip.',
      );
    }
    return { value: text };
  },
});

/** The code of the agency that received the dossier; null when the code has another form. */
export function receivedBy(code: string): string | null {
  return FORM.test(code) ? code.slice(0, code.indexOf('-')) : null;
}

/** The day of receipt that a dossier code names, `YYYY-MM-DD`; null when it has another form. */
export function receivedOn(code: string): string | null {
  const parts = FORM.exec(code);
  return parts ? `20${parts[1]}-${parts[2]}-${parts[3]}` : null;
}
