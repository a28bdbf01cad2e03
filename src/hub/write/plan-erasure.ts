import type { Tx } from '../../db/tx.js';
import { erasableFields, isOfPerson, isRestedOn } from '../declare/erasable.js';
import type { Model, Values } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import type { Erasure, ErasureGround, State } from '../ledger/format.js';
import { fieldHash, type HashedChange, hasValue } from '../ledger/hashes.js';
import { type Held, heldSlices } from '../ledger/held-slices.js';
import { storedFields } from '../ledger/stored-fields.js';
import { readHistories, type VerifiedRow } from '../ledger/verified-row.js';
import { hashedChange } from '../ledger/verify.js';
import { saltFrom } from '../log/salted-hash.js';
import { badInput, type Refusal } from './problems.js';

/** A record with all that was ever written of it, read once before it is erased. */
export type ErasedRecord = { rows: readonly VerifiedRow[]; held: readonly Held[] };

/** A change without the values that go: in the place of its row and of its salts. */
export type RewrittenChange = {
  position: string;
  before: string | null;
  after: string | null;
  changedFields: string | null;
  slices: string | null;
  hashes: string | null;
  salts: string | null;
};

export type PlannedErasure = Erasure & {
  entity: Entity;
  recordId: string;
  columns: readonly string[];
  changes: readonly RewrittenChange[];
  /** Everybody behind any state there ever was. */
  subjects: readonly string[];
  /** The keys that go, each once: what waits to be written names the record by them. */
  keys: readonly string[];
  /** Whether the words go too in which sets about nobody else, proposals and reviews speak of it: where all that is personal goes. */
  words: boolean;
};

export async function readErased(tx: Tx, model: Model, records: readonly { entity: string; recordId: string }[]) {
  const ids = records.map(({ recordId }) => recordId);
  const rows = await readHistories(tx, ids);
  const held = await heldSlices(tx, model, records);
  return (recordId: string): ErasedRecord => ({
    rows: rows.filter((row) => row.recordId === recordId),
    held: held.get(recordId) ?? [],
  });
}

type Asked = { entity: Entity; recordId: string; fields: readonly string[] | undefined; ground: ErasureGround; isKnown: boolean };

/** Works out what an erasure takes, and what stays of each change so that it still proves what it proved. */
export function planErasure(model: Model, asked: Asked, record: ErasedRecord): PlannedErasure | Refusal[] {
  const { names, refusals } = choose(asked);
  if (refusals.length > 0) return refusals;
  const { entity, recordId, ground } = asked;
  const changes: RewrittenChange[] = [];
  const taken = new Set<string>();
  const keys = new Set<string>();
  for (const row of record.rows) {
    const change = hashedChange(model, row, record.held) ?? toldByRow(row);
    const gone = [...names].filter((name) => holds(change, name));
    // What changed may tell of a state that is neither the one before nor one after: a value of several days stands in it alone.
    const told = row.changedFields?.some(({ name, before, after }) => names.has(name) && (before !== null || after !== null));
    if (gone.length === 0 && !told) continue;
    for (const name of gone) {
      taken.add(name);
      const field = entity.fields.get(name);
      if (field?.kind === 'column' && field.key) for (const text of textsOf(change, name)) keys.add(text);
    }
    changes.push(rewritten(row, change, { gone: new Set(gone), names }));
  }
  const { fields } = storedFields(entity);
  const left = [...fields.values()].filter(({ name }) => taken.has(name));
  if (left.length === 0)
    return [
      badInput(
        'fields',
        'không còn giá trị nào để xoá: trường chưa bao giờ có giá trị, hoặc đã xoá từ trước.',
        'there is nothing to erase: the fields never had a value, or were erased before.',
      ),
    ];
  return {
    entity,
    recordId,
    ground,
    fields: left.map(({ name }) => name),
    columns: left.map(({ column }) => column),
    changes,
    subjects: [...new Set(record.held.flatMap(({ subjectId }) => subjectId ?? []))].sort(),
    keys: [...keys],
    words: asked.fields === undefined,
  };
}

