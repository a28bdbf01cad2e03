import type { Problem } from '../../errors.js';
import { gtfsProblem } from './faults.js';
import type { Feed, GtfsRow } from './read-feed.js';

/** A stop on the way of a pattern, counted from leaving its first one. */
export type Call = { stop: string; distance: number | null; arrives: number | null; departs: number | null; line: number };

/** A trip of the feed: how it runs, and when. */
export type Trip = {
  line: number;
  id: string;
  route: string;
  service: string;
  direction: 'OUTBOUND' | 'INBOUND';
  headsign: string | null;
  patternId: string | null;
  /** Seconds of the day on which it leaves its first stop. */
  leaves: number;
  calls: readonly Call[];
};

/** The trips of a feed with their stops in order; those that make no sense are told. */
export function tripsOf(feed: Feed, isRun: (route: string) => boolean): { trips: Trip[]; problems: Problem[] } {
  const times = new Map<string, GtfsRow[]>();
  for (const row of feed.rows('stop_times.txt')) {
    const trip = row.cells.trip_id ?? '';
    const list = times.get(trip);
    if (list === undefined) times.set(trip, [row]);
    else list.push(row);
  }
  const problems: Problem[] = [];
  const trips = feed.rows('trips.txt').flatMap((row): Trip[] => {
    const { trip_id: id = '', route_id: route = '', service_id: service = '' } = row.cells;
    if (!isRun(route)) return [];
    const called = callsOf(times.get(id) ?? [], row);
    if ('problems' in called) {
      problems.push(...called.problems);
      return [];
    }
    return [
      {
        line: row.line,
        id,
        route,
        service,
        direction: row.cells.direction_id === '1' ? 'INBOUND' : 'OUTBOUND',
        headsign: row.cells.trip_headsign ?? null,
        patternId: row.cells.pattern_id ?? null,
        ...called,
      },
    ];
  });
  return { trips, problems };
}

function callsOf(rows: readonly GtfsRow[], trip: GtfsRow): { leaves: number; calls: Call[] } | { problems: Problem[] } {
  const ordered = [...rows].sort((a, b) => Number(a.cells.stop_sequence) - Number(b.cells.stop_sequence));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return { problems: [gtfsProblem('GTFS_TRIP_TOO_SHORT', { file: 'trips.txt', row: trip.line })] };
  const told = ordered.map(({ line, cells }) => ({
    line,
    arrives: secondsOf(cells.arrival_time),
    departs: secondsOf(cells.departure_time),
  }));
  const leaves = told[0]?.departs ?? told[0]?.arrives ?? null;
  const ends = told.at(-1)?.arrives ?? told.at(-1)?.departs ?? null;
  if (leaves === null || ends === null)
    return {
      problems: [gtfsProblem('GTFS_TRIP_TIMES_MISSING', { file: 'stop_times.txt', row: leaves === null ? first.line : last.line })],
    };
  const problems: Problem[] = [];
  let before = { at: leaves, line: first.line };
  for (const { line, arrives, departs } of told.slice(1)) {
    const [first, last] = [arrives ?? departs, departs ?? arrives];
    if (first === null || last === null) continue;
    if (first < before.at || last < first)
      problems.push(
        gtfsProblem('GTFS_STOP_TIMES_ORDER', { file: 'stop_times.txt', field: 'arrival_time', row: line }, { line: before.line }),
      );
    before = { at: Math.max(before.at, last), line };
  }
  if (problems.length > 0) return { problems };
  const after = (seconds: number | null) => (seconds === null ? null : seconds - leaves);
  return {
    leaves,
    calls: ordered.map(({ line, cells }, i) => ({
      line,
      stop: cells.stop_id ?? '',
      distance: cells.shape_dist_traveled === undefined ? null : Number(cells.shape_dist_traveled),
      // The vehicle stands at the first stop before it leaves: how long is nobody's matter.
      arrives: i === 0 ? 0 : after(told[i]?.arrives ?? null),
      departs: i === 0 ? 0 : after(told[i]?.departs ?? null),
    })),
  };
}

/** `24:10:00` is ten past midnight of the same night. */
export function secondsOf(time: string | undefined): number | null {
  if (time === undefined) return null;
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3_600 + minutes * 60 + seconds;
}

/** `05:30`, with seconds where there are any. */
export function timeOf(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const rest = seconds % 60;
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
}

/** One way of running a route, and the trips that run it. */
export type Pattern = { code: string; route: string; trips: readonly [Trip, ...Trip[]] };

/**
 * Trips that call at the same stops at the same pace run one pattern. Named by their `pattern_id` where they have one (`O1`); else numbered by how many trips
 * run them, so that the main pattern of a direction keeps its name from one feed to the next.
 */
export function patternsOf(trips: readonly Trip[]): { patterns: Pattern[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const byRoute = new Map<string, Map<string, [Trip, ...Trip[]]>>();
  for (const trip of trips) {
    const direction = `${trip.route}\n${trip.direction}`;
    const ways = byRoute.get(direction) ?? new Map<string, [Trip, ...Trip[]]>();
    byRoute.set(direction, ways);
    const way = `${trip.patternId ?? ''}\n${wayOf(trip)}`;
    const together = ways.get(way);
    if (together === undefined) ways.set(way, [trip]);
    else together.push(trip);
  }
  const patterns = [...byRoute.values()].flatMap((ways) => {
    const taken = new Map<string, Trip>();
    const named: Pattern[] = [];
    const free: [Trip, ...Trip[]][] = [];
    for (const together of ways.values()) {
      const [trip] = together;
      const letter = trip.direction === 'OUTBOUND' ? 'O' : 'I';
      if (trip.patternId === null || !new RegExp(`^${letter}[1-9]\\d*$`).test(trip.patternId)) {
        free.push(together);
        continue;
      }
      const other = taken.get(trip.patternId);
      if (other !== undefined)
        problems.push(
          gtfsProblem('GTFS_PATTERN_DIFFERS', { file: 'trips.txt', field: 'pattern_id', row: trip.line }, { line: other.line }),
        );
      taken.set(trip.patternId, trip);
      named.push({ code: trip.patternId, route: trip.route, trips: together });
    }
    free.sort((a, b) => b.length - a.length || (wayOf(a[0]) < wayOf(b[0]) ? -1 : 1));
    let number = 0;
    const numbered = free.map((together): Pattern => {
      const letter = together[0].direction === 'OUTBOUND' ? 'O' : 'I';
      do number++;
      while (taken.has(`${letter}${number}`));
      return { code: `${letter}${number}`, route: together[0].route, trips: together };
    });
    return [...named, ...numbered];
  });
  return { patterns, problems };
}

function wayOf({ headsign, calls }: Trip): string {
  return JSON.stringify([headsign, calls.map(({ stop, distance, arrives, departs }) => [stop, distance, arrives, departs])]);
}
