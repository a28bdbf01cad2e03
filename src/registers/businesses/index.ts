import { foldText } from '../../hub/declare/fold.js';
import type { CheckRule, RegisterModule } from '../../hub/declare/model.js';
import { between, formed, given, notNegative, oneOf, rule, termNotReversed, texts } from '../rule-kinds.js';
import { busRules } from './buses.js';
import { businessConditions } from './conditions.js';
import { businessMayOperate } from './may-operate.js';
import { permitRules } from './permits.js';
import { belowThreshold, freeSlots, routeRules, startBy, tripsToKeep } from './routes.js';

/** Forms on the licence application of procedure 1.000703 and in Nghị định 158/2024/NĐ-CP; written in many ways, so others only warn. */
const LEGAL_FORMS =
  /hợp tác xã|htx|công ty|tnhh|cổ phần|doanh nghiệp tư nhân|dntn|hộ kinh doanh|liên doanh|doanh nghiệp nhà nước|dnnn|tổ hợp tác/i;

/** Nghị định 158/2024/NĐ-CP, folded, because `hàng hóa` and `hàng hoá` are both in use. */
const BUSINESS_TYPES =
  /^(tuyen co dinh|(xe )?buyt|(xe )?taxi|(xe )?hop dong|(khach )?du lich|hang hoa|(xe )?cong-?ten-?no|container|sieu truong|hang nguy hiem|(xe )?bon banh)/;

function kindOf(legalForm: string): string {
  const form = foldText(legalForm);
  if (/ho kinh doanh/.test(form)) return 'HOUSEHOLD';
  return /hop tac|htx/.test(form) ? 'COOPERATIVE' : 'ENTERPRISE';
}

/** A household's licence is held to what every transport licence is. */
const licenceRules = (entity: string, named: string): readonly CheckRule[] => [
  between({
    // "Lần cấp" begins with the first issue and grows with every re-issue. Nghị định 158/2024/NĐ-CP, Điều 20–21.
    entity,
    code: `${named}_ISSUE_COUNT`,
    field: 'issueCount',
    min: 1,
    max: 999,
    vi: 'Lần cấp là số nguyên từ 1: lần đầu là 1. Hãy xem dòng "cấp lần thứ" trên giấy phép.',
    en: 'The issue count is a whole number from 1: the first issue is 1. See "cấp lần thứ" on the licence.',
  }),
  rule({
    entity,
    code: `${named}_WITHOUT_TYPE`,
    field: 'businessTypes',
    broken: ({ businessTypes }) => texts(businessTypes).length === 0,
    vi: 'Giấy phép phải ghi ít nhất một loại hình kinh doanh vận tải.',
    en: 'The licence names at least one kind of transport business.',
  }),
  rule({
    // Internal transport (vận tải nội bộ) is no transport business and is never licensed as one. Nghị định 158/2024/NĐ-CP.
    entity,
    code: `${named}_INTERNAL`,
    field: 'businessTypes',
    broken: ({ businessTypes }) => texts(businessTypes).some((type) => foldText(type).includes('noi bo')),
    vi: 'Vận tải nội bộ không phải kinh doanh vận tải nên không ghi trên giấy phép. Hãy bỏ loại hình này.',
    en: 'Internal transport (nội bộ) is no transport business and stands on no licence. Remove it.',
  }),
  rule({
    entity,
    code: `WARN_${named}_TYPE`,
    field: 'businessTypes',
    broken: ({ businessTypes }) =>
      texts(businessTypes)
        .map(foldText)
        .some((type) => !BUSINESS_TYPES.test(type) && !type.includes('noi bo')),
    vi: 'Có loại hình chưa gặp. Thường là tuyến cố định, xe buýt, taxi, hợp đồng, du lịch, hàng hóa. Hãy so lại với giấy phép.',
    en: 'A kind of business was not met before. Usual ones: tuyến cố định, xe buýt, taxi, hợp đồng, du lịch, hàng hóa. Compare with the licence.',
  }),
  rule({
    entity,
    code: `${named}_FIRST_ISSUE`,
    field: 'reissueReason',
    broken: ({ issueCount, reissueReason = null }) => issueCount === 1 && reissueReason !== null,
    vi: 'Giấy phép cấp lần đầu không có lý do cấp lại. Hãy xem lại lần cấp.',
    en: 'A first issue has no reason of re-issue. Check the issue count.',
  }),
  oneOf({
    // Điều 21 khoản 6 names eight grounds, lettered in the Vietnamese way: no f, but đ.
    entity,
    code: `${named}_REVOCATION_GROUND`,
    field: 'revocationGround',
    allowed: ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h'],
    vi: 'Căn cứ thu hồi là một điểm a, b, c, d, đ, e, g, h của Điều 21 khoản 6 Nghị định 158/2024/NĐ-CP.',
    en: 'The ground is a letter a, b, c, d, đ, e, g, h of article 21.6, decree 158/2024.',
  }),
  rule({
    entity,
    code: `WARN_${named}_REVOCATION`,
    field: 'revokedOn',
    broken: (values) => (values.state === 'REVOKED') !== (given(values, ['revokedOn']) === 1),
    vi: 'Giấy phép bị thu hồi cần có ngày thu hồi; giấy phép đang hiệu lực thì không. Hãy xem lại trạng thái hoặc ngày.',
    en: 'A revoked licence has a day of revocation; one in force has none. Check the state or the day.',
  }),
  termNotReversed(entity, 'revokedOn', 'barredUntil'),
];

