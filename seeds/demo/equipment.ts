import { addDays, addMonths, type Day, dayBetween, earlier, later } from './days.js';
import { FICTIONAL, serial } from './names.js';
import { chance, pick, type Random, whole } from './random.js';
import { type DemoTable, ISSUERS, type RowOf, type Setting, tablesOf, YES } from './table.js';
import { type Owner, operatorOn, payloadKg, type Vehicle } from './vehicles.js';

const table = tablesOf('vehicles');

/** Tracking devices, ETC tags with their accounts, restrictions, conversions and combinations of vehicles. */
export function equipment(
  setting: Setting,
  vehicles: readonly Vehicle[],
  told: { badged: ReadonlySet<string>; changed: ReadonlySet<string> },
): DemoTable[] {
  const drawn = vehicles.filter(({ scripted, recall }) => scripted === undefined && recall === null);
  return [
    ...tracking(setting, vehicles, told.badged),
    ...tolls(setting, drawn),
    ...restrictions(setting, drawn),
    ...conversions(
      setting,
      drawn.filter(({ chassisNumber }) => !told.changed.has(chassisNumber)),
    ),
    combinations(setting, drawn),
  ];
}

/** Every vehicle with a badge has a device, and the personas in transport business; a few are silent or were taken off. */
function tracking(setting: Setting, vehicles: readonly Vehicle[], badged: ReadonlySet<string>): DemoTable[] {
  const random = setting.random('tracking');
  const rows: RowOf<typeof DEVICE>[] = [];
  const changed: RowOf<typeof CHANGED_DEVICE>[] = [];
  for (const v of vehicles) {
    const operator = operatorOn(v, setting.today);
    if (operator === null || !(badged.has(v.chassisNumber) || v.scripted !== undefined)) continue;
    const since = later(later(v.sale?.on ?? v.registeredOn, operator.licensedOn ?? ''), v.contract?.signedOn ?? '');
    const camera = v.model.category === 'tractor' || (v.model.category === 'passenger' && (v.model.seats ?? 0) > 8);
    const number = serial('GSHT', rows.length + 1);
    rows.push({
      serialNumber: number,
      vehicle: v.chassisNumber,
      provider: `${pick(random, PROVIDERS)} ${FICTIONAL}`,
      driverCamera: String(camera),
      standard: 'QCVN 31',
      fittedOn: since,
      state: 'ACTIVE',
      validFrom: since,
    });
    if (v.scripted !== undefined || !chance(random, 0.02)) continue;
    const day = dayBetween(random, later(addDays(since, 30), addMonths(setting.today, -8)), setting.today);
    const off = chance(random, 0.3);
    if (day < setting.today)
      changed.push({
        serialNumber: number,
        vehicle: v.chassisNumber,
        driverCamera: String(camera),
        fittedOn: since,
        state: off ? 'REMOVED' : 'SILENT',
        removedOn: off ? day : '',
        validFrom: day,
      });
  }
  return [
    table('trackingDevice', 'tracking-devices.csv', 'Thiết bị giám sát hành trình', DEVICE, rows),
    table('trackingDevice', 'tracking-devices-changed.csv', 'Thiết bị giám sát hành trình mất dữ liệu, đã tháo', CHANGED_DEVICE, changed),
  ];
}

const DEVICE = ['serialNumber', 'vehicle', 'provider', 'driverCamera', 'standard', 'fittedOn', 'state', 'validFrom'] as const;
const CHANGED_DEVICE = ['serialNumber', 'vehicle', 'driverCamera', 'fittedOn', 'state', 'removedOn', 'validFrom'] as const;

const PROVIDERS = ['Công ty Định vị Mẫu Một', 'Công ty Định vị Mẫu Hai', 'Công ty Định vị Mẫu Ba'];
const TOLL_PROVIDERS = ['Nhà cung cấp thu phí Mẫu A', 'Nhà cung cấp thu phí Mẫu B'];
const TOLLS_SINCE: Day = '2021-06-01';

