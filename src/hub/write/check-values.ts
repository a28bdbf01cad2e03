import { isUnruledText } from '../declare/free-text.js';
import type { Value, Values } from '../declare/model.js';
import { normalText, type TextFault, textRule } from '../declare/normal-text.js';
import type { ColumnField, Declarations, Entity } from '../declare/types.js';
import { isUuid } from '../declare/uuid.js';
import { type StoredField, storedFields } from '../ledger/stored-fields.js';
import { isDay } from '../time/calendar.js';
import { badInput, type Refusal } from './problems.js';

/**
 * Takes given values: text without a form of its own in its normal form (`normal-text.ts`), whichever door it came through, empty text as
 * null, ids in lower case. Refuses what does not fit its column at all. The form of codes is the caller's business (GraphQL scalars and the
 * importer have checked it); this keeps a mistake there from reaching the database as a failed statement.
 */
export function takeValues(declarations: Declarations, entity: Entity, values: Values): { values: Values; refusals: Refusal[] } {
  const { fields } = storedFields(entity);
  const refusals: Refusal[] = [];
  const taken: Record<string, Value> = {};
  for (const [name, value] of Object.entries(values)) {
    taken[name] = value;
    const field = fields.get(name);
    if (field === undefined) {
      refusals.push(
        badInput(
          name,
          `${entity.label} không có trường này, hoặc trường được tính ra khi đọc nên không ghi được.`,
          `${entity.name} has no such field, or it is worked out when read and cannot be written.`,
        ),
      );
    } else if (value !== null && !fits(declarations, field, value)) {
      refusals.push(badInput(name, `cần kiểu ${typeName(field)}.`, `the type ${typeName(field)} is needed.`));
    } else if (field.kind === 'link') {
      taken[name] = typeof value === 'string' ? value.toLowerCase() : value;
    } else if (value !== null && isUnruledText(field)) {
      const text = takeText(field, value);
      if ('fault' in text) refusals.push(badInput(name, ...sentences(field, text.fault)));
      else taken[name] = text.value;
    }
  }
  return { values: taken, refusals };
}

/** A text, or each of a list: elements that are empty are left out. */
function takeText(field: ColumnField, value: Exclude<Value, null>): { value: Value } | { fault: TextFault } {
  if (!Array.isArray(value)) return normalText(String(value), field);
  const items: string[] = [];
  for (const item of value) {
    const text = normalText(String(item), field);
    if ('fault' in text) return text;
    if (text.value !== null) items.push(text.value);
  }
  return { value: items };
}

function sentences({ label }: ColumnField, fault: TextFault): [vi: string, en: string] {
  const { vi, en } = textRule(fault);
  return [`"${label}" ${vi}`, `it ${en}`];
}

/** Required fields that a state would leave empty. What was erased may stay away. */
export function checkRequired(entity: Entity, values: Values, erased?: ReadonlyMap<string, number>): Refusal[] {
  const refusals: Refusal[] = [];
  for (const field of storedFields(entity).fields.values()) {
    if (field.required && (values[field.name] ?? null) === null && !erased?.has(field.name)) {
      refusals.push(badInput(field.name, `bắt buộc phải có (${field.label}).`, 'it is required.'));
    }
  }
  return refusals;
}

/** Ids as PostgreSQL writes them, so that two spellings of one id are one. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && isUuid(value);
}

/** Every stored field, absent ones null. */
export function wholeValues(entity: Entity, values: Values): Values {
  return { ...blankOf(entity), ...values };
}

/** Copied whole for each record: writing some fifty nulls one by one was a tenth of what checking a file cost. */
function blankOf(entity: Entity): Values {
  const known = blanks.get(entity);
  if (known !== undefined) return known;
  const blank: Values = Object.fromEntries(storedFields(entity).names.map((name) => [name, null]));
  blanks.set(entity, blank);
  return blank;
}

const blanks = new WeakMap<Entity, Values>();

function fits(declarations: Declarations, field: StoredField, value: Exclude<Value, null>): boolean {
  if (field.kind === 'link') return isId(value);
  if (field.list) return Array.isArray(value) && value.every((item: unknown) => fitsType(declarations, field.type, item));
  return fitsType(declarations, field.type, value);
}

function fitsType(declarations: Declarations, type: string, value: unknown): boolean {
  switch (type) {
    case 'Int':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= INT_MAX;
    case 'Float':
      return typeof value === 'number' && Number.isFinite(value);
    case 'Boolean':
      return typeof value === 'boolean';
    case 'String':
      return typeof value === 'string';
    case 'Date':
      return isDay(value);
    default: {
      const allowed = declarations.enums.get(type);
      return typeof value === 'string' && (allowed === undefined ? isStorable(value) : allowed.has(value));
    }
  }
}

/** PostgreSQL stores no NUL, and half a surrogate pair is no text; other text is judged by its own rule. */
function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}

function typeName(field: StoredField): string {
  if (field.kind === 'link') return `id ${field.target}`;
  return field.list ? `[${field.type}]` : field.type;
}

const INT_MAX = 2 ** 31 - 1;
