import type { Pool } from '../../db/client.js';
import { type Tx, withTx } from '../../db/tx.js';
import { keyFold } from '../declare/fold.js';
import { isUnruledText } from '../declare/free-text.js';
import type { Model, Value } from '../declare/model.js';
import { normalText, textRule } from '../declare/normal-text.js';
import type { ColumnField, Entity } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { overlap, type Period, servedDay, UNKNOWN_START } from '../time/period.js';
import { isKnownNow, periodColumn } from '../time/period-sql.js';
import { columnType, loadTwins } from '../write/load.js';
import type { Operation } from '../write/operations.js';
import { asTheyStand } from '../write/registers.js';

/**
 * A text or an identifier that an earlier release took as it came. `UNTIDY`: its normal form says the same, and mends it. `REFUSED`: it is
 * none by the rule told, so that somebody has to look at the original. `TWIN`: another record (`of`) has a key that nobody could tell from it. Never holds
 * the text, which may be a person's.
 */
export type StoredTextFault = { entity: string; id: string; field: string; validFrom: string | null; validTo: string | null } & (
  | { is: 'UNTIDY' }
  | { is: 'REFUSED'; vi: string; en: string }
  | { is: 'TWIN'; of: string }
);

export type StoredTexts = { faults: StoredTextFault[]; mending: Operation[]; states: number };

const PAGE_ROWS = 5_000;

/**
 * Goes through every state of an entity that is known now, page by page, and finds the texts and identifiers that the door would not take
 * as they stand.
 */
export async function checkStoredTexts(pool: Pool, model: Model, entity: Entity): Promise<StoredTexts> {
  const found: StoredTexts = { faults: [], mending: [], states: 0 };
  const fields = [...storedFields(entity).fields.values()].flatMap((field) => {
    const spell = field.kind === 'column' ? spelling(model, field) : undefined;
    return field.kind === 'column' && spell !== undefined ? [{ field, spell }] : [];
  });
  await checkStates(pool, entity, { fields, found });
  await withTx(pool, { readOnly: true, label: 'check twins' }, (tx) => checkTwins(tx, entity, found));
  return found;
}

/** How the door would spell a stored text; null: it would leave it out. */
type Spell = (text: string) => { value: string | null } | { vi: string; en: string };
type Spelt = { field: ColumnField; spell: Spell };

function spelling({ scalars }: Model, field: ColumnField): Spell | undefined {
  if (isUnruledText(field))
    return (text) => {
      const normal = normalText(text, field);
      return 'fault' in normal ? textRule(normal.fault) : normal;
    };
  const scalar = scalars.get(field.type);
  if (scalar === undefined || scalar.structured || !['text', 'text[]'].includes(columnType(field))) return undefined;
  return (text) => {
    const normal = scalar.normalise(text);
    return 'rejected' in normal ? { vi: normal.vi, en: normal.en } : { value: normal.value };
  };
}

const FROM = periodColumn('validFrom');
const PERIOD = `t.${FROM} as "from", t.${periodColumn('validTo')} as "to"`;

type Row = Record<string, Value> & Period & { id: string };

async function checkStates(pool: Pool, entity: Entity, { fields, found }: { fields: readonly Spelt[]; found: StoredTexts }): Promise<void> {
  const columns = fields.map(({ field }) => `, t."${field.column}"`).join('');
  for (let after: [string, string] = ['00000000-0000-0000-0000-000000000000', UNKNOWN_START]; ; ) {
    const { rows } = await withTx(pool, { readOnly: true, label: 'check texts' }, (tx) =>
      tx.query<Row>(
        `select t.id, ${PERIOD}${columns} from ${entity.table} t
         where (t.id, t.${FROM}) > ($1::uuid, $2::date) and ${isKnownNow('t')} order by t.id, t.${FROM} limit ${PAGE_ROWS}`,
        after,
      ),
    );
    for (const row of rows) checkState(entity, row, { fields, found });
    found.states += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE_ROWS) return;
    after = [last.id, last.from];
  }
}

function checkState(entity: Entity, row: Row, { fields, found }: { fields: readonly Spelt[]; found: StoredTexts }): void {
  const period = { validFrom: servedDay(row.from), validTo: servedDay(row.to) };
  const values: Record<string, Value> = {};
  for (const { field, spell } of fields) {
    const about = { entity: entity.name, id: row.id, field: field.name, ...period };
    const kept = row[field.column] ?? null;
    const texts = kept === null ? [] : Array.isArray(kept) ? kept : [kept];
    const normal = texts.map((text) => spell(String(text)));
    const refused = normal.find((one) => 'vi' in one);
    if (refused !== undefined) {
      found.faults.push({ ...about, is: 'REFUSED', ...refused });
      continue;
    }
    const mended = normal.flatMap((one) => ('value' in one && one.value !== null ? [one.value] : []));
    if (mended.length === texts.length && mended.every((text, i) => text === texts[i])) continue;
    found.faults.push({ ...about, is: 'UNTIDY' });
    // A required text that is empty cannot be mended by leaving it out: the door says so.
    values[field.name] = field.list ? mended : (mended[0] ?? null);
  }
  if (Object.keys(values).length > 0)
    found.mending.push({ operation: 'correct', entity: entity.name, id: row.id, from: period.validFrom, to: period.validTo, values });
}

async function checkTwins(tx: Tx, entity: Entity, found: StoredTexts): Promise<void> {
  const registers = asTheyStand(tx);
  for (const { field } of storedFields(entity).uniqueKeys) {
    if (field.kind !== 'column' || columnType(field) !== 'text') continue;
    const { rows } = await tx.query<Period & { id: string; value: string }>(
      `select t.id, t."${field.column}" as value, ${PERIOD} from ${entity.table} t
       where key_fold(t."${field.column}") <> t."${field.column}" and ${isKnownNow('t')}`,
    );
    const twins = await loadTwins(registers, entity, field, [...new Set(rows.map(({ value }) => value))]);
    for (const { id, value, ...period } of rows) {
      const others = twins.filter(
        (twin) => twin.id !== id && twin.value !== value && keyFold(twin.value) === keyFold(value) && overlap(twin, period),
      );
      const [of] = [...new Set(others.map((twin) => twin.id))].sort();
      if (of === undefined) continue;
      const { from, to } = period;
      found.faults.push({ entity: entity.name, id, field: field.name, validFrom: servedDay(from), validTo: servedDay(to), is: 'TWIN', of });
    }
  }
}
