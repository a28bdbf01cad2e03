import type { CheckRule } from '../../hub/declare/model.js';
import { positiveInt } from '../../hub/declare/number-scalars.js';
import { between, formed, given, notAfterToday, notNegative, oneOf, rule, termNotReversed, within } from '../rule-kinds.js';

const RESTRICTIONS = ['tạm giữ', 'cảnh báo đăng kiểm', 'ngăn chặn giao dịch', 'nợ phí'];

/** What is fitted to a vehicle, what holds it back, what it is made into and coupled with. */
export const equipment: readonly CheckRule[] = [
  termNotReversed('TrackingDevice', 'fittedOn', 'removedOn'),
  notAfterToday('TrackingDevice', 'fittedOn'),
  rule({
    entity: 'TrackingDevice',
    code: 'WARN_TRACKING_DEVICE_REMOVED_DAY',
    field: 'removedOn',
    broken: ({ state, removedOn = null }) => (state === 'REMOVED') === (removedOn === null),
    vi: 'Thiết bị đã tháo thì có ngày tháo, thiết bị đang gắn thì không. Hãy xem lại trạng thái hoặc ngày.',
    en: 'A removed device has a day of removal, a fitted one has none. Check the state or the day.',
  }),
  termNotReversed('EtcTag', 'attachedOn', 'removedOn'),
  ...['tid', 'epc'].map((field) =>
    formed({
      entity: 'EtcTag',
      code: `WARN_ETC_TAG_${field.toUpperCase()}`,
      field,
      form: /^[0-9A-F]{8,64}$/i,
      vi: 'TID và EPC của thẻ là dãy thập lục phân (0–9, A–F). Hãy đọc lại thẻ.',
      en: 'TID and EPC of a tag are hexadecimal (0–9, A–F). Read the tag again.',
    }),
  ),
  rule({
    entity: 'EtcTag',
    code: 'ETC_TAG_REMOVED_DAY',
    field: 'removedOn',
    broken: ({ state, removedOn = null }) => state === 'REMOVED' && removedOn === null,
    vi: 'Thẻ đã gỡ cần ngày gỡ. Hãy bổ sung.',
    en: 'A removed tag has a day of removal. Add it.',
  }),
  rule({
    entity: 'EtcAccount',
    code: 'ETC_ACCOUNT_TWO_HOLDERS',
    field: 'holderPerson',
    broken: (values) => given(values, ['holderPerson', 'holderBusiness']) > 1,
    vi: 'Chủ tài khoản là cá nhân hoặc tổ chức, không thể cả hai. Hãy bỏ một trường.',
    en: 'The holder of an account is a person or a business, not both. Leave one of them out.',
  }),
  termNotReversed('EtcAccount', 'openedOn', 'convertedOn'),
  oneOf({
    entity: 'VehicleRestriction',
    code: 'RESTRICTION_KIND',
    field: 'restrictionKind',
    allowed: RESTRICTIONS,
    vi: `Loại hạn chế là một trong: ${RESTRICTIONS.join(', ')}.`,
    en: `The kind of restriction is one of: ${RESTRICTIONS.join(', ')}.`,
  }),
  termNotReversed('VehicleRestriction', 'imposedOn', 'liftedOn'),
  rule({
    entity: 'VehicleRestriction',
    code: 'RESTRICTION_LIFTED_DAY',
    field: 'liftedOn',
    broken: ({ state, liftedOn = null }) => (state === 'LIFTED') === (liftedOn === null),
    vi: 'Hạn chế đã gỡ thì có ngày gỡ, hạn chế đang áp dụng thì không. Hãy xem lại trạng thái hoặc ngày.',
    en: 'A lifted restriction has the day it was lifted, one in force has none. Check the state or the day.',
  }),
  notAfterToday('VehicleConversion', 'certifiedOn'),
  rule({
    entity: 'VehicleCombination',
    code: 'COMBINATION_OF_ONE',
    field: 'trailer',
    broken: ({ tractor = null, trailer = null }) => tractor !== null && tractor === trailer,
    vi: 'Xe kéo và rơ moóc là cùng một xe. Hãy chọn lại một trong hai.',
    en: 'The tractor and the trailer are the same vehicle. Choose one of them again.',
  }),
  ...notNegative('VehicleCombination', ['axles', 'grossMassKg', 'lengthMm']),
  between({
    entity: 'InspectionCycle',
    code: 'INSPECTION_CYCLE_MONTHS',
    field: 'months',
    min: 1,
    max: 60,
    vi: 'Chu kỳ tính bằng tháng, từ 1 đến 60. Hãy xem lại đơn vị.',
    en: 'A cycle is in months, 1 to 60. Check the unit.',
  }),
  within({
    entity: 'InspectionCycle',
    code: 'INSPECTION_CYCLE_STEP',
    field: 'step',
    bounds: positiveInt,
    vi: 'Bước của chu kỳ bắt đầu từ 1.',
    en: 'The steps of a cycle start at 1.',
  }),
];
