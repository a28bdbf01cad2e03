import { randomFillSync } from 'node:crypto';

/**
 * A new id: uuid version 7 (RFC 9562), in time order, so that new records lie together in every index. Its time is no record of anything.
 */
export function uuidv7(): string {
  const bytes = freshBytes();
  // Within one millisecond ids count up, else those of one change set would lie in random order.
  moment = Math.max(moment, Date.now());
  count = moment === counted ? count + 1 : bytes.readUInt16BE(6) & 0x1ff;
  if (count > 0xfff) {
    moment += 1;
    count = 0;
  }
  counted = moment;
  bytes.writeUIntBE(moment, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Drawn in large helpings: a call per id cost more than the rest of it. */
function freshBytes(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += ID_BYTES;
  return pool.subarray(drawn - ID_BYTES, drawn);
}

const ID_BYTES = 16;
const pool = Buffer.alloc(ID_BYTES * 1_024);
let drawn = pool.length;
let moment = 0;
let counted = -1;
let count = 0;
