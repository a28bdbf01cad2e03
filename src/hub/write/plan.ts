import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import type { LedgerOperation } from '../ledger/format.js';
import { isDay } from '../time/calendar.js';
import type { Day } from '../time/period.js';
import { checkAlike } from './check-alike.js';
import type { CheckContext, PlannedChange, TouchedRecord } from './check-context.js';
import { checkDependents } from './check-dependents.js';
import { checkEffects } from './check-effects.js';
import { checkExclusive } from './check-exclusive.js';
import { checkKeys } from './check-keys.js';
import { checkLinks } from './check-links.js';
import { checkPlaced } from './check-placed.js';
import { checkRequired, isId, takeValues, wholeValues } from './check-values.js';
import { checkWithin } from './check-within.js';
import { checkWords } from './check-words.js';
import { uuidv7 } from './identity.js';
import { listIn, loadSlices, loadTaken } from './load.js';
import type { Operation } from './operations.js';
import { planErasure, readErased, withoutErased } from './plan-erasure.js';
import { badInput, type Findings, findings, type Refusal, refusal } from './problems.js';
import type { Registers } from './registers.js';
import { applyOperation } from './slices.js';

/** What a change set would do, and all that speaks against it. */
export type Plan = {
  changes: PlannedChange[];
  records: ReadonlyMap<string, TouchedRecord>;
  /** Everything the plan was made from: it holds as long as no later change touches any of it. */
  rests: { records: ReadonlySet<string>; entities: ReadonlySet<string> };
  findings: Findings;
  /**
   * Searches the registers once more, as they are now, for what would stand in the way; good for a plan whose own records nobody touched.
   */
  findsTheSame(): Promise<boolean>;
};

export type Planning = { registers: Registers; model: Model; operations: readonly Operation[]; readAt: string | undefined; today: Day };

/**
 * Works out what a change set would do and everything that speaks against it. Reads only; a handful of statements per entity, however many
 * operations.
 */
export async function planChangeSet(planning: Planning): Promise<Plan> {
  const found = findings();
  const given = readOperations(planning.model, planning.operations, found);
  const records = await loadRecords(planning.registers, given);
  const taken = await loadTaken(
    planning.registers.tx,
    given.filter(({ isNew, named }) => isNew && named).map(({ id }) => id),
  );
  const erasures = await loadErasures(planning, given, records);
  const changes = applyAll(planning, { given, records, taken, found, erasures });

  const context: CheckContext = {
    registers: planning.registers,
    model: planning.model,
    records,
    changes,
    found,
    rests: { records: new Set(records.keys()), entities: new Set() },
  };
  await checkLinks(context);
  await checkWithin(context);
  await checkPlaced(context);
  await checkAlike(context);
  checkWords(context);
  await checkEffects(context);
  await search(context);
  const findsTheSame = async () => {
    const again = findings();
    await search({ ...context, found: again });
    return !again.refused();
  };
  return { changes, records, rests: context.rests, findings: found, findsTheSame };
}

/** The checks that look for records nobody named: who else holds a key, is in use, or depends on what ends. */
async function search(context: CheckContext): Promise<void> {
  await checkKeys(context);
  await checkExclusive(context);
  await checkDependents(context);
}

type Given = { index: number; entity: Entity; id: string; isNew: boolean; named: boolean; operation: Operation };

/** The operations in the door's own form. One that makes no sense by itself is refused here and left out of the rest. */
function readOperations(model: Model, operations: readonly Operation[], found: Findings): Given[] {
  const given: Given[] = [];
  for (const [index, operation] of operations.entries()) {
    const entity = model.declarations.entities.get(operation.entity);
    if (entity === undefined) {
      found.refuse(index, badInput('entity', 'không có loại bản ghi này.', 'there is no such kind of record.'));
      continue;
    }
    const taken = take(model, entity, operation);
    const refusals = [...taken.refusals, ...checkShape(operation)];
    for (const one of refusals) found.refuse(index, one);
    if (refusals.length > 0) continue;
    const isNew = operation.operation === 'register';
    const id = operation.id?.toLowerCase() ?? uuidv7();
    given.push({ index, entity, isNew, named: operation.id !== undefined, id, operation: taken.operation });
  }
  return given;
}

