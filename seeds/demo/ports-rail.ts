import { dayBetween } from './days.js';
import { FICTIONAL, serial } from './names.js';
import { cell, table } from './places.js';
import { pick, whole } from './random.js';
import { chainage, PROVENANCE, type Section, spotOn } from './road-network.js';
import { type DemoTable, demoTable, type Setting } from './table.js';

/** Terminals and berths of the listed seaports, waterways with their ports, and level crossings of the listed railway lines. */
export function portsAndRail(setting: Setting, sections: readonly Section[]): DemoTable[] {
  const random = setting.random('ports-and-rail');
  const seaports = table('seaports.csv')
    .slice(0, setting.count(34))
    .map((row) => cell(row, 'name'));
  const terminals = seaports.flatMap((port, i) =>
    [1, 2].map((n) => [serial('BC', i * 2 + n, 5), `Bến cảng số ${n} ${port} ${FICTIONAL}`, port] as const),
  );
  const waterways = Array.from(
    { length: setting.count(40) },
    (_, i) => [serial('DTND', i + 1, 4), `Tuyến sông số ${i + 1} ${FICTIONAL}`, whole(random, 15, 90)] as const,
  );
  const lines = table('railway-lines.csv').map((row) => [cell(row, 'code'), Number(cell(row, 'lengthKm'))] as const);
  return [
    demoTable({
      entity: 'infrastructure/portTerminal',
      file: 'port-terminals.csv',
      labelVi: 'Bến cảng',
      header: ['code', 'name', 'seaport', 'purpose', 'decisionNumber', 'announcedOn', 'provenance', 'validFrom'],
      rows: terminals.map(([code, name, port]) => {
        const from = dayBetween(random, '2008-01-01', '2022-12-31');
        return {
          code,
          name,
          seaport: port,
          purpose: pick(random, ['tổng hợp', 'công-ten-nơ', 'hàng rời', 'hàng lỏng', 'hành khách']),
          decisionNumber: `${whole(random, 1, 900)}/QĐ-GL`,
          announcedOn: from,
          provenance: PROVENANCE,
          validFrom: from,
        };
      }),
    }),
    demoTable({
      entity: 'infrastructure/berth',
      file: 'berths.csv',
      labelVi: 'Cầu cảng',
      header: ['code', 'name', 'terminal', 'lengthM', 'depthM', 'maxDwt', 'provenance', 'validFrom'],
      rows: terminals.flatMap(([code]) =>
        [1, 2].map((n) => ({
          code: `${code}/${n}`,
          name: `Cầu cảng số ${n} ${FICTIONAL}`,
          terminal: code,
          lengthM: String(whole(random, 8, 30) * 10),
          depthM: String(whole(random, 6, 15)),
          maxDwt: String(whole(random, 1, 10) * 10_000),
          provenance: PROVENANCE,
          validFrom: '2023-01-01',
        })),
      ),
    }),
    demoTable({
      entity: 'infrastructure/fairway',
      file: 'fairways.csv',
      labelVi: 'Luồng hàng hải',
      header: ['code', 'name', 'seaport', 'lengthKm', 'widthM', 'depthM', 'noticeNumber', 'noticedOn', 'provenance', 'validFrom'],
      rows: seaports.map((port, i) => ({
        code: serial('LHH', i + 1, 4),
        name: `Luồng vào cảng ${port} ${FICTIONAL}`,
        seaport: port,
        lengthKm: String(whole(random, 5, 60)),
        widthM: String(whole(random, 6, 20) * 10),
        depthM: String(whole(random, 5, 14)),
        noticeNumber: `${i + 1}/TBHH-GL`,
        noticedOn: '2025-02-01',
        provenance: PROVENANCE,
        validFrom: '2025-02-01',
      })),
    }),
    demoTable({
      entity: 'infrastructure/inlandWaterway',
      file: 'inland-waterways.csv',
      labelVi: 'Tuyến đường thủy nội địa',
      header: [
        'code',
        'name',
        'river',
        'level',
        'waterwayClass',
        'fromKm',
        'toKm',
        'depthM',
        'widthM',
        'clearanceM',
        'provenance',
        'validFrom',
      ],
      rows: waterways.map(([code, name, length]) => ({
        code,
        name,
        river: `sông ${FICTIONAL}`,
        level: pick(random, ['quốc gia', 'địa phương', 'chuyên dùng']),
        waterwayClass: pick(random, ['đặc biệt', 'I', 'II', 'III', 'IV', 'V', 'VI']),
        fromKm: '0',
        toKm: String(length),
        depthM: String(whole(random, 2, 7)),
        widthM: String(whole(random, 3, 12) * 10),
        clearanceM: String(whole(random, 5, 11)),
        provenance: PROVENANCE,
        validFrom: '2012-01-01',
      })),
    }),
    demoTable({
      entity: 'infrastructure/inlandPort',
      file: 'inland-ports.csv',
      labelVi: 'Cảng, bến thủy nội địa',
      header: [
        'code',
        'name',
        'kind',
        'waterway',
        'km',
        'bank',
        'province',
        'licenceNumber',
        'licenceExpiresOn',
        'provenance',
        'validFrom',
      ],
      rows: waterways.flatMap(([waterway, , length], i) =>
        [1, 2, 3].map((n) => ({
          code: serial('CBT', i * 3 + n, 5),
          name: `Bến thủy số ${i * 3 + n} ${FICTIONAL}`,
          kind: pick(random, ['hàng hóa', 'hành khách', 'tổng hợp', 'chuyên dùng']),
          waterway,
          km: String(whole(random, 0, length)),
          bank: pick(random, ['trái', 'phải']),
          province: pick(random, setting.places.all).presentCode,
          licenceNumber: serial('GPBT', i * 3 + n, 5),
          licenceExpiresOn: dayBetween(random, '2025-10-01', '2029-12-31'),
          provenance: PROVENANCE,
          validFrom: '2025-07-01',
        })),
      ),
    }),
    demoTable({
      entity: 'infrastructure/levelCrossing',
      file: 'level-crossings.csv',
      labelVi: 'Đường ngang',
      header: [
        'code',
        'line',
        'chainage',
        'kind',
        'widthM',
        'road',
        'section',
        'roadChainage',
        'geometry',
        'province',
        'provenance',
        'validFrom',
      ],
      rows: sections
        .filter((section, i) => i % 2 === 0 && !section.isExpressway)
        .map((section, i) => {
          const [line, length] = pick(random, lines);
          const at = spotOn(random, section);
          const kind = pick(random, ['có gác', 'cảnh báo tự động', 'biển báo', 'lối đi tự mở']);
          const km = whole(random, 0, length - 1);
          return {
            code: serial('DN', i + 1, 5),
            line,
            chainage: chainage(km, whole(random, 0, 999)),
            kind,
            widthM: String(whole(random, 4, 14)),
            road: at.road,
            section: at.section,
            roadChainage: at.chainage,
            geometry: at.geometry,
            province: section.place.presentCode,
            provenance: PROVENANCE,
            validFrom: '2025-07-01',
          };
        }),
    }),
  ];
}
