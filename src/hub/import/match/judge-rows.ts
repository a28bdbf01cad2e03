import { covers, endOf, OPEN_END, overlap, type Period, startOf } from '../../time/period.js';
import { wholeValues } from '../../write/check-values.js';
import { uuidv7 } from '../../write/identity.js';
import type { Operation } from '../../write/operations.js';
import type { Slice } from '../../write/slices.js';
import { missing } from '../check/check-row.js';
import type { CheckedRow } from '../check/checked-row.js';
import { headerTooShort } from '../check/map-header.js';
import { isSound, keyHeader, rowProblem } from '../check/row-problems.js';
import { changedFields } from './compare.js';
import { judgeAsked } from './judge-asked.js';
import { applied, holds, isSeparate, type Judging, refused, type Timeline, valuesOf } from './judging.js';
import { type PreparedRow, rejected } from './row-operations.js';

/**
 * Rows that may be about one record, in the order of time. A row whose day is known says what the record is like from then on; one whose
 * period begins where a record ends, or ends where it begins, is one more state of that record; rows with adjoining periods that no record
 * meets are together one new record. A gap between them is refused, since nobody can say whether it is one record or two. Each outcome is
 * seen by the rows after it. If one row is wrong, none of them is written: the others would tell a history with a hole.
 */
export function judgeTogether(judging: Judging, rows: readonly CheckedRow[]): PreparedRow[] {
  const { operation } = judging;
  if (operation !== undefined && operation !== 'update') return together(rows.map((row) => ({ ...judgeAsked(judging, row, operation) })));
  if (hasGap(judging, rows)) return rows.map(rejected);
  const outcomes = new Map<CheckedRow, PreparedRow>();
  const settle = (outcome: PreparedRow) => outcomes.set(outcome.checked, { ...outcome, turn: outcomes.size });
  for (let left = rows; left.length > 0; left = left.filter((row) => !outcomes.has(row))) {
    let met = false;
    for (const [i, row] of left.entries()) {
      const outcome = stateOfKnown(judging, row, left[i + 1]);
      if (outcome === undefined) continue;
      met = true;
      settle(outcome);
    }
    if (!met) for (const outcome of newRecord(judging, left)) settle(outcome);
  }
  return together([...outcomes.values()]);
}

function together(prepared: readonly PreparedRow[]): PreparedRow[] {
  rejectTogether(prepared, () => true);
  return prepared.map((row) => (isSound(row.checked) ? row : rejected(row.checked)));
}

/** Rows of one record stand or fall together; `isConcerned` tells which of those that rest on what would be written. */
export function rejectTogether(rows: readonly PreparedRow[], isConcerned: (row: PreparedRow, wrong: PreparedRow) => boolean): void {
  const wrong = rows.filter(({ checked }) => !isSound(checked));
  if (wrong.length === 0) return;
  for (const row of rows) {
    const isOpen = row.operations.length > 0 || row.isEndedByNext === true;
    if (!isOpen || !isSound(row.checked)) continue;
    const other = wrong.find((one) => isConcerned(row, one));
    if (other !== undefined)
      row.checked.problems.push(rowProblem('RECORD_ROW_REJECTED', row.checked, undefined, { line: other.checked.row.line }));
  }
}

/** The row as a state of a record that is known; undefined when none is met. */
function stateOfKnown(judging: Judging, row: CheckedRow, next: CheckedRow | undefined): PreparedRow | undefined {
  const { identity, headerOf } = judging;
  const timelines = judging.timelinesOf(row);
  const hits = timelines.flatMap((timeline) =>
    timeline.known.filter((slice) => holds(judging, row, slice) && covers(slice, row.day)).map((state) => ({ timeline, state })),
  );
  const [hit] = hits;
  if (hits.length > 1)
    return refused(row, rowProblem('AMBIGUOUS', row, keyHeader(identity, headerOf), { count: hits.length, day: row.day }));
  if (hit !== undefined) return changed(judging, row, { ...hit, next });
  if (isSeparate(judging, row)) return undefined;

  const ended = timelines.filter(
    ({ known }) => row.validFrom !== null && known.at(-1)?.to === row.validFrom && holds(judging, row, known.at(-1)),
  );
  const begun = timelines.filter(({ known }) => row.validTo !== null && known[0]?.from === row.validTo && holds(judging, row, known[0]));
  const [after, before] = [ended[0], begun[0]];
  if (ended.length + begun.length > 1)
    return refused(row, rowProblem('AMBIGUOUS', row, keyHeader(identity, headerOf), { count: ended.length + begun.length, day: row.day }));
  if (after !== undefined) return extended(judging, row, { timeline: after, beside: after.known.at(-1), move: { moveEnd: row.validTo } });
  if (before !== undefined)
    return extended(judging, row, { timeline: before, beside: before.known[0], move: { moveStart: row.validFrom } });
  return undefined;
}

