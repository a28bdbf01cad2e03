import { dayBetween } from './days.js';
import { FICTIONAL, serial } from './names.js';
import { cell, table } from './places.js';
import { pick, whole } from './random.js';
import { chainage, PROVENANCE, type Section, spotOn } from './road-network.js';
import type { DemoTable, Setting } from './table.js';

/** Terminals and berths of the listed seaports, waterways with their ports, and level crossings of the listed railway lines. */
export function portsAndRail(setting: Setting, sections: readonly Section[]): DemoTable[] {
  const random = setting.random('ports-and-rail');
  const seaports = table('seaports.csv')
    .slice(0, setting.count(34))
    .map((row) => cell(row, 'name'));
  const terminals = seaports.flatMap((port, i) => [1, 2].map((n) => [serial('BC', i * 2 + n, 5), `Bến cảng số ${n} ${port} ${FICTIONAL}`, port] as const));
  const waterways = Array.from(
    { length: setting.count(40) },
    (_, i) => [serial('DTND', i + 1, 4), `Tuyến sông số ${i + 1} ${FICTIONAL}`, whole(random, 15, 90)] as const,
  );
  const lines = table('railway-lines.csv').map((row) => [cell(row, 'code'), Number(cell(row, 'lengthKm'))] as const);
  return [
    {
      entity: 'infrastructure/portTerminal',
      file: 'port-terminals.csv',
      labelVi: 'Bến cảng',
      header: ['code', 'name', 'seaport', 'purpose', 'decisionNumber', 'announcedOn', 'provenance', 'validFrom'],
      rows: terminals.map(([code, name, port]) => {
        const from = dayBetween(random, '2008-01-01', '2022-12-31');
        return [
          code,
          name,
          port,
          pick(random, ['tổng hợp', 'công-ten-nơ', 'hàng rời', 'hàng lỏng', 'hành khách']),
          `${whole(random, 1, 900)}/QĐ-GL`,
          from,
          PROVENANCE,
          from,
        ];
      }),
    },
    {
      entity: 'infrastructure/berth',
      file: 'berths.csv',
      labelVi: 'Cầu cảng',
      header: ['code', 'name', 'terminal', 'lengthM', 'depthM', 'maxDwt', 'provenance', 'validFrom'],
      rows: terminals.flatMap(([code]) =>
        [1, 2].map((n) => [
          `${code}/${n}`,
          `Cầu cảng số ${n} ${FICTIONAL}`,
          code,
          String(whole(random, 8, 30) * 10),
          String(whole(random, 6, 15)),
          String(whole(random, 1, 10) * 10_000),
          PROVENANCE,
          '2023-01-01',
        ]),
      ),
    },
    {
      entity: 'infrastructure/fairway',
      file: 'fairways.csv',
      labelVi: 'Luồng hàng hải',
      header: ['code', 'name', 'seaport', 'lengthKm', 'widthM', 'depthM', 'noticeNumber', 'noticedOn', 'provenance', 'validFrom'],
      rows: seaports.map((port, i) => [
        serial('LHH', i + 1, 4),
        `Luồng vào cảng ${port} ${FICTIONAL}`,
        port,
        String(whole(random, 5, 60)),
        String(whole(random, 6, 20) * 10),
        String(whole(random, 5, 14)),
        `${i + 1}/TBHH-GL`,
        '2025-02-01',
        PROVENANCE,
        '2025-02-01',
      ]),
    },
    {
      entity: 'infrastructure/inlandWaterway',
      file: 'inland-waterways.csv',
      labelVi: 'Tuyến đường thủy nội địa',
      header: ['code', 'name', 'river', 'level', 'waterwayClass', 'fromKm', 'toKm', 'depthM', 'widthM', 'clearanceM', 'provenance', 'validFrom'],
      rows: waterways.map(([code, name, length]) => [
        code,
        name,
        `sông ${FICTIONAL}`,
        pick(random, ['quốc gia', 'địa phương', 'chuyên dùng']),
        pick(random, ['đặc biệt', 'I', 'II', 'III', 'IV', 'V', 'VI']),
        '0',
        String(length),
        String(whole(random, 2, 7)),
        String(whole(random, 3, 12) * 10),
        String(whole(random, 5, 11)),
        PROVENANCE,
        '2012-01-01',
      ]),
    },
    {
      entity: 'infrastructure/inlandPort',
      file: 'inland-ports.csv',
      labelVi: 'Cảng, bến thủy nội địa',
      header: ['code', 'name', 'kind', 'waterway', 'km', 'bank', 'province', 'licenceNumber', 'licenceExpiresOn', 'provenance', 'validFrom'],
      rows: waterways.flatMap(([waterway, , length], i) =>
        [1, 2, 3].map((n) => [
          serial('CBT', i * 3 + n, 5),
          `Bến thủy số ${i * 3 + n} ${FICTIONAL}`,
          pick(random, ['hàng hóa', 'hành khách', 'tổng hợp', 'chuyên dùng']),
          waterway,
          String(whole(random, 0, length)),
          pick(random, ['trái', 'phải']),
          pick(random, setting.places.all).presentCode,
          serial('GPBT', i * 3 + n, 5),
          dayBetween(random, '2025-10-01', '2029-12-31'),
          PROVENANCE,
          '2025-07-01',
        ]),
      ),
    },
    {
      entity: 'infrastructure/levelCrossing',
      file: 'level-crossings.csv',
      labelVi: 'Đường ngang',
      header: ['code', 'line', 'chainage', 'kind', 'widthM', 'road', 'section', 'roadChainage', 'geometry', 'province', 'provenance', 'validFrom'],
      rows: sections
        .filter((section, i) => i % 2 === 0 && !section.isExpressway)
        .map((section, i) => {
          const [line, length] = pick(random, lines);
          const at = spotOn(random, section);
          const kind = pick(random, ['có gác', 'cảnh báo tự động', 'biển báo', 'lối đi tự mở']);
          const km = whole(random, 0, length - 1);
          return [
            serial('DN', i + 1, 5),
            line,
            chainage(km, whole(random, 0, 999)),
            kind,
            String(whole(random, 4, 14)),
            at.road,
            at.section,
            at.chainage,
            at.geometry,
            section.place.presentCode,
            PROVENANCE,
            '2025-07-01',
          ];
        }),
    },
  ];
}
