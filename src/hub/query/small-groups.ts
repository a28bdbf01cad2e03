import type { Tx } from '../../db/tx.js';
import { HubError } from '../errors.js';

/** A group with persons behind it: its keys as a JSON array, and how many different persons. */
export type PersonGroup = { signature: string; persons: number };

/** Below this many persons a group says something about each of them. */
export const PERSONS_MIN = 5;
const GROUPS_MAX = 10_000;

/** Runs the statement that lists the groups with persons behind them, and decides which are left out. */
export async function findSmallGroups(tx: Tx, { text, values }: { text: string; values: unknown[] }): Promise<string[]> {
  const { rows } = await tx.query<PersonGroup>(`${text} limit ${GROUPS_MAX + 1}`, values);
  if (rows.length > GROUPS_MAX) throw new HubError('TOO_COSTLY', { cost: `>${GROUPS_MAX}`, limit: GROUPS_MAX });
  return smallGroups(rows);
}

/**
 * Cell suppression. Promise: no group of fewer than 5 persons is shown, and none follows from the groups shown and any total over
 * one or more of the keys, exact as such a total may be known from another question: along each total, what is left out comes to at least two
 * groups and 5 persons. Totals that are themselves of fewer than 5 persons are never shown, so they give nothing away.
 *
 * What this cannot do, as no rule about one answer can: stop two questions with filters that differ in one person. Those are in the read log.
 */
export function smallGroups(groups: readonly PersonGroup[]): string[] {
  const members: Member[] = groups.map(({ signature, persons }) => ({
    signature,
    persons,
    keys: JSON.parse(signature) as unknown[],
    hidden: persons < PERSONS_MIN,
    isCover: true,
  }));
  if (!members.some((m) => m.hidden)) return [];
  const lines = linesOf(members);
  for (let settled = false; !settled; ) {
    settled = true;
    for (const line of lines) {
      const lump = line.filter((m) => m.hidden && m.isCover);
      if (lump.length === 0 || sum(line) < PERSONS_MIN || (lump.length > 1 && sum(lump) >= PERSONS_MIN)) continue;
      const cover = line.find((m) => !m.hidden);
      if (cover) cover.hidden = true;
      else if (lump.some((m) => m.persons < PERSONS_MIN)) return members.map((m) => m.signature);
      // It follows from this total, so it covers nothing elsewhere; with 5 persons or more it may.
      else for (const m of lump) m.isCover = false;
      settled = false;
    }
  }
  return members.filter((m) => m.hidden).map((m) => m.signature);
}

type Member = { signature: string; persons: number; keys: readonly unknown[]; hidden: boolean; isCover: boolean };

/** The groups that make up each total over one or more keys, smallest first, since the smallest are the cheapest to leave out. */
function linesOf(members: readonly Member[]): Member[][] {
  const sorted = [...members].sort((a, b) => a.persons - b.persons || (a.signature < b.signature ? -1 : 1));
  const keys = members[0]?.keys.length ?? 0;
  return Array.from({ length: 2 ** keys - 1 }, (_, kept) => {
    const lines = new Map<string, Member[]>();
    for (const member of sorted) {
      const place = JSON.stringify(member.keys.filter((_key, i) => kept & (1 << i)));
      const line = lines.get(place);
      if (line) line.push(member);
      else lines.set(place, [member]);
    }
    return [...lines.values()];
  }).flat();
}

function sum(members: readonly Member[]): number {
  return members.reduce((total, { persons }) => total + persons, 0);
}
