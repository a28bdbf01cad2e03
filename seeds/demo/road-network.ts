import { type Day, dayBetween, MERGER } from './days.js';
import { FICTIONAL } from './names.js';
import { cell, type Place, provinceOn, table } from './places.js';
import { pick, type Random, whole } from './random.js';
import { type DemoTable, demoTable, type RowOf, type Setting } from './table.js';

/** A generated section of a road: where it runs, so that what stands on it can be placed. */
export type Section = {
  code: string;
  road: string;
  fromKm: number;
  toKm: number;
  from: Position;
  to: Position;
  place: Place;
  openedOn: Day;
  isExpressway: boolean;
};

type Position = readonly [longitude: number, latitude: number];

export const PROVENANCE = 'dữ liệu giả lập, không phải công trình có thật';
const SECTION_KM = 110;

/**
 * Sections of the listed roads. Numbers and lengths of the roads are real or nearly so; the sections, their stationing and their lines on
 * the map are made up.
 */
export function roadNetwork(setting: Setting): { sections: Section[]; tables: DemoTable[] } {
  const random = setting.random('road-network');
  const roads = table('roads.csv').slice(0, setting.count(57));
  const sections = roads.flatMap((row, i) =>
    sectionsOf(setting, random, cell(row, 'number'), Math.max(10, Number(cell(row, 'lengthKm') || 60)), i % 6 === 2),
  );
  const rows = sections.map((section, i) => sectionRow(random, section, i));
  const moved = sections.flatMap(({ code, road, place, fromKm, toKm }, i) =>
    place.kept
      ? []
      : [
          {
            code,
            road,
            ordinal: rows[i]?.ordinal ?? '',
            fromChainage: chainage(fromKm),
            toChainage: chainage(toKm),
            province: place.presentCode,
            validFrom: MERGER,
          },
        ],
  );
  return {
    sections,
    tables: [
      demoTable({ entity: 'infrastructure/roadSection', file: 'road-sections.csv', labelVi: 'Đoạn tuyến đường bộ', header: HEADER, rows }),
      demoTable({
        entity: 'infrastructure/roadSection',
        file: 'road-sections-2025-07-01.csv',
        labelVi: 'Đoạn tuyến ở tỉnh được sắp xếp',
        header: ['code', 'road', 'ordinal', 'fromChainage', 'toChainage', 'province', 'validFrom'],
        rows: moved,
      }),
      ...provincialRoads(),
    ],
  };
}

/** On some roads the second section was stationed from another beginning, so two kilometres occur twice. */
function sectionsOf(setting: Setting, random: Random, road: string, lengthKm: number, isBroken: boolean): Section[] {
  const count = Math.max(1, Math.ceil(lengthKm / SECTION_KM));
  const places = Array.from({ length: count + 1 }, () => pick(random, setting.places.all));
  return places.slice(1).flatMap((place, i) => {
    const before = places[i];
    if (before === undefined) return [];
    const back = isBroken && i > 0 ? 2 : 0;
    const [fromKm, toKm] = [Math.round((lengthKm / count) * i) - back, Math.round((lengthKm / count) * (i + 1)) - back];
    return {
      code: `${road}/${String(i + 1).padStart(2, '0')}`,
      road,
      fromKm,
      toKm,
      from: [before.longitude, before.latitude],
      to: [place.longitude, place.latitude],
      place,
      openedOn: dayBetween(random, '1998-01-01', '2020-12-31'),
      isExpressway: road.startsWith('CT.'),
    };
  });
}

const HEADER = [
  ...[
    'code',
    'name',
    'road',
    'ordinal',
    'fromChainage',
    'toChainage',
    'lengthM',
    'province',
    'technicalClass',
    'function',
    'lanes',
    'formationWidthM',
  ],
  ...['carriagewayWidthM', 'surface', 'terrain', 'speedLimitKmh', 'managingBody', 'openedOn', 'geometry', 'provenance', 'validFrom'],
] as const;

