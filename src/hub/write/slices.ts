import type { Values } from '../declare/model.js';
import { type Day, earlier, hull, later, OPEN_END, type Period, UNKNOWN_START } from '../time/period.js';
import type { Operation, RestoredState } from './operations.js';
import { badPeriod, type Refusal, refusal } from './problems.js';

/** Names of fields, or all of them. */
export type Names = 'all' | readonly string[];

/** One state of a record, as known. All slices of a record lie end to end, oldest first. */
export type Slice = Period & {
  version: number;
  /** Every stored field of the entity, absent ones null. */
  values: Values;
  /** Index of the operation that wrote it in this change set; undefined: it stands in the register already. */
  writtenBy?: number;
  /** What about it is new and has to be checked: links that must lead somewhere, keys nobody else may hold. */
  links: Names;
  keys: Names;
  /** Whose data it is; undefined until the door has found out. */
  subjectId?: string | null | undefined;
};

export type Applied = {
  known: readonly Slice[];
  /** The days the change is about. */
  about: Period;
  /** States that are new as a whole and must keep the register's rules. */
  states: readonly Slice[];
};

/** What marks the slices an operation writes. */
export type Writing = { version: number; operation: number };

/**
 * Applies one operation to what is known of one record: the edges of semantics §2 and nothing else.
 * Never looks anything up, never changes its input; a slice it keeps is the very same object.
 */
export function applyOperation(operation: Operation, known: readonly Slice[], writing: Writing): Applied | Refusal {
  switch (operation.operation) {
    case 'register':
      return register(operation, writing);
    case 'update':
      return joined(update(operation, known, writing), known, writing);
    case 'correct':
      return joined(correct(operation, known, writing), known, writing, operation.moveStart);
    case 'close':
      return close(operation, known, writing);
    case 'remove':
      return remove(known);
    case 'restore':
      return restore(operation, known, writing);
    case 'erase':
      // What is known stays the very same: of values that are gone, everywhere and for all days, no new state tells.
      return { known, about: { from: UNKNOWN_START, to: OPEN_END }, states: [] };
    default:
      return operation satisfies never;
  }
}

type Of<Kind extends Operation['operation']> = Extract<Operation, { operation: Kind }>;

function register({ from, to, values }: Of<'register'>, writing: Writing): Applied | Refusal {
  const about = { from: from ?? UNKNOWN_START, to: to ?? OPEN_END };
  if (about.from >= about.to) {
    return badPeriod(
      'ngày bắt đầu phải trước ngày kết thúc (ngày kết thúc là ngày đầu tiên không còn hiệu lực).',
      'the start must lie before the end (the end is the first day no longer in force).',
    );
  }
  const { version, operation } = writing;
  // With every property it will ever have: one added later makes each of many thousand slices anew.
  const slice: Slice = {
    from: about.from,
    to: about.to,
    version,
    writtenBy: operation,
    values,
    links: 'all',
    keys: 'all',
    subjectId: undefined,
  };
  return { known: [slice], about, states: [slice] };
}

function update({ from, values }: Of<'update'>, known: readonly Slice[], writing: Writing): Applied | Refusal {
  const last = known.at(-1);
  if (last === undefined) return notKnown();
  if (from >= last.to) return refusal('RECORD_CLOSED', { from: last.to });
  if (from < last.from) return refusal('LATER_STATE_EXISTS', { from });
  const isNews = Object.entries(values).some(([name, value]) => !sameValue(last.values[name] ?? null, value));
  if (!isNews) {
    return badPeriod(
      'không có gì để cập nhật: hãy nêu trường có giá trị mới từ ngày này.',
      'there is nothing to update: name a field that has a new value from this day on.',
    );
  }
  const state: Slice = {
    from,
    to: last.to,
    version: writing.version,
    writtenBy: writing.operation,
    values: { ...last.values, ...values },
    links: 'all',
    keys: 'all',
  };
  // Equal start: the new state replaces the old one.
  const before = from === last.from ? [] : [rewritten(last, { from: last.from, to: from }, writing)];
  return { known: [...known.slice(0, -1), ...before, state], about: { from, to: last.to }, states: [state] };
}

