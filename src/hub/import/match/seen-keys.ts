import { hash } from 'node:crypto';
import { numberOf } from '../../time/calendar.js';
import { type Day, OPEN_END, type Period, UNKNOWN_START } from '../../time/period.js';

/**
 * Remembers under which key and for which period each row of a file spoke, to find a second one that speaks of the same thing. 20 bytes a
 * slot, at most half of them filled, in flat arrays instead of the keys themselves: a million rows cost 40 MB, a Map of their texts over
 * 100. Keys are compared by 64 bits of their SHA-1; two different ones meet once in some 37 million files of a million rows.
 */
export type SeenKeys = {
  /** The line of an earlier row with this key in an overlapping period; undefined when there is none, and this one is then remembered. */
  remember(key: string, period: Period, line: number): number | undefined;
};

export function seenKeys(): SeenKeys {
  let slots = 1 << 12;
  let used = 0;
  let table = emptyTable(slots);

  const insert = (into: Table, size: number, high: number, low: number, from: number, to: number, line: number) => {
    let at = low & (size - 1);
    while (into.line[at] !== 0) at = (at + 1) & (size - 1);
    into.high[at] = high;
    into.low[at] = low;
    into.from[at] = from;
    into.to[at] = to;
    into.line[at] = line;
  };

  const grow = () => {
    const larger = emptyTable(slots * 2);
    for (let i = 0; i < slots; i++) {
      const line = table.line[i] ?? 0;
      if (line !== 0) insert(larger, slots * 2, table.high[i] ?? 0, table.low[i] ?? 0, table.from[i] ?? 0, table.to[i] ?? 0, line);
    }
    table = larger;
    slots *= 2;
  };

  return {
    remember(key, period, line) {
      const digest = hash('sha1', key, 'buffer');
      const high = digest.readUInt32LE(0);
      const low = digest.readUInt32LE(4);
      const from = ordinalOf(period.from);
      const to = ordinalOf(period.to);
      for (let at = low & (slots - 1); table.line[at] !== 0; at = (at + 1) & (slots - 1)) {
        if (table.high[at] !== high || table.low[at] !== low || from >= (table.to[at] ?? 0) || (table.from[at] ?? 0) >= to) continue;
        // The same row again: a part of the file that is prepared once more after a collision.
        return table.line[at] === line ? undefined : table.line[at];
      }
      if (++used * 2 > slots) grow();
      insert(table, slots, high, low, from, to, line);
      return undefined;
    },
  };
}

type Table = { high: Uint32Array; low: Uint32Array; from: Uint32Array; to: Uint32Array; line: Uint32Array };

function emptyTable(size: number): Table {
  return {
    high: new Uint32Array(size),
    low: new Uint32Array(size),
    from: new Uint32Array(size),
    to: new Uint32Array(size),
    line: new Uint32Array(size),
  };
}

/** Order is all that matters; every day of the calendar lies between the ends. */
function ordinalOf(day: Day): number {
  if (day === UNKNOWN_START) return 0;
  return day === OPEN_END ? 0xffffffff : numberOf(day);
}
