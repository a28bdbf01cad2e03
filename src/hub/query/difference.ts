import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose, grantFor } from '../access/decide.js';
import { rowScopeFor } from '../access/row-scope.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import type { AsOfInput, At } from '../ledger/as-of.js';
import type { FieldChange } from '../ledger/format.js';
import { fieldChangeOf, type WrittenState, writeState } from '../ledger/states.js';
import { type StoredField, storedFields } from '../ledger/stored-fields.js';
import { type SliceRow, sliceColumns, storedSlice } from '../ledger/stored-slices.js';
import { type AuditNotes, noteNamed } from '../reads/audit-notes.js';
import { guardedLinks, visibleIds } from '../sql/change-scope.js';
import { scopePredicate, subjectsOf } from '../sql/scope-sql.js';
import { asOf, sqlContext } from '../sql/sql-context.js';
import { instantText } from '../time/instant.js';
import { changeScope } from './history.js';
import type { ReadingContext } from './reading-context.js';

/** The state of a record that stood at one pair of times. */
export type ComparedState = { version: number; validFrom: string | null; validTo: string | null; recordedFrom: string };

export type Difference = {
  recordId: string;
  entity: string;
  /** Null: nothing of the record was there to see at these times. */
  from: ComparedState | null;
  to: ComparedState | null;
  changedFields: FieldChange[];
  /** Fields the caller may not read: they were not compared. */
  withheld: readonly string[];
};

export type DifferenceQuestion = { of: string; from: AsOfInput; to: AsOfInput; responseKey: string };

type Asking = { model: Model; caller: Caller; audit: AuditNotes; reading?: ReadingContext };

/**
 * What one record says at two times, field by field: two legal days, two states of knowledge, or both. Under the caller's own rights: a
 * field that may not be read is not compared, and a row that may not be seen is as absent at that time. Whose data it is stands in the read
 * log.
 */
export async function difference({ model, caller, audit, reading }: Asking, question: DifferenceQuestion): Promise<Difference | null> {
  if (!reading) throw new Error('a difference is asked outside a query');
  const { tx } = reading;
  checkPurpose(model.access, caller, false);
  const times = [
    await reading.readAt(`${question.responseKey}.from`, question.from),
    await reading.readAt(`${question.responseKey}.to`, question.to),
  ] as const;
  const entity = await entityOfRecord(tx, model.declarations.entities, question.of);
  if (entity === undefined) return null;
  await noteNamed(tx, { model, caller, audit }, [{ by: null, value: question.of }]);
  const scope = rowScopeFor(model.access, caller, entity);
  if (entity.subject && scope !== 'no-subject') audit.begin();

  const stored = [...storedFields(entity).fields.values()];
  const guarded = guardedLinks(model, entity, (target) => rowScopeFor(model.access, caller, target));
  const read = async (at: At): Promise<Seen | null> => {
    const sql = sqlContext(
      model,
      { ...at, today: reading.times.today },
      { scope: (other) => rowScopeFor(model.access, caller, other), reach: reading.reach },
    );
    const where = [`t.id = ${sql.add(question.of, 'uuid')}`, asOf('t', sql.at), ...scopePredicate(sql, entity, 't', scope)];
    const { rows } = await tx.query<SeenRow>(
      `select ${sliceColumns(entity, visibleIds(changeScope(sql), guarded, 't'))}, ${instantText('t.recorded_from')} as "recordedFrom", ${subjectsOf(sql, entity, 't')}::text[] as subjects
       from ${entity.table} t where ${where.join(' and ')} limit 1`,
      sql.values,
    );
    const [row] = rows;
    if (row === undefined) return null;
    for (const subject of row.subjects) audit.subjects.add(subject);
    const state = writeState(storedSlice(entity, row), storedFields(entity).names);
    return { state, recordedFrom: row.recordedFrom, isOwn: row.subjects.some((subject) => reading.reach?.includes(subject)) };
  };
  const [before, after] = [await read(times[0]), await read(times[1])];
  if (before === null && after === null) return null;

  const isOwn = [before, after].every((seen) => seen === null || seen.isOwn);
  const mayRead = ({ class: cls }: StoredField) => {
    const grant = grantFor(model.access, caller, entity.register, cls);
    return grant === 'all' || grant === 'case' || (grant === 'own' && isOwn);
  };
  audit.entities.add(entity.name);
  for (const field of stored.filter(mayRead)) if (field.class !== 'open') audit.classes.add(field.class);
  if ([before, after].some((seen) => seen !== null) && entity.subject && scope !== 'no-subject') audit.classes.add('personal');
  return {
    recordId: question.of,
    entity: entity.name,
    from: framed(before),
    to: framed(after),
    changedFields: stored.flatMap((field, index) => {
      const [old, now] = [before?.state.texts[index], after?.state.texts[index]];
      return !mayRead(field) || old === now ? [] : [fieldChangeOf(field.name, old, now)];
    }),
    withheld: stored.filter((field) => !mayRead(field)).map(({ name }) => name),
  };
}

type Seen = { state: WrittenState; recordedFrom: string; isOwn: boolean };
type SeenRow = SliceRow & { recordedFrom: string; subjects: string[] };

function framed(seen: Seen | null): ComparedState | null {
  if (seen === null) return null;
  const { version, validFrom, validTo } = seen.state;
  return { version, validFrom, validTo, recordedFrom: seen.recordedFrom };
}

async function entityOfRecord(tx: Tx, entities: ReadonlyMap<string, Entity>, id: string): Promise<Entity | undefined> {
  const { rows } = await tx.query<{ entity: string }>('select entity from record where id = $1::uuid', [id], 'entity-of-record');
  return entities.get(rows[0]?.entity ?? '');
}
