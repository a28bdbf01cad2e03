import type { CheckRule } from '../../hub/declare/model.js';
import { given, oneOf, rule, termNotReversed } from '../rule-kinds.js';

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
  termNotReversed('VehicleContract', 'signedOn', 'expiresOn'),
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
