import type { ScalarRule } from './scalars.js';

/** Scalars of the hub itself, opaque to callers. */
export const technicalScalars: readonly ScalarRule[] = [
  pattern(
    'Cursor',
    /^[A-Za-z0-9_-]{1,4000}$/,
    'WyJhYmMiXQ',
    'phải là con trỏ lấy từ pageInfo hoặc edges.',
    'it must be a cursor taken from pageInfo or edges.',
  ),
  pattern('SnapshotToken', /^[A-Za-z0-9_-]{8,400}$/, 'WyIwMTk4…', 'phải là mã lấy từ extensions.asOf.', 'it must be a token taken from extensions.asOf.'),
  pattern('Position', /^\d{1,18}$/, '1042', 'phải là số thứ tự thay đổi, viết bằng chữ số.', 'it must be the number of a change, in digits.'),
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
