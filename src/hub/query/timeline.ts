import type { Tx } from '../../db/tx.js';
import { type Origin, originsOf } from '../batch/origin.js';
import type { Model } from '../declare/model.js';
import { searchedText } from '../declare/normal-text.js';
import { targetKeys } from '../declare/target-keys.js';
import type { Entity } from '../declare/types.js';
import { isUuid } from '../declare/uuid.js';
import { type LedgerOperation, STATE_FRAME, type State } from '../ledger/format.js';
import type { LedgerChange } from '../ledger/read-history.js';
import { personsEver } from '../sql/change-scope.js';
import { sqlContext } from '../sql/sql-context.js';
import { covers, type Period } from '../time/period.js';
import { type ServedChange, selectHistories } from './history.js';
import type { Readable } from './readable.js';

/** One change as a person reads it: when, what, by whom and why. */
export type TimelineEntry = Pick<
  LedgerChange,
  'position' | 'version' | 'operation' | 'validFrom' | 'validTo' | 'recordedFrom' | 'changeSetId' | 'changedFields'
> & {
  agency: string | null;
  actor: string;
  reason: string;
  legalBasis: string | null;
  withdraws: string | null;
  /** Where the change came from, if a file brought it. */
  batch: Origin | null;
};

export type Timeline = { id: string; states: readonly State[]; entries: TimelineEntry[] };

/** The records that ever carried a key, in any state of knowledge: who looks for a removed record has nothing but its number. */
export async function recordsNamed(tx: Tx, model: Model, entity: Entity, text: string): Promise<string[]> {
  if (isUuid(text)) {
    const { rows } = await tx.query<{ id: string }>('select id from record where id = $1::uuid and entity = $2', [text, entity.name]);
    if (rows.length > 0) return rows.map(({ id }) => id);
  }
  const found = new Set<string>();
  for (const { field, slicesSql } of targetKeys(model, entity.name)) {
    const values = spellingsOf(model, field.type, text);
    if (values.length === 0) continue;
    // A key lent by another record is looked up as known now.
    const ever =
      field.kind === 'column'
        ? `select distinct id from ${entity.table} where ${field.column} = any($1::text[]) order by id limit 20`
        : slicesSql;
    const { rows } = await tx.query<{ id: string }>(ever, [values]);
    for (const { id } of rows) found.add(id);
  }
  return [...found];
}

/** Of the records that a key names those that carry it on a day, as known now. */
export async function recordsNamedOn(
  tx: Tx,
  model: Model,
  entity: Entity,
  { text, day }: { text: string; day: string },
): Promise<string[]> {
  const found = new Set<string>();
  for (const { field, slicesSql } of targetKeys(model, entity.name)) {
    const values = spellingsOf(model, field.type, text);
    if (values.length === 0) continue;
    const { rows } = await tx.query<Period & { id: string }>(slicesSql, [values]);
    for (const slice of rows) if (covers(slice, day)) found.add(slice.id);
  }
  return [...found];
}

/** What the key may be kept as: the normal form of its type, or of text and as an older release kept it. */
function spellingsOf({ scalars }: Model, type: string, text: string): readonly string[] {
  const result = scalars.get(type)?.normalise(text);
  if (result === undefined) return [...new Set([searchedText(text), text])];
  return 'rejected' in result ? [] : [result.value];
}

export type TimelineQuestion = { entity: Entity; id: string; knownAt: string; today: string; readable: Readable };

/** The whole life of a record as known at an instant, oldest change first: what of it a history would show to the same caller. */
export async function timelineOf(tx: Tx, model: Model, { entity, id, knownAt, today, readable }: TimelineQuestion): Promise<Timeline> {
  const changes: Told[] = [];
  const level = {
    entity,
    rowScope: readable.scope,
    history: { fields: new Set([...STATE_FRAME, ...readable.fields.map(({ name }) => name)]), changeSets: true, guarded: readable.guarded },
  };
  for (let after = '0'; ; ) {
    const sql = sqlContext(model, { validAt: today, knownAt, today }, { scope: () => readable.scope, reach: readable.reach });
    const { text, values } = selectHistories(sql, level, { ids: [id], first: PAGE_ROWS, after });
    const page = (await tx.query<Told>(text, values)).rows;
    changes.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_ROWS) break;
    after = last.position;
  }
  const { rows } = await tx.query<Pick<TimelineEntry, 'agency' | 'actor' | 'reason' | 'legalBasis' | 'withdraws'> & { id: string }>(
    'select id, agency, actor, reason, legal_basis as "legalBasis", withdraws from change_set where id = any($1::uuid[])',
    [changes.map(({ changeSetId }) => changeSetId)],
  );
  const origins = await originsOf(
    tx,
    changes.map(({ position }) => position),
  );
  const sets = new Map(rows.map(({ id: set, ...rest }) => [set, rest]));
  return {
    id,
    states: changes.at(-1)?.slices ?? [],
    entries: changes.flatMap(({ position, version, operation, validFrom, validTo, recordedFrom, changeSetId, changedFields }) => {
      const set = sets.get(changeSetId);
      return set === undefined
        ? []
        : [
            {
              position,
              version,
              operation: lower(operation),
              validFrom,
              validTo,
              recordedFrom,
              changeSetId,
              changedFields,
              ...set,
              batch: origins.get(position) ?? null,
            },
          ];
    }),
  };
}

type Told = ServedChange & { changeSetId: string };

const lower = (operation: string) => operation.toLowerCase() as LedgerOperation;

/** Everybody who ever stood behind the record, in any state of knowledge. */
export async function subjectsEver(tx: Tx, entity: Entity, id: string): Promise<string[]> {
  const { rows } = await tx.query<{ subjects: string[] }>(
    `select coalesce(array_agg(distinct x.id::text), '{}') as subjects from change c, unnest(${personsEver(entity)}) x(id) where c.record_id = $1::uuid`,
    [id],
  );
  return rows[0]?.subjects ?? [];
}

const PAGE_ROWS = 500;
