import type { Problem } from '../../errors.js';
import { writeList } from '../../hub/csv/cell-text.js';
import { gtfsProblem } from './faults.js';
import type { Feed } from './read-feed.js';
import { WEEKDAYS } from './reference.js';
import { type Pattern, patternsOf, secondsOf, timeOf, tripsOf } from './timetable.js';

/** Rows of one kind of record as a feed tells of them. `columns`: the name shown in problems, and the field it means. */
export type GtfsTable = {
  entity: string;
  file: string;
  columns: Readonly<Record<string, string>>;
  rows: { line: number; cells: string[] }[];
};

/**
 * What a feed says in the registers' terms, each row with the line it comes from. `network` makes its ids keys: two cities both have a route 32. What a feed
 * does not know (province, contract, decision) it says nothing of, so an import keeps what is there.
 */
export function gtfsTables(feed: Feed, network: string): { tables: GtfsTable[]; problems: Problem[] } {
  const code = (id: string | undefined, ...more: readonly (string | number)[]) => [network, id ?? '', ...more].join('/');
  const problems: Problem[] = [];
  const routes = feed.rows('routes.txt').filter(({ cells }) => isBus(cells.route_type ?? ''));
  const left = feed.rows('routes.txt').length - routes.length;
  if (left > 0) problems.push(gtfsProblem('WARN_GTFS_NOT_A_BUS', { file: 'routes.txt' }, { count: left }));
  const run = new Set(routes.map(({ cells }) => cells.route_id));
  const { trips, problems: wrongTrips } = tripsOf(feed, (route) => run.has(route));
  const { patterns, problems: wrongPatterns } = patternsOf(trips);
  problems.push(...wrongTrips, ...wrongPatterns);

  const stops = feed.rows('stops.txt').filter(({ cells }) => (cells.location_type ?? '0') === '0');
  for (const { line, cells } of stops)
    for (const field of ['stop_name', 'stop_lat', 'stop_lon'])
      if (cells[field] === undefined) problems.push(gtfsProblem('GTFS_REQUIRED', { file: 'stops.txt', field, row: line }));
  for (const { line, cells } of routes)
    if (cells.route_short_name === undefined && cells.route_long_name === undefined)
      problems.push(gtfsProblem('GTFS_REQUIRED', { file: 'routes.txt', field: 'route_long_name', row: line }));
  const places = new Map(stops.map(({ cells }) => [cells.stop_id ?? '', [Number(cells.stop_lon), Number(cells.stop_lat)] as const]));
  const unit = unitOf(patterns, places);
  if (unit === undefined) problems.push(gtfsProblem('WARN_GTFS_DISTANCE', { file: 'stop_times.txt', field: 'shape_dist_traveled' }));
  const fares = faresOf(feed, problems);

  const days = new Map(feed.rows('calendar.txt').map((row) => [row.cells.service_id ?? '', row]));
  const exceptions = feed.rows('calendar_dates.txt');
  const alone = new Map(
    exceptions.filter(({ cells }) => !days.has(cells.service_id ?? '')).map((row) => [row.cells.service_id ?? '', row]),
  );
  const patternCode = ({ route, code: own }: Pattern) => code(route, own);

  const tables: GtfsTable[] = [
    {
      entity: 'BusStop',
      file: 'stops.txt',
      columns: {
        stop_id: 'code',
        network: 'network',
        number: 'number',
        stop_name: 'name',
        stop_desc: 'address',
        'stop_lat, stop_lon': 'geometry',
        wheelchair_boarding: 'wheelchair',
      },
      rows: stops.map(({ line, cells: { stop_id = '', stop_name = '', stop_desc = '', wheelchair_boarding = '0', ...at } }) => ({
        line,
        cells: [
          code(stop_id),
          network,
          stop_id,
          stop_name,
          stop_desc,
          JSON.stringify({ type: 'Point', coordinates: [Number(at.stop_lon), Number(at.stop_lat)] }),
          { '1': 'true', '2': 'false' }[wheelchair_boarding] ?? '',
        ],
      })),
    },
    {
      entity: 'BusRoute',
      file: 'routes.txt',
      columns: { route_id: 'code', network: 'network', number: 'number', route_short_name: 'shortName', route_long_name: 'name' },
      rows: routes.map(({ line, cells: { route_id = '', route_short_name = '', route_long_name = route_short_name } }) => ({
        line,
        cells: [code(route_id), network, route_id, route_short_name, route_long_name],
      })),
    },
    {
      entity: 'BusCalendar',
      file: 'calendar.txt',
      columns: {
        service_id: 'code',
        network: 'network',
        service: 'service',
        weekdays: 'dayPattern',
        start_date: 'startsOn',
        end_date: 'endsOn',
      },
      rows: [...days, ...alone].map(([service, { line, cells }]) => ({
        line,
        cells: [
          code(service),
          network,
          service,
          WEEKDAYS.flatMap((day, i) => (cells[day] === '1' ? [String(i + 1)] : [])).join('') || CLEARED,
          dayOf(cells.start_date) ?? CLEARED,
          dayOf(cells.end_date) ?? CLEARED,
        ],
      })),
    },
    {
      entity: 'BusCalendarDay',
      file: 'calendar_dates.txt',
      columns: { 'service_id, date': 'code', service_id: 'calendar', date: 'day', exception_type: 'runs' },
      rows: exceptions.map(({ line, cells: { service_id, date, exception_type } }) => {
        const day = dayOf(date) ?? '';
        return { line, cells: [code(service_id, day), code(service_id), day, exception_type === '1' ? 'true' : 'false'] };
      }),
    },
    {
      entity: 'BusRoutePattern',
      file: 'trips.txt',
      columns: { pattern_id: 'code', route_id: 'route', direction_id: 'direction', trip_headsign: 'headsign' },
      rows: patterns.map((pattern) => {
        const [{ line, route, direction, headsign }] = pattern.trips;
        return { line, cells: [patternCode(pattern), code(route), direction, headsign ?? ''] };
      }),
    },
    {
      entity: 'BusPatternStop',
      file: 'stop_times.txt',
      columns: {
        'pattern_id, stop_sequence': 'code',
        pattern_id: 'pattern',
        stop_id: 'stop',
        stop_sequence: 'ordinal',
        shape_dist_traveled: 'distanceM',
        arrival_time: 'arrivesAfterS',
        departure_time: 'departsAfterS',
      },
      rows: patterns.flatMap((pattern) =>
        pattern.trips[0].calls.map(({ line, stop, distance, arrives, departs }, i) => ({
          line,
          cells: [
            `${patternCode(pattern)}/${i + 1}`,
            patternCode(pattern),
            code(stop),
            String(i + 1),
            distance === null || unit === undefined ? '' : String(rounded(distance * unit)),
            arrives === null ? CLEARED : String(arrives),
            departs === null ? CLEARED : String(departs),
          ],
        })),
      ),
    },
    {
      entity: 'BusServicePeriod',
      file: 'trips.txt',
      columns: {
        'pattern_id, service_id': 'code',
        pattern_id: 'pattern',
        service_id: 'calendar',
        departures: 'departures',
        start_time: 'firstDeparture',
        end_time: 'lastDeparture',
        headway_secs: 'headwayS',
        exact_times: 'exactTimes',
        price: 'fareVnd',
      },
      rows: patterns.flatMap((pattern) =>
        periodsOf(feed, pattern, { code, patternCode: patternCode(pattern), fare: fares(pattern.route) }),
      ),
    },
  ];
  return { tables, problems };
}

