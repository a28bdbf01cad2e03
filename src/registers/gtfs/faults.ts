import type { Problem } from '../../errors.js';

type Facts = { file?: string; column?: string; line?: number; names?: string; expected?: string; count?: number };
type Wording = (f: Facts) => { vi: string; en: string };

/** What is wrong with a GTFS archive before any register is looked at. No sentence quotes more of it than names of files and columns. */
export const GTFS_FAULTS = {
  GTFS_FILE_MISSING: ({ file }) => ({
    vi: `Thiếu tệp bắt buộc ${file} trong gói GTFS. Hãy xuất lại gói, các tệp nằm ngay trong tệp zip.`,
    en: `The required file ${file} is missing. Export the archive again, with its files directly in the zip.`,
  }),
  GTFS_CALENDAR_MISSING: () => ({
    vi: 'Cần calendar.txt hoặc calendar_dates.txt: không có thì không biết chuyến chạy ngày nào. Hãy xuất lại gói GTFS.',
    en: 'calendar.txt or calendar_dates.txt is needed: without them nobody knows on which days trips run. Export the archive again.',
  }),
  GTFS_NOT_READABLE: ({ file }) => ({
    vi: `Không đọc được ${file}: không phải CSV UTF-8 (dấu ngoặc kép không đóng, hoặc bảng mã khác). Hãy xuất lại.`,
    en: `${file} cannot be read: it is no CSV in UTF-8 (a quote that is not closed, or another encoding). Export it again.`,
  }),
  GTFS_COLUMN_MISSING: ({ file, column }) => ({
    vi: `${file} thiếu cột bắt buộc ${column}. Hãy thêm cột.`,
    en: `${file} lacks the required column ${column}. Add it.`,
  }),
  GTFS_ROW_WIDTH: ({ count, expected }) => ({
    vi: `Dòng có ${count} ô, tiêu đề có ${expected} cột. Hãy đặt ô chứa dấu phẩy trong ngoặc kép, hoặc bổ sung ô thiếu.`,
    en: `The row has ${count} cells, the header ${expected} columns. Quote a cell that holds a comma, or complete the row.`,
  }),
  GTFS_REQUIRED: ({ column }) => ({
    vi: `Ô ${column} bắt buộc đang trống. Hãy điền giá trị.`,
    en: `The required cell ${column} is empty. Fill it in.`,
  }),
  GTFS_VALUE: ({ column, expected }) => ({
    vi: `Giá trị của ${column} không đúng; cần ${expected}.`,
    en: `The value of ${column} is not right; needed is ${expected}.`,
  }),
  GTFS_DUPLICATE: ({ column, line }) => ({
    vi: `${column} trùng với dòng ${line}. Hãy giữ một dòng, hoặc sửa mã.`,
    en: `${column} repeats that of line ${line}. Keep one of the rows, or correct the id.`,
  }),
  GTFS_UNKNOWN_ID: ({ column, file }) => ({
    vi: `${column} trỏ tới một mã không có trong ${file}. Hãy sửa mã, hoặc thêm dòng đó vào ${file}.`,
    en: `${column} names an id that ${file} does not have. Correct it, or add that row to ${file}.`,
  }),
  GTFS_STOP_TIMES_ORDER: ({ line }) => ({
    vi: `Giờ ở điểm dừng này sớm hơn giờ ở điểm dừng trước (dòng ${line}). Hãy sửa giờ hoặc stop_sequence; sau nửa đêm đếm tiếp: 24:10:00.`,
    en: `The time at this stop is earlier than at the stop before it (line ${line}). Correct the time or stop_sequence; after midnight go on counting: 24:10:00.`,
  }),
  GTFS_TRIP_TIMES_MISSING: () => ({
    vi: 'Điểm đầu và điểm cuối của chuyến phải có giờ. Hãy điền arrival_time và departure_time.',
    en: 'The first and the last stop of a trip need their times. Fill in arrival_time and departure_time.',
  }),
  GTFS_TRIP_TOO_SHORT: () => ({
    vi: 'Chuyến không có từ hai điểm dừng trở lên trong stop_times.txt. Hãy bổ sung, hoặc bỏ chuyến.',
    en: 'The trip has no two stops in stop_times.txt. Add them, or leave the trip out.',
  }),
  GTFS_PATTERN_DIFFERS: ({ line }) => ({
    vi: `Chuyến này có cùng pattern_id với chuyến ở dòng ${line} nhưng khác điểm dừng, giờ chạy hoặc chiều. Hãy đặt pattern_id khác.`,
    en: `The trip has the pattern_id of that on line ${line}, and other stops, times or another direction. Give it another pattern_id.`,
  }),
  WARN_GTFS_IGNORED: ({ names }) => ({
    vi: `Những phần không có chỗ trong sổ và được bỏ qua: ${names}.`,
    en: `These have no home in the registers and are passed over: ${names}.`,
  }),
  WARN_GTFS_NOT_A_BUS: ({ count }) => ({
    vi: `Bỏ qua ${count} tuyến không phải xe buýt (route_type khác 3, 11 và 700–799), cùng các chuyến của chúng.`,
    en: `${count} routes that are no buses (route_type other than 3, 11 and 700–799) are passed over with their trips.`,
  }),
  WARN_GTFS_DISTANCE: () => ({
    vi: 'Không rõ đơn vị của shape_dist_traveled (không khớp khoảng cách giữa các điểm dừng tính bằng mét hay ki-lô-mét), nên bỏ qua khoảng cách.',
    en: 'The unit of shape_dist_traveled cannot be told (it fits the way between the stops neither in metres nor in kilometres), so distances are left out.',
  }),
  WARN_GTFS_FARE: () => ({
    vi: 'Tuyến có nhiều giá vé, giá theo vùng, hoặc không tính bằng đồng: bỏ qua giá vé của tuyến này.',
    en: 'The route has several fares, fares by zone, or fares not in đồng: its fare is left out.',
  }),
  WARN_GTFS_LEFT_OUT: ({ names }) => ({
    vi: `GTFS không ghi được bản ghi này nên bỏ ra ngoài gói: ${names}. Điểm dừng cần toạ độ, lượt chạy cần mọi điểm dừng theo thứ tự và giờ ở hai đầu, lịch cần ngày chạy.`,
    en: `GTFS cannot say this record, so it is left out of the archive: ${names}. A stop needs a point, a pattern all its stops in order and times at both ends, a calendar its days.`,
  }),
} satisfies Record<string, Wording>;

export type GtfsFault = keyof typeof GTFS_FAULTS;

export function gtfsProblem(code: GtfsFault, at: { file?: string; field?: string; row?: number }, facts: Facts = {}): Problem {
  const wording: Wording = GTFS_FAULTS[code];
  return { code, severity: code.startsWith('WARN_') ? 'warning' : 'error', ...at, ...wording({ ...at, column: at.field ?? '', ...facts }) };
}
