/**
 * One kind of record of the benchmark's world, as SQL over the running number `i` of a record (from 0). Everything is arithmetic on `i`,
 * so every link can be worked out without looking anything up, and the same scale is the same world on every machine.
 */
export type Population = {
  entity: string;
  table: string;
  /** Two hexadecimal digits that tell the entity's ids apart. */
  code: string;
  count: number;
  /** Values used more than once, by name; later columns see them as `s.<name>`. */
  given?: Readonly<Record<string, string>>;
  /** First day of the record, a date expression. */
  from: string;
  /** Id of the person the record is about; none if absent. */
  subject?: string;
  columns: Readonly<Record<string, string>>;
  /** One record in five is updated once, from this day on, with these columns. */
  update?: { from: string; columns: Readonly<Record<string, string>> };
};

/** Every how many-th record of an updated population was superseded once. */
export const UPDATED_EVERY = 5;

/** The id of the `i`-th record: shaped like a UUIDv7 and rising with `i`, as ids of imported records do. */
export function idSql(code: string, i: string): string {
  return `('0195${code}00-0000-7000-8000-' || lpad(to_hex(${i}), 12, '0'))::uuid`;
}

export function idOf(code: string, i: number): string {
  return `0195${code}00-0000-7000-8000-${i.toString(16).padStart(12, '0')}`;
}

/** A number from 0 to `below` - 1 that looks drawn by lot; `salt` makes draws independent of one another. */
export function draw(i: string, salt: number, below: number | string): string {
  return `((hashint8extended((${i})::bigint, ${salt}) & 9223372036854775807) % ${below})`;
}

/** One of a fixed list. */
export function oneOf(values: readonly (string | number | null)[], place: string): string {
  const literal = values.map((value) => (value === null ? 'null' : typeof value === 'number' ? String(value) : quoted(value))).join(', ');
  return `(array[${literal}])[1 + ${place}]`;
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function day(iso: string): string {
  return `date ${quoted(iso)}`;
}
