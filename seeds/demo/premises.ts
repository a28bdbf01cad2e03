import type { Business } from './businesses.js';
import { addDays, addMonths, addYears, type Day, dayBetween, later } from './days.js';
import { FICTIONAL, serial, street } from './names.js';
import { provinceOn } from './places.js';
import { chance, pick, type Random, whole } from './random.js';
import type { Run } from './routes.js';
import { type DemoTable, demoTable, type RowOf, type Setting, YES } from './table.js';
import type { Terminal } from './terminals.js';

/** Terminals and who runs and uses them; stations, schools and test centres; and what else in transport needs a licence. */
export function premises(
  setting: Setting,
  terminals: readonly Terminal[],
  all: readonly Business[],
  runs: ReadonlyMap<Business, readonly Run[]>,
): DemoTable[] {
  const random = setting.random('premises');
  const firms = all.filter(({ weight, establishedOn }) => weight > 0 && establishedOn < '2020-01-01');
  const hosts = firms.length > 0 ? firms : all;
  return [
    demoTable({
      entity: 'businesses/terminalOperation',
      file: 'terminal-operations.csv',
      labelVi: 'Đơn vị khai thác bến xe',
      header: ['terminal', 'business', 'announcement', 'announcedOn', 'validFrom'],
      rows: terminals.map(({ code, openedOn }, i) => {
        const host = pick(random, hosts);
        const from = later(openedOn, addDays(host.establishedOn, 30));
        return { terminal: code, business: host.taxCode, announcement: serial('QĐCB', i + 1), announcedOn: from, validFrom: from };
      }),
    }),
    demoTable({
      entity: 'businesses/terminalContract',
      file: 'terminal-contracts.csv',
      labelVi: 'Hợp đồng với bến xe',
      header: ['contractNumber', ...CONTRACT],
      rows: [...runs]
        .flatMap(([business, own]) => contracts(setting, random, business, own))
        .map((row, i) => ({ contractNumber: serial('HĐB', i + 1), ...row })),
    }),
    ...stations(setting, random),
    ...schools(setting, random, hosts),
    ...activities(setting, random, hosts),
  ];
}

const CONTRACT = ['business', 'terminal', 'departuresPerDay', 'signedOn', 'expiresOn', 'validFrom'] as const;

/** A contract with each terminal a business sets out from; most run on, some have run out. */
function contracts({ today }: Setting, random: Random, { taxCode }: Business, runs: readonly Run[]): RowOf<typeof CONTRACT>[] {
  const since = new Map<string, Day>();
  for (const { route, startedOn } of runs) since.set(route.from.code, later(since.get(route.from.code) ?? '', startedOn));
  return [...since].map(([terminal, startedOn]) => {
    const end = chance(random, 0.1) ? dayBetween(random, addMonths(today, -6), addDays(today, -1)) : addMonths(today, whole(random, 2, 30));
    const signedOn = later(startedOn, addYears(end, -5));
    return {
      business: taxCode,
      terminal,
      departuresPerDay: String(whole(random, 1, 6)),
      signedOn,
      expiresOn: end < signedOn ? addYears(signedOn, 1) : end,
      validFrom: signedOn,
    };
  });
}

function stations({ count, places, today }: Setting, random: Random): DemoTable[] {
  const list = Array.from({ length: count(80) }, (_, i) => {
    const place = places.all[i % places.all.length] ?? pick(random, places.all);
    const code = `${place.plateCodes[0] ?? '29'}${String(51 + Math.floor(i / places.all.length)).padStart(2, '0')}V`;
    const from = dayBetween(random, '2025-07-02', addDays(today, -60));
    const name = `Trung tâm Đăng kiểm ${code} ${FICTIONAL}`;
    return {
      row: {
        code,
        name,
        province: place.presentCode,
        address: `${street(random)}, ${place.name} ${FICTIONAL}`,
        lanes: String(whole(random, 1, 4)),
        certificateNumber: serial('ĐKKĐ', i + 1),
        issuedOn: from,
      },
      from,
    };
  });
  const header = [
    'code',
    'name',
    'province',
    'address',
    'lanes',
    'certificateNumber',
    'issuedOn',
    'state',
    'fictional',
    'validFrom',
  ] as const;
  const state = (value: string, from: (from: Day) => Day, of: typeof list) =>
    of.map(({ row, from: issuedOn }) => ({ ...row, state: value, fictional: YES, validFrom: from(issuedOn) }));
  const entity = 'businesses/inspectionStation';
  return [
    demoTable({ entity, file: 'inspection-stations.csv', labelVi: 'Cơ sở đăng kiểm', header, rows: state('ACTIVE', (from) => from, list) }),
    demoTable({
      entity,
      file: 'inspection-stations-stopped.csv',
      labelVi: 'Cơ sở đăng kiểm bị tạm đình chỉ, thu hồi',
      header,
      rows: list.flatMap(({ row, from }, i) =>
        i % 13 === 5 ? [{ ...row, state: i % 2 === 0 ? 'REVOKED' : 'SUSPENDED', fictional: YES, validFrom: addDays(from, 40) }] : [],
      ),
    }),
  ];
}

