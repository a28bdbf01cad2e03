import type { Value, Values } from '../declare/model.js';
import type { Declarations, Entity } from '../declare/types.js';
import { isUuid } from '../declare/uuid.js';
import { type StoredField, storedFields } from '../ledger/stored-fields.js';
import { isDay } from '../time/calendar.js';
import { badInput, type Refusal } from './problems.js';

/**
 * Whether given values fit their columns at all. Their normal form is the caller's business (GraphQL scalars and the importer have
 * checked it); this keeps a mistake there from reaching the database as a failed statement.
 */
export function checkValues(declarations: Declarations, entity: Entity, values: Values): Refusal[] {
  const { fields } = storedFields(entity);
  const refusals: Refusal[] = [];
  for (const [name, value] of Object.entries(values)) {
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
    }
  }
  return refusals;
}

/** Required fields that a state would leave empty. */
export function checkRequired(entity: Entity, values: Values): Refusal[] {
  const refusals: Refusal[] = [];
  for (const field of storedFields(entity).fields.values()) {
    if (field.required && (values[field.name] ?? null) === null) {
      refusals.push(badInput(field.name, `bắt buộc phải có (${field.label}).`, 'it is required.'));
    }
  }
  return refusals;
}

/** Ids as PostgreSQL writes them, so that two spellings of one id are one. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && isUuid(value);
}

/** Every stored field, absent ones null, ids in lower case. */
export function wholeValues(entity: Entity, values: Values): Values {
  return { ...blankOf(entity), ...givenValues(entity, values) };
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

export function givenValues(entity: Entity, values: Values): Values {
  const { links } = storedFields(entity);
  if (!links.some(({ name }) => typeof values[name] === 'string')) return values;
  const given: Record<string, Value> = { ...values };
  for (const { name } of links) {
    const id = given[name];
    if (typeof id === 'string') given[name] = id.toLowerCase();
  }
  return given;
}

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
    case 'Date':
      return isDay(value);
    default: {
      const allowed = declarations.enums.get(type);
      return typeof value === 'string' && (allowed === undefined ? isStorable(value) : allowed.has(value));
    }
  }
}

/** PostgreSQL stores no NUL, and half a surrogate pair is no text. */
function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}

function typeName(field: StoredField): string {
  if (field.kind === 'link') return `id ${field.target}`;
  return field.list ? `[${field.type}]` : field.type;
}

const INT_MAX = 2 ** 31 - 1;