/**
 * A new state from the row's day where values differ, and an end where the row gives one; what does not fit the record's life is a problem
 * of the row.
 */
function changed(judging: Judging, row: CheckedRow, at: { timeline: Timeline; state: Slice; next: CheckedRow | undefined }): PreparedRow {
  const { entity, headerOf, today } = judging;
  const { timeline, state, next } = at;
  const { id } = timeline;
  const last = timeline.known.at(-1) ?? state;
  const names = changedFields(state.values, row.values);
  const later = timeline.known.find((slice) => slice.from > state.from && changedFields(slice.values, row.values).length > 0);
  const from = row.validFrom ?? today;
  const { validTo } = row;
  const spans = names.length === 0 && later !== undefined && row.validFrom !== null && validTo !== null && later.from < validTo;
  const operations: Operation[] = [];

  if (names.length > 0) {
    if (last.from > from) row.problems.push(rowProblem('LATER_STATE_EXISTS', row, headerOf.get('validFrom'), { day: last.from, from }));
    if (validTo !== null && validTo <= from) row.problems.push(rowProblem('PERIOD_NEEDED', row, headerOf.get('validFrom')));
    operations.push({ operation: 'update', entity: entity.name, id, from, values: valuesOf(row, names) });
  } else if (spans) {
    row.problems.push(rowProblem('LATER_STATE_EXISTS', row, headerOf.get('validFrom'), { day: later.from, from }));
  }
  // A state may end without the record: at the beginning of the next one, known already or told by the next row.
  const goesOn =
    next !== undefined && next.validFrom !== null && next.validFrom === validTo && last.to > next.validFrom && !isSeparate(judging, next);
  const isKnown = timeline.known.some((slice) => slice.from === validTo);
  const ends = validTo !== null && last.to !== validTo && !isKnown && !goesOn && !spans;
  if (ends) {
    const lastFrom = names.length > 0 && from > last.from ? from : last.from;
    if (last.to !== OPEN_END) row.problems.push(rowProblem('END_DIFFERS', row, headerOf.get('validTo'), { day: last.to }));
    else if (validTo <= lastFrom) row.problems.push(rowProblem('CLOSE_BEFORE_START', row, headerOf.get('validTo'), { day: lastFrom }));
    operations.push({ operation: 'close', entity: entity.name, id, from: validTo });
  }
  if (!isSound(row)) return rejected(row);
  if (operations.length === 0) {
    if (later !== undefined && later.from > row.day)
      row.problems.push(rowProblem('WARN_LATER_STATE', row, headerOf.get('validFrom'), { day: later.from }));
    return {
      checked: row,
      result: 'same',
      operations,
      changed: [],
      turn: 0,
      record: id,
      ...(goesOn && !isKnown ? { isEndedByNext: true } : {}),
    };
  }
  return applied(judging, row, timeline, operations, ends ? [...names, 'validTo'] : names);
}

type Beside = { timeline: Timeline; beside: Slice | undefined; move: { moveStart: string | null } | { moveEnd: string | null } };

/** One more state at the end of a record's life, or before its beginning: what it does not say is as in the state beside it. */
function extended(judging: Judging, row: CheckedRow, { timeline, beside, move }: Beside): PreparedRow {
  const names = changedFields(beside?.values ?? {}, row.values);
  const { validFrom: from, validTo: to } = row;
  // Neighbours that say the same are one state. Before a record's beginning they stay two: else the row, read once more by itself, would
  // seem to end the record.
  const values = 'moveEnd' in move && names.length === 0 ? {} : valuesOf(row, Object.keys(row.values));
  const period = Object.keys(values).length === 0 ? { from: null, to: null } : { from, to };
  const operation: Operation = { operation: 'correct', entity: judging.entity.name, id: timeline.id, ...period, values, ...move };
  return applied(judging, row, timeline, [operation], [...names, 'moveEnd' in move ? 'validTo' : 'validFrom']);
}

