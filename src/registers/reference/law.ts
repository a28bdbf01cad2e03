import type { CheckRule } from '../../hub/declare/model.js';
import { screaming } from '../../hub/declare/screaming.js';
import { formed, oneOf, rule, termNotReversed } from '../rule-kinds.js';

/** Legal documents and code lists. What is uncertain is marked with it and never refused. */
export const law: readonly CheckRule[] = [
  formed({
    // Known, not re-read; laws of the assembly, decrees, circulars and decisions all fit, older acts may not.
    entity: 'LegalDocument',
    code: 'WARN_LEGAL_DOCUMENT_NUMBER',
    field: 'number',
    form: /^\d+(\/\d{4})?\/[A-ZĐ0-9-]+$/i,
    vi: 'Số, ký hiệu thường có dạng 158/2024/NĐ-CP hoặc 804/QĐ-TTg. Hãy so lại với văn bản.',
    en: 'A document number usually reads 158/2024/NĐ-CP or 804/QĐ-TTg. Compare with the document.',
  }),
  rule({
    entity: 'LegalDocument',
    code: 'LEGAL_DOCUMENT_NUMBER_NEEDS_D_STROKE',
    field: 'number',
    broken: ({ number }) => /\/(ND-CP|QD-)/i.test(String(number)),
    vi: 'Hãy gõ chữ Đ có gạch trong ký hiệu: NĐ-CP, QĐ-TTg.',
    en: 'Type the letter Đ with its stroke in the symbol: NĐ-CP, QĐ-TTg.',
  }),
  termNotReversed('LegalDocument', 'inForceFrom', 'inForceTo'),
  termNotReversed('LegalDocument', 'issuedOn', 'inForceTo'),
  oneOf({
    entity: 'LegalAmendment',
    code: 'LEGAL_AMENDMENT_EFFECT',
    field: 'effect',
    allowed: ['sửa đổi', 'thay thế'],
    vi: 'Hình thức là sửa đổi hoặc thay thế.',
    en: 'The effect is sửa đổi (amends) or thay thế (replaces).',
  }),
  termNotReversed('LegalForce', 'inForceFrom', 'inForceTo'),
  ...['LegalDocument', 'LegalAmendment', 'LegalForce', 'CodeList'].map(confidence),
  rule({
    entity: 'CodeListEntry',
    code: 'CODE_LIST_ENTRY_CODE',
    field: 'code',
    broken: ({ code, value }) => !String(code).endsWith(`:${String(value)}`),
    vi: 'Mã mục bằng "mã danh mục:giá trị", ví dụ road-surface:BTN.',
    en: 'The code of an entry is "list:value", for example road-surface:BTN.',
  }),
  rule({
    entity: 'LegalProvision',
    code: 'LEGAL_PROVISION_CODE',
    field: 'code',
    broken: ({ code, provision }) => !String(code).endsWith(`#${String(provision)}`),
    vi: 'Mã điều khoản bằng "số văn bản#điều.khoản.điểm", ví dụ 36/2024/QH15#57.1.k.',
    en: 'The code of a provision is "number#article.clause.point", for example 36/2024/QH15#57.1.k.',
  }),
];

function confidence(entity: string): CheckRule {
  return oneOf({
    entity,
    code: `${screaming(entity)}_CONFIDENCE`,
    field: 'confidence',
    allowed: ['V', 'K', 'U'],
    vi: 'Mức tin cậy là V (đã đọc nguồn), K (biết rõ) hoặc U (chưa xác minh).',
    en: 'The confidence is V (read in a source), K (well known) or U (unverified).',
  });
}
