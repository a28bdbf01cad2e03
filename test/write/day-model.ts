/**
 * The five writes once more, as simply as can be: a record is what holds on each of a few days. Knows nothing of slices' rows, versions or
 * SQL, so that it can judge the door. Day 0 is the unknown start, `DAYS` the open end.
 */
export const DAYS = 8;

export type Patch = { name?: string | null; latitude?: number | null };
export type Held = { name: string | null; latitude: number | null };

export type ModelRecord = { days: (Held | null)[]; starts: Set<number>; code: string };

export type ModelOperation =
  | { kind: 'register'; record: number; from: number; to: number; patch: Patch }
  | { kind: 'update'; record: number; from: number; patch: Patch }
  | { kind: 'correct'; record: number; from: number | null; to: number | null; patch: Patch; moveStart?: number; moveEnd?: number }
  | { kind: 'close'; record: number; from: number }
  | { kind: 'remove'; record: number };

export type World = Map<number, ModelRecord>;

const EMPTY: Held = { name: null, latitude: null };

export function copy(world: World): World {
  return new Map([...world].map(([key, { days, starts, code }]) => [key, { days: [...days], starts: new Set(starts), code }]));
}

/** Does one operation on the world, or says why not and leaves it as it is. */
export function perform(world: World, operation: ModelOperation, code: string): string | undefined {
  const record = world.get(operation.record);
  if (operation.kind === 'register') {
    if (record !== undefined) return 'KEY_TAKEN';
    if (operation.from >= operation.to) return 'PERIOD_INVALID';
    const days = range(0, DAYS).map((day) => (day >= operation.from && day < operation.to ? { ...EMPTY, ...operation.patch } : null));
    world.set(operation.record, { days, starts: new Set([operation.from]), code });
    return undefined;
  }
  if (record === undefined || record.days.every((day) => day === null)) return 'NOT_FOUND';
  const first = record.days.findIndex((day) => day !== null);
  const end = record.days.findLastIndex((day) => day !== null) + 1;
  const lastStart = Math.max(...[...record.starts].filter((start) => start < end));

  let apart: Set<number>;
  switch (operation.kind) {
    case 'update':
      if (operation.from >= end) return 'RECORD_CLOSED';
      if (operation.from < lastStart) return 'LATER_STATE_EXISTS';
      if (!isNews(record.days[end - 1] ?? EMPTY, operation.patch)) return 'PERIOD_INVALID';
      apart = twins(record);
      write(record, operation.from, end, operation.patch);
      record.starts.add(operation.from);
      join(record, apart);
      return undefined;
    case 'close':
      if (end !== DAYS) return 'RECORD_CLOSED';
      if (operation.from < lastStart) return 'LATER_STATE_EXISTS';
      if (operation.from === lastStart) return 'PERIOD_INVALID';
      clear(record, operation.from, DAYS);
      return undefined;
    case 'remove':
      clear(record, 0, DAYS);
      return undefined;
    case 'correct':
      return correct(record, operation, { first, end });
  }
}

function correct(
  record: ModelRecord,
  operation: Extract<ModelOperation, { kind: 'correct' }>,
  { first, end }: { first: number; end: number },
): string | undefined {
  const moved = operation.moveStart !== undefined || operation.moveEnd !== undefined;
  const patched = Object.keys(operation.patch).length > 0;
  if (!moved && !patched) return 'PERIOD_INVALID';
  const start = operation.moveStart ?? first;
  const stop = operation.moveEnd ?? end;
  if (start >= stop || start >= end || stop <= first) return 'PERIOD_INVALID';
  const from = operation.from ?? start;
  const to = operation.to ?? stop;
  if (patched && (from >= to || from < start || to > stop)) return 'PERIOD_INVALID';

  const apart = twins(record);
  if (operation.moveStart !== undefined) apart.add(first);
  const [atStart, atEnd] = [record.days[first] ?? null, record.days[end - 1] ?? null];
  for (const day of range(0, DAYS)) {
    if (day < start || day >= stop) record.days[day] = null;
    else if (day < first) record.days[day] = atStart;
    else if (day >= end) record.days[day] = atEnd;
  }
  if (start < first) record.starts.delete(first);
  record.starts = new Set([start, ...[...record.starts].filter((day) => day > start && day < stop)]);
  if (patched) {
    write(record, from, to, operation.patch);
    record.starts.add(from);
    if (to < stop) record.starts.add(to);
  }
  join(record, apart);
  return undefined;
}

/** Days on which a state begins that says the same as the one before it. */
function twins(record: ModelRecord): Set<number> {
  const same = (day: number) => {
    const [before, after] = [record.days[day - 1] ?? null, record.days[day] ?? null];
    return before !== null && after !== null && before.name === after.name && before.latitude === after.latitude;
  };
  return new Set([...record.starts].filter(same));
}

/** What comes to say the same as its neighbour is one state with it; twins from before stay two, and so does what is put before the beginning. */
function join(record: ModelRecord, apart: ReadonlySet<number>): void {
  for (const day of twins(record)) if (!apart.has(day)) record.starts.delete(day);
}

function isNews(held: Held, patch: Patch): boolean {
  return Object.entries(patch).some(([name, value]) => held[name as keyof Held] !== value);
}

function write(record: ModelRecord, from: number, to: number, patch: Patch): void {
  for (const day of range(from, to)) record.days[day] = { ...(record.days[day] ?? EMPTY), ...patch };
}

function clear(record: ModelRecord, from: number, to: number): void {
  for (const day of range(from, to)) record.days[day] = null;
  record.starts = new Set([...record.starts].filter((day) => day < from));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
