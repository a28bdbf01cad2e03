import type pg from 'pg';
import { Parser } from 'pg-protocol/dist/parser.js';

/**
 * Columns whose name begins with this come out of the driver as the bytes the database sent. Finished JSON goes to the caller as it is: to
 * decode its UTF-8 for a text that is encoded again at once took half of what a list cost in Node (docs/decisions/0018).
 */
export const BYTES = 'bytes:';

/** A column of a `select` that is to come as bytes; over a foreign connection it comes as text. */
export function bytesColumn<Name extends string>(name: Name): `${typeof BYTES}${Name}` {
  return `${BYTES}${name}`;
}

/** Makes a client that is not yet connected hand on such columns undecoded. All other messages are read by the driver's own parser. */
export function handOnBytes(client: pg.ClientBase): void {
  const connection = (client as unknown as { connection: DriverConnection }).connection;
  connection.attachListeners = (stream) => {
    const parser = new Parser();
    let raw: readonly boolean[] = [];
    const emit = (message: DriverMessage) => {
      if (message.name === 'rowDescription') raw = rawColumns(message.fields ?? []);
      connection.emit(message.name === 'error' ? 'errorMessage' : message.name, message);
    };
    stream.on(
      'data',
      inWholeMessages((messages) => {
        let read = 0;
        const readUpTo = (end: number) => {
          if (end > read) parser.parse(messages.subarray(read, end), emit);
          read = end;
        };
        for (let at = 0; at < messages.length; at += sizeAt(messages, at)) {
          if (messages[at] !== DATA_ROW) continue;
          readUpTo(at);
          if (raw.length === 0) continue;
          emit(readRow(messages, at + HEADER, raw));
          read = at + sizeAt(messages, at);
        }
        readUpTo(messages.length);
      }),
    );
  };
}

/**
 * What a socket brings, message by message: put together once, when the last piece is there. The driver's parser copies what it has into
 * ever larger buffers, and what lies outside Node's heap makes it clear up its whole heap all the more often.
 */
function inWholeMessages(take: (messages: Buffer) => void): (chunk: Buffer) => void {
  let held: Buffer[] = [];
  let length = 0;
  let wanted = HEADER;
  return (chunk) => {
    held.push(chunk);
    length += chunk.length;
    if (length < wanted) return;
    const bytes = held.length === 1 ? chunk : Buffer.concat(held, length);
    let end = 0;
    while (bytes.length - end >= HEADER && bytes.length - end >= sizeAt(bytes, end)) end += sizeAt(bytes, end);
    const rest = bytes.subarray(end);
    held = rest.length > 0 ? [rest] : [];
    length = rest.length;
    wanted = rest.length >= HEADER ? sizeAt(rest, 0) : HEADER;
    if (end > 0) take(bytes.subarray(0, end));
  };
}

/** A letter, then the length of all that follows it. */
const HEADER = 5;

function sizeAt(bytes: Buffer, at: number): number {
  return 1 + bytes.readUInt32BE(at + 1);
}

/** Which columns come as bytes; empty if none does. */
function rawColumns(fields: readonly { name: string }[]): readonly boolean[] {
  const raw = fields.map(({ name }) => name.startsWith(BYTES));
  return raw.includes(true) ? raw : [];
}

/** `DataRow`: the number of its fields, then for each its length (−1 for null) and its bytes. */
function readRow(bytes: Buffer, start: number, raw: readonly boolean[]): DriverMessage {
  const fields = new Array<string | Buffer | null>(bytes.readInt16BE(start));
  let at = start + 2;
  for (let i = 0; i < fields.length; i++) {
    const length = bytes.readInt32BE(at);
    at += 4;
    if (length < 0) {
      fields[i] = null;
      continue;
    }
    fields[i] = raw[i] ? bytes.subarray(at, at + length) : bytes.toString('utf8', at, at + length);
    at += length;
  }
  return { name: 'dataRow', fields } as unknown as DriverMessage;
}

const DATA_ROW = 'D'.charCodeAt(0);

/** What the driver does not declare of itself; test/db/bytes.test.ts fails if a release changes it. */
type DriverMessage = { name: string; fields?: readonly { name: string }[] };
type DriverConnection = {
  attachListeners(stream: { on(event: 'data', listener: (chunk: Buffer) => void): void }): void;
  emit(event: string, message: DriverMessage): void;
};
