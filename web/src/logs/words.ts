import type { Language } from '../shell/look';

const vi = {
  logs: 'Hai nhật ký',
  logNames: { changes: 'Thay đổi của các sổ', reads: 'Tra cứu' },
  /** What a row of the read log names that is no kind of record. */
  searched: { Read: 'nhật ký ai đã xem' } as Record<string, string>,
  rows: 'Số dòng đã ký',
  signed: 'Ký lần cuối',
  ago: (time: string) => `${time} trước`,
  justNow: 'vừa xong',
  signature: 'Chữ ký',
  signatureGood: 'đúng, trình duyệt đã kiểm',
  signatureBad: 'SAI',
  signatureUnknown: 'trình duyệt này không kiểm được',
  witness: 'Nhân chứng',
  states: {
    NO_WITNESS: 'chưa chỉ định',
    WITNESSED: 'đã ký đủ',
    LATE: 'ký chậm',
    NOT_WITNESSED: 'không ký quá 4 giờ',
  },
  cosigned: (who: string, at: string, size: string) => `${who} ký lúc ${at}, tới dòng ${size}`,
  awaited: (since: string) => `Chờ ký từ ${since}.`,
  key: 'Khoá công bố',
  noCheckpoint: 'Chưa có điểm kiểm nào được ký.',
  sound: 'Chốt bảo vệ và cây băm trong cơ sở dữ liệu đúng như bản này cài đặt và đã ký sau cùng.',
  fullCheck: 'Kiểm tra mọi dòng từ đầu đến cuối: «giaolo audit verify».',
};

const en: typeof vi = {
  logs: 'The two logs',
  logNames: { changes: 'Changes of the registers', reads: 'Reads' },
  searched: { Read: 'the log of who has looked' },
  rows: 'Rows signed for',
  signed: 'Last signed',
  ago: (time) => `${time} ago`,
  justNow: 'just now',
  signature: 'Signature',
  signatureGood: 'good, checked by this browser',
  signatureBad: 'WRONG',
  signatureUnknown: 'this browser cannot check it',
  witness: 'Witnesses',
  states: { NO_WITNESS: 'none named', WITNESSED: 'cosigned', LATE: 'late', NOT_WITNESSED: 'not cosigned for more than 4 hours' },
  cosigned: (who, at, size) => `${who} signed at ${at}, up to row ${size}`,
  awaited: (since) => `Waiting since ${since}.`,
  key: 'Published key',
  noCheckpoint: 'No checkpoint has been signed yet.',
  sound: 'Guards and trees in the database are as this release ships them and as they were signed last.',
  fullCheck: 'To verify every row from end to end: “giaolo audit verify”.',
};

export const words: Readonly<Record<Language, typeof vi>> = { vi, en };
