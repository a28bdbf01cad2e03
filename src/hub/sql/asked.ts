import type { ComputedField, Entity } from '../declare/types.js';
import { dayText } from '../time/period-sql.js';
import { type Expr, expr, formed } from './fragment.js';
import type { SqlContext } from './sql-context.js';
import { computedValue } from './value-sql.js';

/** A computed answer at one place of the answer: one field may stand there several times, asked differently. */
export type Asked = {
  field: ComputedField;
  given: Readonly<Record<string, unknown>>;
  /** Parts the caller may not read. */
  hidden: readonly string[];
  /** What of an answer in parts is selected. */
  shape?: PartShape;
  /** Its column in the interpreter's statement. */
  column: string;
};

/** What is asked of a value: of an object, its parts by response key; a part without a shape is `__typename`. */
export type PartShape =
  | { is: 'value' }
  | { is: 'list'; of: PartShape }
  | { is: 'object'; type: string; parts: readonly { key: string; name: string; shape: PartShape | null }[] };

/** The one expression of both executors. What is hidden is taken out here, so that neither can show it. */
export function askedSql(sql: SqlContext, entity: Entity, { field, given, hidden }: Asked, alias: string): Expr {
  const expression = computedValue(sql, entity, field, alias, given);
  if (field.type === 'Date') return formed(expression, dayText);
  return hidden.length > 0 ? expr`(${expression} - array[${hidden.map((name) => `'${name}'`).join(', ')}])` : expression;
}

/** What of a jsonb answer is selected, under its response keys; `expression` is looked at several times, so it is a column. */
export function partsJson(shape: PartShape, expression: string, alias: () => string): string {
  switch (shape.is) {
    case 'value':
      return expression;
    case 'list': {
      const item = alias();
      const items = `select coalesce(json_agg(${partsJson(shape.of, `${item}.v`, alias)} order by ${item}.nr), '[]'::json) from jsonb_array_elements(${expression}) with ordinality as ${item}(v, nr)`;
      return `case when jsonb_typeof(${expression}) = 'array' then (${items}) end`;
    }
    case 'object': {
      const parts = shape.parts.map(
        ({ key, name, shape: part }) =>
          `'${key}' value ${part ? partsJson(part, `(${expression} -> '${name}')`, alias) : `'${shape.type}'`}`,
      );
      // Made of jsonb, the object would be jsonb too, and its keys no longer in the order of the question.
      return `case when jsonb_typeof(${expression}) = 'object' then json_object(${parts.join(', ')} returning json) end`;
    }
    default:
      return shape satisfies never;
  }
}
