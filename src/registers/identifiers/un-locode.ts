import { identifierRule } from './rule.js';
import { reject } from './text.js';

/** Form only: whether a code has been assigned is a look-up in the port list. */
export const unLocodeRule = identifierRule({
  name: 'UnLocode',
  description: 'UN/LOCODE of a place in Viet Nam: `VN` and three characters A–Z or 2–9. Example: `VNHPH` (Hải Phòng).',
  example: 'VNHPH',
  ruleVi: 'Mã UN/LOCODE ở Việt Nam gồm VN và ba ký tự A–Z hoặc 2–9.',
  ruleEn: 'A UN/LOCODE in Viet Nam is VN and three characters A–Z or 2–9.',
  codePrefix: 'UN_LOCODE',
  lengthMax: 16,
  check(text) {
    const flat = text.replace(/ /g, '');
    if (/^VN[A-Z2-9]{3}$/.test(flat)) return { value: flat };
    return reject(
      'UN_LOCODE_FORM',
      'Mã UN/LOCODE phải gồm VN và ba ký tự A–Z hoặc 2–9, ví dụ VNHPH.',
      'A UN/LOCODE is VN and three characters A–Z or 2–9, for example VNHPH.',
    );
  },
});
