import type { CheckRule } from '../../hub/declare/model.js';
import { personalIdParts } from '../identifiers/index.js';
import { notBefore, oneOf, rule } from '../rule-kinds.js';

/**
 * The personal id encodes birth year and sex, but the population database is the source: a difference is only ever a warning
 * (corrections of sex or birth date do not change the number).
 */
export const people: readonly CheckRule[] = [
  oneOf({
    entity: 'Person',
    code: 'PERSON_SEX',
    field: 'sex',
    allowed: ['nam', 'nữ'],
    vi: 'Giới tính ghi là nam hoặc nữ, như trên thẻ căn cước.',
    en: 'Write the sex as nam (male) or nữ (female), as on the identity card.',
  }),
  rule({
    entity: 'Person',
    code: 'WARN_PERSON_BIRTH_YEAR',
    field: 'dateOfBirth',
    broken: ({ personalId, dateOfBirth, birthYear }) => {
      const parts = personalIdParts(String(personalId));
      const year = typeof dateOfBirth === 'string' ? Number(dateOfBirth.slice(0, 4)) : birthYear;
      return parts !== null && typeof year === 'number' && year !== parts.birthYear;
    },
    vi: 'Năm sinh không khớp năm trong số định danh. Hãy so lại cả hai với cơ sở dữ liệu dân cư.',
    en: 'The year of birth differs from the one in the personal id. Compare both with the population database.',
  }),
  rule({
    entity: 'Person',
    code: 'PERSON_BIRTH_YEAR_DIFFERS',
    field: 'birthYear',
    broken: ({ dateOfBirth, birthYear }) =>
      typeof dateOfBirth === 'string' && typeof birthYear === 'number' && Number(dateOfBirth.slice(0, 4)) !== birthYear,
    vi: '{birthYear} khác năm của {dateOfBirth}. Hãy sửa một trong hai, hoặc để trống {birthYear} khi đã biết đủ ngày.',
    en: '{birthYear} differs from the year of {dateOfBirth}. Correct one of the two, or leave {birthYear} empty where the day is known.',
  }),
  rule({
    entity: 'Person',
    code: 'WARN_PERSON_SEX',
    field: 'sex',
    broken: ({ personalId, sex }) => {
      const parts = personalIdParts(String(personalId));
      return parts !== null && (sex === 'nam' || sex === 'nữ') && (sex === 'nam') !== (parts.sex === 'MALE');
    },
    vi: 'Giới tính không khớp chữ số thứ tư của số định danh. Hãy so lại cả hai với cơ sở dữ liệu dân cư.',
    en: 'The sex differs from the fourth digit of the personal id. Compare both with the population database.',
  }),
  notBefore({
    entity: 'Violation',
    code: 'VIOLATION_SETTLED_BEFORE_RECORDED',
    field: 'settledOn',
    than: 'recordedOn',
    vi: 'Ngày hoàn thành xử lý sớm hơn ngày ghi nhận vi phạm. Hãy so lại hai ngày với biên bản.',
    en: 'The violation is settled before it was recorded. Compare both days with the record of violation.',
  }),
];
