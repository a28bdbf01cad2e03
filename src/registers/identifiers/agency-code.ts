import { identifierRule } from './rule.js';
import { reject } from './text.js';

/** Form only. Which agencies exist, and since when, is a dated list in the register. */
export const agencyCodeRule = identifierRule({
  name: 'AgencyCode',
  description:
    'Electronic identifier of an agency (mã định danh điện tử), decision 20/2020/QĐ-TTg as amended by 09/2025/QĐ-TTg: `G` government bodies, `H` provinces, then up to three levels. Codes are closed, never reused. Example: `G17.43`, `H26`.',
  example: 'G17.43',
  ruleVi: 'Mã định danh cơ quan gồm một chữ cái, hai chữ số và tối đa ba cấp .dd hoặc .ddd.',
  ruleEn: 'An agency code is one letter, two digits and up to three levels .dd or .ddd.',
  codePrefix: 'AGENCY_CODE',
  lengthMax: 32,
  check(text) {
    if (/^[A-Z]\d{2}(\.\d{2,3}){0,3}$/.test(text)) return { value: text };
    return reject(
      'AGENCY_CODE_FORM',
      'Mã cơ quan phải có dạng H26 hoặc G17.43. Hãy tra mã trong danh mục cơ quan.',
      'An agency code looks like H26 or G17.43. Look it up in the list of agencies.',
    );
  },
});
