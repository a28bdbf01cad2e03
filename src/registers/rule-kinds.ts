import type { Problem } from '../errors.js';
import { foldText } from '../hub/declare/fold.js';
import type { CheckRule, Value, Values } from '../hub/declare/model.js';
import { nearest } from '../hub/declare/nearest.js';
import { type NumberRule, nonNegative } from '../hub/declare/number-scalars.js';
import { screaming } from '../hub/declare/screaming.js';

/**
 * The kinds of rule that several registers use, each written once. A rule sees one state and looks nothing up. Facts verified in a source
 * refuse; facts known but not re-read (mark K) only warn, since nobody could get past a refusal that is wrong; uncertain facts (mark U)
 * have no rule. Sentences say what to do and never quote a value: it may be a person's.
 */
export type RuleSpec = {
  entity: string;
  /** Codes of warnings start with WARN_, so that a list of problems can be read without its severities. */
  code: string;
  /** The field a steward should look at. */
  field: string;
  /** `today` is the legal day of writing. */
  broken(values: Values, today: string): boolean;
  vi: string;
  en: string;
};

export function rule({ entity, code, field, broken, vi, en }: RuleSpec): CheckRule {
  const severity = code.startsWith('WARN_') ? 'warning' : 'error';
  const says: Problem = { code, severity, field, vi, en };
  const problems = [says];
  return { entity, code, check: (values, today) => (broken(values, today) ? problems : []), says };
}

type Sentences = Pick<RuleSpec, 'entity' | 'code' | 'vi' | 'en'>;

/** Both days given and `field` lies before `than`. Days are `YYYY-MM-DD`, so text order is time order. */
export function notBefore(spec: Sentences & { field: string; than: string }): CheckRule {
  return rule({
    ...spec,
    broken: (values) => isText(values[spec.field]) && isText(values[spec.than]) && String(values[spec.field]) < String(values[spec.than]),
  });
}

/** A number outside [min, max]; absent is fine. */
export function between(spec: Sentences & { field: string; min?: number; max?: number }): CheckRule {
  const { min = -Infinity, max = Infinity } = spec;
  return rule({
    ...spec,
    broken: (values) => isNumber(values[spec.field]) && !(Number(values[spec.field]) >= min && Number(values[spec.field]) <= max),
  });
}

/** A number outside the bounds that a scalar has as well; absent is fine. */
export function within(spec: Sentences & { field: string; bounds: NumberRule }): CheckRule {
  return rule({ ...spec, broken: (values) => isNumber(values[spec.field]) && !spec.bounds.accepts(Number(values[spec.field])) });
}

/** One rule for each of several fields that count something and so are never negative. */
export function notNegative(entity: string, fields: readonly string[]): CheckRule[] {
  return fields.map((field) =>
    within({
      entity,
      code: `${screaming(entity)}_${screaming(field)}_NEGATIVE`,
      field,
      bounds: nonNegative,
      vi: `{${field}} không thể là số âm. Hãy xem lại giá trị, hoặc để trống nếu không biết.`,
      en: `The field {${field}} cannot be negative. Check the value, or leave it out if it is not known.`,
    }),
  );
}

/**
 * A text, or any element of a list, that is not among `allowed`; absent is fine. Every door takes what is typed otherwise for the one it
 * can only mean.
 */
export function oneOf(spec: Sentences & { field: string; allowed: readonly string[] }): CheckRule {
  const allowed = new Set(spec.allowed);
  const one = rule({ ...spec, broken: (values) => texts(values[spec.field]).some((text) => !allowed.has(text)) });
  const meant = (values: Values) => {
    const wrong = texts(values[spec.field]).find((text) => !allowed.has(text));
    return wrong === undefined ? undefined : nearest(foldText(wrong), spec.allowed, foldText);
  };
  return {
    ...one,
    check: (values, today) => {
      const problems = one.check(values, today);
      const close = problems.length === 0 ? undefined : meant(values);
      return close === undefined
        ? problems
        : problems.map((problem) => ({
            ...problem,
            vi: `Có phải "${close}"? ${problem.vi}`,
            en: `Did you mean "${close}"? ${problem.en}`,
          }));
    },
    choices: { field: spec.field, allowed: spec.allowed },
  };
}

/** A text, or any element of a list, that does not have the form; absent is fine. */
export function formed(spec: Sentences & { field: string; form: RegExp }): CheckRule {
  return rule({ ...spec, broken: (values) => texts(values[spec.field]).some((text) => !spec.form.test(text)) });
}

/** A code made of other fields ends with what they say, or look-ups by code would lie. */
export function codeEndsWith(entity: string, code: string, end: (values: Values) => string, formVi: string, formEn: string): CheckRule {
  return rule({
    entity,
    code,
    field: 'code',
    broken: (values) => !String(values.code).endsWith(end(values)),
    vi: `Mã có dạng ${formVi} và phải khớp với các trường khác của bản ghi.`,
    en: `The code has the form ${formEn} and agrees with the other fields of the record.`,
  });
}

/** How many of the fields hold something. */
export function given(values: Values, fields: readonly string[]): number {
  return fields.filter((field) => values[field] !== null && values[field] !== undefined).length;
}

/** The texts of a value: none when absent, one, or those of a list. */
export function texts(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** A document's term never ends before it begins: the rule nearly every paper has. */
export function termNotReversed(entity: string, from: string, to: string): CheckRule {
  return notBefore({
    entity,
    code: `${screaming(entity)}_${screaming(to)}_BEFORE_${screaming(from)}`,
    field: to,
    than: from,
    vi: `{${to}} sớm hơn {${from}}. Hãy so lại hai ngày với giấy tờ gốc.`,
    en: `{${to}} is earlier than {${from}}. Compare both days with the original document.`,
  });
}

/** What has happened lies in the past. Only a warning: the clocks of two agencies may differ by a day. */
export function notAfterToday(entity: string, field: string): CheckRule {
  return rule({
    entity,
    code: `WARN_${screaming(entity)}_${screaming(field)}_IN_FUTURE`,
    field,
    broken: (values, today) => isText(values[field]) && String(values[field]) > today,
    vi: `{${field}} ở tương lai, trong khi việc này phải đã xảy ra. Hãy xem lại năm và thứ tự ngày, tháng.`,
    en: `{${field}} lies in the future, although it must have happened already. Check the year and the order of day and month.`,
  });
}

function isText(value: Value | undefined): value is string {
  return typeof value === 'string';
}

function isNumber(value: Value | undefined): value is number {
  return typeof value === 'number';
}
