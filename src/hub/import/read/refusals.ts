import type { Problem } from '../../../errors.js';

/** The file as a whole cannot be taken: it is no readable table, or its header does not fit. Carries every problem found. */
export class FileRefusal extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
  }
}

type Facts = { line?: number; column?: string; count?: number; limit?: number; batch?: string };
type Wording = (f: Facts) => { vi: string; en: string };

/** Each sentence says what was met, where, and what to do. None quotes a cell: it may be a person's. */
export const FILE_FAULTS = {
  FILE_EMPTY: () => ({
    vi: 'Tệp trống: không có dòng tiêu đề. Dòng đầu phải ghi tên các cột.',
    en: 'The file is empty: it has no header line. The first line must name the columns.',
  }),
  FILE_NUL: (f) => ({
    vi: `Dòng ${f.line}${inColumn(f, 'vi')}: có ký tự NUL, tệp bị hỏng hoặc không phải văn bản. Hãy xuất lại tệp dạng CSV UTF-8.`,
    en: `Line ${f.line}${inColumn(f, 'en')}: holds a NUL character, so the file is damaged or no text. Export it again as CSV UTF-8.`,
  }),
  FILE_NOT_UTF8: (f) => ({
    vi: `Dòng ${f.line}${inColumn(f, 'vi')}: không phải UTF-8 (có lẽ là Windows-1252 hoặc Windows-1258). Trong Excel chọn "Lưu thành" → "CSV UTF-8"; tệp TCVN3, VNI hay Windows-1258 thì nhập với --encoding tcvn3, vni hay cp1258.`,
    en: `Line ${f.line}${inColumn(f, 'en')}: not UTF-8 (perhaps Windows-1252 or Windows-1258). In Excel choose "Save as" → "CSV UTF-8"; import a file in TCVN3, VNI or Windows-1258 with --encoding tcvn3, vni or cp1258.`,
  }),
  FILE_UTF16: () => ({
    vi: 'Tệp mã hoá UTF-16. Trong Excel chọn "Lưu thành" → "CSV UTF-8".',
    en: 'The file is UTF-16. In Excel choose "Save as" → "CSV UTF-8".',
  }),
  FILE_ARCHIVE: () => ({
    vi: 'Đây là tệp Excel cũ (.xls), tệp có mật khẩu, hoặc gói nén không phải chỉ có một tệp bên trong. Hãy lưu dạng .xlsx không mật khẩu hoặc "CSV UTF-8", hoặc nén từng tệp một.',
    en: 'This is an old Excel workbook (.xls), one with a password, or an archive that does not hold just one file. Save it as .xlsx without a password or as "CSV UTF-8", or pack one file at a time.',
  }),
  FILE_DAMAGED_ARCHIVE: () => ({
    vi: 'Tệp nén hoặc tệp .xlsx bị hỏng, hoặc thiếu phần bắt buộc. Hãy xuất hoặc nén lại.',
    en: 'The archive or workbook is damaged, or lacks a part that it must have. Export or pack it again.',
  }),
  FILE_UNPACKS_TOO_LARGE: (f) => ({
    vi: `Nội dung sau khi giải nén vượt giới hạn ${f.limit}. Nếu tệp thật sự lớn, hãy chia ra; nếu không, đây là tệp được làm để gây hại.`,
    en: `What is inside goes beyond the limit of ${f.limit}. If the file is really that large, split it; else it was made to do harm.`,
  }),
  FILE_WORKBOOK_XML: () => ({
    vi: 'Nội dung XML của tệp .xlsx không đọc được hoặc có phần không được phép (DOCTYPE). Hãy lưu lại bằng Excel.',
    en: 'The XML inside the workbook cannot be read, or holds what it must not (a DOCTYPE). Save it again with Excel.',
  }),
  FILE_JSON: (f) => ({
    vi: `Dòng ${f.line}: không phải JSON Lines (mỗi dòng một đối tượng) hay GeoJSON (FeatureCollection). Hãy xuất lại.`,
    en: `Line ${f.line}: neither JSON Lines (an object on each line) nor GeoJSON (a FeatureCollection). Export it again.`,
  }),
  FILE_QUOTE_OPEN: (f) => ({
    vi: `Dòng ${f.line}${inColumn(f, 'vi')}: dấu ngoặc kép mở mà không đóng. Hãy thêm dấu đóng, hoặc viết "" nếu dấu đó thuộc nội dung.`,
    en: `Line ${f.line}${inColumn(f, 'en')}: a quote is opened and never closed. Close it, or write "" if it belongs to the text.`,
  }),
  FILE_QUOTE_STRAY: (f) => ({
    vi: `Dòng ${f.line}${inColumn(f, 'vi')}: dấu ngoặc kép đứng giữa ô. Hãy đặt cả ô trong ngoặc kép và viết "" cho dấu thuộc nội dung; nếu không, dấu ở dòng trước chưa đóng.`,
    en: `Line ${f.line}${inColumn(f, 'en')}: a quote stands inside a cell. Quote the whole cell and write "" for a quote of the text; else a quote before it was not closed.`,
  }),
  FILE_LINE_TOO_LONG: (f) => ({
    vi: `Dòng ${f.line}${inColumn(f, 'vi')}: dài quá ${f.limit} byte. Thường do dấu ngoặc kép không đóng, hoặc tệp không phải bảng CSV.`,
    en: `Line ${f.line}${inColumn(f, 'en')}: longer than ${f.limit} bytes. Usually a quote that was not closed, or the file is no CSV table.`,
  }),
  FILE_TOO_WIDE: (f) => ({
    vi: `Dòng ${f.line}: có ${f.count} cột, tối đa ${f.limit}. Hãy chọn đúng tệp và chỉ giữ các cột của sổ đăng ký.`,
    en: `Line ${f.line}: ${f.count} columns, at most ${f.limit}. Choose the right file and keep only the register's columns.`,
  }),
  FILE_TOO_MANY_ROWS: (f) => ({
    vi: `--atomic chỉ nhận tối đa ${f.limit} dòng, tệp có nhiều hơn. Hãy bỏ --atomic (từng phần một, tiếp tục được) hoặc chia tệp.`,
    en: `--atomic takes at most ${f.limit} rows and the file has more. Leave --atomic out (part by part, resumable) or split the file.`,
  }),
  FILE_HISTORY_SCATTERED: (f) => ({
    vi: `Các dòng cùng khoá nằm quá xa nhau (đến dòng ${f.line}) nên không ghép được thành lịch sử của một bản ghi. Hãy sắp xếp tệp theo cột khoá, và kiểm tra cột đó đúng là khoá.`,
    en: `Rows of one key stand too far apart (by line ${f.line}) to be put together as the history of one record. Sort the file by its key column, and check that this column is the key.`,
  }),
  BATCH_WITHDRAWING: (f) => ({
    vi: `Lô của tệp này đang được rút lại. Hãy rút cho xong (giaolo batch undo ${f.batch}) rồi nhập lại.`,
    en: `The batch of this file is being withdrawn. Finish that (giaolo batch undo ${f.batch}), then import it again.`,
  }),
  FILE_BUSY: () => ({
    vi: 'Một lệnh khác đang nhập chính tệp này. Hãy chờ lệnh đó xong (giaolo batch list) rồi chạy lại.',
    en: 'Another command is importing this very file. Wait for it (giaolo batch list), then run again.',
  }),
} satisfies Record<string, Wording>;

export type FileFault = keyof typeof FILE_FAULTS;

export function fileRefused(code: FileFault, facts: Facts): FileRefusal {
  const wording: Wording = FILE_FAULTS[code];
  return new FileRefusal([
    {
      code,
      severity: 'error',
      ...(facts.line === undefined ? {} : { row: facts.line }),
      ...(facts.column ? { field: facts.column } : {}),
      ...wording(facts),
    },
  ]);
}

function inColumn({ column }: Facts, language: 'vi' | 'en'): string {
  if (!column) return '';
  return language === 'vi' ? `, cột "${column}"` : `, column "${column}"`;
}
