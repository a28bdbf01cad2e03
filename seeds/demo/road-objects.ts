import type { Business } from './businesses.js';
import { type Day, dayBetween, later } from './days.js';
import { FICTIONAL, serial } from './names.js';
import { chance, pick, type Random, whole } from './random.js';
import { chainage, PROVENANCE, type Section, type Spot, spotOn } from './road-network.js';
import { type DemoTable, demoTable, type Exactly, type Row, type RowOf, type Setting } from './table.js';

/**
 * What stands on the generated sections, one file a kind; limits are posted, raised and lifted again, and a piece of road is re-stationed.
 */
export function roadObjects(setting: Setting, sections: readonly Section[], firms: readonly Business[]): DemoTable[] {
  const random = setting.random('road-objects');
  const operators = firms.filter(({ establishedOn }) => establishedOn < '2018-01-01').map(({ taxCode }) => taxCode);
  const spots = (share: number, reachKm = 0) =>
    sections
      .flatMap((section) => (chance(random, share % 1) ? [section] : []).concat(Array<Section>(Math.floor(share)).fill(section)))
      .map((section) => ({ section, at: spotOn(random, section, reachKm) }));
  const kind = <const Own extends string, R extends Row<Own>>(
    entity: string,
    file: string,
    labelVi: string,
    own: readonly Own[],
    placed: readonly { section: Section; at: Spot }[],
    cells: (code: string, at: Spot, from: Day) => Exactly<R, Own>,
  ): DemoTable<(typeof PLACED)[number] | Own> => {
    const rows = placed.map(({ section, at }, i) => {
      const code = serial(PREFIX[entity] ?? 'CT', i + 1, 5);
      const from = dayBetween(random, later(section.openedOn, '2005-01-01'), '2023-12-31');
      const where = { road: at.road, section: at.section, chainage: at.chainage, geometry: at.geometry };
      return { code, ...where, provenance: PROVENANCE, validFrom: from, ...cells(code, at, from) };
    });
    return { entity: `infrastructure/${entity}`, file, labelVi, header: [...PLACED, ...own], rows };
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
      return {
        name: named('Cầu', at),
        kind: pick(random, ['cầu đường bộ', 'cầu đường bộ', 'cầu vượt']),
        obstacle: `sông ${FICTIONAL}`,
        lengthM: String(spans * 33),
        widthM: String(pick(random, [9, 12, 16.5])),
        spans: String(spans),
        structure: pick(random, ['dầm I bê tông cốt thép dự ứng lực', 'dầm bản', 'dầm thép liên hợp', 'dầm hộp đúc hẫng']),
        builtYear: from.slice(0, 4),
        designLoad: pick(random, ['HL-93', 'H30-XB80', 'H13-X60']),
        lastInspectedOn: dayBetween(random, '2024-01-01', '2025-11-30'),
      };
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
      return {
        name: named('Hầm', at),
        lengthM: String(km * 1_000),
        clearanceM: '4.75',
        widthM: '9.5',
        lanes: '2',
        ventilation: 'thông gió dọc',
        hazmatRestriction: 'cấm chất nổ, khí, xăng dầu, hàng dễ cháy',
        toChainage: chainage(at.km + km, at.metres),
      };
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
      return {
        name: named('Trạm thu phí', at),
        side: 'hai bên',
        method: at.road.startsWith('CT.') ? 'kín' : 'mở',
        lanes: String(lanes),
        electronicLanes: String(lanes - whole(random, 0, 2)),
        operator: from >= '2018-06-01' ? firm : '',
        project: `Dự án BOT ${FICTIONAL}`,
        feeDecision: `${whole(random, 1, 900)}/QĐ-GL`,
      };
    },
  );
  const posted = bridges.rows.filter((_, i) => i % 7 === 3);
  const posting = (bridge: Row<'code' | 'road' | 'section' | 'chainage'>, limitT: number, from: Day): RowOf<typeof POSTING> => ({
    code: `${bridge.code}/P.115`,
    bridge: bridge.code,
    road: bridge.road,
    section: bridge.section,
    chainage: bridge.chainage,
    sign: 'P.115',
    limitT: String(limitT),
    reason: 'cầu yếu',
    decisionNumber: `${whole(random, 1, 900)}/QĐ-GL`,
    decidedOn: from,
    provenance: PROVENANCE,
    validFrom: from,
  });

  return [
    bridges,
    tunnels,
    kind('ferry', 'ferries.csv', 'Bến phà', ['name', 'river', 'capacityT', 'hours'], spots(0.06), (_code, at) => ({
      name: named('Bến phà', at),
      river: `sông ${FICTIONAL}`,
      capacityT: String(whole(random, 2, 12) * 5),
      hours: '04:00–22:00',
    })),
    kind('culvert', 'culverts.csv', 'Cống', ['kind', 'opening', 'lengthM', 'clearanceM'], spots(1.5), () => ({
      kind: pick(random, ['cống thoát nước ngang', 'cống thoát nước ngang', 'hầm chui dân sinh', 'hào kỹ thuật']),
      opening: pick(random, ['tròn D150', 'hộp 2×2', 'hộp 3×2.5']),
      lengthM: String(whole(random, 8, 30)),
      clearanceM: '2.5',
    })),
    kind('junction', 'junctions.csv', 'Nút giao', ['name', 'kind', 'signalled'], spots(1), (_code, at) => ({
      name: named('Nút giao', at),
      kind: pick(random, ['cùng mức', 'khác mức', 'vòng xuyến']),
      signalled: String(chance(random, 0.4)),
    })),
    tolls,
    kind('weighStation', 'weigh-stations.csv', 'Trạm kiểm tra tải trọng', ['name', 'kind', 'direction'], spots(0.2), (_code, at) => ({
      name: named('Trạm cân', at),
      kind: pick(random, ['cố định', 'lưu động', 'tự động']),
      direction: 'hai chiều',
    })),
    kind(
      'restStop',
      'rest-stops.csv',
      'Trạm dừng nghỉ',
      ['name', 'side', 'restStopClass', 'parkingPlaces', 'decisionNumber'],
      spots(0.4),
      (_code, at) => ({
        name: named('Trạm dừng nghỉ', at),
        side: pick(random, ['trái', 'phải', 'hai bên']),
        restStopClass: String(whole(random, 1, 4)),
        parkingPlaces: String(whole(random, 4, 40) * 5),
        decisionNumber: `${whole(random, 1, 900)}/QĐ-GL`,
      }),
    ),
    kind('stopPoint', 'stop-points.csv', 'Điểm đón, trả khách', ['name', 'side'], spots(1), (_code, at) => ({
      name: named('Điểm đón, trả khách', at),
      side: pick(random, ['trái', 'phải']),
    })),
    kind('trafficSign', 'traffic-signs.csv', 'Biển báo hiệu', ['sign', 'value', 'side'], spots(2), () => {
      const limit = pick(random, ['50', '60', '80']);
      const [sign, value] = pick(random, [
        ['P.127', limit],
        ['W.207a', ''],
        ['P.115', '18'],
        ['I.409', ''],
      ] as const);
      return { sign, value, side: pick(random, ['trái', 'phải']) };
    }),
    kind(
      'roadsideFacility',
      'roadside-facilities.csv',
      'Công trình dọc tuyến',
      ['kind', 'side', 'toChainage'],
      spots(1, 2),
      (_code, at) => ({
        kind: pick(random, ['tường chắn', 'rào chắn', 'rãnh', 'bãi đỗ xe', 'nhà quản lý đường bộ', 'thiết bị lắp đặt bên đường']),
        side: pick(random, ['trái', 'phải']),
        toChainage: chainage(at.km + 1, at.metres),
      }),
    ),
    demoTable({
      entity: 'infrastructure/loadPosting',
      file: 'load-postings.csv',
      labelVi: 'Hạn chế tải trọng cầu',
      header: POSTING,
      rows: posted.map((row) => posting(row, whole(random, 8, 20), '2024-03-01')),
    }),
    demoTable({
      entity: 'infrastructure/loadPosting',
      file: 'load-postings-raised.csv',
      labelVi: 'Cầu được nâng tải',
      header: POSTING,
      rows: posted.filter((_, i) => i % 3 === 0).map((row) => posting(row, whole(random, 22, 30), '2025-08-15')),
    }),
    restrictions(random, sections),
    restationings(sections),
    demoTable({
      ...modelsOf('bridge'),
      header: ['code', 'bridge', ...MODEL],
      rows: modelled(random, bridges.rows).map(({ of, ...cells }) => ({ bridge: of, ...cells })),
    }),
    demoTable({
      ...modelsOf('tunnel'),
      header: ['code', 'tunnel', ...MODEL],
      rows: modelled(random, tunnels.rows).map(({ of, ...cells }) => ({ tunnel: of, ...cells })),
    }),
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
const POSTING = [
  'code',
  'bridge',
  'road',
  'section',
  'chainage',
  'sign',
  'limitT',
  'reason',
  'decisionNumber',
  'decidedOn',
  'provenance',
  'validFrom',
] as const;
const PLACED = ['code', 'road', 'section', 'chainage', 'geometry', 'provenance', 'validFrom'] as const;

/** Floods, landslides and works: most are over, some last. */
function restrictions(random: Random, sections: readonly Section[]): DemoTable {
  const rows = sections
    .filter((_, i) => i % 5 === 1)
    .map((section, i) => {
      const at = spotOn(random, section, 5);
      const from = dayBetween(random, '2025-08-01', '2025-11-20');
      const cause = pick(random, ['ngập lụt', 'sạt lở', 'thi công', 'sự kiện']);
      return {
        code: serial('HCGT', i + 1, 5),
        road: at.road,
        section: at.section,
        chainage: at.chainage,
        toChainage: chainage(at.km + 3, at.metres),
        kind: pick(random, ['cấm đường', 'đi một làn', 'hạn chế tốc độ']),
        cause,
        diversion: `Theo đường tránh ${FICTIONAL}`,
        provenance: PROVENANCE,
        validFrom: from,
        validTo: i % 3 === 0 ? '' : '2025-11-25',
      };
    });
  return demoTable({
    entity: 'infrastructure/trafficRestriction',
    file: 'traffic-restrictions.csv',
    labelVi: 'Hạn chế giao thông',
    header: ['code', 'road', 'section', 'chainage', 'toChainage', 'kind', 'cause', 'diversion', 'provenance', 'validFrom', 'validTo'],
    rows,
  });
}

/** The last ten kilometres of some sections read 700 m less since a bend was cut. */
function restationings(sections: readonly Section[]): DemoTable {
  const rows = sections
    .filter(({ fromKm, toKm }, i) => i % 12 === 4 && toKm - fromKm > 20)
    .map(({ road, code, toKm }) => {
      const from = toKm - 10;
      return {
        code: `${road}/${chainage(from)}@2025-09-01`,
        road,
        section: code,
        oldFrom: chainage(from),
        oldTo: chainage(toKm),
        newFrom: chainage(from - 1, 300),
        newTo: chainage(toKm - 1, 300),
        shiftMetres: '-700',
        effectiveOn: '2025-09-01',
        cause: 'cải tuyến',
        provenance: PROVENANCE,
        validFrom: '2025-09-01',
      };
    });
  return demoTable({
    entity: 'infrastructure/restationing',
    file: 'restationings.csv',
    labelVi: 'Hiệu chỉnh lý trình',
    header: [
      'code',
      'road',
      'section',
      'oldFrom',
      'oldTo',
      'newFrom',
      'newTo',
      'shiftMetres',
      'effectiveOn',
      'cause',
      'provenance',
      'validFrom',
    ],
    rows,
  });
}

const MODEL = ['address', 'sha256', 'modelVersion', 'format', 'stage', 'provenance', 'validFrom'] as const;
const modelsOf = (asset: string) => ({ entity: 'infrastructure/bimModel', file: `bim-models-${asset}.csv`, labelVi: 'Mô hình BIM' });

/** One in twenty-five has a model. */
function modelled(random: Random, assets: readonly Row<'code'>[]): Row<'code' | 'of' | (typeof MODEL)[number]>[] {
  const hex = () => Array.from({ length: 64 }, () => '0123456789abcdef'[whole(random, 0, 15)]).join('');
  return assets
    .filter((_, i) => i % 25 === 0)
    .map(({ code }) => ({
      code: `BIM-${code}`,
      of: code,
      address: `https://bim.example.vn/${code}.ifc`,
      sha256: hex(),
      modelVersion: '1.0',
      format: 'IFC4',
      stage: 'hoàn công',
      provenance: PROVENANCE,
      validFrom: '2024-06-01',
    }));
}
