import type { CheckRule, Value } from './model.js';
import { screaming } from './screaming.js';
import type { Bound, ColumnField, Declarations } from './types.js';

/**
 * The rules that follow from `@bounds`: outside of what can be a record is refused, outside of what is likely it is taken with a warning.
 * Said once, of the graver of the two.
 */
export function boundRules({ entities }: Declarations): CheckRule[] {
  const rules: CheckRule[] = [];
  for (const entity of entities.values())
    for (const field of entity.fields.values()) {
      if (field.kind !== 'column' || field.bounds === undefined) continue;
      const [gravest, ...others] = field.bounds.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
      if (gravest === undefined) continue;
      rules.push(boundRule(entity.name, field, gravest), ...others.map((bound) => boundRule(entity.name, field, bound, gravest)));
    }
  return rules;
}

function boundRule(entity: string, field: ColumnField, bound: Bound, graver?: Bound): CheckRule {
  const { severity } = bound;
  const code = `${severity === 'warning' ? 'WARN_' : ''}${screaming(entity)}_${screaming(field.name)}_BOUNDS`;
  const measured = measure(field);
  return {
    entity,
    code,
    check: (values, today) => {
      const value = measured(values[field.name]);
      const isOutside = value !== undefined && outside(value, bound, today) && (graver === undefined || !outside(value, graver, today));
      return isOutside ? [{ code, severity, field: field.name, ...sentences(field, bound, latestYear(bound, today)) }] : [];
    },
    says: { code, severity, field: field.name, ...sentences(field, bound, anyLatestYear(bound)) },
  };
}

/** What bounds are about: the number itself, of a day its year with the share of it that is over. */
function measure({ type }: ColumnField): (value: Value | undefined) => number | undefined {
  if (type === 'Date') return (value) => (typeof value === 'string' ? yearOf(value) : undefined);
  return (value) => (typeof value === 'number' ? value : undefined);
}

/** Days in order, as numbers between one year and the next. */
function yearOf(day: string): number {
  return Number(day.slice(0, -6)) + (Number(day.slice(-5, -3)) - 1) / 12 + (Number(day.slice(-2)) - 1) / 400;
}

function outside(value: number, { min = -Infinity, max = Infinity, yearsAhead }: Bound, today: string): boolean {
  if (value < min || value > max) return true;
  return yearsAhead !== undefined && value > latest(value, yearsAhead, today);
}

/** A year may be the whole of the last one allowed; of a day also the rest of it counts. */
function latest(value: number, yearsAhead: number, today: string): number {
  return (Number.isInteger(value) ? Number(today.slice(0, 4)) : yearOf(today)) + yearsAhead;
}

type Told = { vi: string; en: string };

function latestYear({ max, yearsAhead }: Bound, today: string): Told | undefined {
  const until = yearsAhead === undefined ? max : Math.min(max ?? Infinity, Number(today.slice(0, 4)) + yearsAhead);
  return until === undefined ? undefined : { vi: String(until), en: String(until) };
}

/** On whatever day it is written. */
function anyLatestYear({ max, yearsAhead }: Bound): Told | undefined {
  if (yearsAhead === undefined) return max === undefined ? undefined : { vi: String(max), en: String(max) };
  const [vi, en] =
    yearsAhead === 0 ? ['năm hiện tại', 'the present year'] : [`năm hiện tại + ${yearsAhead}`, `the present year + ${yearsAhead}`];
  return max === undefined ? { vi, en } : { vi: `${vi}, không quá ${max}`, en: `${en}, at most ${max}` };
}

function sentences({ name }: ColumnField, { min, severity }: Bound, until: Told | undefined): Told {
  const [from, to] = [
    min === undefined ? ['', ''] : [` từ ${min}`, ` from ${min}`],
    until === undefined ? ['', ''] : [` đến ${until.vi}`, ` to ${until.en}`],
  ];
  return severity === 'warning'
    ? {
        vi: `{${name}} thường nằm trong khoảng${from[0]}${to[0]}. Hãy xem lại con số và đơn vị; giá trị vẫn được giữ.`,
        en: `{${name}} usually lies in the range${from[1]}${to[1]}. Check the figure and its unit; the value is kept.`,
      }
    : {
        vi: `{${name}} phải nằm trong khoảng${from[0]}${to[0]}. Hãy xem lại con số và đơn vị (mét hay ki-lô-mét, feet, năm).`,
        en: `{${name}} must lie in the range${from[1]}${to[1]}. Check the figure and its unit (metres or kilometres, feet, the year).`,
      };
}
