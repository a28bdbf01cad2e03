import { geoJsonRule } from './geojson.js';
import type { ScalarRule } from './scalars.js';
import { isUuid } from './uuid.js';

/** Scalars of the hub itself, opaque to callers. */
export const technicalScalars: readonly ScalarRule[] = [
  // Every id of the contract is a record's or a change set's: a UUID. Anything else would only be refused by the database, as a fault of ours.
  {
    name: 'ID',
    description: '',
    example: '019a1c7e-0b5e-7cc0-8e5a-3f0a52d1c001',
    ruleVi: 'phải là id của bản ghi (UUID), lấy từ trường id.',
    ruleEn: 'it must be the id of a record (a UUID), taken from a field id.',
    normalise: (input) =>
      isUuid(input)
        ? { value: input.toLowerCase() }
        : { rejected: 'ID_FORM', vi: 'phải là id của bản ghi (UUID), lấy từ trường id.', en: 'it must be the id of a record (a UUID), taken from a field id.' },
  },
  pattern(
    'Cursor',
    /^[A-Za-z0-9_-]{1,4000}$/,
    'WyJhYmMiXQ',
    'phải là con trỏ lấy từ pageInfo hoặc edges.',
    'it must be a cursor taken from pageInfo or edges.',
  ),
  pattern('SnapshotToken', /^[A-Za-z0-9_-]{8,400}$/, 'WyIwMTk4…', 'phải là mã lấy từ extensions.asOf.', 'it must be a token taken from extensions.asOf.'),
  geoJsonRule,
  pattern(
    'Position',
    /^\d{1,18}(@[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/,
    '1042',
    'phải là số thứ tự thay đổi viết bằng chữ số, hoặc con trỏ nguyên vẹn của dòng thay đổi.',
    'it must be the number of a change in digits, or an unedited cursor of the feed.',
  ),
];

function pattern(name: string, form: RegExp, example: string, ruleVi: string, ruleEn: string): ScalarRule {
  return {
    name,
    description: '',
    example,
    ruleVi,
    ruleEn,
    normalise: (input) => (input.length <= 4_000 && form.test(input) ? { value: input } : { rejected: `${name.toUpperCase()}_FORM`, vi: ruleVi, en: ruleEn }),
  };
}
