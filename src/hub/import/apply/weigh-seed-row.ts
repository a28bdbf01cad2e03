import type { Value } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import type { Json } from '../../ledger/format.js';
import { type StoredField, storedFields } from '../../ledger/stored-fields.js';
import { type Day, earlier, endOf, later, OPEN_END, overlap, servedDay, startOf } from '../../time/period.js';
import type { Operation } from '../../write/operations.js';
import type { CheckedRow } from '../check/checked-row.js';
import type { KnownState } from '../match/compare.js';
import type { SeedWord, SeedWords } from './seed-words.js';

/** What stands against a seed row: the field, and whether the seed says something new there or what it said before. */
export type Kept = { code: 'SEED_VALUE_KEPT' | 'SEED_END_KEPT' | 'SEED_NOT_IN_FORCE' | 'SEED_REMOVED'; field?: string };

export type Weighed = { operations: readonly Operation[]; changed: readonly string[]; kept: readonly Kept[] };

export type Weighing = {
  entity: Entity;
  row: CheckedRow;
  recordId: string;
  /** All states of the record known now, oldest first. */
  states: readonly KnownState[];
  words: SeedWords;
  /** What the seeds said last of this very state. */
  word: SeedWord | undefined;
};

/**
 * Three ways: what the seeds said last, what they say now, what the register says. Where the register still says what the seeds did, their
 * new word is written; where somebody has said something else since, that stands and is told. Nobody's state is widened or ended but where
 * the seeds made it, and a state that only carries a seed's value along is followed like the seed's own.
 */
export function weighSeedRow({ entity, row, recordId, states, words, word }: Weighing): Weighed {
  if (states.length === 0) return { operations: [], changed: [], kept: [{ code: 'SEED_REMOVED' }] };
  const from = fromOf(row);
  const first = states.find((state) => overlap(state, { from, to: words.next(recordId, from) }));
  if (first === undefined) return { operations: [], changed: [], kept: [{ code: 'SEED_NOT_IN_FORCE' }] };

  const { fields } = storedFields(entity);
  const kept: Kept[] = [];
  const changes = new Map<string, Change>();
  for (const [name, value] of Object.entries(row.values)) {
    const field = fields.get(name);
    if (field === undefined) continue;
    const now = textOf(field, value);
    const said = word !== undefined && name in word.said ? word.said[name] : words.value(recordId, name, from);
    const before = said === undefined ? undefined : textOf(field, said);
    // Up to the next state in which the seeds say something of this field, whatever states lie between.
    const until = words.next(recordId, from, name);
    let isTold = false;
    for (const state of states.filter((one) => overlap(one, { from, to: until }))) {
      const there = textOf(field, state.values[name] ?? null);
      if (there === now) continue;
      if (there === before) {
        const place = `${state.from} ${until}`;
        changes.set(place, { state, until, values: { ...changes.get(place)?.values, [name]: value } });
      } else if (!isTold && (state === first || before !== now)) {
        // A later state is somebody's later word, and of interest only where the seeds have a new one.
        kept.push({ code: 'SEED_VALUE_KEPT', field: name });
        isTold = true;
      }
    }
  }
  const operations = [...changes.values()].map((change) => saidAnew({ entity, recordId, from, last: states.at(-1) }, change));
  const end = endChange({ row, recordId, states, words, word });
  if (end === 'kept') kept.push({ code: 'SEED_END_KEPT', field: 'validTo' });
  else if (end !== undefined) operations.push({ ...end, entity: entity.name, id: recordId });
  const changed = new Set([...changes.values()].flatMap(({ values }) => Object.keys(values)));
  if (end !== undefined && end !== 'kept') changed.add('validTo');
  return { operations, changed: [...changed], kept };
}

/** First day a row speaks of, as a table holds it. */
export function fromOf({ validFrom }: CheckedRow): Day {
  return startOf(validFrom);
}

type Change = { state: KnownState; until: string; values: Record<string, Value> };

type Place = { entity: Entity; recordId: string; from: string; last: KnownState | undefined };

/** A new state where one begins inside the last that is known; anything else is said anew about days that are spoken of already. */
function saidAnew({ entity, recordId, from, last }: Place, { state, until, values }: Change): Operation {
  const begin = later(from, state.from);
  const end = earlier(until, state.to);
  if (state === last && begin !== state.from && end === state.to)
    return { operation: 'update', entity: entity.name, id: recordId, from: begin, values };
  return { operation: 'correct', entity: entity.name, id: recordId, from: servedDay(begin), to: servedDay(end), values };
}

type EndChange =
  | { operation: 'close'; from: string }
  | { operation: 'correct'; from: null; to: null; values: Record<string, never>; moveEnd: string | null };

function endChange({ row, recordId, states, words, word }: Omit<Weighing, 'entity'>): EndChange | 'kept' | undefined {
  const there = states.at(-1)?.to ?? OPEN_END;
  const now = endOf(row.validTo);
  // A further state says nothing of the end unless it names one; a state whose end the seeds have not touched leaves it to whoever did.
  if (there === now || (word === undefined ? row.validTo === null : word.to === now)) return undefined;
  if (there !== (word?.to ?? words.end(recordId))) return 'kept';
  if (there === OPEN_END) return { operation: 'close', from: now };
  return { operation: 'correct', from: null, to: null, values: {}, moveEnd: servedDay(now) };
}

/** One text for one value, whether it comes from a table, a file or the ledger: there numbers are texts. */
function textOf(field: StoredField, value: Value | Json): string {
  if (value === null) return '';
  const isNumber = field.kind === 'column' && (field.type === 'Int' || field.type === 'Float');
  const one = (item: unknown) => (isNumber ? Number(item) : item);
  return JSON.stringify(Array.isArray(value) ? value.map(one) : one(value));
}
