import type { CheckRule } from '../../hub/declare/model.js';
import { rule } from '../rule-kinds.js';

export const calendarDays: readonly CheckRule[] = [
  rule({
    entity: 'CalendarDay',
    code: 'CALENDAR_DAY_CODE',
    field: 'code',
    broken: ({ code, day }) => code !== day,
    vi: '{code} phải là chính {day}, ví dụ 2026-02-17.',
    en: '{code} is {day} itself, for example 2026-02-17.',
  }),
];
