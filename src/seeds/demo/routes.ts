import type { Business } from './businesses.js';
import { addDays, addMonths, type Day, dayBetween, later } from './days.js';
import { serial } from './names.js';
import { chance, pick, type Random, unused, whole } from './random.js';
import { type DemoTable, type Setting, YES } from './table.js';
import type { Terminal } from './terminals.js';

export type Route = { code: string; from: Terminal; to: Terminal; openedOn: Day; closedOn: Day | null };
/** A business running a route since a day. */
export type Run = { noticeNumber: string; business: Business; route: Route; trips: number; startedOn: Day };

export function routes(
  setting: Setting,
  terminals: readonly Terminal[],
  all: readonly Business[],
  personas: { routes: readonly Route[]; runs: readonly Run[] },
): { routes: Route[]; runs: Map<Business, Run[]>; tables: DemoTable[] } {
  const random = setting.random('routes');
  const taken = new Set(personas.routes.map(({ code }) => code));
  const drawn = Array.from({ length: setting.count(500) - personas.routes.length }, () => drawRoute(setting, random, terminals, taken));
  const list = [...personas.routes, ...drawn];
  const open = drawn.filter(({ closedOn }) => closedOn === null);
  const drawnRuns = all.flatMap((business) => (open.length === 0 ? [] : drawRuns(setting, random, business, open)));
  const runs = [...personas.runs, ...drawnRuns.map((run, i) => ({ ...run, noticeNumber: serial('TB', i + 100) }))];
  const byBusiness = new Map<Business, Run[]>();
  for (const run of runs) byBusiness.set(run.business, [...(byBusiness.get(run.business) ?? []), run]);
  return {
    routes: list,
    runs: byBusiness,
    tables: [
      {
        entity: 'businesses/fixedRoute',
        file: 'fixed-routes.csv',
        labelVi: 'Tuyến cố định',
        header: [
          'code',
          'name',
          'fromTerminal',
          'toTerminal',
          'itinerary',
          'lengthKm',
          'maxTripsPerMonth',
          'minHeadwayMinutes',
          'fictional',
          'validFrom',
          'validTo',
        ],
        rows: list.map((route) => routeRow(random, route)),
      },
      {
        entity: 'businesses/routeRegistration',
        file: 'route-registrations.csv',
        labelVi: 'Đăng ký khai thác tuyến',
        header: ['noticeNumber', 'business', 'route', 'tripsPerMonth', 'startedOn', 'validFrom'],
        rows: runs.map(({ noticeNumber, business, route, trips, startedOn }) => [
          noticeNumber,
          business.taxCode,
          route.code,
          String(trips),
          startedOn,
          startedOn,
        ]),
      },
    ],
  };
}

function drawRoute(setting: Setting, random: Random, terminals: readonly Terminal[], taken: Set<string>): Route {
  let [a, b] = [pick(random, terminals), pick(random, terminals)];
  while (a === b) b = pick(random, terminals);
  const [from, to] = a.code < b.code ? [a, b] : [b, a];
  let letter = 'A'.charCodeAt(0);
  const code = unused(taken, () => `${routePrefix(from, to)}.${String.fromCharCode(letter++)}`);
  const openedOn = later(dayBetween(random, '2016-01-01', addMonths(setting.today, -6)), addDays(later(from.openedOn, to.openedOn), 30));
  return { code, from, to, openedOn, closedOn: chance(random, 0.03) ? dayBetween(random, addMonths(openedOn, 3), setting.today) : null };
}

/** `aabb.ccdd`: both plate codes, then both serials. */
export const routePrefix = (from: Terminal, to: Terminal): string => `${from.code.slice(0, 2)}${to.code.slice(0, 2)}.${from.code.slice(2)}${to.code.slice(2)}`;

/** Every coach business runs one route to four. */
function drawRuns(setting: Setting, random: Random, business: Business, open: readonly Route[]): Omit<Run, 'noticeNumber'>[] {
  if (business.trade !== 'coach' || business.weight === 0 || business.licensedOn === null || business.revokedOn !== null) return [];
  const { licensedOn } = business;
  const mine = new Set(Array.from({ length: whole(random, 1, 4) }, () => pick(random, open)));
  return [...mine].map((route) => ({
    business,
    route,
    trips: whole(random, 4, 90),
    startedOn: dayBetween(random, addDays(later(route.openedOn, licensedOn), 5), addDays(setting.today, -5)),
  }));
}

function routeRow(random: Random, { code, from, to, openedOn, closedOn }: Route): string[] {
  const kilometres = Math.max(25, Math.round(1.35 * distanceKm(from, to)));
  return [
    code,
    `${shortName(from)} – ${shortName(to)}`,
    from.code,
    to.code,
    itinerary(random, from, to),
    String(kilometres),
    String(whole(random, 2, 40) * 30),
    String(whole(random, 2, 24) * 5),
    YES,
    openedOn,
    closedOn ?? '',
  ];
}

const shortName = ({ place, name }: Terminal): string => `${place.name} (${name.replace(/ \(giả lập\)$/, '').replace(` ${place.name}`, '')})`;

const NORTH = ['QL.2', 'QL.3', 'QL.5', 'QL.6', 'QL.10', 'QL.18', 'QL.32', 'QL.37', 'CT.05'];
const SOUTH = ['QL.13', 'QL.20', 'QL.22', 'QL.51', 'QL.60', 'QL.80', 'QL.91', 'QL.62', 'QL.30'];

function itinerary(random: Random, from: Terminal, to: Terminal): string {
  const roads = [from, to].map(({ place }) => pick(random, place.latitude > 16 ? NORTH : SOUTH));
  return [...new Set([roads[0] ?? '', 'QL.1', roads[1] ?? ''])].join(' – ');
}

/** Good enough over a country: degrees are 111 km, shortened by the latitude for longitudes. */
function distanceKm(a: Terminal, b: Terminal): number {
  const north = (a.place.latitude - b.place.latitude) * 111;
  const east = (a.place.longitude - b.place.longitude) * 107;
  return Math.hypot(north, east);
}
