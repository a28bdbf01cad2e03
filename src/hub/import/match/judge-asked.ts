import { covers, earlier, endOf, later, OPEN_END, overlap, servedDay, startOf } from '../../time/period.js';
import type { Operation } from '../../write/operations.js';
import type { CheckedRow } from '../check/checked-row.js';
import type { FileOperation } from '../check/file-operation.js';
import { keyHeader, rowProblem } from '../check/row-problems.js';
import { changedFields } from './compare.js';
import { applied, holds, isSeparate, type Judging, refused, type Timeline, valuesOf } from './judging.js';
import type { PreparedRow } from './row-operations.js';

/** A row of a file that was told what to do with the record each row names. */
export function judgeAsked(judging: Judging, row: CheckedRow, operation: Exclude<FileOperation, 'update'>): PreparedRow {
  const meant = meantBy(judging, row);
  if ('checked' in meant) return meant;
  switch (operation) {
    case 'correct':
      return corrected(judging, row, meant);
    case 'close':
      return closed(judging, row, meant);
    case 'remove':
      return applied(judging, row, meant, [{ operation: 'remove', entity: judging.entity.name, id: meant.id }], []);
    default:
      return operation satisfies never;
  }
}

/** The record in force on the row's day, or else the only one that ever carried its key. */
function meantBy(judging: Judging, row: CheckedRow): Timeline | PreparedRow {
  const { identity, headerOf } = judging;
  const carrying = judging.timelinesOf(row).filter(({ known }) => known.some((slice) => holds(judging, row, slice)));
  const onTheDay = carrying.filter(({ known }) => known.some((slice) => holds(judging, row, slice) && covers(slice, row.day)));
  const found = onTheDay.length > 0 ? onTheDay : isSeparate(judging, row) ? [] : carrying;
  const [one, ...others] = found;
  const header = row.named === undefined ? keyHeader(identity, headerOf) : headerOf.get(row.named.by.name);
  if (one === undefined) return refused(row, rowProblem('RECORD_NOT_REGISTERED', row, header, { day: row.day }));
  return others.length === 0 ? one : refused(row, rowProblem('AMBIGUOUS', row, header, { count: found.length, day: row.day }));
}

/**
 * What the row says was so in its period: from its first day, or that of the state of its day, until its last, or until the next state that is
 * known, whose word stands. A period that begins before the record, or ends after it, moves that end; `moveStart` and `moveEnd` move it anywhere.
 */
function corrected(judging: Judging, row: CheckedRow, timeline: Timeline): PreparedRow {
  const { known, id } = timeline;
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a record that a row names has a state');
  const { validFrom, validTo, moves = {} } = row;
  const state = known.find((slice) => covers(slice, row.day)) ?? (row.day < first.from ? undefined : last);
  if (row.day >= last.to && validTo === null && moves.moveEnd === undefined)
    return refused(row, rowProblem('END_DIFFERS', row, judging.headerOf.get('validFrom'), { day: last.to }));

  const moved = {
    ...(validFrom !== null && validFrom < first.from ? { moveStart: validFrom } : {}),
    ...(validTo !== null && validTo > last.to ? { moveEnd: validTo } : {}),
    ...moves,
  };
  const ends = {
    from: moved.moveStart === undefined ? first.from : startOf(moved.moveStart),
    to: moved.moveEnd === undefined ? last.to : endOf(moved.moveEnd),
  };
  const until = state === last && moved.moveEnd !== undefined ? ends.to : (state?.to ?? first.from);
  const period = {
    from: later(validFrom ?? state?.from ?? first.from, ends.from),
    to: earlier(validTo ?? until, ends.to),
  };
  const met = known.filter((slice) => overlap(slice, period));
  const beside = met.length > 0 ? met : [row.day < first.from ? first : last];
  const names = [...new Set(beside.flatMap(({ values }) => changedFields(values, row.values)))];
  const changed = [...names];
  if (ends.from !== first.from) changed.push('validFrom');
  if (ends.to !== last.to) changed.push('validTo');
  if (changed.length === 0) return same(row, id);
  const operation: Operation = {
    operation: 'correct',
    entity: judging.entity.name,
    id,
    from: names.length === 0 ? null : servedDay(period.from),
    to: names.length === 0 ? null : servedDay(period.to),
    values: valuesOf(row, names),
    ...moved,
  };
  return applied(judging, row, timeline, [operation], changed);
}

/** The first day no longer in force is the row's end, or in a file that has none its first day. */
function closed(judging: Judging, row: CheckedRow, timeline: Timeline): PreparedRow {
  const { headerOf, entity } = judging;
  const end = row.validTo ?? row.validFrom;
  const header = headerOf.get('validTo') ?? headerOf.get('validFrom');
  const last = timeline.known.at(-1);
  if (end === null || last === undefined) return refused(row, rowProblem('CLOSE_DAY_NEEDED', row, header));
  if (last.to === end) return same(row, timeline.id);
  if (last.to !== OPEN_END) return refused(row, rowProblem('END_DIFFERS', row, header, { day: last.to }));
  if (end <= last.from) return refused(row, rowProblem('CLOSE_BEFORE_START', row, header, { day: last.from }));
  return applied(judging, row, timeline, [{ operation: 'close', entity: entity.name, id: timeline.id, from: end }], ['validTo']);
}

function same(checked: CheckedRow, record: string): PreparedRow {
  return { checked, result: 'same', operations: [], changed: [], turn: 0, record };
}
