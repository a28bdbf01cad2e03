import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { type Life, readStanding, type Standing, type Step } from '../ledger/standing.js';
import { listIn, loadSlices, loadSlicesBefore } from '../write/load.js';
import type { Operation } from '../write/operations.js';
import { type Plan, planChangeSet } from '../write/plan.js';
import type { InTheWay } from '../write/problems.js';
import { asTheyStand } from '../write/registers.js';
import { sameStates } from '../write/slices.js';
import { culprits, type LaterChange } from './later-changes.js';

/** A change set as it stands in the ledger. */
export type WrittenSet = { id: string; batchId: string | null; firstPosition: string; lastPosition: string; recordedFrom: string };

/** What taking a change set back comes to: the operations with their plan, and the changes of others that would go with it. */
export type UndoPlan = { operations: Operation[]; later: LaterChange[]; plan?: Plan };

/** A record that goes back to the state after one of its versions (0: nothing at all), as it was known just before an instant. */
type Rewind = {
  entity: Entity;
  life: Life;
  to: number;
  before: string /** Where it is the set's own record, what the set did to it. */;
  step?: Step;
};

/**
 * Works out how the registers go back to what they said before a change set. Its records go back to their states before it; whatever
 * the door then finds in the way – records that link to what vanishes, that took a freed key, targets that ended since – goes back
 * to before it stood there, until nothing is in the way. Reads only.
 *
 * Records on which the set is no longer in effect are left alone: others have taken that back already. What anybody asked to be gone
 * never comes back by the way: a record goes back past it, and a cascade only ever takes away. So it ends, since every round takes
 * something away. `own` tells which changes are the caller's to withdraw anyway (the other parts of its batch).
 */
export async function planUndo(
  tx: Tx,
  model: Model,
  set: WrittenSet,
  own: (change: LaterChange) => boolean,
  today: string,
): Promise<UndoPlan> {
  const rewinds = new Map<string, Rewind>();
  const ids = await touchedBy(tx, set);
  const standing = await readStanding(tx, ids, set.id);
  for (const life of lives(standing, ids)) {
    const step = life.path(life.head).find(({ setId }) => setId === set.id);
    if (step !== undefined) rewinds.set(life.id, { ...rewindOf(model, standing, { life, step }), step });
  }

  for (;;) {
    const operations = await restoring(tx, [...rewinds.values()]);
    if (operations.length === 0) return { operations, later: [] };
    const plan = await planChangeSet({ registers: asTheyStand(tx), model, operations, readAt: undefined, today });
    const { findings } = plan;
    if (!findings.refused()) {
      const later = await laterChanges(tx, set, [...rewinds.values()]);
      return { operations, later: later.filter((change) => !own(change)), plan };
    }
    const inTheWay = findings.inTheWay().map((one) => ({ ...one, after: rewinds.get(one.of)?.before ?? set.recordedFrom }));
    const { further, asked } = await goingFurther(tx, model, { set, rewinds, inTheWay });
    for (const rewind of further) rewinds.set(rewind.life.id, rewind);
    if (further.length === 0 && asked.length > 0) refuseLater(asked, 'WITHDRAWN_SINCE');
    if (further.length === 0) throw findings.error();
  }
}

/** Back to just before a step, and past whatever rests on something that was asked to be gone. */
function rewindOf(model: Model, standing: Standing, { life, step }: { life: Life; step: Step }): Rewind {
  const gone = life.path(step.first - 1).findLast(({ setId, restores }) => restores === null && standing.isGone(setId));
  const to = (gone ?? step).first - 1;
  return { entity: entityNamed(model, life.entity), life, to, before: life.after(to)?.recordedFrom ?? step.recordedFrom };
}

type Going = { set: WrittenSet; rewinds: ReadonlyMap<string, Rewind>; inTheWay: readonly (InTheWay & { after: string })[] };

/**
 * How far what is in the way has to go back: to before the first step since that made it stand there, if that takes something away from
 * it. Otherwise a withdrawal made it stand there, and is told of: who wants that undone has to ask for it.
 */
async function goingFurther(tx: Tx, model: Model, { set, rewinds, inTheWay }: Going): Promise<{ further: Rewind[]; asked: LaterChange[] }> {
  const found = new Map<string, (InTheWay & { after: string })[]>();
  for (const one of inTheWay) listIn(found, one.id).push(one);
  const standing = await readStanding(tx, [...found.keys()], set.id);
  const suspects = lives(standing, [...found.keys()]).map((life) => {
    const here = rewinds.get(life.id);
    const ways = found.get(life.id) ?? [];
    const after = ways.map((way) => way.after).sort()[0] ?? set.recordedFrom;
    const path = life.path(here?.to ?? life.head);
    return { id: life.id, life, here, found: ways, path, steps: path.filter(({ recordedFrom }) => recordedFrom >= after) };
  });
  const guilty = await culprits(tx, model, suspects);
  const [further, asked]: [Rewind[], LaterChange[]] = [[], []];
  for (const { id, life, here, path, steps } of suspects) {
    const met = guilty.get(id) ?? new Set();
    const chosen = met.size === 0 ? steps : steps.filter((step) => met.has(step));
    const ways = chosen.map((step) => rewindOf(model, standing, { life, step })).filter(({ to }) => takesAway(path, life.path(to)));
    const furthest = ways.at(-1);
    if (furthest !== undefined) further.push({ ...furthest, ...(here?.step === undefined ? {} : { step: here.step }) });
    else asked.push(...chosen.filter(({ restores }) => restores !== null).flatMap(({ changes }) => changes));
  }
  return { further, asked };
}

