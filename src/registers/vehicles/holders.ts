import type { CheckRule } from '../../hub/declare/model.js';
import { between, given, notAfterToday, notBefore, oneOf, rule, termNotReversed } from '../rule-kinds.js';

/** Luật 36/2024/QH15, Điều 39 khoản 1–5 [V]. */
const ISSUE_REASONS = ['đăng ký lần đầu', 'sang tên', 'đổi', 'cấp lại', 'tạm thời'];

/** Luật 36/2024/QH15, Điều 39 khoản 6, điểm a–e [V]. */
const RECALL_GROUNDS = ['a', 'b', 'c', 'd', 'đ', 'e'];

/** Who registers, owns and uses a vehicle. */
export const holders: readonly CheckRule[] = [
  rule({
    // Luật 36/2024/QH15, Điều 39: an owner is a person or an organisation; co-owners are records of their own.
    entity: 'Ownership',
    code: 'OWNERSHIP_ONE_OWNER',
    field: 'person',
    broken: (values) => given(values, ['person', 'business']) !== 1,
    vi: 'Mỗi bản ghi sở hữu có đúng một chủ: hoặc cá nhân, hoặc tổ chức. Đồng sở hữu là nhiều bản ghi.',
    en: 'Each ownership has exactly one owner: a person or a business. Co-owners are several records.',
  }),
  rule({
    entity: 'Registration',
    code: 'REGISTRATION_TWO_OWNERS',
    field: 'ownerPerson',
    broken: (values) => given(values, ['ownerPerson', 'ownerBusiness']) > 1,
    vi: 'Chủ xe trên chứng nhận đăng ký là cá nhân hoặc tổ chức, không thể cả hai. Hãy bỏ một trường.',
    en: 'The owner on a registration is a person or a business, not both. Leave one of them out.',
  }),
  rule({
    entity: 'PlateAssignment',
    code: 'PLATE_TWO_HOLDERS',
    field: 'holderPerson',
    broken: (values) => given(values, ['holderPerson', 'holderBusiness']) > 1,
    vi: 'Người được cấp biển là cá nhân hoặc tổ chức, không thể cả hai. Hãy bỏ một trường.',
    en: 'A plate belongs to a person or a business, not both. Leave one of them out.',
  }),
  termNotReversed('Registration', 'registeredOn', 'expiresOn'),
  oneOf({
    entity: 'Registration',
    code: 'REGISTRATION_ISSUE_REASON',
    field: 'issueReason',
    allowed: ISSUE_REASONS,
    vi: `Lý do cấp là một trong: ${ISSUE_REASONS.join(', ')}.`,
    en: `The reason of issue is one of: ${ISSUE_REASONS.join(', ')}.`,
  }),
  oneOf({
    entity: 'Registration',
    code: 'REGISTRATION_RECALL_GROUND',
    field: 'recallGround',
    allowed: RECALL_GROUNDS,
    vi: `Trường hợp thu hồi là chữ của điểm ở Điều 39 khoản 6 Luật 36/2024/QH15: ${RECALL_GROUNDS.join(', ')}. Chữ đ khác chữ d.`,
    en: `The ground of recall is the letter in article 39.6 of law 36/2024/QH15: ${RECALL_GROUNDS.join(', ')}. The letter đ is not d.`,
  }),
  rule({
    entity: 'Registration',
    code: 'REGISTRATION_RECALL_WITHOUT_STATE',
    field: 'recallGround',
    broken: (values) => values.state === 'ACTIVE' && given(values, ['recallGround', 'recalledOn', 'recallNumber']) > 0,
    vi: 'Có ghi việc thu hồi nhưng trạng thái vẫn là đang đăng ký. Hãy sửa trạng thái, hoặc bỏ phần thu hồi.',
    en: 'A recall is given, yet the state still is registered. Correct the state, or leave the recall out.',
  }),
  rule({
    entity: 'Registration',
    code: 'WARN_REGISTRATION_RECALLED_WITHOUT_GROUND',
    field: 'recallGround',
    broken: (values) => values.state === 'RECALLED' && given(values, ['recallGround', 'recalledOn']) < 2,
    vi: 'Đăng ký đã thu hồi cần ngày thu hồi và trường hợp thu hồi (điểm a đến e, Điều 39 khoản 6). Hãy bổ sung.',
    en: 'A recalled registration has its day and its ground (letters a to e, article 39.6). Complete them.',
  }),
  notBefore({
    entity: 'Registration',
    code: 'REGISTRATION_RECALLED_BEFORE_ISSUE',
    field: 'recalledOn',
    than: 'registeredOn',
    vi: 'Ngày thu hồi sớm hơn ngày đăng ký. Hãy so lại hai ngày.',
    en: 'The recall is earlier than the registration. Compare both days.',
  }),
  notBefore({
    entity: 'Registration',
    code: 'REGISTRATION_BEFORE_FIRST',
    field: 'registeredOn',
    than: 'firstRegisteredOn',
    vi: 'Ngày đăng ký sớm hơn ngày đăng ký lần đầu của xe. Hãy so lại hai ngày.',
    en: 'The registration is earlier than the first one of the vehicle. Compare both days.',
  }),
  notAfterToday('Registration', 'registeredOn'),
  between({
    entity: 'Registration',
    code: 'REGISTRATION_ISSUE_COUNT',
    field: 'issueCount',
    min: 1,
    vi: 'Lần cấp bắt đầu từ 1. Hãy xem lại trên chứng nhận.',
    en: 'The count of issues starts at 1. Look at the certificate again.',
  }),
  between({
    entity: 'Ownership',
    code: 'OWNERSHIP_SHARE',
    field: 'sharePercent',
    min: 0.01,
    max: 100,
    vi: 'Tỷ lệ sở hữu tính bằng phần trăm, lớn hơn 0 và không quá 100. Chủ duy nhất thì để trống.',
    en: 'The share is in percent, above 0 and at most 100. Leave it out for a sole owner.',
  }),
  rule({
    entity: 'Ownership',
    code: 'WARN_OWNERSHIP_MORTGAGE_HALF',
    field: 'mortgagee',
    broken: (values) => given(values, ['mortgagee', 'mortgagedOn']) === 1,
    vi: 'Ghi chú thế chấp cần cả tổ chức nhận thế chấp và ngày ghi chú. Hãy bổ sung phần còn thiếu.',
    en: 'A mortgage note has both the institution and the day. Complete what is missing.',
  }),
  termNotReversed('VehicleContract', 'signedOn', 'expiresOn'),
  termNotReversed('VehicleContract', 'signedOn', 'terminatedOn'),
  oneOf({
    // Nghị định 158/2024/NĐ-CP, Điều 23, and the form of procedure 2.002288: the rights to use a vehicle one does not own.
    entity: 'VehicleContract',
    code: 'CONTRACT_KIND',
    field: 'contractKind',
    allowed: ['thuê', 'hợp tác kinh doanh', 'thành viên hợp tác xã'],
    vi: 'Loại hợp đồng là thuê, hợp tác kinh doanh, hoặc thành viên hợp tác xã.',
    en: 'The kind of contract is thuê (lease), hợp tác kinh doanh (business cooperation) or thành viên hợp tác xã (cooperative member).',
  }),
];
