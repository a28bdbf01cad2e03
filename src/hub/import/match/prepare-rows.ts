import type { Model } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import { covers, oldestFirst, periodOf } from '../../time/period.js';
import { listIn, loadSlices } from '../../write/load.js';
import type { Plan } from '../../write/plan.js';
import type { Registers } from '../../write/registers.js';
import type { CheckedRow } from '../check/checked-row.js';
import type { FileOperation } from '../check/file-operation.js';
import { type Identity, identityText, isFilled, isReused, keyText } from '../check/identity.js';
import type { HeaderMap } from '../check/map-header.js';
import { headersOf, isSound, keyHeader, rowProblem } from '../check/row-problems.js';
import { askDoor } from './ask-door.js';
import { candidatesOf, changedFields, type KnownState } from './compare.js';
import { findNamed } from './find-named.js';
import { judgeTogether } from './judge-rows.js';
import type { Judging, Timeline } from './judging.js';
import { announce, rejectLinksToRejected, withdrawOthers } from './own-records.js';
import { type FileRecords, type LinkBook, resolveLinks } from './resolve-links.js';
import { type PreparedRow, rejected } from './row-operations.js';
import { seenKeys } from './seen-keys.js';

/** The rows of a part in the order of the file, and what writing them would do, where the door was asked. */
export type PreparedPart = { rows: PreparedRow[]; plan?: Plan };

export type RowPreparer = {
  /**
   * Looks up, compares and checks one part of the file, one at a time; parts come in file order. May be repeated for the same part.
   * `asking`: the door judges what would be written too, and what it refuses is rejected.
   */
  prepare(registers: Registers, rows: readonly CheckedRow[], more: { asking: boolean }): Promise<PreparedPart>;
  /** Before the file is gone through a second time: what rows spoke of stays known, the ids given to new records do not. */
  rewind(): void;
  /** Drops the links looked up so far, when the register turned out to have changed meanwhile. */
  forget(): void;
};

/**
 * Links, then comparison with the register, then what the door says: set-wise, a few statements per part of the file and none per row.
 * Holds the rows given, a cache of links and 20 bytes or two for every row seen; nothing else grows with the file.
 */
