import type { Business } from './businesses.js';
import { type Day, dayBetween, later } from './days.js';
import { FICTIONAL, serial } from './names.js';
import { chance, pick, type Random, whole } from './random.js';
import { chainage, PROVENANCE, type Section, type Spot, spotOn } from './road-network.js';
import type { DemoTable, Setting } from './table.js';

/** What stands on the generated sections, one file a kind; limits are posted, raised and lifted again, and a piece of road is re-stationed. */
export function roadObjects(setting: Setting, sections: readonly Section[], firms: readonly Business[]): DemoTable[] {
  const random = setting.random('road-objects');
  const operators = firms.filter(({ establishedOn }) => establishedOn < '2018-01-01').map(({ taxCode }) => taxCode);
  const spots = (share: number, reachKm = 0) =>
    sections
      .flatMap((section) => (chance(random, share % 1) ? [section] : []).concat(Array<Section>(Math.floor(share)).fill(section)))
      .map((section) => ({ section, at: spotOn(random, section, reachKm) }));
  const kind = (
    entity: string,
    file: string,
    labelVi: string,
    own: readonly string[],
    placed: readonly { section: Section; at: Spot }[],
    cells: (code: string, at: Spot, from: Day) => string[],
  ) => {
    const rows = placed.map(({ section, at }, i) => {
      const code = serial(PREFIX[entity] ?? 'CT', i + 1, 5);
      const from = dayBetween(random, later(section.openedOn, '2005-01-01'), '2023-12-31');
      return [code, at.road, at.section, at.chainage, at.geometry, PROVENANCE, from, ...cells(code, at, from)];
    });
    return {
      entity: `infrastructure/${entity}`,
      file,
      labelVi,
      header: ['code', 'road', 'section', 'chainage', 'geometry', 'provenance', 'validFrom', ...own],
      rows,
    };
  };
  const named = (what: string, at: Spot) => `${what} ${at.chainage} ${at.road} ${FICTIONAL}`;
  const operator = () => (operators.length > 0 ? pick(random, operators) : '');

  const bridges = kind(
    'bridge',
    'bridges.csv',
    'Cầu',
    ['name', 'kind', 'obstacle', 'lengthM', 'widthM', 'spans', 'structure', 'builtYear', 'designLoad', 'lastInspectedOn'],
    spots(4),
    (_code, at, from) => {
      const spans = whole(random, 1, 12);
      return [
        named('Cầu', at),
        pick(random, ['cầu đường bộ', 'cầu đường bộ', 'cầu vượt']),
        `sông ${FICTIONAL}`,
        String(spans * 33),
        String(pick(random, [9, 12, 16.5])),
        String(spans),
        pick(random, ['dầm I bê tông cốt thép dự ứng lực', 'dầm bản', 'dầm thép liên hợp', 'dầm hộp đúc hẫng']),
        from.slice(0, 4),
        pick(random, ['HL-93', 'H30-XB80', 'H13-X60']),
        dayBetween(random, '2024-01-01', '2025-11-30'),
      ];
    },
  );
  const tunnels = kind(
    'tunnel',
    'tunnels.csv',
    'Hầm đường bộ',
    ['name', 'lengthM', 'clearanceM', 'widthM', 'lanes', 'ventilation', 'hazmatRestriction', 'toChainage'],
    spots(0.1, 4),
    (_code, at) => {
      const km = whole(random, 1, 3);
      return [
        named('Hầm', at),
        String(km * 1_000),
        '4.75',
        '9.5',
        '2',
        'thông gió dọc',
        'cấm chất nổ, khí, xăng dầu, hàng dễ cháy',
        chainage(at.km + km, at.metres),
      ];
    },
  );
  const tolls = kind(
    'tollStation',
    'toll-stations.csv',
    'Trạm thu phí',
    ['name', 'side', 'method', 'lanes', 'electronicLanes', 'operator', 'project', 'feeDecision'],
    spots(0.3),
    (_code, at, from) => {
      const lanes = whole(random, 2, 6) * 2;
      const firm = operator();
      return [
        named('Trạm thu phí', at),
        'hai bên',
        at.road.startsWith('CT.') ? 'kín' : 'mở',
        String(lanes),
        String(lanes - whole(random, 0, 2)),
        from >= '2018-06-01' ? firm : '',
        `Dự án BOT ${FICTIONAL}`,
        `${whole(random, 1, 900)}/QĐ-GL`,
      ];
    },
  );
  const posted = bridges.rows.filter((_, i) => i % 7 === 3);
  const posting = (row: readonly string[], limitT: number, from: Day) => [
    `${row[0]}/P.115`,
    row[0] ?? '',
    row[1] ?? '',
    row[2] ?? '',
    row[3] ?? '',
    'P.115',
    String(limitT),
    'cầu yếu',
    `${whole(random, 1, 900)}/QĐ-GL`,
    from,
    PROVENANCE,
    from,
  ];

  return [
    bridges,
    tunnels,
    kind('ferry', 'ferries.csv', 'Bến phà', ['name', 'river', 'capacityT', 'hours'], spots(0.06), (_code, at) => [
      named('Bến phà', at),
      `sông ${FICTIONAL}`,
      String(whole(random, 2, 12) * 5),
      '04:00–22:00',
    ]),
    kind('culvert', 'culverts.csv', 'Cống', ['kind', 'opening', 'lengthM', 'clearanceM'], spots(1.5), () => [
      pick(random, ['cống thoát nước ngang', 'cống thoát nước ngang', 'hầm chui dân sinh', 'hào kỹ thuật']),
      pick(random, ['tròn D150', 'hộp 2×2', 'hộp 3×2.5']),
      String(whole(random, 8, 30)),
      '2.5',
    ]),
    kind('junction', 'junctions.csv', 'Nút giao', ['name', 'kind', 'signalled'], spots(1), (_code, at) => [
      named('Nút giao', at),
      pick(random, ['cùng mức', 'khác mức', 'vòng xuyến']),
      String(chance(random, 0.4)),
    ]),
    tolls,
    kind('weighStation', 'weigh-stations.csv', 'Trạm kiểm tra tải trọng', ['name', 'kind', 'direction'], spots(0.2), (_code, at) => [
      named('Trạm cân', at),
      pick(random, ['cố định', 'lưu động', 'tự động']),
      'hai chiều',
    ]),
    kind('restStop', 'rest-stops.csv', 'Trạm dừng nghỉ', ['name', 'side', 'restStopClass', 'parkingPlaces', 'decisionNumber'], spots(0.4), (_code, at) => [
      named('Trạm dừng nghỉ', at),
      pick(random, ['trái', 'phải', 'hai bên']),
      String(whole(random, 1, 4)),
      String(whole(random, 4, 40) * 5),
      `${whole(random, 1, 900)}/QĐ-GL`,
    ]),
    kind('stopPoint', 'stop-points.csv', 'Điểm đón, trả khách', ['name', 'side'], spots(1), (_code, at) => [
      named('Điểm đón, trả khách', at),
      pick(random, ['trái', 'phải']),
    ]),
    kind('trafficSign', 'traffic-signs.csv', 'Biển báo hiệu', ['sign', 'value', 'side'], spots(2), () => {
      const limit = pick(random, ['50', '60', '80']);
      const [sign, value] = pick(random, [
        ['P.127', limit],
        ['W.207a', ''],
        ['P.115', '18'],
        ['I.409', ''],
      ] as const);
      return [sign, value, pick(random, ['trái', 'phải'])];
    }),
    kind('roadsideFacility', 'roadside-facilities.csv', 'Công trình dọc tuyến', ['kind', 'side', 'toChainage'], spots(1, 2), (_code, at) => [
      pick(random, ['tường chắn', 'rào chắn', 'rãnh', 'bãi đỗ xe', 'nhà quản lý đường bộ', 'thiết bị lắp đặt bên đường']),
      pick(random, ['trái', 'phải']),
      chainage(at.km + 1, at.metres),
    ]),
    {
      entity: 'infrastructure/loadPosting',
      file: 'load-postings.csv',
      labelVi: 'Hạn chế tải trọng cầu',
      header: POSTING,
      rows: posted.map((row) => posting(row, whole(random, 8, 20), '2024-03-01')),
    },
    {
      entity: 'infrastructure/loadPosting',
      file: 'load-postings-raised.csv',
      labelVi: 'Cầu được nâng tải',
      header: POSTING,
      rows: posted.filter((_, i) => i % 3 === 0).map((row) => posting(row, whole(random, 22, 30), '2025-08-15')),
    },
    restrictions(random, sections),
    restationings(sections),
    bimModels(random, 'bridge', bridges.rows),
    bimModels(random, 'tunnel', tunnels.rows),
  ];
}

