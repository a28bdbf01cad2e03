import type { ReadTable } from './read-tables.js';
import { MINISTRIES_MERGED, type Row, type Seed } from './seed.js';

const LEGAL_BASIS = 'Quyết định 20/2020/QĐ-TTg, sửa đổi bởi Quyết định 09/2025/QĐ-TTg';
const SOURCE =
  'Source: a public list of agency identifiers; what became of the ministries in 2025 from memory · licence: compiled for this project, Apache-2.0';
const LISTED = 'mã theo danh sách công khai';

/**
 * Only agencies whose identifier is known. Cục Đường bộ, Cục Đăng kiểm, the provincial Sở and the ministries that 2025 created have
 * one too, but it was found nowhere, and an official code is never made up.
 */
export const agencySeeds = (read: ReadTable): Seed[] => {
  const listed = read('codes/agency_ids.csv').map((row) => ({
    code: row.get('agency_id'),
    name: row.get('name_vi').replace(/ \((merged|dissolved).*\)$/, ''),
  }));
  const open = listed.filter(({ code }) => !CLOSED.has(code) && code !== 'G17.43');
  const closed = listed.filter(({ code }) => CLOSED.has(code));
  return [
    seed('agencies.csv', 'Cơ quan trung ương và Ủy ban nhân dân thành phố Hà Nội', 'Nạp danh mục mã định danh cơ quan', [
      ...open.map(({ code, name }) => ({ code, name, provenance: NOTES.get(code) ?? LISTED })),
      { code: 'H26', name: 'Ủy ban nhân dân thành phố Hà Nội', provenance: 'mã đọc được trên Cổng dịch vụ công Bộ Xây dựng (H26.170)' },
    ]),
    seed('agencies-subordinate.csv', 'Cục Hàng hải và Đường thủy Việt Nam', 'Nạp mã định danh cấp 2', [
      {
        code: 'G17.43',
        name: nameOf(listed, 'G17.43'),
        parent: 'G17',
        provenance: 'mã đã kiểm chứng; ngày thành lập ghi theo trí nhớ',
        validFrom: MINISTRIES_MERGED,
      },
    ]),
    seed(
      'agencies-merged-2025.csv',
      'Cơ quan đã sáp nhập, giải thể ngày 01/3/2025',
      'Nạp mã định danh của các cơ quan đã kết thúc hoạt động, để đọc dữ liệu trước ngày sáp nhập',
      closed.map(({ code, name }) => {
        const { successor, note } = CLOSED.get(code) ?? { successor: '', note: '' };
        return { code, name, successor, provenance: `${LISTED}; ${note} (ghi theo trí nhớ)`, validTo: MINISTRIES_MERGED };
      }),
    ),
  ];
};

const seed = (file: string, labelVi: string, reason: string, rows: readonly Row[]): Seed => ({
  entity: 'reference/agency',
  file,
  labelVi,
  legalBasis: LEGAL_BASIS,
  reason,
  source: SOURCE,
  rows,
});

function nameOf(listed: readonly { code: string; name: string }[], code: string): string {
  const found = listed.find((agency) => agency.code === code);
  if (found === undefined) throw new Error(`the list of agencies lacks ${code}`);
  return found.name;
}

/** Successor is empty where the new ministry's code is unknown or duties were divided. */
const CLOSED: ReadonlyMap<string, { successor: string; note: string }> = new Map([
  ['G04', { successor: 'G17', note: 'hợp nhất vào Bộ Xây dựng 01/3/2025; giấy phép lái xe chuyển sang Bộ Công an' }],
  ['G05', { successor: 'G12', note: 'hợp nhất vào Bộ Tài chính 01/3/2025' }],
  ['G07', { successor: '', note: 'kết thúc hoạt động 01/3/2025, nhiệm vụ chia cho nhiều bộ' }],
  ['G10', { successor: '', note: 'hợp nhất thành Bộ Nông nghiệp và Môi trường 01/3/2025, chưa biết mã của bộ mới' }],
  ['G13', { successor: '', note: 'hợp nhất thành Bộ Nông nghiệp và Môi trường 01/3/2025, chưa biết mã của bộ mới' }],
  ['G14', { successor: 'G06', note: 'hợp nhất vào Bộ Khoa học và Công nghệ 01/3/2025' }],
  ['G24', { successor: 'G12', note: 'hợp nhất vào Bộ Tài chính 01/3/2025' }],
]);

const NOTES: ReadonlyMap<string, string> = new Map([
  ['G21', `${LISTED}; từ 01/3/2025 là Bộ Dân tộc và Tôn giáo theo trí nhớ, chưa xác minh mã của bộ mới`],
]);
