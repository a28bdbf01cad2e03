import { gzipSync } from 'node:zlib';
import { type SheetCell, workbookOf, zipOf } from './workbooks.js';

/** What a file means, and the file. Made by somebody who has spreadsheets to send and knows nothing of an importer. */
export type MessyFile = { name: string; truth: readonly Truth[]; content: () => Promise<Buffer> };
type Truth = { code: string; name: string; english: string | null; from: string };

const NAMES = [
  'Sở Giao thông vận tải',
  'Ban quản lý dự án; khu vực 2',
  'Cục "Đường bộ"',
  'Chi cục Đăng kiểm, số 1',
  'Cảng vụ Hàng hải',
  "Văn phòng 's",
  'Trung tâm – Điều hành',
];
const ENGLISH = ['Department', 'Board, area 2', '', 'Registry "1"', 'Port authority', '', 'Centre'];

export function messyFiles(count: number): MessyFile[] {
  return Array.from({ length: count }, (_, i) => messyFile(i + 1));
}

function messyFile(seed: number): MessyFile {
  const { pick, chance, upTo } = dice(seed * 7_919);
  const truth = Array.from({ length: 2 + upTo(6) }, (_, i): Truth => {
    const which = upTo(NAMES.length) - 1;
    const day = `${2015 + upTo(9)}-${two(upTo(12))}-${two(upTo(28))}`;
    return { code: `H${10 + seed}.${10 + i}`, name: NAMES[which] ?? '', english: ENGLISH[which] || null, from: day };
  });
  const monthFirst = chance(0.2) && truth.some(({ from }) => Number(from.slice(8)) > 12);
  const style = pick(['iso', 'slash', 'dots', 'short', 'midnight', 'year/first']);
  const captions = pick([
    ['Mã cơ quan', 'Tên cơ quan', 'Nguồn gốc dữ liệu', 'Hiệu lực từ'],
    ['code', 'name', 'provenance', 'validFrom'],
    ['MÃ CƠ QUAN', 'ten co quan', 'Nguồn  gốc dữ liệu', 'HIỆU LỰC TỪ'],
  ]);
  const order = shuffled([0, 1, 2, 3], upTo);
  const numbered = chance(0.5);
  const extra = chance(0.4);
  const line = (cells: readonly string[], n: string, note: string) => [
    ...(numbered ? [n] : []),
    ...order.map((at) => cells[at] ?? ''),
    ...(extra ? [note] : []),
  ];
  const header = line(captions, pick(['STT', 'TT', 'Số TT']), 'Ghi chú');
  const rows = truth.map((one, i) =>
    line(
      [one.code, one.name, one.english ?? '', written(one.from, monthFirst ? 'month' : style)],
      String(i + 1),
      pick(['', 'đã kiểm tra']),
    ),
  );
  const table = [
    ...(chance(0.5) ? [['CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'], ['Danh sách kèm theo công văn số 12/GTVT']] : []),
    ...(chance(0.3) ? [[]] : []),
    header,
    ...rows.flatMap((row) => (chance(0.15) ? [row, row.map(() => '')] : [row])),
    ...(chance(0.4) ? [[pick(['Tổng cộng', 'Cộng:', 'TỔNG SỐ']), String(rows.length)]] : []),
    ...(chance(0.3) ? [[''], ['', '']] : []),
  ];
  const format = pick(['csv', 'csv', 'csv', 'xlsx', 'csv.gz', 'zip', 'jsonl']);
  const separator = pick([',', ';', '\t']);
  const saysSeparator = chance(0.2);
  const end = pick(['\n', '\r\n']);
  const bom = chance(0.5);
  const csv = () => {
    const wide = table.map((cells) => [...cells, ...Array<string>(Math.max(0, header.length - cells.length)).fill('')]);
    const text = wide.map((cells) => cells.map((cell) => quoted(cell, separator)).join(separator)).join(end) + end;
    return Buffer.from(`${bom ? '\ufeff' : ''}${saysSeparator ? `sep=${separator}${end}` : ''}${text}`);
  };
  const content = async (): Promise<Buffer> => {
    switch (format) {
      case 'xlsx':
        return workbookOf({
          rows: table.map((cells) =>
            cells.map((cell): SheetCell => (/^\d{4}-\d\d-\d\d$/.test(cell) ? { xml: `<c s="1"><v>${serial(cell)}</v></c>` } : cell)),
          ),
          firstLine: upTo(3),
        });
      case 'csv.gz':
        return gzipSync(csv());
      case 'zip':
        return zipOf({ 'danh sach.csv': csv() });
      case 'jsonl':
        return Buffer.from(
          truth
            .map((one) =>
              JSON.stringify({ code: one.code, name: one.name, ...(one.english ? { provenance: one.english } : {}), validFrom: one.from }),
            )
            .join('\n'),
        );
      default:
        return csv();
    }
  };
  return { name: `${seed} ${format} ${style}${monthFirst ? ' month first' : ''}`, truth, content };
}

function written(day: string, style: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  switch (style) {
    case 'slash':
      return `${date}/${month}/${year}`;
    case 'dots':
      return `${Number(date)}.${Number(month)}.${year}`;
    case 'short':
      return `${Number(date)}/${Number(month)}/${year}`;
    case 'midnight':
      return `${day} 00:00:00`;
    case 'year/first':
      return `${year}/${month}/${date}`;
    case 'month':
      return `${month}/${date}/${year}`;
    default:
      return day;
  }
}

const serial = (day: string) => Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000);
const two = (n: number) => String(n).padStart(2, '0');
const quoted = (cell: string, separator: string) =>
  cell.includes(separator) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

function shuffled(items: number[], upTo: (n: number) => number): number[] {
  return items
    .map((item) => ({ item, at: upTo(1_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Seeded, so that a file that breaks a promise can be made again. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item,
    chance: (share: number) => next() < share,
    upTo: (n: number) => 1 + Math.floor(next() * n),
  };
}
