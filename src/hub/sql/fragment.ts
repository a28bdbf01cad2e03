declare const kind: unique symbol;

/**
 * SQL that knows which columns of which rows it names, in their order: who has to know (which columns of a page are carried on, say) asks
 * the fragment, and nobody takes SQL apart as text. Three kinds, which the compiler keeps apart: a value, a condition, a JSON text. Values
 * of a caller are no part of the text: they are parameters, and what stands here of them are the placeholders that `SqlContext.add` gave
 * out.
 */
class Fragment {
  readonly text: string;
  readonly columns: readonly Column[];

  constructor(text: string, columns: readonly Column[]) {
    this.text = text;
    this.columns = columns;
  }

  toString(): string {
    return this.text;
  }
}

/** A column of a row, which the statement knows by its alias. */
export type Column = { row: string; name: string };

/** SQL of one value. */
export type Expr = Fragment & { readonly [kind]: 'value' };
/** SQL that holds or does not. */
export type Predicate = Fragment & { readonly [kind]: 'condition' };
/**
 * SQL of a text that is JSON and never null. Answers are put together as texts with `||`: `json_object` and `json_agg` take a fifth longer
 * for a list and half as long again for a page of the feed (decision 0020). A null would swallow whatever it stands in, so `json-sql.ts`
 * alone makes these.
 */
export type Json = Fragment & { readonly [kind]: 'json' };

export type AnyFragment = Expr | Predicate | Json;
/** What a fragment is put together from: other fragments, names of the declarations, placeholders, whole numbers. */
export type Part = AnyFragment | string | number;

type Tag<F extends AnyFragment> = (texts: TemplateStringsArray, ...parts: readonly Part[]) => F;

export const expr: Tag<Expr> = (texts, ...parts) => written(texts, parts);
export const predicate: Tag<Predicate> = (texts, ...parts) => written(texts, parts);
export const json: Tag<Json> = (texts, ...parts) => written(texts, parts);

/** A column of a row. */
export function column(row: string, name: string): Expr {
  return new Fragment(`${row}.${name}`, [{ row, name }]) as Expr;
}

/** SQL that was written elsewhere, with the columns of the row it names. */
export function naming(text: string, row: string, names: readonly string[]): Expr {
  return new Fragment(
    text,
    names.map((name) => ({ row, name })),
  ) as Expr;
}

/** The same value in another form. */
export function formed(value: Expr, form: (text: string) => string): Expr {
  return new Fragment(form(value.text), value.columns) as Expr;
}

/** Fragments one after the other. */
export function joined(parts: readonly Part[], separator: string): Expr {
  return new Fragment(parts.join(separator), parts.flatMap(columnsOf)) as Expr;
}

/** The columns of a row that fragments name, each once, in the order in which they are named. */
export function columnsNamed(row: string, parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap(columnsOf).flatMap((one) => (one.row === row ? [one.name] : [])))];
}

function columnsOf(part: Part): readonly Column[] {
  return part instanceof Fragment ? part.columns : [];
}

function written<F extends AnyFragment>(texts: TemplateStringsArray, parts: readonly Part[]): F {
  return new Fragment(
    texts.reduce((text, next, i) => `${text}${parts[i - 1]}${next}`),
    parts.flatMap(columnsOf),
  ) as F;
}