function checkShape(operation: Operation): Refusal[] {
  const refusals: Refusal[] = [];
  if (operation.id !== undefined && !isId(operation.id)) refusals.push(badInput('id', 'cần mã định danh UUID.', 'a UUID is needed.'));
  for (const argument of ['from', 'to', 'moveStart', 'moveEnd'] as const) {
    const day = argument in operation ? (operation as Record<string, unknown>)[argument] : undefined;
    const mayBeOpen = operation.operation === 'register' || operation.operation === 'correct';
    if (day === undefined || (day === null && mayBeOpen) || isDay(day)) continue;
    refusals.push(badInput(argument, 'cần một ngày có thật, dạng YYYY-MM-DD.', 'a real day in the form YYYY-MM-DD is needed.'));
  }
  return refusals;
}

/** The operation with its values as the registers keep them. States that come back (`restore`) stay as they were. */
function take(model: Model, entity: Entity, operation: Operation): { operation: Operation; refusals: Refusal[] } {
  switch (operation.operation) {
    case 'register':
    case 'update':
    case 'correct': {
      const { values, refusals } = takeValues(model.declarations, entity, operation.values);
      return { operation: { ...operation, values: operation.operation === 'register' ? wholeValues(entity, values) : values }, refusals };
    }
    default:
      return { operation, refusals: [] };
  }
}

async function loadRecords(registers: Registers, given: readonly Given[]): Promise<Map<string, TouchedRecord>> {
  const asked = new Map<Entity, Set<string>>();
  for (const { entity, id, isNew } of given) {
    if (!isNew) asked.set(entity, (asked.get(entity) ?? new Set()).add(id));
  }
  const records = new Map<string, TouchedRecord>();
  const last = await registers.lastChanges([...new Set([...asked.values()].flatMap((ids) => [...ids]))]);
  for (const [entity, ids] of asked) {
    const known = [...ids].filter((id) => last.get(id)?.entity === entity.name);
    const slices = await loadSlices(registers, entity, known);
    for (const id of known) {
      const { version = 0, position = 0n, erased } = last.get(id) ?? {};
      // A removed record has no state, and may get its old ones back.
      const stored = slices.get(id) ?? [];
      records.set(id, {
        entity,
        id,
        isNew: false,
        version,
        position,
        stored,
        known: stored,
        erased: new Map(Object.entries(erased ?? {})),
        operation: 0,
      });
    }
  }
  return records;
}

/** All that was ever written of the records that are to be erased. */
async function loadErasures({ registers, model }: Planning, given: readonly Given[], records: ReadonlyMap<string, TouchedRecord>) {
  const asked = given.filter(({ operation, id }) => operation.operation === 'erase' && records.has(id));
  if (asked.length === 0) return undefined;
  return readErased(
    registers.tx,
    model,
    asked.map(({ entity, id }) => ({ entity: entity.name, recordId: id })),
  );
}

