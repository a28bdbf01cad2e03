declare const made: unique symbol;

/**
 * SQL of a text that is JSON and never null. Answers are put together as texts with `||`: `json_object` and `json_agg` take a fifth longer for a list and half as
 * long again for a page of the feed (decision 0020). A null would swallow whatever it stands in, so this is made by the functions here and nowhere else.
 */
export type Json = string & { readonly [made]: true };

export const JSON_NULL = `'null'` as Json;

/** Any SQL value whose type PostgreSQL knows. `type` is its GraphQL type, where it is known and the value no list: some need nothing escaped. */
export function jsonOf(expression: string, type = ''): Json {
  if (type === 'Int') return jsonBare(expression);
  return UNESCAPED.has(type) ? jsonQuoted(expression) : orNull(`to_json(${expression})::text`);
}

/** A value whose text is JSON: a whole number, or JSON itself. */
export function jsonBare(expression: string): Json {
  return orNull(`(${expression})::text`);
}

/** A value of whose text nothing is to be escaped. */
export function jsonQuoted(expression: string): Json {
  return orNull(`'"' || (${expression}) || '"'`);
}

const UNESCAPED = new Set(['Date', 'DateTime', 'ID']);

/** A word of the schema: it needs no escaping. */
export function jsonWord(name: string): Json {
  return `'"${name}"'` as Json;
}

/** A column or sub-select that holds such a text, or null where there is no row. */
export function orNull(text: string): Json {
  return `coalesce(${text}, 'null')` as Json;
}

export function jsonEither(condition: string, one: Json, other: Json): Json {
  return `case when ${condition} then ${one} else ${other} end` as Json;
}

/** Response keys are GraphQL names, so they need no escaping; the values stand in selection order. */
export function jsonObject(fields: readonly (readonly [key: string, value: Json])[]): Json {
  if (fields.length === 0) return `'{}'` as Json;
  return `(${fields.map(([key, value], i) => `'${i === 0 ? '{' : ','}"${key}":' || ${value}`).join(' || ')} || '}')` as Json;
}

/** The list of what `column` holds in each row; without rows it is empty. */
export function jsonList(column: Json, { order = '', filter = '' }: { order?: string; filter?: string } = {}): Json {
  return `('[' || coalesce(string_agg(${column}, ','${order})${filter}, '') || ']')` as Json;
}