function schools({ count, places, today }: Setting, random: Random, hosts: readonly Business[]): DemoTable[] {
  const place = () => places.draw(random);
  const shared = (kind: string, i: number) => {
    const at = place();
    const from = dayBetween(random, '2021-01-01', addDays(today, -60));
    const host = pick(random, hosts);
    const name = `${kind} ${at.name} ${i + 1} ${FICTIONAL}`;
    return { name, host: host.taxCode, province: provinceOn(at, from), address: `${street(random)}, ${at.name} ${FICTIONAL}`, from };
  };
  const trained = [
    ['A1', 'A'],
    ['B', 'C1'],
    ['B', 'C1', 'C'],
    ['A1', 'A', 'B', 'C1', 'C', 'D1', 'D2', 'D', 'CE'],
  ];
  return [
    demoTable({
      entity: 'businesses/trainingCentre',
      file: 'training-centres.csv',
      labelVi: 'Cơ sở đào tạo lái xe',
      header: [
        'licenceNumber',
        'name',
        'business',
        'province',
        'address',
        'classes',
        'learnersMax',
        'issuedOn',
        'expiresOn',
        'state',
        'fictional',
        'validFrom',
      ],
      rows: Array.from({ length: count(60) }, (_, i) => {
        const s = shared('Cơ sở đào tạo lái xe', i);
        const state = STATES[i % 20] ?? 'ACTIVE';
        return {
          licenceNumber: serial('GPĐT', i + 1),
          name: s.name,
          business: s.host,
          province: s.province,
          address: s.address,
          classes: pick(random, trained).join(';'),
          learnersMax: String(whole(random, 2, 30) * 50),
          issuedOn: s.from,
          expiresOn: addYears(s.from, 5),
          state,
          fictional: YES,
          validFrom: s.from,
        };
      }),
    }),
    demoTable({
      entity: 'businesses/testCentre',
      file: 'test-centres.csv',
      labelVi: 'Trung tâm sát hạch lái xe',
      header: ['certificateNumber', 'name', 'business', 'province', 'address', 'grade', 'issuedOn', 'state', 'fictional', 'validFrom'],
      rows: Array.from({ length: count(40) }, (_, i) => {
        const s = shared('Trung tâm sát hạch lái xe', i);
        return {
          certificateNumber: serial('TTSH', i + 1),
          name: s.name,
          business: s.host,
          province: s.province,
          address: s.address,
          grade: String(whole(random, 1, 3)),
          issuedOn: s.from,
          state: STATES[i % 20] ?? 'ACTIVE',
          fictional: YES,
          validFrom: s.from,
        };
      }),
    }),
  ];
}

/** One in twenty is stopped for a time, one in twenty for good. */
const STATES: Readonly<Record<number, string>> = { 7: 'SUSPENDED', 13: 'REVOKED' };

const KINDS: readonly (readonly [string, string])[] = [
  ['TRANSPORT_AGENCY', 'đại lý bán vé'],
  ['REST_STOP', 'trạm dừng nghỉ'],
  ['VEHICLE_CONVERSION', 'cải tạo xe cơ giới'],
  ['TRACKING_PROVIDER', 'thiết bị giám sát hành trình'],
  ['ETC_PROVIDER', 'thanh toán điện tử giao thông'],
  ['BOT_INVESTOR', 'dự án BOT'],
  ['PORT_OPERATOR', 'khai thác cảng'],
  ['SHIPYARD', 'đóng mới, sửa chữa tàu'],
  ['SHIPPING_LINE', 'vận tải biển'],
  ['INLAND_SHIPPING', 'vận tải thuỷ nội địa'],
  ['AIRLINE', 'vận chuyển hàng không'],
  ['LOGISTICS', 'dịch vụ logistics'],
  ['RAILWAY', 'vận tải đường sắt'],
];

function activities({ count, today }: Setting, random: Random, hosts: readonly Business[]): DemoTable[] {
  const list = Array.from({ length: Math.max(KINDS.length, count(130)) }, (_, i) => {
    const [activity = '', subject = ''] = KINDS[i % KINDS.length] ?? [];
    const from = dayBetween(random, '2021-06-01', addDays(today, -90));
    const row = {
      number: serial('HĐKD', i + 1),
      business: pick(random, hosts).taxCode,
      activity,
      subject: `${subject} ${FICTIONAL}`,
      issuedOn: from,
      expiresOn: i % 3 === 0 ? addYears(from, 5) : '',
    };
    return { row, from };
  });
  const header = ['number', 'business', 'activity', 'subject', 'issuedOn', 'expiresOn', 'state', 'validFrom'] as const;
  const entity = 'businesses/regulatedActivity';
  return [
    demoTable({
      entity,
      file: 'regulated-activities.csv',
      labelVi: 'Hoạt động có điều kiện',
      header,
      rows: list.map(({ row, from }) => ({ ...row, state: 'ACTIVE', validFrom: from })),
    }),
    demoTable({
      entity,
      file: 'regulated-activities-stopped.csv',
      labelVi: 'Hoạt động có điều kiện bị đình chỉ, thu hồi',
      header,
      rows: list.flatMap(({ row, from }, i) =>
        i % 29 === 11 ? [{ ...row, state: i % 2 === 0 ? 'REVOKED' : 'SUSPENDED', validFrom: addDays(from, 60) }] : [],
      ),
    }),
  ];
}
