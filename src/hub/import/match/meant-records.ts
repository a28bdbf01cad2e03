import type { Tx } from '../../../db/tx.js';
import { foldText } from '../../declare/fold.js';
import { openName } from '../../declare/open-name.js';
import { isRecordId, type TargetKey } from '../../declare/target-keys.js';
import { covers, type Period } from '../../time/period.js';
import { isKnownNow } from '../../time/period-sql.js';
import type { WantedLink } from '../check/checked-row.js';

/** A record that a key may have meant: its right key, and what it is called. */
export type Meant = { key: string; name: string };

/** Of one part of a file: each asks for the very same few again and again. */
const ASKED_MAX = 20;

/**
 * What links that lead nowhere may have meant: a key whose leading zeros a spreadsheet dropped (`1` for 01), or the name of the record in
 * place of its key. Only what anybody may read is looked for. By the text of the link, the records in force on its day.
 */
export async function meantRecords(tx: Tx, links: readonly WantedLink[]): Promise<(link: WantedLink) => readonly Meant[]> {
  const wanted = new Map<TargetKey, Set<string>>();
  for (const { tries } of links) {
    const [first] = tries;
    if (first === undefined || isRecordId(first.key) || namedBy(first.key) === undefined) continue;
    const texts = wanted.get(first.key) ?? new Set();
    if (texts.size < ASKED_MAX) wanted.set(first.key, texts.add(first.text));
  }
  const found = new Map<TargetKey, Found[]>();
  for (const [key, texts] of wanted) found.set(key, await look(tx, key, [...texts]));
  return (link) => {
    const [first] = link.tries;
    const records = (first && found.get(first.key)) ?? [];
    const on = records.filter((record) => record.text === first?.text && covers(record, link.day));
    return [...new Map(on.map(({ key, name }) => [key, { key, name }])).values()].slice(0, 3);
  };
}

type Found = Period & Meant & { text: string };

async function look(tx: Tx, { entity, field }: TargetKey, texts: readonly string[]): Promise<Found[]> {
  const name = namedBy({ entity, field });
  if (field.kind !== 'column' || name === undefined) return [];
  const { rows } = await tx.query<Found>(
    `select w.text, t.${field.column} as key, t.${name} as name, t.valid_from as "from", t.valid_to as "to"
     from unnest($1::text[], $2::text[], $3::text[]) w (text, folded, ending)
     join ${entity.table} t on t.${field.column} in ('0' || w.text, '00' || w.text, '000' || w.text, '0000' || w.text) or t.${name}_folded = w.folded or t.${name}_folded like w.ending
     where ${isKnownNow('t')} order by t.${field.column} limit 1000`,
    [texts, texts.map(foldText), texts.map((text) => `% ${foldText(text).replace(/[\\%_]/g, '\\$&')}`)],
  );
  return rows;
}

/** The column of what a record is called, where both it and its key are open. */
function namedBy({ entity, field }: Pick<TargetKey, 'entity' | 'field'>): string | undefined {
  return field.kind === 'column' && field.class === 'open' ? openName(entity)?.column : undefined;
}