const PREFIX: Readonly<Record<string, string>> = {
  bridge: 'CAU',
  tunnel: 'HAM',
  ferry: 'PHA',
  culvert: 'CONG',
  junction: 'NUT',
  tollStation: 'TTP',
  weighStation: 'TKT',
  restStop: 'TDN',
  stopPoint: 'DDT',
  trafficSign: 'BB',
};
const POSTING = ['code', 'bridge', 'road', 'section', 'chainage', 'sign', 'limitT', 'reason', 'decisionNumber', 'decidedOn', 'provenance', 'validFrom'];

/** Floods, landslides and works: most are over, some last. */
function restrictions(random: Random, sections: readonly Section[]): DemoTable {
  const rows = sections
    .filter((_, i) => i % 5 === 1)
    .map((section, i) => {
      const at = spotOn(random, section, 5);
      const from = dayBetween(random, '2025-08-01', '2025-11-20');
      const cause = pick(random, ['ngập lụt', 'sạt lở', 'thi công', 'sự kiện']);
      return [
        serial('HCGT', i + 1, 5),
        at.road,
        at.section,
        at.chainage,
        chainage(at.km + 3, at.metres),
        pick(random, ['cấm đường', 'đi một làn', 'hạn chế tốc độ']),
        cause,
        `Theo đường tránh ${FICTIONAL}`,
        PROVENANCE,
        from,
        i % 3 === 0 ? '' : '2025-11-25',
      ];
    });
  return {
    entity: 'infrastructure/trafficRestriction',
    file: 'traffic-restrictions.csv',
    labelVi: 'Hạn chế giao thông',
    header: ['code', 'road', 'section', 'chainage', 'toChainage', 'kind', 'cause', 'diversion', 'provenance', 'validFrom', 'validTo'],
    rows,
  };
}

