import type { Problem } from '../../errors.js';
import { csvLine } from '../../hub/csv/csv-line.js';
import type { RecordsOf, StatedRecord } from '../../hub/export/export-archive.js';
import { ZONE } from '../../hub/time/legal-day.js';
import { gtfsProblem } from './faults.js';
import { GTFS_FILES, WEEKDAYS } from './reference.js';
import { secondsOf } from './timetable.js';

type Rows = Record<string, string>[];

/** The kinds of records that a feed tells of, and whom it names. */
export const WRITTEN = [
  'BusStop',
  'BusRoute',
  'BusContract',
  'BusCalendar',
  'BusCalendarDay',
  'BusRoutePattern',
  'BusPatternStop',
  'BusServicePeriod',
  'Business',
] as const;

/**
 * A network as the files of a GTFS archive. Promise: what the importer reads from them is what the registers say; what GTFS has no words for is left out and told.
 */
export function writeFeed(
  records: RecordsOf,
  { network, url }: { network: string; url: string },
): { files: Map<string, string>; problems: Problem[] } {
  const problems: Problem[] = [];
  const files = new Map<string, Rows>(GTFS_FILES.map(({ file }) => [file, []]));
  const put = (file: string, row: Record<string, string | number | null | undefined>) =>
    files.get(file)?.push(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value == null ? '' : String(value)])));
  const own = (entity: (typeof WRITTEN)[number]) => records(entity).filter(({ values }) => values.network === network);

  const stops = new Map(own('BusStop').map((stop) => [stop.id, { ...stop, at: pointOf(stop.values.geometry) }]));
  for (const { values, at } of stops.values()) {
    if (at === undefined) problems.push(left('stops.txt', String(values.code)));
    else
      put('stops.txt', {
        stop_id: text(values.number),
        stop_name: text(values.name),
        stop_desc: text(values.address),
        stop_lat: at[1],
        stop_lon: at[0],
        location_type: 0,
        wheelchair_boarding: values.wheelchair === true ? 1 : values.wheelchair === false ? 2 : 0,
      });
  }

  const routes = new Map(own('BusRoute').map((route) => [route.id, route]));
  const operators = operatorsOf(records, routes);
  put('agency.txt', { agency_id: network, agency_name: `Mạng lưới xe buýt ${network}`, agency_url: url, agency_timezone: ZONE });
  for (const { id, name } of new Map([...operators.values()].map((one) => [one.id, one])).values())
    put('agency.txt', { agency_id: id, agency_name: name, agency_url: url, agency_timezone: ZONE });
  for (const { id, values } of routes.values())
    put('routes.txt', {
      route_id: text(values.number),
      agency_id: operators.get(id)?.id ?? network,
      route_short_name: text(values.shortName),
      route_long_name: text(values.name),
      route_type: 3,
    });

  const calendars = new Map(own('BusCalendar').map((calendar) => [calendar.id, calendar]));
  const exceptions = group(records('BusCalendarDay'), 'calendar');
  const services = new Map<string, string>();
  for (const { id, values } of calendars.values()) {
    const service = String(values.service);
    const days = exceptions.get(id) ?? [];
    const [from, to] = [dateOf(values.startsOn), dateOf(values.endsOn)];
    if (from !== undefined && to !== undefined)
      put('calendar.txt', {
        service_id: service,
        ...Object.fromEntries(WEEKDAYS.map((day, i) => [day, String(values.dayPattern ?? '').includes(String(i + 1)) ? 1 : 0])),
        start_date: from,
        end_date: to,
      });
    else if (values.dayPattern !== null || from !== undefined || to !== undefined || days.length === 0) {
      problems.push(left('calendar.txt', String(values.code)));
      continue;
    }
    services.set(id, service);
    for (const day of days)
      put('calendar_dates.txt', { service_id: service, date: dateOf(day.values.day), exception_type: day.values.runs === true ? 1 : 2 });
  }

  const calls = group(records('BusPatternStop'), 'pattern');
  const periods = group(records('BusServicePeriod'), 'pattern');
  const fares = new Map<string, Set<number>>();
  for (const pattern of records('BusRoutePattern')) {
    const route = routes.get(String(pattern.values.route));
    if (route === undefined) continue;
    const way = wayOf(calls.get(pattern.id) ?? [], (id) => stops.get(id));
    if (way === undefined) {
      problems.push(left('trips.txt', String(pattern.values.code)));
      continue;
    }
    for (const { values } of periods.get(pattern.id) ?? []) {
      const service = services.get(String(values.calendar));
      if (service === undefined) {
        problems.push(left('trips.txt', String(values.code)));
        continue;
      }
      if (typeof values.fareVnd === 'number') fares.set(route.id, (fares.get(route.id) ?? new Set()).add(values.fareVnd));
      const listed = Array.isArray(values.departures) ? values.departures.map(String) : [];
      for (const [i, time] of (listed.length > 0 ? listed : [String(values.firstDeparture)]).entries()) {
        const trip = `${String(values.code)}@${time}${listed.indexOf(time) === i || listed.length === 0 ? '' : `~${i}`}`;
        put('trips.txt', {
          trip_id: trip,
          route_id: text(route.values.number),
          service_id: service,
          trip_headsign: text(pattern.values.headsign),
          direction_id: pattern.values.direction === 'INBOUND' ? 1 : 0,
          pattern_id: String(pattern.values.code).split('/').at(-1),
        });
        const leaves = secondsOf(time) ?? 0;
        for (const [ordinal, call] of way.entries())
          put('stop_times.txt', {
            trip_id: trip,
            arrival_time: clock(call.arrives, leaves),
            departure_time: clock(call.departs, leaves),
            stop_id: call.stop,
            stop_sequence: ordinal + 1,
            shape_dist_traveled: call.distance,
          });
        if (listed.length === 0)
          put('frequencies.txt', {
            trip_id: trip,
            start_time: clock(0, leaves),
            end_time: clock(0, secondsOf(String(values.lastDeparture)) ?? leaves),
            headway_secs: text(values.headwayS),
            exact_times: values.exactTimes === true ? 1 : values.exactTimes === false ? 0 : null,
          });
      }
    }
  }
  for (const [id, prices] of fares) {
    const route = routes.get(id);
    const [price] = prices;
    if (prices.size > 1) problems.push(gtfsProblem('WARN_GTFS_FARE', { file: 'fare_rules.txt' }));
    else {
      const fare = `VND${price}`;
      if (!files.get('fare_attributes.txt')?.some(({ fare_id }) => fare_id === fare))
        put('fare_attributes.txt', { fare_id: fare, price, currency_type: 'VND', payment_method: 0, transfers: 0 });
      put('fare_rules.txt', { fare_id: fare, route_id: text(route?.values.number) });
    }
  }
  return { files: textsOf(files), problems };
}

