import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { listIn, loadSlices, loadSlicesBefore } from '../write/load.js';
import type { Operation } from '../write/operations.js';
import { planChangeSet } from '../write/plan.js';
import { asTheyStand } from '../write/registers.js';
import { sameStates } from '../write/slices.js';
import { changesSince, type LaterChange, standingSince } from './later-changes.js';

/** A change set as it stands in the ledger. */
export type WrittenSet = { id: string; batchId: string | null; firstPosition: string; lastPosition: string; recordedFrom: string };

/** What taking a change set back comes to: the operations, and the changes of others that would go with it. */
export type UndoPlan = { operations: Operation[]; later: LaterChange[] };

/** A record that goes back to what was known of it just before an instant. */
type Rewind = { entity: Entity; id: string; before: string };

/**
 * Works out how the registers go back to what they said before a change set. Its records go back to their states before it; whatever
 * the door then finds in the way – records that link to what vanishes, that took a freed key, targets that ended since – goes back
 * to before it stood there, until nothing is in the way. Reads only.
 *
 * Ends, since every round lets records go further back, at worst to the instant before the set, when all of them fitted together.
 * `own` tells which changes are the caller's to withdraw anyway (the other parts of its batch).
 */
export async function planUndo(tx: Tx, model: Model, set: WrittenSet, own: (change: LaterChange) => boolean, today: string): Promise<UndoPlan> {
  const rewinds = new Map<string, Rewind>();
  for (const { entity, id } of await touchedBy(tx, set)) rewinds.set(id, { entity: entityNamed(model, entity), id, before: set.recordedFrom });
  const touched = [...rewinds.values()];

  for (;;) {
    const operations = await restoring(tx, [...rewinds.values()]);
    if (operations.length === 0) return { operations, later: [] };
    const { findings } = await planChangeSet({ registers: asTheyStand(tx), model, operations, readAt: undefined, today });
    if (!findings.refused()) {
      const later = await laterChanges(tx, set, touched, [...rewinds.values()]);
      return { operations, later: later.filter((change) => !own(change)) };
    }
    const inTheWay = findings.inTheWay().map((one) => ({ ...one, after: rewinds.get(one.of)?.before ?? set.recordedFrom }));
    let grew = false;
    for (const { id, entity, since } of await standingSince(tx, model, inTheWay)) {
      const before = rewinds.get(id)?.before;
      if (before !== undefined && before <= since) continue;
      rewinds.set(id, { entity: entityNamed(model, entity), id, before: since });
      grew = true;
    }
    if (!grew) throw findings.error();
  }
}

/** Refuses with the list of what would have to go too. */
export function refuseLater(later: readonly LaterChange[]): void {
  if (later.length === 0) return;
  const entities = [...new Set(later.map(({ entity }) => entity))].sort().join(', ');
  const listed = later.slice(0, LATER_LISTED_MAX).map(({ batchId: _, operation, ...change }) => ({ ...change, operation: operation.toUpperCase() }));
  throw new HubError('HAS_LATER_CHANGES', { count: later.length, entities }, { details: { laterCount: later.length, laterChanges: listed } });
}

async function touchedBy(tx: Tx, { firstPosition, lastPosition }: WrittenSet): Promise<{ entity: string; id: string }[]> {
  const { rows } = await tx.query<{ entity: string; id: string }>(
    'select distinct c.entity, c.record_id as id from change c where c.position between $1::bigint and $2::bigint order by 1, 2',
    [firstPosition, lastPosition],
  );
  return rows;
}

/** One operation for each record that does not say already what it said then. */
async function restoring(tx: Tx, rewinds: readonly Rewind[]): Promise<Operation[]> {
  const byEntity = new Map<Entity, Rewind[]>();
  for (const rewind of rewinds) listIn(byEntity, rewind.entity).push(rewind);
  const operations: Operation[] = [];
  for (const [entity, asked] of byEntity) {
    const now = await loadSlices(
      asTheyStand(tx),
      entity,
      asked.map(({ id }) => id),
    );
    const then = await loadSlicesBefore(tx, entity, asked);
    for (const { id } of asked) {
      const states = (then.get(id) ?? []).map(({ from, to, values }) => ({ from, to, values }));
      if (!sameStates(now.get(id) ?? [], states)) operations.push({ operation: 'restore', entity: entity.name, id, states });
    }
  }
  return operations;
}

/**
 * What was changed after the set in the records that go back. Later changes of the set's own records that cancel out – someone changed
 * it and took that back – do not count: the record says what the set made it say.
 */
async function laterChanges(tx: Tx, set: WrittenSet, touched: readonly Rewind[], all: readonly Rewind[]): Promise<LaterChange[]> {
  const changes = (
    await changesSince(
      tx,
      all.map(({ id, before }) => ({ id, since: before })),
    )
  ).filter(({ changeSetId }) => changeSetId !== set.id);
  const changed = new Set(changes.map(({ recordId }) => recordId));
  const suspects = touched.filter(({ id, before }) => before === set.recordedFrom && changed.has(id));
  const settled = new Set<string>();
  const byEntity = new Map<Entity, Rewind[]>();
  for (const rewind of suspects) listIn(byEntity, rewind.entity).push(rewind);
  for (const [entity, asked] of byEntity) {
    const ids = asked.map(({ id }) => id);
    const now = await loadSlices(asTheyStand(tx), entity, ids);
    const after = await loadSlicesAfter(tx, entity, ids, set.recordedFrom);
    for (const id of ids) if (sameStates(now.get(id) ?? [], after.get(id) ?? [])) settled.add(id);
  }
  return changes.filter(({ recordId }) => !settled.has(recordId));
}

/** As known from the set's own instant on: just before the smallest step later. */
async function loadSlicesAfter(tx: Tx, entity: Entity, ids: readonly string[], instant: string): ReturnType<typeof loadSlicesBefore> {
  const { rows } = await tx.query<{ at: string }>(`select $1::timestamptz + interval '1 microsecond' as at`, [instant]);
  const before = rows[0]?.at ?? instant;
  return loadSlicesBefore(
    tx,
    entity,
    ids.map((id) => ({ id, before })),
  );
}

function entityNamed(model: Model, name: string): Entity {
  const entity = model.declarations.entities.get(name);
  if (entity === undefined) throw new Error(`the ledger names ${name}, which no register declares`);
  return entity;
}

const LATER_LISTED_MAX = 100;