/** Whether the second path has only what the first has, and less: nothing comes back with it. */
function takesAway(from: readonly Step[], to: readonly Step[]): boolean {
  const there = new Set(changesIn(from));
  const left = changesIn(to);
  return left.length < there.size && left.every((step) => there.has(step));
}

/** Withdrawals lead elsewhere; what else is on the path is in effect. An erasure makes no state, and stays whatever is taken back. */
function changesIn(path: readonly Step[]): Step[] {
  return path.filter(({ restores, changes }) => restores === null && changes.some(({ operation }) => operation !== 'erase'));
}

/** Refuses with the list of what would have to go too, or of what was asked to be gone since. */
export function refuseLater(later: readonly LaterChange[], why: 'REST_ON_IT' | 'WITHDRAWN_SINCE' = 'REST_ON_IT'): void {
  if (later.length === 0) return;
  const entities = [...new Set(later.map(({ entity }) => entity))].sort().join(', ');
  const listed = later
    .slice(0, LATER_LISTED_MAX)
    .map(({ batchId: _, operation, ...change }) => ({ ...change, operation: operation.toUpperCase() }));
  throw new HubError(
    'HAS_LATER_CHANGES',
    { count: later.length, entities, why },
    { details: { laterCount: later.length, laterChanges: listed } },
  );
}

function lives(standing: Standing, ids: readonly string[]): Life[] {
  return ids.flatMap((id) => standing.life(id) ?? []);
}

async function touchedBy(tx: Tx, { firstPosition, lastPosition }: WrittenSet): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    'select distinct c.entity, c.record_id as id from change c where c.position between $1::bigint and $2::bigint order by 1, 2',
    [firstPosition, lastPosition],
  );
  return rows.map(({ id }) => id);
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
      asked.map(({ life }) => life.id),
    );
    const then = await loadSlicesBefore(
      tx,
      entity,
      asked.map(({ life, before }) => ({ id: life.id, before })),
    );
    for (const { life, to } of asked) {
      const states = (then.get(life.id) ?? []).map(({ from, to, values }) => ({ from, to, values }));
      if (!sameStates(now.get(life.id) ?? [], states))
        operations.push({ operation: 'restore', entity: entity.name, id: life.id, states, restores: to });
    }
  }
  return operations;
}

/**
 * What was changed after the set in the records that go back, and would not be in effect any more. Later changes of the set's own records
 * that cancel out do not count: the record says what the set made it say.
 */
async function laterChanges(tx: Tx, set: WrittenSet, rewinds: readonly Rewind[]): Promise<LaterChange[]> {
  const taken = rewinds.map((rewind) => {
    const left = new Set(rewind.life.path(rewind.to));
    const path = rewind.life.path(rewind.life.head);
    // What a withdrawal itself brought back is what it is withdrawn for.
    const isWithdrawal = rewind.step !== undefined && rewind.step.restores !== null;
    const above = isWithdrawal
      ? path.slice(
          0,
          path.findIndex(({ setId }) => setId === set.id),
        )
      : path;
    const steps = changesIn(above).filter((step) => step.setId !== set.id && !left.has(step));
    return { rewind, changes: steps.flatMap(({ changes }) => changes) };
  });
  const settled = await cancelledOut(
    tx,
    taken.filter(({ changes }) => changes.length > 0).map(({ rewind }) => rewind),
  );
  return taken
    .filter(({ rewind }) => !settled.has(rewind))
    .flatMap(({ changes }) => changes)
    .sort((a, b) => Number(BigInt(a.position) - BigInt(b.position)));
}

/** The set's own records that go back no further than to before it, and say now what it made them say. */
async function cancelledOut(tx: Tx, rewinds: readonly Rewind[]): Promise<ReadonlySet<Rewind>> {
  const settled = new Set<Rewind>();
  const byEntity = new Map<Entity, { rewind: Rewind; before: string }[]>();
  for (const rewind of rewinds) {
    const { step, life, to } = rewind;
    const next = step && life.after(step.last);
    if (step !== undefined && next !== undefined && to === step.first - 1)
      listIn(byEntity, rewind.entity).push({ rewind, before: next.recordedFrom });
  }
  for (const [entity, asked] of byEntity) {
    const given = asked.map(({ rewind, before }) => ({ id: rewind.life.id, before }));
    const now = await loadSlices(
      asTheyStand(tx),
      entity,
      given.map(({ id }) => id),
    );
    const after = await loadSlicesBefore(tx, entity, given);
    for (const { rewind } of asked) if (sameStates(now.get(rewind.life.id) ?? [], after.get(rewind.life.id) ?? [])) settled.add(rewind);
  }
  return settled;
}

function entityNamed(model: Model, name: string): Entity {
  const entity = model.declarations.entities.get(name);
  if (entity === undefined) throw new Error(`the ledger names ${name}, which no register declares`);
  return entity;
}

const LATER_LISTED_MAX = LIMITS.laterListed.max;