/** Applies the operations one after the other; a refused one leaves its record as it was, so that the next ones are still judged. */
function applyAll(
  { model, readAt, today }: Planning,
  {
    given,
    records,
    taken,
    found,
    erasures,
  }: {
    given: Given[];
    records: Map<string, TouchedRecord>;
    taken: Set<string>;
    found: Findings;
    erasures: Awaited<ReturnType<typeof loadErasures>>;
  },
): PlannedChange[] {
  const changes: PlannedChange[] = [];
  const rules = new Map<string, Model['rules'][number][]>();
  for (const rule of model.rules) listIn(rules, rule.entity).push(rule);
  const stale = readAt === undefined ? undefined : BigInt(readAt);

  const erased = new Set<string>();

  for (const { index, entity, id, isNew, operation: asked } of given) {
    const record = records.get(id) ?? {
      entity,
      id,
      isNew: true,
      version: 0,
      position: 0n,
      stored: [],
      known: [],
      erased: new Map(),
      operation: index,
    };
    const operation = withoutErasedStates(asked, record);
    if (isNew && (record.version > 0 || taken.has(id))) {
      found.refuse(index, refusal('KEY_TAKEN', { field: 'id' }, { field: 'id' }));
      continue;
    }
    const isThere = records.has(id) && record.entity === entity && (record.known.length > 0 || MAY_BE_GONE.has(operation.operation));
    if (!isNew && !isThere) {
      found.refuse(index, refusal('NOT_FOUND', { what: entity.name }));
      continue;
    }
    if (stale !== undefined && record.position > stale) {
      found.refuse(index, refusal('STALE_VERSION', { version: record.version }));
      continue;
    }
    const erasure =
      operation.operation === 'erase' && erasures !== undefined
        ? planErasure(
            model,
            { entity, recordId: id, fields: operation.fields, ground: operation.ground, isKnown: record.known.length > 0 },
            erasures(id),
          )
        : undefined;
    if (Array.isArray(erasure)) {
      for (const one of erasure) found.refuse(index, one);
      continue;
    }
    // What is erased is what stands when the set begins, and what it leaves is known only when it is written.
    if (erased.has(id) || (erasure !== undefined && record.known !== record.stored)) {
      found.refuse(index, erasedAlone());
      continue;
    }
    if (erasure !== undefined) erased.add(id);
    const applied = applyOperation(operation, record.known, { version: record.version + 1, operation: index });
    if ('code' in applied) {
      found.refuse(index, applied);
      continue;
    }
    for (const { values } of applied.states) {
      for (const one of checkRequired(entity, values, record.erased)) found.refuse(index, one);
      for (const rule of rules.get(entity.name) ?? []) {
        for (const problem of rule.check(values, today)) found.add({ ...problem, operation: index });
      }
    }
    // The same states before and after: an erasure tells of nothing else.
    const left = erasure && record.known.map((slice) => ({ ...slice, values: withoutErased(slice.values, erasure.fields) }));
    const next: TouchedRecord = { ...record, version: record.version + 1, known: applied.known, operation: index };
    records.set(id, next);
    changes.push({
      operation: operation.operation === 'restore' ? restoredAs(next) : operation.operation,
      entity,
      recordId: id,
      version: next.version,
      about: applied.about,
      before: left ?? record.known,
      after: left ?? applied.known,
      ...(erasure === undefined ? {} : { erasure }),
      ...(operation.operation === 'restore' ? { restores: operation.restores } : {}),
    });
  }
  return changes;
}

/** Even a record that is not known any more may get its states back, or lose the values of those it had. */
const MAY_BE_GONE: ReadonlySet<Operation['operation']> = new Set(['restore', 'erase']);

/** What was erased since comes back by no withdrawal. */
function withoutErasedStates(operation: Operation, { erased }: TouchedRecord): Operation {
  if (operation.operation !== 'restore' || erased.size === 0) return operation;
  const since = [...erased].flatMap(([name, version]) => (operation.restores < version ? [name] : []));
  return { ...operation, states: operation.states.map((state) => ({ ...state, values: withoutErased(state.values, since) })) };
}

function erasedAlone(): Refusal {
  return badInput(
    'operations',
    'một bản ghi được xoá dữ liệu trong tập thay đổi không có thao tác nào khác trên nó; hãy gửi riêng.',
    'a record is erased in a set that does nothing else to it; send it by itself.',
  );
}

function restoredAs({ known }: TouchedRecord): LedgerOperation {
  return known.length === 0 ? 'remove' : 'correct';
}
