import type { Pool } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { targetKeys } from '../declare/target-keys.js';
import type { LinkOneField } from '../declare/types.js';
import { dayBefore } from '../time/calendar.js';
import { covers, OPEN_END, type Period, UNKNOWN_START } from '../time/period.js';
import type { ExportedState } from './read-states.js';

type Name = Period & { text: string };

/** How a linked record is written in a cell of a row; undefined when nothing names it any more. */
export type LinkCell = (link: LinkOneField, id: string, state: ExportedState) => string | undefined;

type Links = { model: Model; links: readonly LinkOneField[]; knownAt: string; today: string };

/**
 * Writes links as the importer reads them: by a key of the record linked to, as it is on the row's day, or else with the day on which it
 * has that key (`44@2025-06-30`). One statement per key for all links of a page.
 */
export async function linkCells(pool: Pool, { model, links, knownAt, today }: Links, states: readonly ExportedState[]): Promise<LinkCell> {
  const names = new Map<string, Name[]>();
  await withTx(pool, { readOnly: true, label: 'export links' }, async (tx) => {
    for (const target of new Set(links.map((link) => link.target))) {
      const ids = new Set(
        links.filter((link) => link.target === target).flatMap(({ name }) => states.flatMap(({ values }) => idsOf(values[name]))),
      );
      if (ids.size === 0) continue;
      // The first key comes first: the importer tries them in this order.
      for (const key of targetKeys(model, target)) {
        const { rows } = await tx.query<NameRow>(key.namesSql, [[...ids], knownAt]);
        for (const row of rows) names.set(row.id, [...(names.get(row.id) ?? []), { text: row.key, from: row.from, to: row.to }]);
      }
    }
  });
  return (_link, id, state) => cellOf(names.get(id) ?? [], state, today);
}

type NameRow = Period & { id: string; key: string };

function idsOf(value: unknown): string[] {
  return typeof value === 'string' ? [value] : [];
}

function cellOf(names: readonly Name[], { from, to }: ExportedState, today: string): string | undefined {
  // A row without days is looked up on the day it is imported, which nobody knows yet.
  const day = from !== UNKNOWN_START ? from : to !== OPEN_END ? dayBefore(to) : undefined;
  const fits = names.find((name) => (day === undefined ? name.from === UNKNOWN_START && name.to === OPEN_END : covers(name, day)));
  // A key that itself ends like a day would be read as a shorter one on that day.
  if (fits !== undefined) return /@\d{4}-\d{2}-\d{2}$/.test(fits.text) ? `${fits.text}@${day ?? today}` : fits.text;
  const other = names.find((name) => covers(name, today)) ?? names[0];
  if (other === undefined) return undefined;
  const held = covers(other, today) ? today : other.from !== UNKNOWN_START ? other.from : dayBefore(other.to);
  return `${other.text}@${held}`;
}