/** The fields that were named, or all that is personal; refused what no erasure may take, and what a known record cannot be without. */
function choose({ entity, fields, isKnown }: Asked): { names: ReadonlySet<string>; refusals: Refusal[] } {
  const erasable = new Map(erasableFields(entity).map((field) => [field.name, field]));
  if (fields === undefined) {
    const all = [...erasable.values()].filter((field) => isOfPerson(field) && !(isKnown && isRestedOn(field)));
    const refusal = badInput(
      'fields',
      `${entity.label} không có trường dữ liệu cá nhân nào xoá được như vậy; hãy nêu trường cần xoá: ${[...erasable.keys()].join(', ')}.`,
      `${entity.name} has no personal field that could go like that; name what is to go: ${[...erasable.keys()].join(', ')}.`,
    );
    return { names: new Set(all.map(({ name }) => name)), refusals: all.length > 0 ? [] : [refusal] };
  }
  const refusals = fields.flatMap((name): Refusal[] => {
    const field = erasable.get(name);
    if (field === undefined)
      return [
        badInput(
          name,
          `không xoá được trường này của ${entity.label}. Xoá được: ${[...erasable.keys()].join(', ')}.`,
          `it cannot be erased from ${entity.name}. What can: ${[...erasable.keys()].join(', ')}.`,
        ),
      ];
    if (isKnown && isRestedOn(field))
      return [
        badInput(
          name,
          'bản ghi còn hiệu lực trong sổ dựa vào trường này; hãy gỡ bỏ bản ghi (remove) trước, rồi xoá.',
          'a record that is still known rests on it; remove the record first, then erase.',
        ),
      ];
    return [];
  });
  return { names: new Set(fields), refusals };
}

/** Rows of FORMAT 1 hold all their states themselves. */
function toldByRow({ before, after, slices, ...row }: VerifiedRow): HashedChange {
  const states = [before, after, ...(slices ?? [])];
  const names = [...new Set(states.flatMap((state) => Object.keys(state ?? {})))];
  const written = states.map((state) =>
    state === null
      ? undefined
      : {
          version: Number(state.version),
          validFrom: state.validFrom,
          validTo: state.validTo,
          texts: names.map((name) => (state[name] === undefined || state[name] === null ? undefined : JSON.stringify(state[name]))),
        },
  );
  return { ...row, erasure: null, states: written, names };
}

function holds(change: HashedChange, name: string): boolean {
  const index = change.names.indexOf(name);
  return index >= 0 && hasValue(change, index);
}

function textsOf({ states, names }: HashedChange, name: string): string[] {
  const index = names.indexOf(name);
  return states.flatMap((state) => {
    const text = state?.texts[index];
    return text === undefined ? [] : [JSON.parse(text) as unknown].flat().filter((one): one is string => typeof one === 'string');
  });
}

type Going = { gone: ReadonlySet<string>; names: ReadonlySet<string> };

/** `gone`: what the row has commitments of. Where it has none, its salts lead to nothing that goes, and stay. */
function rewritten(row: VerifiedRow, change: HashedChange, { gone, names }: Going): RewrittenChange {
  const without = (state: State | null) => (state === null ? null : leftOf(state, gone));
  const salt = (name: string) => (row.seed === null ? row.salts?.[name] : saltFrom(row.seed, name));
  const stays = change.names.filter((name) => !gone.has(name) && holds(change, name));
  const salts =
    row.format === 1
      ? Object.entries(row.salts ?? {}).filter(([name]) => !gone.has(name))
      : stays.flatMap((name) => {
          const kept = salt(name);
          return kept === undefined ? [] : [[name, kept]];
        });
  const commitments = [...gone].flatMap((name) => {
    const used = salt(name);
    return used === undefined ? [] : [[name, fieldHash(change, change.names.indexOf(name), used)]];
  });
  const hashes = row.format === 1 || gone.size === 0 ? row.hashes : { ...row.hashes, ...Object.fromEntries(commitments) };
  return {
    position: row.position,
    before: json(without(row.before)),
    after: json(without(row.after)),
    changedFields: json(
      row.operation === 'erase' ? row.changedFields : (row.changedFields?.filter(({ name }) => !names.has(name)) ?? null),
    ),
    slices: json(row.slices?.map((state) => leftOf(state, gone)) ?? null),
    hashes: json(hashes),
    salts: gone.size === 0 ? null : json(Object.fromEntries(salts)),
  };
}

function leftOf(state: State, gone: ReadonlySet<string>): State {
  return Object.fromEntries(Object.entries(state).filter(([name]) => !gone.has(name))) as State;
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** A state without what goes. */
export function withoutErased(values: Values, names: readonly string[]): Values {
  return { ...values, ...Object.fromEntries(names.map((name) => [name, null])) };
}