function close({ from }: Of<'close'>, known: readonly Slice[], writing: Writing): Applied | Refusal {
  const last = known.at(-1);
  if (last === undefined) return notKnown();
  if (last.to !== OPEN_END) return refusal('RECORD_CLOSED', { from: last.to });
  if (from < last.from) return refusal('LATER_STATE_EXISTS', { from });
  if (from === last.from) {
    return badPeriod(
      'không thể kết thúc đúng ngày trạng thái cuối bắt đầu. Nếu lẽ ra không được đăng ký, hãy dùng "remove"; nếu không, hãy kết thúc từ ngày hôm sau.',
      'a record cannot end on the very day its last state begins. If it should never have been registered, use "remove"; otherwise close it from the next day.',
    );
  }
  return {
    known: [...known.slice(0, -1), rewritten(last, { from: last.from, to: from }, writing)],
    about: { from, to: last.to },
    states: [],
  };
}

function remove(known: readonly Slice[]): Applied | Refusal {
  const about = hull(known);
  return about === undefined ? notKnown() : { known: [], about, states: [] };
}

/**
 * Neighbours that come to say the same are one state; what stood as two before stays two. What a correction puts before a record's beginning
 * stays a state of its own: a file's row about those days says where they end, and read once more it would else end the record there.
 */
function joined(applied: Applied | Refusal, before: readonly Slice[], writing: Writing, moveStart?: Day | null): Applied | Refusal {
  if ('code' in applied || applied.known.length < 2) return applied;
  const apart = new Set(before.flatMap((slice, i) => (saysAsBefore(before[i - 1], slice) ? [slice.from] : [])));
  if (moveStart !== undefined && before[0] !== undefined) apart.add(before[0].from);
  const known: Slice[] = [];
  for (const slice of applied.known) {
    const last = known.at(-1);
    if (last === undefined || apart.has(slice.from) || !saysAsBefore(last, slice)) known.push(slice);
    else
      known[known.length - 1] = {
        ...rewritten(last, { from: last.from, to: slice.to }, writing),
        links: slice.links === 'all' ? 'all' : together(last.links, slice.links),
        keys: slice.keys === 'all' ? 'all' : together(last.keys, slice.keys),
      };
  }
  return { ...applied, known };
}

function saysAsBefore(before: Slice | undefined, slice: Slice): boolean {
  return before !== undefined && sameValue(before.values, slice.values);
}

/**
 * Back to earlier states. What stands already stays the very same object; of the rest only what is not known now has to be checked
 * again, since the states themselves were accepted when they were first written.
 */
function restore({ states }: Of<'restore'>, known: readonly Slice[], writing: Writing): Applied | Refusal {
  const byStart = new Map(known.map((slice) => [slice.from, slice]));
  const meeting = inOrder(known);
  const next = states.map((state): Slice => {
    const met = meeting(state);
    const same = byStart.get(state.from);
    if (same !== undefined && sameStates([same], [state])) return same;
    const { from, to, values } = state;
    const fresh = Object.keys(values).filter((name) => !holdsThroughout(met, state, name));
    return { from, to, values, version: writing.version, writtenBy: writing.operation, links: fresh, keys: fresh };
  });
  const [kept, left] = [new Set(next), new Set(known)];
  const about = hull([...known.filter((slice) => !kept.has(slice)), ...next.filter((slice) => !left.has(slice))]);
  return about === undefined ? refusal('NOTHING_TO_WITHDRAW') : { known: next, about, states: [] };
}

/** What of the known slices meets a state; asked in the order of time, so that all of it is one walk along them. */
function inOrder(known: readonly Slice[]): (state: Period) => readonly Slice[] {
  let first = 0;
  return (state) => {
    while ((known[first]?.to ?? OPEN_END) <= state.from && first < known.length) first++;
    let end = first;
    while (end < known.length && (known[end]?.from ?? OPEN_END) < state.to) end++;
    return known.slice(first, end);
  };
}

/** Whether two descriptions of a record say the same: the same values over the same days. */
export function sameStates(some: readonly RestoredState[], others: readonly RestoredState[]): boolean {
  return (
    some.length === others.length &&
    some.every((state, index) => {
      const other = others[index];
      return other !== undefined && state.from === other.from && state.to === other.to && sameValue(state.values, other.values);
    })
  );
}

function holdsThroughout(met: readonly Slice[], state: RestoredState, name: string): boolean {
  const covered = hull(met);
  return (
    covered !== undefined &&
    covered.from <= state.from &&
    state.to <= covered.to &&
    met.every(({ values }) => sameValue(values[name] ?? null, state.values[name] ?? null))
  );
}

