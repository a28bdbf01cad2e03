import type { Language } from '../shell/look';
import type { WrongName } from './wrong-names';

type WrongWords = Readonly<Record<WrongName['kind'], (name: string, of: string) => string>>;

const vi = {
  title: 'Giao Lộ – cổng tra cứu',
  restore: 'Mở lại ví dụ',
  restoreHint: 'Bỏ những gì đã gõ và mở lại các ví dụ có sẵn',
  noAnswer: 'Chạy một câu hỏi (Ctrl + Enter); dòng này cho biết dữ liệu đúng tại ngày nào và phần nào không được xem.',
  refused: (codes: string) => `Không trả lời được: ${codes}.`,
  answered: 'Đã trả lời.',
  wrongNames: 'Tên không đúng',
  inLine: (line: number) => `Dòng ${line}`,
  inVariable: (name: string) => `Biến $${name}`,
  wrong: {
    field: (name, of) => `${of} không có trường “${name}”.`,
    argument: (name, of) => `“${of}” không có đối số “${name}”.`,
    member: (name, of) => `${of} không có mục “${name}”.`,
    choice: (name, of) => `“${name}” không phải là lựa chọn của ${of}.`,
    quoted: (name, of) => `“${name}” nằm trong ngoặc kép; lựa chọn của ${of} viết không có ngoặc.`,
    type: (name) => `Không có kiểu “${name}”.`,
  } satisfies WrongWords as WrongWords,
  nearest: (name: string) => `Có phải là “${name}”?`,
  allowed: (names: string) => `Dùng được: ${names}.`,
  allowedSome: (names: string, more: number) => `Dùng được: ${names} và ${more} tên khác`,
  asOf: (day: string, known: string) => `Hiệu lực ngày ${day}, theo ghi nhận đến ${known}`,
  nothingKnown: 'chưa có ghi nhận nào',
  withheld: (count: number) => `${count} trường không được xem:`,
  scope: (path: string) => `${path}: hồ sơ của cá nhân được ẩn`,
  notCurrent: (key: string, from: string, to: string) => `${key}: có bản ghi nhưng không có hiệu lực vào ngày đã hỏi (${from} → ${to})`,
  reasons: {
    PURPOSE_REQUIRED: 'chưa nêu mục đích',
    PURPOSE_DOES_NOT_COVER: 'mục đích không bao gồm',
    ROLE_NOT_ALLOWED: 'vai trò không được phép',
    OWN_ROWS_ONLY: 'chỉ được xem dữ liệu của chính mình',
    NOT_IN_CASE: 'không thuộc hồ sơ',
  } as Record<string, string>,
  open: 'không rõ',
  locale: 'vi-VN',
};

const en: typeof vi = {
  title: 'Giao Lộ – playground',
  restore: 'Restore examples',
  restoreHint: 'Throw away what was typed and reopen the worked examples',
  noAnswer: 'Run a question (Ctrl + Enter); this line then says for which day the answer holds and what was withheld.',
  refused: (codes) => `Refused: ${codes}.`,
  answered: 'Answered.',
  wrongNames: 'Names that are wrong',
  inLine: (line) => `Line ${line}`,
  inVariable: (name) => `Variable $${name}`,
  wrong: {
    field: (name, of) => `${of} has no field “${name}”.`,
    argument: (name, of) => `“${of}” takes no argument “${name}”.`,
    member: (name, of) => `${of} has no member “${name}”.`,
    choice: (name, of) => `“${name}” is no choice of ${of}.`,
    quoted: (name, of) => `“${name}” is quoted; choices of ${of} are written without quotes.`,
    type: (name) => `There is no type “${name}”.`,
  },
  nearest: (name) => `Did you mean “${name}”?`,
  allowed: (names) => `Allowed: ${names}.`,
  allowedSome: (names, more) => `Allowed: ${names} and ${more} more`,
  asOf: (day, known) => `In force on ${day}, as recorded until ${known}`,
  nothingKnown: 'nothing recorded yet',
  withheld: (count) => `${count} ${count === 1 ? 'field' : 'fields'} withheld:`,
  scope: (path) => `${path}: records of persons are hidden`,
  notCurrent: (key, from, to) => `${key}: a record exists but is not in force on the day asked for (${from} → ${to})`,
  reasons: {
    PURPOSE_REQUIRED: 'no purpose given',
    PURPOSE_DOES_NOT_COVER: 'outside the purpose',
    ROLE_NOT_ALLOWED: 'outside the role',
    OWN_ROWS_ONLY: 'own data only',
    NOT_IN_CASE: 'not in the case',
  },
  open: 'unknown',
  locale: 'en-GB',
};

/** Every word of the page outside GraphiQL itself. */
export const words = { vi, en } as const satisfies Record<Language, typeof vi>;
export type Words = typeof vi;
