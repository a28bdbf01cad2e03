import { isDuration } from '../time/duration.js';
import { geoJsonRule } from './geojson.js';
import type { ScalarRule } from './scalars.js';
import { isUuid } from './uuid.js';

const DURATION_VI = 'phải là khoảng cách tính theo ngày lịch như P30D, P6M, P1Y hoặc -P5Y, không quá 200 năm.';
const DURATION_EN = 'it must be a distance in calendar days such as P30D, P6M, P1Y or -P5Y, of 200 years at most.';

/** Scalars of the hub itself, opaque to callers. */
export const technicalScalars: readonly ScalarRule[] = [
  // Every id of the contract is a record's or a change set's: a UUID. Anything else would only be refused by the database, as a fault of
  // ours.
  {
    name: 'ID',
    description: '',
    example: '019a1c7e-0b5e-7cc0-8e5a-3f0a52d1c001',
    ruleVi: 'phải là id của bản ghi (UUID), lấy từ trường id.',
    ruleEn: 'it must be the id of a record (a UUID), taken from a field id.',
    normalise: (input) =>
      isUuid(input)
        ? { value: input.toLowerCase() }
        : {
            rejected: 'ID_FORM',
            vi: 'phải là id của bản ghi (UUID), lấy từ trường id.',
            en: 'it must be the id of a record (a UUID), taken from a field id.',
          },
  },
  pattern(
    'Cursor',
    /^[A-Za-z0-9_-]{1,4000}$/,
    'WyJhYmMiXQ',
    'phải là con trỏ lấy từ pageInfo hoặc edges.',
    'it must be a cursor taken from pageInfo or edges.',
  ),
  pattern(
    'SnapshotToken',
    /^[A-Za-z0-9_-]{8,400}$/,
    'WyIwMTk4…',
    'phải là mã lấy từ extensions.asOf.',
    'it must be a token taken from extensions.asOf.',
  ),
  geoJsonRule,
  {
    ...pattern(
      'Position',
      /^\d{1,18}(@[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/,
      '1042',
      'phải là số thứ tự thay đổi (số nguyên, hoặc chuỗi chữ số nếu từ 2^53 trở lên), hoặc con trỏ nguyên vẹn của dòng thay đổi.',
      'it must be the number of a change (a whole number; in a variable of 2^53 or more a text of digits), or an unedited cursor of the feed.',
    ),
    digits: true,
  },
  {
    name: 'Duration',
    description: '',
    example: 'P30D',
    ruleVi: DURATION_VI,
    ruleEn: DURATION_EN,
    normalise: (input) => (isDuration(input) ? { value: input } : { rejected: 'DURATION_FORM', vi: DURATION_VI, en: DURATION_EN }),
  },
];

function pattern(name: string, form: RegExp, example: string, ruleVi: string, ruleEn: string): ScalarRule {
  return {
    name,
    description: '',
    example,
    ruleVi,
    ruleEn,
    normalise: (input) =>
      input.length <= 4_000 && form.test(input) ? { value: input } : { rejected: `${name.toUpperCase()}_FORM`, vi: ruleVi, en: ruleEn },
  };
}
