import type { Condition, ConditionCase, Sentence } from '../../../hub/declare/condition.js';
import type { RegistersAt } from '../../../hub/declare/registers-at.js';
import { asOf } from '../../../hub/sql/sql-context.js';

const LAW = 'Luật 36/2024/QH15';

const of = ['vehicle'] as const;

export const deviceFitted: Condition = {
  name: 'vehicles.deviceFitted',
  of,
  provision: `${LAW}, Điều 35 khoản 2`,
  reads: {
    TrackingDevice: ['vehicle', 'state', 'fittedOn', 'removedOn'],
    Inspection: ['vehicle', 'inspectedOn', 'trackingDevice'],
  },
  found: ({ vehicle }, at) => equipment(`${vehicle}`, at, { flag: 'trackingDevice' }),
  cases: equipmentCases({
    denied: {
      vi: 'Thiết bị giám sát hành trình có trong dữ liệu thiết bị, nhưng lần kiểm định gần nhất ghi nhận không có. Cơ quan phải đối chiếu với nguồn.',
      en: 'A tracking device is on record, but the last inspection found none. The agencies must settle it.',
    },
    fitted: {
      vi: 'Xe có thiết bị giám sát hành trình theo dữ liệu của thiết bị.',
      en: 'A tracking device is fitted, by the record of the device itself.',
    },
    flagOnly: {
      vi: 'Chưa có dữ liệu của chính thiết bị giám sát hành trình; chỉ lần kiểm định gần nhất ghi nhận là có.',
      en: 'No tracking device is on record; only the last inspection says that there is one.',
    },
    none: { vi: 'Chưa có dữ liệu về thiết bị giám sát hành trình.', en: 'Nothing is on record about a tracking device.' },
  }),
  refusals: {
    DENIED: {
      code: 'TRACKING_DEVICE_DISPUTED',
      vi: 'Dữ liệu về thiết bị giám sát hành trình mâu thuẫn: thiết bị đã lắp nhưng lần kiểm định gần nhất ghi nhận không có.',
      en: 'The registers contradict each other about the tracking device: one is fitted, and the last inspection found none.',
    },
    else: {
      code: 'NO_TRACKING_DEVICE',
      vi: 'Xe kinh doanh vận tải, xe đầu kéo hoặc xe cứu thương không có thiết bị giám sát hành trình.',
      en: 'In transport business, or as a tractor or an ambulance, it has no tracking device.',
    },
  },
};

export const cameraFitted: Condition = {
  name: 'vehicles.cameraFitted',
  of,
  provision: `${LAW}, Điều 35 khoản 2`,
  reads: {
    TrackingDevice: ['vehicle', 'state', 'fittedOn', 'removedOn', 'driverCamera'],
    Inspection: ['vehicle', 'inspectedOn', 'driverCamera'],
  },
  found: ({ vehicle }, at) => equipment(`${vehicle}`, at, { has: 'driverCamera', flag: 'driverCamera' }),
  cases: equipmentCases({
    denied: {
      vi: 'Thiết bị ghi nhận hình ảnh người lái có trong dữ liệu thiết bị, nhưng lần kiểm định gần nhất ghi nhận không có. Cơ quan phải đối chiếu với nguồn.',
      en: 'A camera that records the driver is on record, but the last inspection found none. The agencies must settle it.',
    },
    fitted: { vi: 'Xe có thiết bị ghi nhận hình ảnh người lái.', en: 'A camera that records the driver is fitted.' },
    flagOnly: {
      vi: 'Chưa có dữ liệu của chính thiết bị ghi nhận hình ảnh người lái; chỉ lần kiểm định gần nhất ghi nhận là có.',
      en: 'No camera that records the driver is on record; only the last inspection says that there is one.',
    },
    none: {
      vi: 'Chưa có dữ liệu về thiết bị ghi nhận hình ảnh người lái.',
      en: 'Nothing is on record about a camera that records the driver.',
    },
  }),
  refusals: {
    DENIED: {
      code: 'DRIVER_CAMERA_DISPUTED',
      vi: 'Dữ liệu về thiết bị ghi nhận hình ảnh người lái mâu thuẫn: thiết bị đã lắp nhưng lần kiểm định gần nhất ghi nhận không có.',
      en: 'The registers contradict each other about the camera that records the driver: one is fitted, and the last inspection found none.',
    },
    else: {
      code: 'NO_DRIVER_CAMERA',
      vi: 'Xe kinh doanh chở người từ 08 chỗ, xe đầu kéo hoặc xe cứu thương không có thiết bị ghi nhận hình ảnh người lái.',
      en: 'A passenger vehicle in transport business from 8 seats, a tractor or an ambulance has no camera that records the driver.',
    },
  },
};

/**
 * Devices in use, those that have what a field of theirs says (`has`), and what the latest inspection says of it in a field of its own
 * (`flag`). A device fitted after that inspection does not contradict it.
 */
function equipment(vehicle: string, at: RegistersAt, { has, flag }: { has?: string; flag: string }): string {
  const d = at.row('TrackingDevice', 'd');
  const i = at.row('Inspection', 'i');
  const { validAt } = at;
  return `select d.devices, i.id as inspection, i.flag, (i.flag = false and d.first_fitted_on <= ${i('inspectedOn')}) as denied
    from (select array_agg(d.id) as devices, min(${d('fittedOn')}) as first_fitted_on from ${d.from}
        where ${d('vehicle')} = ${vehicle} and ${asOf('d', at)} and ${has === undefined ? 'true' : d(has)} and ${d('state')} <> 'REMOVED' and ${d('fittedOn')} <= ${validAt} and (${d('removedOn')} is null or ${validAt} < ${d('removedOn')})) as d
      left join (select array[i.id] as id, ${i(flag)} as flag, ${i('inspectedOn')} from ${i.from}
        where ${i('vehicle')} = ${vehicle} and ${asOf('i', at)} and ${i('inspectedOn')} <= ${validAt} order by ${i('inspectedOn')} desc, i.id desc limit 1) as i on true`;
}

/**
 * A device is what the device's own record says: an inspection's flag alone is not known, and disagreement is for the agencies (semantics
 * §12).
 */
function equipmentCases(words: Readonly<Record<'denied' | 'fitted' | 'flagOnly' | 'none', Sentence>>): readonly ConditionCase[] {
  return [
    {
      key: 'DENIED',
      when: 'f.devices is not null and f.denied',
      verdict: 'CONTRADICTED',
      basis: { TrackingDevice: 'devices', Inspection: 'inspection' },
      say: () => words.denied,
    },
    { key: 'FITTED', when: 'f.devices is not null', verdict: 'HELD', basis: { TrackingDevice: 'devices' }, say: () => words.fitted },
    { key: 'FLAG_ONLY', when: 'f.flag', verdict: 'NOT_HELD', basis: { Inspection: 'inspection' }, say: () => words.flagOnly },
    { key: 'NONE', when: null, verdict: 'NOT_HELD', say: () => words.none },
  ];
}