/** One account for each owner, one active tag on each vehicle; a replaced tag was taken off the day before the next was attached. */
function tolls(setting: Setting, vehicles: readonly Vehicle[]): DemoTable[] {
  const random = setting.random('tolls');
  const accounts = new Map<string, { number: string; owner: Owner; openedOn: Day }>();
  const first: RowOf<typeof TAG>[] = [];
  const removed: RowOf<typeof REMOVED_TAG>[] = [];
  const second: RowOf<typeof TAG>[] = [];
  const tag = (v: Vehicle, account: string, on: Day): RowOf<typeof TAG> => {
    const number = String(first.length + second.length + 1).padStart(12, '0');
    return {
      tid: `DE30${number}`,
      epc: `DE30F1C7${number}`,
      vehicle: v.chassisNumber,
      account,
      attachedOn: on,
      state: 'ACTIVE',
      validFrom: on,
    };
  };
  for (const v of vehicles) {
    if (v.sale !== null || v.model.category === 'motorcycle' || v.model.category === 'trailer' || !chance(random, 0.055)) continue;
    const from = later(v.registeredOn, TOLLS_SINCE);
    const on = dayBetween(random, from, addDays(setting.today, -20));
    if (on >= addDays(setting.today, -10)) continue;
    const known = accounts.get(keyOf(v.owner)) ?? { number: serial('TKGT', accounts.size + 1), owner: v.owner, openedOn: on };
    accounts.set(keyOf(v.owner), { ...known, openedOn: earlier(known.openedOn, on) });
    const cells = tag(v, known.number, on);
    first.push(cells);
    const off = addDays(on, whole(random, 90, 700));
    if (off >= addDays(setting.today, -3) || !chance(random, 0.15)) continue;
    removed.push({
      tid: cells.tid,
      vehicle: v.chassisNumber,
      attachedOn: on,
      state: 'REMOVED',
      removedOn: off,
      validFrom: addDays(off, 1),
    });
    second.push(tag(v, known.number, addDays(off, 1)));
  }
  return [
    table(
      'etcAccount',
      'etc-accounts.csv',
      'Tài khoản giao thông',
      ['number', 'holderPerson', 'holderBusiness', 'provider', 'openedOn', 'convertedOn', 'state', 'validFrom'],
      [...accounts.values()].map(({ number, owner, openedOn }, i) => ({
        number,
        holderPerson: 'person' in owner ? owner.person.personalId : '',
        holderBusiness: 'business' in owner ? owner.business.taxCode : '',
        provider: `${TOLL_PROVIDERS[i % 2]} ${FICTIONAL}`,
        openedOn,
        convertedOn: openedOn < '2025-10-01' ? '2025-10-01' : '',
        state: i % 40 === 7 ? 'LOCKED' : 'OPEN',
        validFrom: openedOn,
      })),
    ),
    table('etcTag', 'etc-tags.csv', 'Thẻ thu phí điện tử', TAG, first),
    table('etcTag', 'etc-tags-removed.csv', 'Thẻ thu phí điện tử đã gỡ', REMOVED_TAG, removed),
    table('etcTag', 'etc-tags-replacing.csv', 'Thẻ thu phí điện tử gắn thay', TAG, second),
  ];
}

const TAG = ['tid', 'epc', 'vehicle', 'account', 'attachedOn', 'state', 'validFrom'] as const;
const REMOVED_TAG = ['tid', 'vehicle', 'attachedOn', 'state', 'removedOn', 'validFrom'] as const;

const keyOf = (owner: Owner): string => ('person' in owner ? owner.person.personalId : owner.business.taxCode);

const RESTRICTIONS: readonly (readonly [string, string])[] = [
  ['tạm giữ', 'vi phạm hành chính đang giải quyết'],
  ['cảnh báo đăng kiểm', 'chưa giải quyết xong thông báo vi phạm'],
  ['ngăn chặn giao dịch', 'theo yêu cầu của cơ quan thi hành án'],
  ['nợ phí', 'chưa nộp phí sử dụng đường bộ'],
];

function restrictions(setting: Setting, vehicles: readonly Vehicle[]): DemoTable[] {
  const random = setting.random('restrictions');
  const imposed: RowOf<typeof RESTRICTION>[] = [];
  const lifted: RowOf<typeof LIFTED_RESTRICTION>[] = [];
  for (const v of vehicles) {
    const from = later(v.sale?.on ?? v.registeredOn, addMonths(setting.today, -20));
    // The vehicles of the tour say what they were made to say.
    if (!chance(random, 0.009) || v.scripted !== undefined || from >= addDays(setting.today, -5)) continue;
    const on = dayBetween(random, from, addDays(setting.today, -2));
    const [kind, ground] = pick(random, RESTRICTIONS);
    const number = serial('HC', imposed.length + 1);
    imposed.push({
      decisionNumber: number,
      vehicle: v.chassisNumber,
      restrictionKind: kind,
      imposedBy: ISSUERS.police,
      ground: `${ground} ${FICTIONAL}`,
      imposedOn: on,
      state: 'IN_FORCE',
      validFrom: on,
    });
    const off = addDays(on, whole(random, 7, 200));
    if (off < setting.today)
      lifted.push({
        decisionNumber: number,
        vehicle: v.chassisNumber,
        restrictionKind: kind,
        imposedOn: on,
        state: 'LIFTED',
        liftedOn: off,
        validFrom: off,
      });
  }
  return [
    table('vehicleRestriction', 'vehicle-restrictions.csv', 'Hạn chế, cảnh báo phương tiện', RESTRICTION, imposed),
    table('vehicleRestriction', 'vehicle-restrictions-lifted.csv', 'Hạn chế, cảnh báo đã gỡ', LIFTED_RESTRICTION, lifted),
  ];
}

