import { type Row, type Seed, SOURCES } from './seed.js';

/**
 * Public holidays, days off in their place and Saturdays worked instead, of civil servants. None was read in its announcement: all are well
 * known (K). Of 2027 only the days that the Labour Code itself fixes: Tết and the second day of the National Day wait for the announcement.
 */
export const calendarDaySeeds = (): Seed[] => [
  {
    entity: 'reference/calendarDay',
    file: 'calendar-days.csv',
    labelVi: 'Ngày nghỉ lễ, nghỉ bù, làm bù 2024–2027',
    legalBasis: CODE,
    reason: 'Nạp lịch nghỉ để tính thời hạn theo ngày làm việc',
    source: SOURCES.own,
    rows: YEARS.flatMap(({ ground, days }) => days.map(([day, kind, name]): Row => row(day, kind, name, ground))),
  },
];

const CODE = 'Bộ luật Lao động 45/2019/QH14, Điều 111, 112';
const [HOLIDAY, COMPENSATORY, WORKING] = ['HOLIDAY', 'COMPENSATORY', 'WORKING'] as const;
const [NEW_YEAR, TET, KINGS] = ['Tết Dương lịch', 'Tết Nguyên đán', 'Giỗ Tổ Hùng Vương'] as const;
const [VICTORY, LABOUR, NATION] = ['Ngày Chiến thắng', 'Ngày Quốc tế lao động', 'Quốc khánh'] as const;

type Day = readonly [day: string, kind: 'HOLIDAY' | 'COMPENSATORY' | 'WORKING', name: string];
const YEARS: readonly { ground: string; days: readonly Day[] }[] = [
  {
    ground: `${CODE}; thông báo lịch nghỉ năm 2024`,
    days: [
      ['2024-01-01', HOLIDAY, NEW_YEAR],
      ...['2024-02-08', '2024-02-09', '2024-02-12'].map((day): Day => [day, HOLIDAY, TET]),
      ...['2024-02-13', '2024-02-14'].map((day): Day => [day, COMPENSATORY, TET]),
      ['2024-04-18', HOLIDAY, KINGS],
      ['2024-04-29', COMPENSATORY, VICTORY],
      ['2024-04-30', HOLIDAY, VICTORY],
      ['2024-05-01', HOLIDAY, LABOUR],
      ['2024-05-04', WORKING, VICTORY],
      ['2024-09-02', HOLIDAY, NATION],
      ['2024-09-03', HOLIDAY, NATION],
    ],
  },
  {
    ground: `${CODE}; thông báo lịch nghỉ năm 2025`,
    days: [
      ['2025-01-01', HOLIDAY, NEW_YEAR],
      ...['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'].map((day): Day => [day, HOLIDAY, TET]),
      ['2025-04-07', HOLIDAY, KINGS],
      ['2025-04-26', WORKING, VICTORY],
      ['2025-04-30', HOLIDAY, VICTORY],
      ['2025-05-01', HOLIDAY, LABOUR],
      ['2025-05-02', COMPENSATORY, LABOUR],
      ['2025-09-01', HOLIDAY, NATION],
      ['2025-09-02', HOLIDAY, NATION],
    ],
  },
  {
    ground: `${CODE}; thông báo lịch nghỉ năm 2026`,
    days: [
      ['2026-01-01', HOLIDAY, NEW_YEAR],
      ['2026-01-02', COMPENSATORY, NEW_YEAR],
      ['2026-01-10', WORKING, NEW_YEAR],
      ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map((day): Day => [day, HOLIDAY, TET]),
      ['2026-04-26', HOLIDAY, KINGS],
      ['2026-04-27', COMPENSATORY, KINGS],
      ['2026-04-30', HOLIDAY, VICTORY],
      ['2026-05-01', HOLIDAY, LABOUR],
      ['2026-08-22', WORKING, NATION],
      ['2026-08-31', COMPENSATORY, NATION],
      ['2026-09-01', HOLIDAY, NATION],
      ['2026-09-02', HOLIDAY, NATION],
    ],
  },
  {
    ground: CODE,
    days: [
      ['2027-01-01', HOLIDAY, NEW_YEAR],
      ['2027-04-16', HOLIDAY, KINGS],
      ['2027-04-30', HOLIDAY, VICTORY],
      ['2027-05-01', HOLIDAY, LABOUR],
      ['2027-05-03', COMPENSATORY, LABOUR],
      ['2027-09-02', HOLIDAY, NATION],
    ],
  },
];

function row(day: string, kind: string, name: string, ground: string): Row {
  return {
    code: day,
    day,
    kind,
    name,
    ground,
    confidence: 'K',
    provenance: 'ghi theo lịch nghỉ đã công bố rộng rãi, chưa đọc văn bản thông báo',
  };
}
