import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { PERSONS_MIN } from './protection.js';

/** A group with persons behind it: its keys as a JSON array, after the day of a series, and how many different persons. */
export type PersonGroup = { signature: string; persons: number };

/** The statement that lists groups with persons behind them. `overlap`: one record may stand in several of them. */
export type PersonGroups = { text: string; values: unknown[]; overlap: boolean };

const GROUPS_MAX = LIMITS.personGroups.max;
/** Groups times the ways one total can be part of another: about half a second of deciding at the most. */
const WORK_MAX = 300_000;

/** Runs the statement that lists the groups with persons behind them, and decides which are left out: on each day of a series by itself. */
export async function findSmallGroups(tx: Tx, { text, values, overlap }: PersonGroups): Promise<string[]> {
  const { rows } = await tx.query<PersonGroup>(`${text} limit ${GROUPS_MAX + 1}`, values);
  const days = new Map<string, PersonGroup[]>();
  for (const { signature, persons } of rows) {
    const start = signature.indexOf('[');
    const day = signature.slice(0, start);
    const group = { signature: signature.slice(start), persons };
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(group);
    else days.set(day, [group]);
  }
  const keys = (JSON.parse([...days.values()][0]?.[0]?.signature ?? '[]') as unknown[]).length;
  const limit = Math.min(GROUPS_MAX, Math.floor(WORK_MAX / 3 ** keys));
  if (rows.length > limit && rows.some(isSmall)) throw new HubError('TOO_COSTLY', { cost: rows.length, limit });
  return [...days].flatMap(([day, groups]) =>
    (overlap ? overlappingSmallGroups(groups) : smallGroups(groups)).map((signature) => `${day}${signature}`),
  );
}

/** Groups that share records add up to no total, so nothing says which others would cover a small one: then none with persons is shown. */
export function overlappingSmallGroups(groups: readonly PersonGroup[]): string[] {
  return groups.some(isSmall) ? groups.map(({ signature }) => signature) : [];
}

/**
 * Cell suppression. Promise: no group of fewer than 5 persons is shown, and none follows by subtraction from the groups shown and the
 * totals over any of the keys, which other questions answer by this same rule: along each total that is shown, what is left out comes to at
 * least two groups and 5 persons. A person counts in every group they are in.
 *
 * What this cannot do, as no rule about one answer can: stop two questions whose filters differ by one person. Those are in the read log.
 */
export function smallGroups(groups: readonly PersonGroup[]): string[] {
  if (!groups.some(isSmall)) return [];
  const keys = groups.map((group) => JSON.parse(group.signature) as unknown[]);
  // One table for every choice of keys, a bit each, from the grand total to the groups themselves: totals are settled before what they are
  // totals of.
  const tables: Table[] = [];
  for (let chosen = 0; chosen < 2 ** (keys[0]?.length ?? 0); chosen++) {
    const table = tableOf(groups, keys, chosen);
    tables.push({
      ...table,
      ...leaveOut(
        table,
        tables.filter((_total, other) => (other & chosen) === other),
      ),
    });
  }
  const whole = tables.at(-1);
  return groups.flatMap(({ signature }, i) => (whole?.hidden[whole.cellOf[i] ?? 0] ? [signature] : []));
}

type Cells = {
  /** The cell of this table that each group is part of. */
  cellOf: readonly number[];
  persons: readonly number[];
  /** A group of each cell, by which the cell is found in other tables. */
  groupOf: readonly number[];
};
type Table = Cells & { hidden: readonly boolean[] };

function leaveOut(table: Cells, totals: readonly Table[]): { hidden: boolean[] } {
  const cells = table.persons.map((persons, cell) => ({ cell, persons }));
  const hidden = cells.map(isSmall);
  if (!hidden.includes(true)) return { hidden };
  // Smallest first, since the smallest are the cheapest to leave out.
  const bySize = [...cells].sort((a, b) => a.persons - b.persons);
  // The totals over most keys come first: what they need serves the wider ones too.
  const lines = [...totals].reverse().flatMap((total) => {
    const members = total.persons.map((): typeof cells => []);
    for (const member of bySize) members[total.cellOf[table.groupOf[member.cell] ?? 0] ?? 0]?.push(member);
    return members.filter((_line, cell) => !total.hidden[cell]);
  });
  const exposed = new Set<number>();
  for (let settled = false; !settled; ) {
    settled = true;
    for (const line of lines) {
      const lump = line.filter(({ cell }) => hidden[cell] && !exposed.has(cell));
      if (lump.length === 0 || (lump.length > 1 && lump.reduce((sum, { persons }) => sum + persons, 0) >= PERSONS_MIN)) continue;
      settled = false;
      const cover = line.find(({ cell }) => !hidden[cell]);
      if (cover) hidden[cover.cell] = true;
      else if (lump.some(isSmall)) return { hidden: cells.map(() => true) };
      // It follows from this total, so it covers nothing elsewhere; with 5 persons or more it may.
      else for (const { cell } of lump) exposed.add(cell);
    }
  }
  return { hidden };
}

/**
 * Cells in the order of what they stand for, so that a table is settled alike whichever question it is part of and however the database
 * found its rows: of two equally cheap cells always the same one is left out. Were it another one when the table is asked for alone, the
 * two answers would give away a third.
 */
function tableOf(groups: readonly PersonGroup[], keys: readonly (readonly unknown[])[], chosen: number): Cells {
  const places = keys.map((key) => JSON.stringify(key.filter((_key, bit) => chosen & (1 << bit))));
  const cells = new Map([...new Set(places)].sort().map((place, cell) => [place, cell]));
  const persons: number[] = Array.from(cells, () => 0);
  const groupOf: number[] = [];
  const cellOf = groups.map((group, i) => {
    const cell = cells.get(places[i] ?? '') ?? 0;
    groupOf[cell] ??= i;
    persons[cell] = (persons[cell] ?? 0) + group.persons;
    return cell;
  });
  return { cellOf, persons, groupOf };
}

function isSmall({ persons }: { persons: number }): boolean {
  return persons < PERSONS_MIN;
}