/** Both come out of the same columns, in the same order. */
function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function correct(operation: Of<'correct'>, known: readonly Slice[], writing: Writing): Applied | Refusal {
  const whole = hull(known);
  if (whole === undefined) return notKnown();
  const names = Object.keys(operation.values);
  if (names.length === 0 && operation.moveStart === undefined && operation.moveEnd === undefined) {
    return badPeriod(
      'không có gì để đính chính: hãy nêu trường cần sửa, hoặc ngày bắt đầu hay kết thúc mới.',
      'there is nothing to correct: name a field, or a new start or end.',
    );
  }
  const moved = moveEnds(operation, known, whole, writing);
  if ('code' in moved) return moved;
  if (names.length === 0) return { known: moved.known, about: hull(moved.about) ?? whole, states: [] };

  const now = hull(moved.known) ?? whole;
  const period = { from: operation.from ?? now.from, to: operation.to ?? now.to };
  if (period.from >= period.to)
    return badPeriod('ngày đầu phải trước ngày cuối của khoảng đính chính.', 'the corrected period must begin before it ends.');
  if (period.from < now.from || period.to > now.to) {
    return badPeriod(
      'khoảng đính chính vượt ra ngoài thời gian bản ghi tồn tại. Hãy thu hẹp, hoặc dời ngày bắt đầu (moveStart), ngày kết thúc (moveEnd).',
      'the corrected period reaches beyond the record itself. Narrow it, or move the start (moveStart) or the end (moveEnd).',
    );
  }
  const patched = patch(moved.known, period, operation.values, writing);
  return { ...patched, about: hull([...moved.about, period]) ?? period };
}

/** Moves the first start and the last end; states that fall outside are no longer known. */
function moveEnds(
  { moveStart, moveEnd }: Of<'correct'>,
  known: readonly Slice[],
  whole: Period,
  writing: Writing,
): { known: readonly Slice[]; about: Period[] } | Refusal {
  const from = moveStart === undefined ? whole.from : (moveStart ?? UNKNOWN_START);
  const to = moveEnd === undefined ? whole.to : (moveEnd ?? OPEN_END);
  if (from >= to) return badPeriod('ngày bắt đầu mới phải trước ngày kết thúc.', 'the new start must lie before the end.');
  if (from >= whole.to || to <= whole.from) {
    return badPeriod(
      'khoảng mới không còn trạng thái nào đã ghi nhận. Nếu lẽ ra không được đăng ký, hãy dùng "remove".',
      'no recorded state would be left. If it should never have been registered, use "remove".',
    );
  }
  const left = known.filter((slice) => slice.to > from && slice.from < to);
  const moved = left.map((slice, index) => {
    const period = { from: index === 0 ? from : slice.from, to: index === left.length - 1 ? to : slice.to };
    if (period.from === slice.from && period.to === slice.to) return slice;
    const holdsLonger = period.from < slice.from || period.to > slice.to;
    return { ...rewritten(slice, period, writing), ...(holdsLonger ? { links: 'all' as const, keys: 'all' as const } : {}) };
  });
  const about = [...(from === whole.from ? [] : [ordered(from, whole.from)]), ...(to === whole.to ? [] : [ordered(to, whole.to)])];
  return { known: moved, about };
}

/** Splits the slices at both ends of the period and writes the values into what lies between. */
function patch(known: readonly Slice[], period: Period, values: Values, writing: Writing): { known: Slice[]; states: Slice[] } {
  const names = Object.keys(values);
  const states: Slice[] = [];
  const next = known.flatMap((slice) => {
    if (slice.to <= period.from || slice.from >= period.to) return [slice];
    const from = later(slice.from, period.from);
    const to = earlier(slice.to, period.to);
    const state: Slice = {
      ...rewritten(slice, { from, to }, writing),
      values: { ...slice.values, ...values },
      links: together(slice.links, names),
      keys: together(slice.keys, names),
    };
    states.push(state);
    return [
      ...(slice.from < from ? [rewritten(slice, { from: slice.from, to: from }, writing)] : []),
      state,
      ...(to < slice.to ? [rewritten(slice, { from: to, to: slice.to }, writing)] : []),
    ];
  });
  return { known: next, states };
}

/** The same state over another period. What was new about it in this change set stays to be checked. */
function rewritten(slice: Slice, period: Period, writing: Writing): Slice {
  const { subjectId: _, ...rest } = slice;
  return { ...rest, ...period, version: writing.version, writtenBy: writing.operation };
}

function together(names: Names, more: readonly string[]): Names {
  return names === 'all' ? 'all' : [...new Set([...names, ...more])];
}

function ordered(a: Day, b: Day): Period {
  return { from: earlier(a, b), to: later(a, b) };
}

function notKnown(): Refusal {
  return refusal('NOT_FOUND', { what: 'record' });
}
