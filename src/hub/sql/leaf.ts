/** What a plan depends on, worked out from the variables of a question. */
export type Fact = (variables: Readonly<Record<string, unknown>>) => unknown;
/** `key` names the fact, so that one looked at often is kept once. */
type Looked = (key: string, fact: Fact) => void;

/**
 * A value of a variable, held by name while a plan is made, so that the plan serves every later value of the same shape.
 * Whatever must look at the value (a page size, a direction) calls `now`, and the plan then depends on that very value.
 */
export class Leaf {
  readonly path: string;
  readonly #value: unknown;
  readonly #looked: Looked;
  readonly #change: ((value: unknown) => unknown) | undefined;

  constructor(path: string, value: unknown, looked: Looked, change?: (value: unknown) => unknown) {
    this.path = path;
    this.#value = value;
    this.#looked = looked;
    this.#change = change;
  }

  now(): unknown {
    this.#looked(this.path, (variables) => valueAt(variables, this.path));
    return this.of(this.#value);
  }

  /** The value without a look at it: for whoever notes what it makes of it. */
  peek(): unknown {
    return this.of(this.#value);
  }

  note(key: string, fact: Fact): void {
    this.#looked(key, fact);
  }

  /** What this leaf stands for when the variable has another value. */
  of(value: unknown): unknown {
    return this.#change ? this.#change(value) : value;
  }

  map(change: (value: unknown) => unknown): Leaf {
    return new Leaf(this.path, this.#value, this.#looked, (value) => change(this.of(value)));
  }
}

/** The value itself; a plan that asks depends on it. */
export function now(value: unknown): unknown {
  return value instanceof Leaf ? value.now() : value;
}

/** Something told by several values, such as which of two is greater: the plan depends on that and not on the values. */
export function fact<T extends string | boolean>(values: readonly unknown[], tell: (values: readonly unknown[]) => T): T {
  const leaf = values.find((value): value is Leaf => value instanceof Leaf);
  const key = values.map((value) => (value instanceof Leaf ? value.path : '')).join(' ');
  leaf?.note(`fact ${tell.name} ${key}`, (variables) => tell(values.map((value) => bound(value, variables))));
  return tell(values.map((value) => (value instanceof Leaf ? value.peek() : value)));
}

/** A function of a value, kept symbolic where the value is. */
export function later(value: unknown, change: (value: unknown) => unknown): unknown {
  return value instanceof Leaf ? value.map(change) : change(value);
}

/** Variables with their texts, numbers and lists of such as leaves; booleans and nulls belong to the shape. */
export function symbolic(variables: Readonly<Record<string, unknown>>, looked: Looked): Record<string, unknown> {
  const walk = (value: unknown, path: string): unknown => {
    if (typeof value === 'string' || typeof value === 'number' || isPlainList(value)) return new Leaf(path, value, looked);
    if (Array.isArray(value)) return value.map((item, i) => walk(item, `${path}/${i}`));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, `${path}/${key}`)]));
    return value;
  };
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, walk(value, name)]));
}

/** What two sets of variables must have in common to be served by one plan: everything but the leaves. */
export function shapeOf(value: unknown): string {
  if (typeof value === 'string') return 's';
  if (typeof value === 'number') return 'n';
  if (isPlainList(value)) return 'l';
  if (Array.isArray(value)) return `[${value.map(shapeOf).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}:${shapeOf(item)}`)
      .join(',')}}`;
  return String(value);
}

export function valueAt(variables: Readonly<Record<string, unknown>>, path: string): unknown {
  return path
    .split('/')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
      variables,
    );
}

/** Values with every leaf replaced by what the variables hold now. */
export function bound(values: unknown, variables: Readonly<Record<string, unknown>>): unknown {
  if (values instanceof Leaf) return values.of(valueAt(variables, values.path));
  if (Array.isArray(values)) return values.map((value) => bound(value, variables));
  if (typeof values === 'object' && values !== null)
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, bound(value, variables)]));
  return values;
}

function isPlainList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' || typeof item === 'number');
}