/** No record is met: the first row registers one, and the rows whose periods go on from it are its later states. */
function newRecord(judging: Judging, [row, ...others]: readonly CheckedRow[]): PreparedRow[] {
  const { entity, identity, headerOf, map, named } = judging;
  if (row === undefined) return [];
  if (named.has(row)) {
    const header = row.named === undefined ? undefined : headerOf.get(row.named.by.name);
    return [refused(row, rowProblem('RECORD_NOT_IN_FORCE', row, header, { day: row.day }))];
  }
  if (judging.operation !== undefined)
    return [refused(row, rowProblem('RECORD_NOT_REGISTERED', row, keyHeader(identity, headerOf), { day: row.day }))];
  const run = isSeparate(judging, row) ? [row] : adjoining(judging, row, others);
  const about = { from: startOf(row.validFrom), to: endOf(run.at(-1)?.validTo ?? null) };
  const carried = judging.timelinesOf(row).flatMap(({ known }) => known.filter((slice) => holds(judging, row, slice)));
  const met = carried.find((slice) => overlap(slice, about));
  if (met !== undefined) {
    return run.map((one) => refused(one, rowProblem('KEY_IN_OTHER_PERIOD', one, keyHeader(identity, headerOf), { period: met })));
  }
  if (map.lacking.length > 0) throw headerTooShort(map, row.row.line);
  const lacking = map.required.filter(({ field }) => (row.values[field.name] ?? null) === null);
  if (lacking.length > 0) {
    for (const { header } of lacking) row.problems.push(missing(row.row, header));
    return [rejected(row)];
  }
  if (!isSeparate(judging, row)) warnOfOthers(judging, row, carried);

  const single = run.length === 1;
  const id = judging.idOf(row) ?? (single ? undefined : uuidv7());
  const register: Operation = {
    operation: 'register',
    entity: entity.name,
    ...(id === undefined ? {} : { id }),
    from: row.validFrom,
    to: run.at(-1)?.validTo ?? null,
    values: row.values,
  };
  const prepared: PreparedRow[] = [
    { checked: row, result: 'new', operations: [register], changed: [], turn: 0, ...(id === undefined ? {} : { record: id }) },
  ];
  if (single) return prepared;
  let before = wholeValues(entity, row.values);
  for (const one of run.slice(1)) {
    const names = changedFields(before, one.values);
    if (names.length === 0) {
      // Neighbours that say the same are one state; true only if the rows beside it are written.
      prepared.push({ checked: one, result: 'same', operations: [], changed: [], turn: 0, record: id ?? '', isEndedByNext: true });
      continue;
    }
    const update: Operation = {
      operation: 'update',
      entity: entity.name,
      id: id ?? '',
      from: one.validFrom ?? '',
      values: valuesOf(one, names),
    };
    prepared.push({ checked: one, result: 'changed', operations: [update], changed: names, turn: 0, record: id ?? '' });
    before = { ...before, ...one.values };
  }
  return prepared;
}

/** The rows that go on, one after the other, where the row before ends. */
function adjoining(judging: Judging, row: CheckedRow, others: readonly CheckedRow[]): CheckedRow[] {
  const run = [row];
  for (const other of others)
    if (!judging.named.has(other) && other.validFrom !== null && other.validFrom === run.at(-1)?.validTo) run.push(other);
  return run;
}

function warnOfOthers({ identity, headerOf }: Judging, row: CheckedRow, carried: readonly Period[]): void {
  const header = keyHeader(identity, headerOf);
  const ended = carried.filter(({ to }) => to <= row.day).map(({ to }) => to);
  const begun = carried.filter(({ from }) => from > row.day).map(({ from }) => from);
  if (ended.length > 0) row.problems.push(rowProblem('WARN_KEY_USED_BEFORE', row, header, { day: ended.sort().at(-1) }));
  if (begun.length > 0) row.problems.push(rowProblem('WARN_KEY_USED_LATER', row, header, { day: begun.sort()[0] }));
}

/**
 * Two rows of one key with days between them that neither the file nor the register tells of: told on the later one. Ties without a key may
 * begin anew (a vehicle sold and bought back), and so may keys that are declared to be reused.
 */
function hasGap(judging: Judging, rows: readonly CheckedRow[]): boolean {
  if (rows.length === 1 || judging.identity.kind === 'links') return false;
  const own = rows.filter((row) => !judging.named.has(row) && !isSeparate(judging, row));
  for (const [i, row] of own.entries()) {
    const before = own[i - 1];
    const [to, from] = [before?.validTo ?? null, row.validFrom];
    if (before === undefined || to === null || from === null || to >= from) continue;
    const timelines = judging.timelinesOf(row);
    const goesOn = timelines.some(
      ({ known }) => known.some((slice) => slice.from === to && holds(judging, row, slice)) && (known.at(-1)?.to ?? '') >= from,
    );
    // Whom the key belongs to on either side the register knows: one record after another.
    const isMet = (one: CheckedRow) =>
      timelines.some(({ known }) => known.some((slice) => holds(judging, one, slice) && covers(slice, one.day)));
    if (goesOn || (isMet(before) && isMet(row))) continue;
    row.problems.push(
      rowProblem('HISTORY_GAP', row, judging.headerOf.get('validFrom'), { line: before.row.line, period: { from: to, to: from } }),
    );
    for (const other of rows)
      if (other !== row) other.problems.push(rowProblem('RECORD_ROW_REJECTED', other, undefined, { line: row.row.line }));
    return true;
  }
  return false;
}