export function rowPreparer(given: {
  model: Model;
  entity: Entity;
  map: HeaderMap;
  identity: Identity;
  today: string;
  operation: FileOperation | undefined;
  /** What rows of this very file may name: records of earlier tables, and with `own` those that these rows become. */
  fileRecords: readonly FileRecords[];
  own: FileRecords | undefined;
}): RowPreparer {
  const { model, entity, map, identity, today, operation, fileRecords, own } = given;
  const book: LinkBook = new Map();
  const seen = seenKeys();
  const headerOf = headersOf(map);
  let isStale = false;
  let last: Promise<unknown> = Promise.resolve();
  /** Only then may two rows with different keys be about one record. */
  const namesRecords = map.columns.some(({ kind }) => kind === 'record');

  const resolve = async ({ tx }: Registers, rows: readonly CheckedRow[]): Promise<ReadonlyMap<CheckedRow, string>> => {
    const ids = own === undefined ? new Map<CheckedRow, string>() : announce(own, identity, rows);
    await resolveLinks(tx, rows, book, fileRecords);
    return ids;
  };

  const rememberKeys = (row: CheckedRow): void => {
    if (keyWasRefused(row)) return;
    const main = identityText(identity, row.values);
    if (main === undefined) {
      if (row.named !== undefined) return;
      row.problems.push(rowProblem('KEY_EMPTY', row, keyHeader(identity, headerOf)));
      return;
    }
    const spoken = new Map([[main, keyHeader(identity, headerOf)]]);
    if (identity.kind === 'keys') {
      for (const key of identity.unique) if (isFilled(row.values[key.name])) spoken.set(keyText(key, row.values), headerOf.get(key.name));
    }
    for (const [text, header] of spoken) {
      const line = seen.remember(text, periodOf(row), row.row.line);
      if (line === undefined) continue;
      row.problems.push(rowProblem('DUPLICATE_IN_FILE', row, header, { line }));
      return;
    }
  };

  const identifying = [
    ...(identity.kind === 'keys' ? identity.keys : identity.links),
    ...map.columns.flatMap((column) => (column.kind === 'record' ? column.by : [])),
  ];
  const keyHeaders = new Set(identifying.map(({ name }) => headerOf.get(name)));
  /** Such a row has no key to remember, and has been told so already. */
  const keyWasRefused = ({ problems }: CheckedRow): boolean =>
    problems.some(
      ({ severity, code, field }) => severity === 'error' && (code === 'ROW_TOO_SHORT' || code === 'ROW_TOO_LONG' || keyHeaders.has(field)),
    );

  const rememberRecords = (rows: readonly CheckedRow[], recordOf: (row: CheckedRow) => string | undefined): void => {
    for (const row of rows) {
      const id = recordOf(row);
      const line = id === undefined ? undefined : seen.remember(`record\n${id}`, periodOf(row), row.row.line);
      const header = row.named === undefined ? keyHeader(identity, headerOf) : headerOf.get(row.named.by.name);
      if (line !== undefined) row.problems.push(rowProblem('RECORD_TWICE_IN_FILE', row, header, { line }));
    }
  };

  /**
   * Told to the rows that would be written without a wrong row of the same key: they would tell a history with a hole, or of another
   * record.
   */
  const rejectBesideWrong = (rows: readonly CheckedRow[]): void => {
    const wrong = new Map<string, number>();
    for (const row of rows) {
      const text = isSound(row) || isRepetition(row) ? undefined : identityText(identity, row.values);
      if (text !== undefined && !wrong.has(text)) wrong.set(text, row.row.line);
    }
    if (wrong.size === 0) return;
    for (const row of rows) {
      const line = isSound(row) && row.named === undefined ? wrong.get(identityText(identity, row.values) ?? '') : undefined;
      if (line !== undefined) row.problems.push(rowProblem('RECORD_ROW_REJECTED', row, undefined, { line }));
    }
  };

  const compare = async (
    registers: Registers,
    rows: readonly CheckedRow[],
    ids: ReadonlyMap<CheckedRow, string>,
  ): Promise<PreparedRow[]> => {
    const named = namesRecords ? await findNamed(registers, { entity, headerOf }, rows.filter(isSound)) : NOBODY;
    const candidates = await candidatesOf(registers, { entity, identity, named }, rows.filter(isSound));
    if (namesRecords) rememberRecords(rows.filter(isSound), (row) => named.get(row) ?? onTheDay(candidates.get(row) ?? [], row));
    rejectBesideWrong(rows);

    const lists = aboutOneRecord(identity, rows.filter(isSound), { named, candidates });
    const settled = new Map<CheckedRow, PreparedRow>();
    const open: CheckedRow[][] = [];
    for (const list of lists) {
      const [row] = list;
      const same =
        list.length === 1 && row !== undefined && (operation ?? 'update') === 'update'
          ? saysTheSame(row, candidates.get(row) ?? [])
          : undefined;
      if (same === undefined) open.push(list);
      else settled.set(same.checked, same);
    }
    const timelines = await timelinesOf(registers, entity, open.flat(), candidates);
    const known = (row: CheckedRow) => [...new Set(candidates.get(row)?.map(({ id }) => id))].flatMap((id) => timelines.get(id) ?? []);
    const judging: Judging = { entity, identity, map, headerOf, today, operation, named, timelinesOf: known, idOf: (row) => ids.get(row) };
    let turn = 0;
    for (const list of open) for (const outcome of judgeTogether(judging, list)) settled.set(outcome.checked, { ...outcome, turn: turn++ });
    return rows.map((row) => settled.get(row) ?? rejected(row));
  };

  const prepare: RowPreparer['prepare'] = async (registers, rows, { asking }) => {
    if (isStale) book.clear();
    isStale = false;
    const ids = await resolve(registers, rows);
    for (const row of rows) rememberKeys(row);
    const prepared = await compare(registers, rows, ids);
    rejectLinksToRejected(prepared, ids, headerOf);
    const plan = asking
      ? await askDoor({ registers, model, today, headerOf }, prepared, () => rejectLinksToRejected(prepared, ids, headerOf))
      : undefined;
    if (own !== undefined) withdrawOthers(own, prepared, ids);
    return { rows: prepared, ...(plan === undefined ? {} : { plan }) };
  };

  return {
    rewind: () => own?.byText.clear(),

    forget: () => {
      isStale = true;
    },

    // What was looked up for one part must not be taken from under another.
    prepare: (registers, rows, more) => {
      const prepared = last.then(() => prepare(registers, rows, more));
      last = prepared.catch(() => undefined);
      return prepared;
    },
  };

  /** The most frequent case needs no more than the states that carry the key: the record is as the row says. */
  function saysTheSame(row: CheckedRow, states: readonly KnownState[]): PreparedRow | undefined {
    const there = states.filter((state) => covers(state, row.day));
    const [state] = there;
    if (there.length !== 1 || state === undefined || row.validTo !== null || changedFields(state.values, row.values).length > 0)
      return undefined;
    const isSuperseded = states.some(
      ({ id, from, values }) => id === state.id && from > row.day && changedFields(values, row.values).length > 0,
    );
    return isSuperseded ? undefined : { checked: row, result: 'same', operations: [], changed: [], turn: 0, record: state.id };
  }
}

export type Candidates = ReadonlyMap<CheckedRow, readonly KnownState[]>;

const NOBODY: ReadonlyMap<CheckedRow, string> = new Map();

/** Rows that may be about one record, oldest first; each list where its first row stands in the file. */
export function aboutOneRecord(
  identity: Identity,
  rows: readonly CheckedRow[],
  { named, candidates }: Pick<Judging, 'named'> & { candidates: Candidates },
): CheckedRow[][] {
  const lists = new Map<string, CheckedRow[]>();
  for (const row of rows) {
    const ids = named.has(row) ? [named.get(row)] : [...new Set(candidates.get(row)?.map(({ id }) => id))];
    const isOne = ids.length === 1 && (named.has(row) || !isReused(identity, row.values));
    listIn(lists, isOne ? `record\n${ids[0]}` : `key\n${identityText(identity, row.values)}`).push(row);
  }
  return [...lists.values()].map((list) => (list.length === 1 ? list : list.sort((a, b) => oldestFirst(periodOf(a), periodOf(b)))));
}

/** All that is known of the records that rows may be about. */
export async function timelinesOf(
  registers: Registers,
  entity: Entity,
  rows: readonly CheckedRow[],
  candidates: Candidates,
): Promise<Map<string, Timeline>> {
  const ids = new Set(rows.flatMap((row) => candidates.get(row)?.map(({ id }) => id) ?? []));
  const slices = await loadSlices(registers, entity, [...ids]);
  return new Map([...slices].map(([id, known]) => [id, { id, known }]));
}

/** The record the row's key leads to on its day. */
function onTheDay(states: readonly KnownState[], row: CheckedRow): string | undefined {
  const ids = new Set(states.filter((state) => covers(state, row.day)).map(({ id }) => id));
  return ids.size === 1 ? [...ids][0] : undefined;
}

/** The row it repeats is told once, and is not wrong for it. */
function isRepetition({ problems }: CheckedRow): boolean {
  return problems.some(({ code }) => code === 'DUPLICATE_IN_FILE' || code === 'RECORD_TWICE_IN_FILE');
}