/** The last ten kilometres of some sections read 700 m less since a bend was cut. */
function restationings(sections: readonly Section[]): DemoTable {
  const rows = sections
    .filter(({ fromKm, toKm }, i) => i % 12 === 4 && toKm - fromKm > 20)
    .map(({ road, code, toKm }) => {
      const from = toKm - 10;
      return [
        `${road}/${chainage(from)}@2025-09-01`,
        road,
        code,
        chainage(from),
        chainage(toKm),
        chainage(from - 1, 300),
        chainage(toKm - 1, 300),
        '-700',
        '2025-09-01',
        'cải tuyến',
        PROVENANCE,
        '2025-09-01',
      ];
    });
  return {
    entity: 'infrastructure/restationing',
    file: 'restationings.csv',
    labelVi: 'Hiệu chỉnh lý trình',
    header: ['code', 'road', 'section', 'oldFrom', 'oldTo', 'newFrom', 'newTo', 'shiftMetres', 'effectiveOn', 'cause', 'provenance', 'validFrom'],
    rows,
  };
}

function bimModels(random: Random, asset: string, rows: readonly string[][]): DemoTable {
  const hex = () => Array.from({ length: 64 }, () => '0123456789abcdef'[whole(random, 0, 15)]).join('');
  return {
    entity: 'infrastructure/bimModel',
    file: `bim-models-${asset}.csv`,
    labelVi: 'Mô hình BIM',
    header: ['code', asset, 'address', 'sha256', 'modelVersion', 'format', 'stage', 'provenance', 'validFrom'],
    rows: rows
      .filter((_, i) => i % 25 === 0)
      .map(([code = '']) => [`BIM-${code}`, code, `https://bim.example.vn/${code}.ifc`, hex(), '1.0', 'IFC4', 'hoàn công', PROVENANCE, '2024-06-01']),
  };
}