const RESTRICTION = ['decisionNumber', 'vehicle', 'restrictionKind', 'imposedBy', 'ground', 'imposedOn', 'state', 'validFrom'] as const;
const LIFTED_RESTRICTION = ['decisionNumber', 'vehicle', 'restrictionKind', 'imposedOn', 'state', 'liftedOn', 'validFrom'] as const;

/** Trucks given another body: the certificate, then the vehicle's new masses as a later state of it. */
function conversions(setting: Setting, vehicles: readonly Vehicle[]): DemoTable[] {
  const random = setting.random('conversions');
  const certified: RowOf<typeof CONVERSION>[] = [];
  const states: RowOf<typeof CONVERTED>[] = [];
  for (const v of vehicles) {
    const on = addDays(setting.today, -whole(random, 5, 400));
    if (v.model.category !== 'goods' || on <= later(addMonths(v.registeredOn, 6), '2025-07-02') || !chance(random, 0.02)) continue;
    const heavier = whole(random, 8, 25) * 10;
    certified.push({
      certificateNumber: serial('CT', certified.length + 1),
      vehicle: v.chassisNumber,
      certifiedOn: on,
      description: `thay thùng hàng có mui bằng thùng kín ${FICTIONAL}`,
      formerKind: v.model.kind,
      validFrom: on,
    });
    states.push({
      chassisNumber: v.chassisNumber,
      make: v.model.make,
      kind: v.model.kind,
      category: v.model.category,
      productionYear: String(v.productionYear),
      fictional: YES,
      kerbMassKg: String(v.model.kerbMassKg + heavier),
      payloadKg: String(payloadKg(v.model) - heavier),
      validFrom: on,
    });
  }
  return [
    table('vehicleConversion', 'vehicle-conversions.csv', 'Cải tạo phương tiện', CONVERSION, certified),
    table('vehicle', 'vehicles-converted.csv', 'Khối lượng phương tiện sau cải tạo', CONVERTED, states),
  ];
}

const CONVERSION = ['certificateNumber', 'vehicle', 'certifiedOn', 'description', 'formerKind', 'validFrom'] as const;
const CONVERTED = [
  'chassisNumber',
  'make',
  'kind',
  'category',
  'productionYear',
  'fictional',
  'kerbMassKg',
  'payloadKg',
  'validFrom',
] as const;

/** Tractors of businesses that also own trailers, each with one of them. */
function combinations(setting: Setting, vehicles: readonly Vehicle[]): DemoTable {
  const random = setting.random('combinations');
  const owned = (v: Vehicle) => ('business' in v.owner && v.sale === null && v.contract === null ? v.owner.business : null);
  const trailers = new Map<string, Vehicle[]>();
  for (const v of vehicles) {
    const business = owned(v);
    if (v.model.category !== 'trailer' || business === null) continue;
    trailers.set(business.taxCode, [...(trailers.get(business.taxCode) ?? []), v]);
  }
  const rows = vehicles.flatMap((v) => {
    const business = owned(v);
    if (v.model.category !== 'tractor' || business === null || !chance(random, 0.2)) return [];
    const trailer = pickFrom(random, trailers.get(business.taxCode));
    if (trailer === undefined) return [];
    const on = addDays(later(later(v.registeredOn, trailer.registeredOn), business.establishedOn), 12);
    if (on >= setting.today) return [];
    return [
      {
        code: `TH-${v.plate}-${trailer.plate}`,
        tractor: v.chassisNumber,
        trailer: trailer.chassisNumber,
        operator: business.taxCode,
        axles: String(v.model.axles + trailer.model.axles),
        grossMassKg: String(v.model.kerbMassKg + trailer.model.grossMassKg),
        lengthMm: String(v.model.sizeMm[0] + trailer.model.sizeMm[0] - 2_200),
        validFrom: on,
      },
    ];
  });
  return table(
    'vehicleCombination',
    'vehicle-combinations.csv',
    'Tổ hợp xe đầu kéo và sơ mi rơ moóc',
    ['code', 'tractor', 'trailer', 'operator', 'axles', 'grossMassKg', 'lengthMm', 'validFrom'],
    rows,
  );
}

const pickFrom = <T>(random: Random, from: readonly T[] | undefined): T | undefined =>
  from === undefined ? undefined : pick(random, from);