function sectionRow(random: Random, section: Section, index: number): RowOf<typeof HEADER> {
  const { code, road, fromKm, toKm, place, openedOn, isExpressway } = section;
  const lanes = isExpressway ? pick(random, [4, 6]) : pick(random, [2, 2, 4]);
  return {
    code,
    name: `${road} đoạn ${place.name} ${FICTIONAL}`,
    road,
    ordinal: String(Number(code.split('/')[1])),
    fromChainage: chainage(fromKm),
    toChainage: chainage(toKm),
    lengthM: String((toKm - fromKm) * 1_000 + whole(random, -90, 90)),
    province: provinceOn(place, openedOn),
    technicalClass: isExpressway ? `cao tốc ${pick(random, ['80', '100', '120'])}` : `cấp ${pick(random, ['II', 'III', 'IV'])}`,
    function: 'chính',
    lanes: String(lanes),
    formationWidthM: String(lanes * 3.5 + 3),
    carriagewayWidthM: String(lanes * 3.5),
    surface: pick(random, ['BTN', 'BTN', 'BTXM', 'LN']),
    terrain: pick(random, ['đồng bằng', 'trung du', 'miền núi']),
    speedLimitKmh: isExpressway ? '100' : '80',
    managingBody: `Đơn vị quản lý đường bộ số ${1 + (index % 4)} ${FICTIONAL}`,
    openedOn,
    geometry: JSON.stringify({ type: 'LineString', coordinates: [0, 0.25, 0.5, 0.75, 1].map((share) => along(section, share)) }),
    provenance: PROVENANCE,
    validFrom: openedOn,
  };
}

/** A point of the section's line, which is straight but for a bend that keeps it from looking so. */
function along({ from, to }: Section, share: number): Position {
  const bend = Math.sin(share * Math.PI) * 0.04;
  return [round(from[0] + (to[0] - from[0]) * share + bend), round(from[1] + (to[1] - from[1]) * share + bend)];
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

export type Spot = { road: string; section: string; km: number; metres: number; chainage: string; geometry: string };

/** A random place on a section, with room for `reachKm` beyond it. */
export function spotOn(random: Random, section: Section, reachKm = 0): Spot {
  const km = whole(random, section.fromKm, Math.max(section.fromKm, section.toKm - 1 - reachKm));
  const metres = whole(random, 0, 999);
  const share = (km + metres / 1_000 - section.fromKm) / Math.max(1, section.toKm - section.fromKm);
  return {
    road: section.road,
    section: section.code,
    km,
    metres,
    chainage: chainage(km, metres),
    geometry: JSON.stringify({ type: 'Point', coordinates: along(section, Math.min(1, share)) }),
  };
}

export const chainage = (km: number, metres = 0): string => `Km${km}+${String(metres).padStart(3, '0')}`;

/** Provincial roads whose management was handed over, and one that was closed: a new state, and an end, from the day of the decision. */
function provincialRoads(): DemoTable[] {
  const names = [1, 2, 3, 4].map((n) => [`ĐT.${990 + n}G`, `Đường tỉnh giả lập số ${n} ${FICTIONAL}`] as const);
  const closed = names.at(-1)?.[0];
  return [
    demoTable({
      entity: 'infrastructure/road',
      file: 'provincial-roads.csv',
      labelVi: 'Đường tỉnh',
      header: ['number', 'name', 'roadClass', 'startPlace', 'endPlace', 'lengthKm', 'managingBody', 'provenance', 'validFrom', 'validTo'],
      rows: names.map(([number, name], i) => ({
        number,
        name,
        roadClass: 'đường tỉnh',
        startPlace: `Điểm đầu ${FICTIONAL}`,
        endPlace: `Điểm cuối ${FICTIONAL}`,
        lengthKm: String(27 + i * 7),
        managingBody: `Sở quản lý đường bộ ${FICTIONAL}`,
        provenance: PROVENANCE,
        validFrom: '2016-05-01',
        validTo: number === closed ? '2025-10-01' : '',
      })),
    }),
    demoTable({
      entity: 'infrastructure/road',
      file: 'provincial-roads-handed-over.csv',
      labelVi: 'Đường tỉnh chuyển đơn vị quản lý',
      header: ['number', 'roadClass', 'managingBody', 'decisionNumber', 'decidedOn', 'provenance', 'validFrom'],
      rows: names
        .filter(([number]) => number !== closed)
        .map(([number], i) => ({
          number,
          roadClass: 'đường tỉnh',
          managingBody: `Khu quản lý đường bộ ${FICTIONAL}`,
          decisionNumber: `${i + 1}/QĐ-GL`,
          decidedOn: '2025-09-15',
          provenance: PROVENANCE,
          validFrom: '2025-10-01',
        })),
    }),
  ];
}