function left(file: string, names: string): Problem {
  return gtfsProblem('WARN_GTFS_LEFT_OUT', { file }, { names });
}

/** Only columns that hold something, in the order of the reference; a file that need not be there is left out when it would be empty. */
function textsOf(files: ReadonlyMap<string, Rows>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { file, required, columns } of GTFS_FILES) {
    const rows = files.get(file) ?? [];
    if (rows.length === 0 && required !== true) continue;
    const names = columns
      .filter(({ name, required: isNeeded }) => isNeeded === true || rows.some((row) => (row[name] ?? '') !== ''))
      .map(({ name }) => name);
    texts.set(file, [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((cells) => csvLine(cells)).join(''));
  }
  return texts;
}

type Way = readonly { stop: string; distance: number | null; arrives: number | null; departs: number | null }[];

/** Undefined where GTFS cannot say it: a stop without a place, an end without a time, or no way at all. */
function wayOf(
  calls: readonly StatedRecord[],
  stopOf: (id: string) => (StatedRecord & { at: readonly [number, number] | undefined }) | undefined,
): Way | undefined {
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  const way = calls
    .toSorted((a, b) => Number(a.values.ordinal) - Number(b.values.ordinal))
    .map(({ values }) => {
      const stop = stopOf(String(values.stop));
      return {
        stop: stop?.at === undefined ? undefined : String(stop.values.number),
        distance: number(values.distanceM),
        arrives: number(values.arrivesAfterS),
        departs: number(values.departsAfterS),
        ordinal: values.ordinal,
      };
    });
  const [first, last] = [way[0], way.at(-1)];
  const isWhole = way.every(({ stop, ordinal }, i) => stop !== undefined && ordinal === i + 1);
  if (way.length < 2 || !isWhole || first?.departs !== 0 || (last?.arrives ?? last?.departs ?? null) === null) return undefined;
  return way.map(({ stop = '', ...call }) => ({ ...call, stop }));
}

function clock(seconds: number | null, leaves: number): string | null {
  if (seconds === null) return null;
  const [all, two] = [leaves + seconds, (number: number) => String(number).padStart(2, '0')];
  return `${two(Math.floor(all / 3_600))}:${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
}

/** Of several operators of one route GTFS knows one: that of the contract signed first. */
function operatorsOf(records: RecordsOf, routes: ReadonlyMap<string, StatedRecord>): Map<string, { id: string; name: string }> {
  const businesses = new Map(records('Business').map((business) => [business.id, business]));
  const operators = new Map<string, { id: string; name: string }>();
  for (const { values } of records('BusContract').toSorted((a, b) => (String(a.values.signedOn) < String(b.values.signedOn) ? -1 : 1))) {
    const [route, business] = [String(values.route), businesses.get(String(values.business))];
    if (!routes.has(route) || business === undefined || operators.has(route)) continue;
    // Twelve digits are the personal identifier of a household's owner, and an archive is for everybody.
    const code = String(business.values.taxCode ?? '');
    operators.set(route, { id: /^\d{10}(-\d{3})?$/.test(code) ? code : business.id, name: String(business.values.name) });
  }
  return operators;
}

function group(records: readonly StatedRecord[], link: string): Map<string, StatedRecord[]> {
  const groups = new Map<string, StatedRecord[]>();
  for (const record of records) {
    const key = String(record.values[link]);
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [record]);
    else list.push(record);
  }
  return groups;
}

function pointOf(geometry: unknown): readonly [number, number] | undefined {
  const point = typeof geometry === 'string' ? (JSON.parse(geometry) as { type: string; coordinates: number[] }) : undefined;
  const [longitude, latitude] = point?.type === 'Point' ? point.coordinates : [];
  return longitude === undefined || latitude === undefined ? undefined : [longitude, latitude];
}

function dateOf(day: unknown): string | undefined {
  return typeof day === 'string' ? day.replaceAll('-', '') : undefined;
}

function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
