import { identifierRule } from './rule.js';
import { reject, warning } from './text.js';

/** Opaque: what the digits mean is only told in hearsay, so nothing is decoded. A card is proven by its stock number and dates. */
export const licenceNumberRule = identifierRule({
  name: 'LicenceNumber',
  description:
    'Driver licence number (số giấy phép lái xe): 12 digits on PET cards; letters and digits on older paper licences, accepted with a warning. The number is opaque and kept on exchange. Fictional example: `010185012345`.',
  example: '010185012345',
  ruleVi: 'Số giấy phép lái xe gồm 12 chữ số; giấy phép đời cũ gồm 4 đến 20 chữ và số.',
  ruleEn: 'A driver licence number is 12 digits; older licences have 4 to 20 letters and digits.',
  codePrefix: 'LICENCE_NUMBER',
  lengthMax: 40,
  check(text) {
    const flat = text.replace(/ /g, '');
    const digits = flat.replace(/[.-]/g, '');
    if (/^\d{12}$/.test(digits)) return { value: digits };
    if (/^[A-ZĐ0-9][A-ZĐ0-9./-]{2,18}[A-ZĐ0-9]$/.test(flat) && /\d/.test(flat)) return { value: flat, warnings: [LEGACY] };
    return reject(
      'LICENCE_NUMBER_FORM',
      'Số giấy phép lái xe phải có 12 chữ số như in trên thẻ, hoặc 4–20 chữ và số với giấy phép đời cũ.',
      'A driver licence number has the 12 digits printed on the card, or 4 to 20 letters and digits on an older licence.',
    );
  },
});

const LEGACY = warning(
  'WARN_LICENCE_NUMBER_LEGACY',
  'Số giấy phép không có dạng 12 chữ số của thẻ PET: được nhận như giấy phép đời cũ. Nếu thiếu số 0 ở đầu, hãy định dạng cột là văn bản.',
  'The number does not have the 12 digits of a PET card: accepted as an older licence. If leading zeros were dropped, format the column as text.',
);