const rules: readonly CheckRule[] = [
  formed({
    entity: 'Business',
    code: 'WARN_BUSINESS_LEGAL_FORM',
    field: 'legalForm',
    form: LEGAL_FORMS,
    vi: 'Loại hình chưa gặp. Thường là công ty TNHH, công ty cổ phần, hợp tác xã, doanh nghiệp tư nhân, hộ kinh doanh. Hãy so lại với đăng ký kinh doanh.',
    en: 'This legal form was not met before. Usual ones: công ty TNHH, công ty cổ phần, hợp tác xã, doanh nghiệp tư nhân, hộ kinh doanh. Compare with the business registration.',
  }),
  ...(['Business', 'HouseholdBusiness'] as const).map((entity) =>
    formed({
      entity,
      code: entity === 'Business' ? 'WARN_BUSINESS_LINE_FORM' : 'WARN_HOUSEHOLD_LINE_FORM',
      field: 'lines',
      form: /^\d{2,5}$/,
      vi: 'Mã ngành VSIC gồm hai đến năm chữ số, ví dụ 4932; ngăn cách nhiều mã bằng dấu chấm phẩy.',
      en: 'A VSIC code is two to five digits, for example 4932; separate several by semicolons.',
    }),
  ),
  rule({
    entity: 'Business',
    code: 'WARN_BUSINESS_BRANCH',
    field: 'headOffice',
    broken: ({ taxCode, headOffice = null }) => /-\d{3}$/.test(String(taxCode)) !== (headOffice !== null),
    vi: 'Mã số thuế có đuôi -001 đến -999 là của đơn vị phụ thuộc, nên có đơn vị chủ quản; mã mười chữ số thì không. Hãy xem lại mã hoặc đơn vị chủ quản.',
    en: 'A tax code ending in -001 to -999 is a dependent unit and has a head office; a code of ten digits has none. Check the code or the head office.',
  }),
  rule({
    entity: 'Business',
    code: 'WARN_BUSINESS_KIND_OF_FORM',
    field: 'kind',
    broken: ({ kind, legalForm }) => typeof kind === 'string' && LEGAL_FORMS.test(String(legalForm)) && kind !== kindOf(String(legalForm)),
    vi: 'Nhóm đơn vị không khớp loại hình. Hãy xem lại: hợp tác xã, hộ kinh doanh, hay doanh nghiệp.',
    en: 'The kind does not agree with the legal form. Check: cooperative, household or enterprise.',
  }),
  ...licenceRules('TransportLicence', 'TRANSPORT_LICENCE'),
  ...licenceRules('HouseholdLicence', 'HOUSEHOLD_LICENCE'),
  // A route's code names its terminals, but how each province re-coded them after the merger is uncertain (mark U): never compared.
  rule({
    entity: 'FixedRoute',
    code: 'WARN_ROUTE_SAME_TERMINAL',
    field: 'toTerminal',
    broken: ({ fromTerminal = null, toTerminal }) => fromTerminal !== null && fromTerminal === toTerminal,
    vi: 'Bến đi và bến đến là cùng một bến. Hãy so lại với danh mục tuyến đã công bố.',
    en: 'The route begins and ends at the same terminal. Compare with the published list of routes.',
  }),
  between({
    entity: 'FixedRoute',
    code: 'ROUTE_LENGTH',
    field: 'lengthKm',
    min: Number.MIN_VALUE,
    max: 5_000,
    vi: 'Cự ly tính bằng km, lớn hơn 0 và không quá 5.000. Hãy xem lại đơn vị, hoặc để trống.',
    en: 'The length is in km, above 0 and at most 5,000. Check the unit, or leave it out.',
  }),
  ...notNegative('FixedRoute', ['maxTripsPerMonth', 'minHeadwayMinutes']),
  ...routeRules,
  ...permitRules,
  ...busRules,
];

export const businesses: RegisterModule = {
  name: 'businesses',
  vi: 'Doanh nghiệp vận tải',
  en: 'Transport businesses',
  rules,
  conditions: businessConditions,
  computed: {
    'Business.mayOperate': businessMayOperate,
    'FixedRoute.freeSlots': freeSlots,
    'RouteRegistration.startBy': startBy,
    'RouteRegistration.tripsToKeep': tripsToKeep,
    'RouteMonth.belowThreshold': belowThreshold,
  },
};
