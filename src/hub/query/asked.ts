import { type FieldNode, type GraphQLOutputType, getNullableType, isListType, isObjectType } from 'graphql';
import type { ComputedField, Entity } from '../declare/types.js';
import { dayText } from '../time/period-sql.js';
import type { Subfields } from './json-sql.js';
import type { SqlContext } from './sql-context.js';
import { computedValue } from './value-sql.js';

/** A computed answer at one place of the answer: one field may stand there several times, asked differently. */
export type Asked = {
  field: ComputedField;
  given: Readonly<Record<string, unknown>>;
  /** Parts the caller may not read. */
  hidden: readonly string[];
  /** Its column in the interpreter's statement. */
  column: string;
};

/** The one expression of both executors. What is hidden is taken out here, so that neither can show it. */
export function askedSql(sql: SqlContext, entity: Entity, { field, given, hidden }: Asked, alias: string): string {
  const expression = computedValue(sql, entity, field, alias, given);
  if (field.type === 'Date') return dayText(expression);
  return hidden.length > 0 ? `(${expression} - array[${hidden.map((name) => `'${name}'`).join(', ')}])` : expression;
}

type Tools = { subfields: Subfields; alias(): string };

/** What of a jsonb answer is selected, under its response keys; `expression` is looked at several times, so it is a column. */
export function partsJson(type: GraphQLOutputType, nodes: readonly FieldNode[], expression: string, tools: Tools): string {
  const whole = getNullableType(type);
  if (isListType(whole)) {
    const item = tools.alias();
    const items = `select coalesce(json_agg(${partsJson(whole.ofType, nodes, `${item}.v`, tools)} order by ${item}.nr), '[]'::json) from jsonb_array_elements(${expression}) with ordinality as ${item}(v, nr)`;
    return `case when jsonb_typeof(${expression}) = 'array' then (${items}) end`;
  }
  if (!isObjectType(whole)) return expression;
  const fields = tools.subfields(whole.name, nodes).map(([key, found]) => {
    const name = found[0]?.name.value ?? '';
    const part = whole.getFields()[name];
    return `'${key}' value ${part ? partsJson(part.type, found, `(${expression} -> '${name}')`, tools) : `'${whole.name}'`}`;
  });
  // Made of jsonb, the object would be jsonb too, and its keys no longer in the order of the question.
  return `case when jsonb_typeof(${expression}) = 'object' then json_object(${fields.join(', ')} returning json) end`;
}