/** Says that there is none, where an empty cell would say nothing. */
const CLEARED = '<trống>';

/** Buses and trolleybuses, and the extended types of the first. */
function isBus(type: string): boolean {
  return type === '3' || type === '11' || (Number(type) >= 700 && Number(type) <= 799);
}

function dayOf(date: string | undefined): string | undefined {
  return date && `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
}

type Naming = { code: (id: string | undefined) => string; patternCode: string; fare: string };

/** By service: the departures of its trips, and each stretch of the day that is run by headway. */
function periodsOf(feed: Feed, { trips }: Pattern, { code, patternCode, fare }: Naming): GtfsTable['rows'] {
  const frequencies = new Map<string, ReturnType<Feed['rows']>[number][]>();
  for (const row of feed.rows('frequencies.txt')) {
    const list = frequencies.get(row.cells.trip_id ?? '');
    if (list === undefined) frequencies.set(row.cells.trip_id ?? '', [row]);
    else list.push(row);
  }
  const listed = new Map<string, { line: number; leaves: number[] }>();
  const rows: GtfsTable['rows'] = [];
  for (const trip of trips) {
    const { service, line, leaves } = trip;
    const own = frequencies.get(trip.id);
    if (own === undefined) {
      const known = listed.get(service);
      if (known === undefined) listed.set(service, { line, leaves: [leaves] });
      else known.leaves.push(leaves);
      continue;
    }
    for (const { cells } of own) {
      const [first, last] = [secondsOf(cells.start_time) ?? 0, secondsOf(cells.end_time) ?? 0];
      rows.push({
        line,
        cells: [
          `${patternCode}/${service}/${timeOf(first)}`,
          patternCode,
          code(service),
          CLEARED,
          timeOf(first),
          timeOf(last),
          cells.headway_secs ?? '',
          cells.exact_times === undefined ? '' : cells.exact_times === '1' ? 'true' : 'false',
          fare,
        ],
      });
    }
  }
  for (const [service, { line, leaves }] of listed) {
    const departures = writeList(leaves.sort((a, b) => a - b).map(timeOf));
    rows.push({
      line,
      cells: [`${patternCode}/${service}`, patternCode, code(service), departures, CLEARED, CLEARED, CLEARED, '', fare],
    });
  }
  return rows;
}

/** The price of one ride by route, where the feed has one for it in đồng whatever the zones. */
function faresOf(feed: Feed, problems: Problem[]): (route: string) => string {
  const rules = feed.rows('fare_rules.txt');
  const ruled = new Set(rules.map(({ cells }) => cells.fare_id));
  const everywhere = feed.rows('fare_attributes.txt').filter(({ cells }) => !ruled.has(cells.fare_id));
  const byId = new Map(feed.rows('fare_attributes.txt').map((row) => [row.cells.fare_id, row]));
  const told = new Set<string>();
  return (route) => {
    const own = rules.filter(({ cells }) => cells.route_id === route || cells.route_id === undefined);
    const found = [...everywhere, ...own.flatMap(({ cells }) => byId.get(cells.fare_id) ?? [])];
    const byZone = own.some(({ cells }) => cells.origin_id ?? cells.destination_id ?? cells.contains_id);
    const prices = new Set(found.map(({ cells }) => `${cells.currency_type?.toUpperCase()} ${Number(cells.price)}`));
    const [price] = prices;
    if (price === undefined) return '';
    const inDong = /^VND (\d+)$/.exec(price)?.[1];
    if (inDong !== undefined && prices.size === 1 && !byZone) return inDong;
    if (!told.has(route))
      problems.push(gtfsProblem('WARN_GTFS_FARE', { file: 'fare_rules.txt', row: own[0]?.line ?? found[0]?.line ?? 1 }));
    told.add(route);
    return '';
  };
}

/**
 * Metres in one unit of `shape_dist_traveled`, which the reference leaves open: that unit in which the patterns are as long as the way between their stops, which goes
 * round corners. Undefined where it is neither.
 */
function unitOf(patterns: readonly Pattern[], places: ReadonlyMap<string, readonly [number, number]>): number | undefined {
  let [told, straight] = [0, 0];
  for (const { trips } of patterns) {
    const { calls } = trips[0];
    for (const [i, call] of calls.entries()) {
      const before = calls[i - 1];
      const [from, to] = [places.get(before?.stop ?? ''), places.get(call.stop)];
      if (from === undefined || to === undefined || call.distance === null || before?.distance == null) continue;
      told += call.distance - before.distance;
      straight += metresBetween(from, to);
    }
  }
  if (told === 0) return 1;
  return [1, 1_000].find((unit) => told * unit >= straight * 0.9 && told * unit <= straight * 5);
}

function metresBetween([east, north]: readonly [number, number], [otherEast, otherNorth]: readonly [number, number]): number {
  const across = (otherEast - east) * Math.cos((north * Math.PI) / 180);
  return Math.hypot(across, otherNorth - north) * METRES_PER_DEGREE;
}

const METRES_PER_DEGREE = 111_320;

function rounded(metres: number): number {
  return Math.round(metres * 10) / 10;
}
