import { chance, pick, type Random, weighted, whole } from './random.js';

/** Put behind every name and address that has room for it. */
export const FICTIONAL = '(giả lập)';

/** Put before every number whose form the law leaves open, so that no such number can be taken for a real one. */
export const NUMBER_PREFIX = 'DEMO';

/** Surnames are common ones; what follows is drawn syllable by syllable, so a name belongs to nobody in particular. */
export function personName(random: Random, sex: 'nam' | 'nữ'): string {
  const middle = sex === 'nữ' && chance(random, 0.5) ? 'Thị' : pick(random, SYLLABLES);
  return `${drawSurname(random)} ${middle} ${pick(random, SYLLABLES)}`;
}

export function businessName(random: Random, form: string, trade: string): { name: string; shortName: string } {
  const [first, second] = [pick(random, SYLLABLES), pick(random, SYLLABLES)];
  const serial = whole(random, 10, 99);
  return { name: `${form} ${trade} ${first} ${second} ${serial} ${FICTIONAL}`, shortName: `${first} ${second} ${serial}` };
}

export function street(random: Random): string {
  return `Số ${whole(random, 1, 399)} đường ${pick(random, SYLLABLES)} ${pick(random, SYLLABLES)}`;
}

export const serial = (kind: string, number: number, width = 6): string =>
  `${NUMBER_PREFIX}-${kind}-${String(number).padStart(width, '0')}`;

const drawSurname = weighted<string>([
  ['Nguyễn', 38],
  ['Trần', 11],
  ['Lê', 10],
  ['Phạm', 7],
  ['Hoàng', 5],
  ['Phan', 4],
  ['Vũ', 4],
  ['Đặng', 3],
  ['Bùi', 3],
  ['Đỗ', 3],
  ['Hồ', 2],
  ['Ngô', 2],
  ['Dương', 2],
  ['Lý', 1],
]);

const SYLLABLES = [
  'An',
  'Ánh',
  'Ân',
  'Bách',
  'Bảo',
  'Băng',
  'Bình',
  'Cát',
  'Cầm',
  'Chi',
  'Chiêu',
  'Dạ',
  'Diễm',
  'Doanh',
  'Đan',
  'Đăng',
  'Đình',
  'Đông',
  'Gia',
  'Giao',
  'Hải',
  'Hạnh',
  'Hiền',
  'Hoà',
  'Hưng',
  'Kha',
  'Khánh',
  'Khoa',
  'Kiên',
  'Lam',
  'Lâm',
  'Lân',
  'Liên',
  'Linh',
  'Lộc',
  'Mạnh',
  'Mẫn',
  'Mây',
  'Nam',
  'Ngân',
  'Nghi',
  'Nguyên',
  'Nhã',
  'Nhật',
  'Phúc',
  'Phương',
  'Quân',
  'Quang',
  'Quế',
  'Sơn',
  'Tâm',
  'Tân',
  'Thanh',
  'Thảo',
  'Thịnh',
  'Thuỷ',
  'Tiên',
  'Toàn',
  'Trà',
  'Trúc',
  'Trường',
  'Tuệ',
  'Uyên',
  'Vân',
  'Việt',
  'Vĩnh',
  'Vũ',
  'Xuân',
  'Yên',
  'Ý',
] as const;
