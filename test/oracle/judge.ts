import { OPEN, type Said, type State, type Table } from './said.js';

/**
 * Who may see what, what a filter means, in which order rows come and whose data an answer shows: once more, in plain code over what the
 * registers said. Shares nothing with the hub: no SQL, no declarations.
 */
export type Kind = {
  table: Table;
  /** The list in the schema, and the type of its records. */
  plural: string;
  /** Where its persons stand: the records themselves, a column of theirs, or the owners of the vehicles in these columns. */
  persons: { self: true } | { column: string } | { owners: readonly string[] } | null;
};

export const KINDS = {
  Person: { table: 'person', plural: 'people', persons: { self: true } },
  Business: { table: 'business', plural: 'businesses', persons: null },
  Vehicle: { table: 'vehicle', plural: 'vehicles', persons: { owners: ['id'] } },
  Ownership: { table: 'ownership', plural: 'ownerships', persons: { column: 'person_id' } },
  Inspection: { table: 'inspection', plural: 'inspections', persons: { owners: ['vehicle_id'] } },
  Badge: { table: 'badge', plural: 'badges', persons: { owners: ['vehicle_id'] } },
  PlateAssignment: { table: 'plate_assignment', plural: 'plateAssignments', persons: { column: 'holder_person_id' } },
  VehicleCombination: { table: 'vehicle_combination', plural: 'vehicleCombinations', persons: { owners: ['tractor_id', 'trailer_id'] } },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;

/** Everything is everybody's to see who has the purpose; a person sees what is their own; nobody's data all others. */
export type Viewer = 'everything' | 'nobody’s' | { person: string };

/** The day and the knowledge asked for (null: the present), and the day it really is. */
export type Times = { day: string; at: string | null; today: string };

export type Filter =
  | { and: readonly Filter[] }
  | { or: readonly Filter[] }
  | { not: Filter }
  | { column: string; is: (value: string | number | null) => boolean }
  | { end: 'from' | 'to'; lies: (day: string) => boolean }
  | { status: readonly string[] }
  /** A day beside the one asked for, and two values of one record; without a value neither holds. */
  | { column: string; beside: (value: string, asked: string) => boolean }
  | { two: readonly [string, string]; are: (a: string | number, b: string | number) => boolean }
  /** A record that this one links to, or one that links to it. */
  | { to: KindName; by: string; filter: Filter }
  | { from: KindName; by: string; filter: Filter }
  /** What the records that link to it come to. */
  | { counts: Counted; fits: (figure: number | null) => boolean };

/** Records of a list that fit, counted or measured in a column. */
export type Counted = {
  from: KindName;
  by: string;
  filter: Filter;
  measure: (values: readonly number[], records: number) => number | null;
  column: string;
};

export const ALL: Filter = { and: [] };

export function judge(said: Said, viewer: Viewer, times: Times) {
  const { day, at, today } = times;
  const isKnown = (state: State, instant: string | null) =>
    instant === null ? state.until === OPEN : state.known <= instant && instant < state.until;
  const holds = (state: State, on: string, instant: string | null) => state.from <= on && on < state.to && isKnown(state, instant);
  const meets = (a: State, b: State) => a.from < b.to && b.from < a.to;
  const text = (value: string | number | null | undefined) => (typeof value === 'string' ? value : '');
  const inColumn = (state: State, column: string) => (column === 'id' ? state.id : (state.values[column] ?? null));
  /** A value, or an end of the period, of which an open one is none. */
  const plainly = (state: State, column: string) => {
    const value = column === 'from' || column === 'to' ? state[column] : inColumn(state, column);
    return typeof value === 'string' && value.endsWith('infinity') ? null : value;
  };
  const statesOf = (kind: KindName) => said[KINDS[kind].table];
  const inForce = (kind: KindName) => statesOf(kind).filter((state) => holds(state, day, at));

  /** Persons behind a state, of those states that say so by `when`. */
  function persons(kind: KindName, state: State, when: (teller: State) => boolean): string[] {
    const where: Kind['persons'] = KINDS[kind].persons;
    if (where === null) return [];
    if ('self' in where) return [state.id];
    if ('column' in where) {
      const told = [state, ...statesOf(kind).filter((other) => other.id === state.id && when(other))];
      return told.map((one) => text(one.values[where.column])).filter((id) => id !== '');
    }
    const vehicles = where.owners.map((column) => text(inColumn(state, column)));
    return said.ownership
      .filter((one) => vehicles.includes(text(one.values.vehicle_id)) && when(one))
      .map((one) => text(one.values.person_id))
      .filter((id) => id !== '');
  }
  /** Everybody with a wall around it: at the times asked for, on that day as known now, and today. */
  const walls = (kind: KindName, state: State) =>
    persons(kind, state, (one) => holds(one, day, at) || holds(one, day, null) || holds(one, today, null));
  /** The same of a state that is not in force: on any of its days. */
  const wallsEver = (kind: KindName, state: State) =>
    persons(kind, state, (one) => ((isKnown(one, at) || isKnown(one, null)) && meets(one, state)) || holds(one, today, null));
  function isOwn(kind: KindName, state: State, when: (teller: State) => boolean): boolean {
    if (typeof viewer === 'string') return false;
    const where: Kind['persons'] = KINDS[kind].persons;
    if (where !== null && 'column' in where) return state.values[where.column] === viewer.person;
    return persons(kind, state, when).includes(viewer.person);
  }
  function isVisible(kind: KindName, state: State): boolean {
    if (viewer === 'everything') return true;
    return walls(kind, state).length === 0 || isOwn(kind, state, (one) => holds(one, day, at) || holds(one, day, null));
  }
  function wasVisible(kind: KindName, state: State): boolean {
    if (viewer === 'everything') return true;
    const isHeld = (one: State) => ((isKnown(one, at) || isKnown(one, null)) && meets(one, state)) || holds(one, day, null);
    return wallsEver(kind, state).length === 0 || isOwn(kind, state, isHeld);
  }

  function fits(state: State, filter: Filter): boolean {
    if ('and' in filter) return filter.and.every((part) => fits(state, part));
    if ('or' in filter) return filter.or.some((part) => fits(state, part));
    if ('not' in filter) return !fits(state, filter.not);
    if ('beside' in filter) {
      const value = plainly(state, filter.column);
      return typeof value === 'string' && filter.beside(value, day);
    }
    if ('two' in filter) {
      const [a, b] = filter.two.map((column) => plainly(state, column));
      return a !== null && b !== null && a !== undefined && b !== undefined && filter.are(a, b);
    }
    if ('column' in filter) return filter.is(inColumn(state, filter.column));
    if ('end' in filter) return filter.lies(state[filter.end]);
    if ('status' in filter) return filter.status.includes(statusOf(state));
    if ('counts' in filter) return filter.fits(figureOf(state, filter.counts));
    if ('to' in filter) return visible(filter.to).some((other) => other.id === inColumn(state, filter.by) && fits(other, filter.filter));
    return visible(filter.from).some((other) => inColumn(other, filter.by) === state.id && fits(other, filter.filter));
  }

  /** Whether a document is good on the day asked for: its own period, who ended it, its last day. */
  function statusOf({ from, to, values: { state, expires_on: last } }: State): string {
    if (day < from) return 'NOT_YET';
    if (to <= day) return 'CLOSED';
    if (state === 'REVOKED' || state === 'SURRENDERED') return 'REVOKED';
    return last && text(last) < day ? 'EXPIRED' : 'IN_FORCE';
  }

  function figureOf(state: State, { from, by, filter, measure, column }: Counted): number | null {
    const records = visible(from).filter((other) => inColumn(other, by) === state.id && fits(other, filter));
    return measure(
      records.flatMap((one) => (typeof one.values[column] === 'number' ? [one.values[column]] : [])),
      records.length,
    );
  }

  /** What is there to see of a kind, on that day. */
  function visible(kind: KindName): State[] {
    return inForce(kind).filter((state) => isVisible(kind, state));
  }

  return {
    rows: (kind: KindName, filter: Filter = ALL) => visible(kind).filter((state) => fits(state, filter)),
    /** Records that fit in some state known then, none of which is in force. */
    notInForce: (kind: KindName, filter: Filter) => {
      const current = new Set(inForce(kind).map(({ id }) => id));
      const ids = statesOf(kind).filter(
        (state) => isKnown(state, at) && !current.has(state.id) && wasVisible(kind, state) && fits(state, filter),
      );
      return new Set(ids.map(({ id }) => id)).size;
    },
    walls,
    figureOf,
  };
}

export type OrderKey = { column: string; descending: boolean; rank?: readonly (string | number | null)[]; counted?: Counted };

/** Empty ones last, and first the other way round; ids decide what is left. */
export function inOrder(
  states: readonly State[],
  keys: readonly OrderKey[],
  figureOf?: (state: State, counted: Counted) => number | null,
): State[] {
  const compare = (a: State, b: State): number => {
    for (const { column, descending, rank, counted } of [
      ...keys,
      { column: 'id', descending: keys.at(-1)?.descending ?? false, rank: undefined, counted: undefined },
    ]) {
      const [x, y] = [a, b].map((state) => {
        if (counted) return figureOf?.(state, counted) ?? null;
        const value =
          column === 'id' ? state.id : column === 'from' ? state.from : column === 'to' ? state.to : (state.values[column] ?? null);
        if (value === null || value === 'infinity' || value === '-infinity') return null;
        return rank ? rank.indexOf(value) : value;
      });
      if (x === y || x === undefined || y === undefined) continue;
      const later = x === null ? 1 : y === null ? -1 : x < y ? -1 : 1;
      return descending ? -later : later;
    }
    return 0;
  };
  return [...states].sort(compare);
}
