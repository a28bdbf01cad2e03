import type pg from 'pg';
import { DataRowMessage } from 'pg-protocol/dist/messages.js';
import { Parser } from 'pg-protocol/dist/parser.js';

/**
 * Columns whose name begins with this come out of the driver as the bytes the database sent. Finished JSON goes to the caller as it is: to decode its UTF-8
 * for a text that is encoded again at once took half of what a list cost in Node (docs/decisions/0017).
 */
export const BYTES = 'bytes:';

/** A column of a `select` that is to come as bytes; over a foreign connection it comes as text. */
export function bytesColumn<Name extends string>(name: Name): `${typeof BYTES}${Name}` {
  return `${BYTES}${name}`;
}

/** Makes a client that is not yet connected hand on such columns undecoded. All others, errors and notices are read by the driver as ever. */
export function handOnBytes(client: pg.ClientBase): void {
  const connection = (client as unknown as { connection: DriverConnection }).connection;
  connection.attachListeners = (stream) => {
    const parser = new Parser() as unknown as DriverParser;
    const read = parser.handlePacket.bind(parser);
    let raw: readonly boolean[] = [];
    let hasRaw = false;
    parser.handlePacket = (offset, code, length, packet) => {
      if (code === DATA_ROW && hasRaw) return readRow(packet, offset, raw);
      const message = read(offset, code, length, packet);
      if (code === ROW_DESCRIPTION && message.fields) {
        raw = message.fields.map(({ name }) => name.startsWith(BYTES));
        hasRaw = raw.includes(true);
      }
      return message;
    };
    stream.on('data', (chunk) => parser.parse(chunk, (message) => connection.emit(message.name === 'error' ? 'errorMessage' : message.name, message)));
  };
}

/** `DataRow`: the number of its fields, then for each its length (−1 for null) and its bytes. */
function readRow(packet: Buffer, start: number, raw: readonly boolean[]): DataRowMessage {
  const fields = new Array<string | Buffer | null>(packet.readInt16BE(start));
  let at = start + 2;
  for (let i = 0; i < fields.length; i++) {
    const length = packet.readInt32BE(at);
    at += 4;
    if (length < 0) {
      fields[i] = null;
      continue;
    }
    // A copy: the driver moves what it has received within its buffer.
    fields[i] = raw[i] ? Buffer.from(packet.subarray(at, at + length)) : packet.toString('utf8', at, at + length);
    at += length;
  }
  return new DataRowMessage(0, fields as string[]);
}

const DATA_ROW = 'D'.charCodeAt(0);
const ROW_DESCRIPTION = 'T'.charCodeAt(0);

/** What the driver does not declare of itself; test/db/bytes.test.ts fails if a release changes it. */
type DriverMessage = { name: string; fields?: readonly { name: string }[] };
type DriverParser = {
  parse(chunk: Buffer, onMessage: (message: DriverMessage) => void): void;
  handlePacket(offset: number, code: number, length: number, packet: Buffer): DriverMessage;
};
type DriverConnection = {
  attachListeners(stream: { on(event: 'data', listener: (chunk: Buffer) => void): void }): void;
  emit(event: string, message: DriverMessage): void;
};
