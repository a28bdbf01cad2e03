/** A row as the verifier reads it, from a database or from a file: texts in the order of its stream. */
export type Row = readonly (string | null)[];

/** Rows in an order that a verifier can go through once, whatever their number. */
export type Stream = {
  /** What it is called in an export. */
  name: string;
  /** What a database is asked for it; `generated` are the columns of each table that follow from others. */
  sql(generated: Generated, share?: Share): string;
};

/** One of `of` parts of the records, counted from 0: several processes verify side by side. Streams of records can be read by share. */
export type Share = { at: number; of: number };

/** In which of so many shares a record is: by the last byte of its id, which is as good as drawn. In the first one where a file has no id. */
export function shareOf(recordId: string | null | undefined, of: number): number {
  return (Number.parseInt(recordId?.slice(-2) ?? '', 16) || 0) % of;
}

export type Generated = ReadonlyMap<string, readonly { column: string; expression: string }[]>;

/** Where the verifier has its bytes from: everything as at one moment. */
export type AuditSource = {
  /** In batches. Several streams may be read side by side. */
  rows(stream: Stream, share?: Share): AsyncGenerator<readonly Row[]>;
  /** What guards the tables, as it is there; undefined where the source does not tell. */
  guards(): Promise<GuardTexts | undefined>;
};

/** Each guard by what it is and where, with its text. */
export type GuardTexts = Readonly<Record<string, string>>;

/** A stream that is looked at row by row. */
export type Cursor = {
  /** The row it stands at; undefined behind the last. */
  row: Row | undefined;
  /** To the next. Nothing to wait for while the batch lasts: a wait for each of a million rows costs a second. */
  next(): Promise<void> | undefined;
};

export async function openCursor(batches: AsyncIterable<readonly Row[]>): Promise<Cursor> {
  const more = batches[Symbol.asyncIterator]();
  let batch: readonly Row[] = [];
  let at = 0;
  const cursor: Cursor = {
    row: undefined,
    next() {
      at += 1;
      cursor.row = batch[at];
      return cursor.row === undefined ? refill() : undefined;
    },
  };
  async function refill(): Promise<void> {
    do {
      const got = await more.next();
      batch = got.done === true ? [] : got.value;
      at = 0;
      if (got.done === true) break;
    } while (batch.length === 0);
    cursor.row = batch[0];
  }
  await refill();
  return cursor;
}
