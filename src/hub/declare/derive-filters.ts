import { isComparable } from './computed.js';
import { derivedEnd } from './field-ends.js';
import { isFreeText } from './free-text.js';
import type { ColumnField, Declarations, Entity, Field } from './types.js';

/** An input of operators for each type that a field is compared as. */
export function filterInputs(declarations: Declarations): string {
  const scalars = new Set(['ID', 'Date']);
  const lists = new Set<string>();
  for (const entity of [...declarations.entities.values(), ...declarations.views.values()]) {
    for (const field of entity.fields.values()) {
      if (field.kind === 'column') (field.list ? lists : scalars).add(field.type);
      else if (isComparable(field) || (field.kind === 'derived' && !field.target)) scalars.add(field.type);
    }
  }
  const operator = (type: string, name: string) => `  ${name}: ${name === 'in' ? `[${type}!]` : (OPERANDS[name] ?? type)}`;
  return [
    PERSON_NAME_FILTER,
    ...[...scalars].sort().map(
      (type) =>
        `input ${type}Filter {\n${operatorsOf(type)
          .map((name) => operator(type, name))
          .join('\n')}\n}`,
    ),
    ...[...lists].sort().map((type) => `input ${type}ListFilter {\n  "The list holds this value."\n  has: ${type}\n  isNull: Boolean\n}`),
  ].join('\n');
}

const PERSON_NAME_FILTER = `"The name of a person, matched as a whole: names are not searched by part."\ninput PersonNameFilter {\n  eq: String\n  isNull: Boolean\n}`;

/** What a field is filtered by; undefined for answers that are not compared. */
export function filterType(field: Field, entity: Entity, declarations: Declarations): string | undefined {
  switch (field.kind) {
    case 'column':
      if (field.isPersonName) return 'PersonNameFilter';
      return field.list ? `${field.type}ListFilter` : `${field.type}Filter`;
    case 'link':
    case 'links':
      return `${field.target}Where`;
    case 'computed':
      return isComparable(field) ? `${field.type}Filter` : undefined;
    case 'derived': {
      const { end } = derivedEnd(declarations, entity, field.path);
      return end.kind === 'link' ? `${end.target}Where` : `${field.type}Filter`;
    }
    default:
      return field satisfies never;
  }
}

export function isOrderable(field: Field): field is ColumnField {
  return field.kind === 'column' && !field.list && !field.isPersonName && field.type !== 'GeoJSON';
}

const COMPARED = new Set(['Int', 'Float', 'Date', 'DateTime', 'Chainage']);

/** Which comparisons a type has: text can be searched, quantities compared, everything else only matched. */
export function operatorsOf(type: string): readonly string[] {
  if (type === 'Boolean') return ['eq', 'isNull'];
  if (type === 'ID') return ['eq', 'in'];
  if (type === 'GeoJSON') return ['bbox', 'near', 'isNull'];
  if (isFreeText(type)) return ['eq', 'in', 'startsWith', 'contains', 'isNull'];
  return COMPARED.has(type) ? ['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'isNull'] : ['eq', 'in', 'isNull'];
}

/** What an operator is given, where that is not a value of the type itself. */
const OPERANDS: Readonly<Record<string, string>> = { isNull: 'Boolean', startsWith: 'String', contains: 'String', bbox: 'BoundingBox', near: 'Nearby' };
