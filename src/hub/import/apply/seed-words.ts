import type { Tx } from '../../../db/tx.js';
import type { Value } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import { stateOn } from '../../ledger/describe-change.js';
import type { FieldChange, Json, State } from '../../ledger/format.js';
import { STATE_FRAME } from '../../ledger/format.js';
import { changedFieldsSql, slicesSql } from '../../ledger/told-sql.js';
import { OPEN_END, oldestFirst, servedDay, UNKNOWN_START } from '../../time/period.js';
import type { Identity } from '../check/identity.js';
import { identityText } from '../check/identity.js';

/**
 * What one row of a seed file said of one record: from when on, until when the record is, and which values. Absent fields had no column.
 */
export type SeedWord = {
  file: string;
  recordId: string;
  from: string;
  to: string;
  identity: string;
  said: Readonly<Record<string, Json>>;
  dropped: boolean;
};

/** What the seeds have said of an entity's records so far. */
export type SeedWords = {
  /** The word about this very state, in this file if it has one. */
  at(recordId: string, from: string, file: string): SeedWord | undefined;
  /** The words with this identity. */
  by(identity: string): readonly SeedWord[];
  /**
   * The value said to hold on a day; null where the record is spoken of and the field never was; undefined where nothing was said of the
   * record.
   */
  value(recordId: string, field: string, day: string): Json | undefined;
  /** When the record ends by what was said of it; undefined where nothing was. */
  end(recordId: string): string | undefined;
  /** The first day of the next state that a seed tells of, at all or about this field. */
  next(recordId: string, from: string, field?: string): string;
  about(recordId: string): readonly SeedWord[];
  of(file: string): readonly SeedWord[];
  add(word: SeedWord): void;
};

/**
 * Words of files that were merged stand in `seed_word`. A file that was only ever loaded as a whole is told by the ledger: its batch wrote
 * just what it says, since nothing stood there before.
 */
export async function readSeedWords(
  tx: Tx,
  { entity, identity, actor }: { entity: Entity; identity: Identity; actor: string },
): Promise<SeedWords> {
  const words = seedWords();
  const { rows: kept } = await tx.query<SeedWord>(
    `select file, record_id as "recordId", state_from as "from", record_to as "to", identity, said, dropped from seed_word where entity = $1`,
    [entity.name],
  );
  const { rows: changes } = await tx.query<LedgerRow>(
    `select b.file_name as file, c.record_id as "recordId", c.operation, c.valid_from as "from", c.valid_to as "to",
       (${slicesSql([entity])})::json as slices, (${changedFieldsSql([entity])})::json as changed
     from import_batch b join change_set s on s.batch_id = b.id and s.withdraws is null join change c on c.position between s.first_position and s.last_position
     where b.entity = $1 and c.entity = $1 and b.actor = $2 and c.operation in ('register', 'update', 'close')
       and not exists (select from seed_word w where w.entity = b.entity and w.file = b.file_name)
     order by c.position`,
    [entity.name, actor],
  );
  for (const row of changes) words.add(wordOf(row, identity, words));
  for (const word of kept) words.add(word);
  return words;
}

type LedgerRow = {
  file: string;
  recordId: string;
  operation: 'register' | 'update' | 'close';
  from: string;
  to: string;
  slices: readonly State[];
  changed: readonly FieldChange[];
};

function wordOf({ file, recordId, operation, from, to, slices, changed }: LedgerRow, identity: Identity, words: SeedWords): SeedWord {
  const values = Object.fromEntries(Object.entries(stateOn(slices, servedDay(from)) ?? {}).filter(([name]) => !STATE_FRAME.has(name)));
  const common = { file, recordId, identity: identityText(identity, values as Record<string, Value>) ?? '', dropped: false };
  switch (operation) {
    case 'register':
      return { ...common, from, to, said: values };
    case 'update':
      return {
        ...common,
        from,
        to: OPEN_END,
        said: Object.fromEntries(changed.filter(({ name }) => name in values).map(({ name }) => [name, values[name] ?? null])),
      };
    case 'close': {
      // The row's own state if it told of one, else a row that said no more than that the record ends.
      const own = words.about(recordId).findLast((word) => word.file === file);
      return own === undefined ? { ...common, from: UNKNOWN_START, to: from, said: {} } : { ...own, to: from };
    }
    default:
      return operation satisfies never;
  }
}

function seedWords(): SeedWords {
  const byRecord = new Map<string, Map<string, SeedWord>>();
  const byIdentity = new Map<string, Map<string, SeedWord>>();
  const byFile = new Map<string, Map<string, SeedWord>>();
  const put = (map: Map<string, Map<string, SeedWord>>, name: string, word: SeedWord) => {
    const group = map.get(name) ?? new Map<string, SeedWord>();
    // Said again, it is the last that was said.
    const place = `${word.file}\n${word.recordId}\n${word.from}`;
    group.delete(place);
    map.set(name, group.set(place, word));
  };
  const about = (recordId: string) => [...(byRecord.get(recordId)?.values() ?? [])];
  return {
    at: (recordId, from, file) => {
      const there = about(recordId).filter((word) => word.from === from);
      return there.find((word) => word.file === file) ?? there.at(-1);
    },
    by: (identity) => [...(byIdentity.get(identity)?.values() ?? [])],
    value: (recordId, field, day) => {
      const words = about(recordId);
      const told = words.filter(({ from, said }) => from <= day && field in said).sort(oldestFirst);
      return told.length > 0 ? (told.at(-1)?.said[field] ?? null) : words.length > 0 ? null : undefined;
    },
    end: (recordId) => {
      const ends = about(recordId).map(({ to }) => to);
      return ends.length === 0 ? undefined : (ends.filter((to) => to !== OPEN_END).at(-1) ?? OPEN_END);
    },
    next: (recordId, from, field) =>
      about(recordId)
        .filter((word) => word.from > from && !word.dropped && (field === undefined || field in word.said))
        .map((word) => word.from)
        .sort()[0] ?? OPEN_END,
    about,
    of: (file) => [...(byFile.get(file)?.values() ?? [])],
    add: (word) => {
      put(byRecord, word.recordId, word);
      put(byIdentity, word.identity, word);
      put(byFile, word.file, word);
    },
  };
}

/** In the transaction that follows the words, so that they are never ahead of the register. */
export async function keepSeedWords(
  tx: Tx,
  { entity, batchId, words }: { entity: Entity; batchId: string; words: readonly SeedWord[] },
): Promise<void> {
  if (words.length === 0) return;
  // One statement cannot write a row twice: of two rows about one state the last stands.
  const last = new Map(words.map((word) => [`${word.file}\n${word.recordId}\n${word.from}`, word]));
  await tx.query(
    `insert into seed_word as kept (entity, file, record_id, state_from, record_to, identity, said, batch_id, dropped)
     select $1, file, record_id, state_from, record_to, identity, said, $2::uuid, dropped
     from json_to_recordset($3::json) as new (file text, record_id uuid, state_from date, record_to date, identity text, said json, dropped boolean)
     on conflict (entity, file, record_id, state_from) do update
       set record_to = excluded.record_to, identity = excluded.identity, said = excluded.said, batch_id = excluded.batch_id, dropped = excluded.dropped`,
    [
      entity.name,
      batchId,
      JSON.stringify(
        [...last.values()].map(({ file, recordId, from, to, identity, said, dropped }) => ({
          file,
          record_id: recordId,
          state_from: from,
          record_to: to,
          identity,
          said,
          dropped,
        })),
      ),
    ],
  );
}
