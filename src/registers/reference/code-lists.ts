import type { CheckRule } from '../../hub/declare/model.js';
import { urlRule } from '../identifiers/url.js';
import { LICENCE_LABELS } from '../licence-labels.js';
import { between, formed, given, oneOf, rule, texts } from '../rule-kinds.js';

/** Authorities, plate codes, licence classes, procedures: lists that the law changes, so only their form is held here. */
export const codeLists: readonly CheckRule[] = [
  formed({
    entity: 'SourceAuthority',
    code: 'SOURCE_AUTHORITY_SCOPE_FORM',
    field: 'scope',
    form: /^[A-Z][A-Za-z0-9]*$/,
    vi: 'Phạm vi là tên kiểu GraphQL của dữ liệu, ví dụ DriverLicence.',
    en: 'The scope is the GraphQL type name of the data, for example DriverLicence.',
  }),
  formed({
    entity: 'ApprovalRule',
    code: 'APPROVAL_RULE_SCOPE_FORM',
    field: 'scope',
    form: /^(\*|[A-Z][A-Za-z0-9]*)$/,
    vi: 'Phạm vi là tên kiểu GraphQL của dữ liệu, ví dụ Badge, hoặc * cho mọi loại chưa có quy tắc riêng.',
    en: 'The scope is the GraphQL type name of the data, for example Badge, or * for whatever has no rule of its own.',
  }),
  formed({
    entity: 'PlateCode',
    code: 'PLATE_CODE_FORM',
    field: 'code',
    form: /^\d{2}$/,
    vi: 'Mã biển số gồm đúng hai chữ số, ví dụ 29.',
    en: 'A plate code is exactly two digits, for example 29.',
  }),
  rule({
    // 80 belongs to Cục Cảnh sát giao thông and to no province.
    entity: 'PlateCode',
    code: 'PLATE_CODE_WITHOUT_HOLDER',
    field: 'holder',
    broken: (values) => given(values, ['province', 'holder']) === 0,
    vi: 'Mã biển số phải thuộc một tỉnh hoặc một đơn vị sử dụng. Hãy điền một trong hai.',
    en: 'A plate code belongs to a province or to another holder. Fill in one of them.',
  }),
  // Luật 36/2024/QH15, Điều 57 and 89: the key carries the scheme because labels were reused.
  oneOf({
    entity: 'LicenceClass',
    code: 'LICENCE_CLASS_SCHEME',
    field: 'scheme',
    allowed: Object.keys(LICENCE_LABELS),
    vi: 'Hệ thống hạng là 2008 (cấp đến hết 2024-12-31) hoặc 2025.',
    en: 'The scheme is 2008 (issued until 2024-12-31) or 2025.',
  }),
  rule({
    entity: 'LicenceClass',
    code: 'LICENCE_CLASS_LABEL',
    field: 'label',
    broken: ({ scheme, label, alsoCovers }) => {
      const labels = LICENCE_LABELS[String(scheme)];
      return labels !== undefined && [...texts(label), ...texts(alsoCovers)].some((text) => !labels.includes(text));
    },
    vi: 'Hạng không có trong hệ thống hạng này. Hãy xem Điều 57 (hệ 2025) hoặc Điều 89 (hệ 2008) Luật 36/2024/QH15.',
    en: 'No such class in this scheme. See article 57 (scheme 2025) or article 89 (scheme 2008) of law 36/2024/QH15.',
  }),
  rule({
    entity: 'LicenceClass',
    code: 'LICENCE_CLASS_CODE_CONTRADICTS',
    field: 'code',
    broken: ({ code, scheme, label }) => code !== `${String(scheme)}:${String(label)}`,
    vi: 'Mã hạng phải bằng "hệ thống:hạng" của chính dòng này, ví dụ 2025:B1.',
    en: 'The code must be "scheme:label" of this very row, for example 2025:B1.',
  }),
  between({
    // Luật 36/2024/QH15, Điều 59: 18 to 27 years today; the bounds leave room for the next law.
    entity: 'LicenceClass',
    code: 'LICENCE_CLASS_MIN_AGE',
    field: 'minAge',
    min: 14,
    max: 40,
    vi: 'Tuổi tối thiểu tính bằng năm, từ 14 đến 40. Hãy xem lại giá trị.',
    en: 'The lowest age is in years, 14 to 40. Check the value.',
  }),
  between({
    entity: 'LicenceClass',
    code: 'LICENCE_CLASS_VALIDITY',
    field: 'validityYears',
    min: 1,
    max: 50,
    vi: 'Thời hạn tính bằng năm, từ 1 đến 50; hạng không thời hạn thì để trống.',
    en: 'The validity is in years, 1 to 50; leave it out for a class without limit.',
  }),
  rule({
    // Luật 36/2024/QH15, Điều 89 khoản 3.
    entity: 'LicenceClassConversion',
    code: 'LICENCE_CONVERSION_LABEL',
    field: 'oldLabel',
    broken: ({ oldLabel, newLabel }) =>
      texts(oldLabel).some((label) => !LICENCE_LABELS['2008']?.includes(label)) ||
      texts(newLabel).some((label) => !LICENCE_LABELS['2025']?.includes(label)),
    vi: 'Hạng cũ phải thuộc hệ 2008 và hạng mới thuộc hệ 2025. Mỗi hạng mới là một dòng riêng.',
    en: 'The old label must be of scheme 2008 and the new one of scheme 2025. Each new label is a row of its own.',
  }),
  rule({
    entity: 'LicenceClassConversion',
    code: 'LICENCE_CONVERSION_CODE_CONTRADICTS',
    field: 'code',
    broken: ({ code, oldLabel, newLabel = null }) => code !== `${String(oldLabel)}>${newLabel === null ? '' : String(newLabel)}`,
    vi: 'Mã chuyển đổi phải bằng "hạng cũ>hạng mới" của chính dòng này, ví dụ B2>C1 (hoặc A4> khi không cấp hạng mới).',
    en: 'The code must be "old label>new label" of this very row, for example B2>C1 (or A4> when no new class is given).',
  }),
  rule({
    entity: 'Procedure',
    code: 'PROCEDURE_WITHOUT_CODE',
    field: 'code',
    broken: (values) => given(values, ['code', 'sourceRef']) === 0,
    vi: 'Thủ tục cần mã thủ tục quốc gia, hoặc mã tại nơi công bố. Hãy điền một trong hai.',
    en: 'A procedure needs its national code, or its identifier at the source. Fill in one of them.',
  }),
  rule({
    entity: 'Procedure',
    code: 'PROCEDURE_CODE_IS_OF_HUB',
    field: 'code',
    broken: ({ code }) => /^P/.test(String(code)),
    vi: 'Mã như P06 là của hub, không phải mã quốc gia. Hãy ghi mã trên Cổng dịch vụ công.',
    en: 'A code such as P06 is the hub’s own, not the national one. Give the code of the public service portal.',
  }),
  rule({
    entity: 'Procedure',
    code: 'PROCEDURE_HUB_ID_FORM',
    field: 'hubId',
    broken: ({ hubId }) => texts(hubId).some((id) => !/^P/.test(id)),
    vi: 'Mã của hub có dạng P06; mã trên Cổng dịch vụ công ghi ở trường mã thủ tục.',
    en: 'An id of the hub looks like P06; a code of the public service portal belongs in the field `code`.',
  }),
  rule({
    entity: 'Procedure',
    code: 'PROCEDURE_URL_FORM',
    field: 'sourceUrl',
    broken: ({ sourceUrl }) => texts(sourceUrl).some((text) => 'rejected' in urlRule.normalise(text)),
    vi: 'Địa chỉ nguồn phải bắt đầu bằng http:// hoặc https:// và không có khoảng trắng.',
    en: 'The source address must begin with http:// or https:// and hold no spaces.',
  }),
];
