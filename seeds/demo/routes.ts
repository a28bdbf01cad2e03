import type { Business } from './businesses.js';
import { addDays, addMonths, type Day, dayBetween, later } from './days.js';
import { serial } from './names.js';
import { chance, pick, type Random, unused, whole } from './random.js';
import { type DemoTable, demoTable, type RowOf, type Setting, YES } from './table.js';
import type { Terminal } from './terminals.js';

export type Route = { code: string; from: Terminal; to: Terminal; openedOn: Day; closedOn: Day | null };
/** A business running a route since a day. */
export type Run = { noticeNumber: string; business: Business; route: Route; trips: number; startedOn: Day };
/** A registration that came to nothing or to an end; no badge hangs on it. */
export type FormerRun = Omit<Run, 'startedOn'> & {
  registeredOn: Day;
  startedOn: Day | null;
  end: { state: string; on: Day; reason: string } | null;
};

export function routes(
  setting: Setting,
  terminals: readonly Terminal[],
  all: readonly Business[],
  personas: { routes: readonly Route[]; runs: readonly Run[] },
): { routes: Route[]; runs: Map<Business, Run[]>; former: FormerRun[]; tables: DemoTable[] } {
  const random = setting.random('routes');
  const taken = new Set(personas.routes.map(({ code }) => code));
  const drawn = Array.from({ length: setting.count(500) - personas.routes.length }, () => drawRoute(setting, random, terminals, taken));
  const list = [...personas.routes, ...drawn];
  const open = drawn.filter(({ closedOn }) => closedOn === null);
  const drawnRuns = all.flatMap((business) => (open.length === 0 ? [] : drawRuns(setting, random, business, open)));
  const runs = [...personas.runs, ...drawnRuns.map((run, i) => ({ ...run, noticeNumber: serial('TB', i + 100) }))];
  const byBusiness = new Map<Business, Run[]>();
  for (const run of runs) byBusiness.set(run.business, [...(byBusiness.get(run.business) ?? []), run]);
  const former = drawFormer(setting, all, open);
  return {
    routes: list,
    runs: byBusiness,
    former,
    tables: [
      demoTable({
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
      }),
      demoTable({
        entity: 'businesses/routeRegistration',
        file: 'route-registrations.csv',
        labelVi: 'Đăng ký khai thác tuyến',
        header: [...REGISTRATION, 'vehicleCount', 'validFrom'],
        rows: [...runs, ...former].map((run) => {
          const registeredOn = 'registeredOn' in run ? run.registeredOn : noticeOf(run);
          return {
            ...registrationRow(run, registeredOn, null),
            state: 'REGISTERED',
            vehicleCount: String(Math.ceil(run.trips / 15)),
            validFrom: registeredOn,
          };
        }),
      }),
      demoTable({
        entity: 'businesses/routeRegistration',
        file: 'route-registrations-started.csv',
        labelVi: 'Bắt đầu khai thác tuyến',
        header: [...REGISTRATION, 'validFrom'],
        rows: [...runs, ...former].flatMap((run) => {
          if (run.startedOn === null) return [];
          return [
            {
              ...registrationRow(run, 'registeredOn' in run ? run.registeredOn : noticeOf(run), run.startedOn),
              state: 'RUNNING',
              validFrom: run.startedOn,
            },
          ];
        }),
      }),
      demoTable({
        entity: 'businesses/routeRegistration',
        file: 'route-registrations-ended.csv',
        labelVi: 'Ngừng, rút, hết hiệu lực đăng ký khai thác tuyến',
        header: [...REGISTRATION, 'endReason', 'validFrom'],
        rows: former.flatMap((run) =>
          run.end === null
            ? []
            : [
                {
                  ...registrationRow(run, run.registeredOn, run.startedOn),
                  state: run.end.state,
                  endReason: run.end.reason,
                  validFrom: run.end.on,
                },
              ],
        ),
      }),
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
export const routePrefix = (from: Terminal, to: Terminal): string =>
  `${from.code.slice(0, 2)}${to.code.slice(0, 2)}.${from.code.slice(2)}${to.code.slice(2)}`;

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

const REGISTRATION = ['noticeNumber', 'business', 'route', 'tripsPerMonth', 'submittedOn', 'registeredOn', 'startedOn', 'state'] as const;

const registrationRow = (
  { noticeNumber, business, route, trips }: Omit<Run, 'startedOn'>,
  registeredOn: Day,
  startedOn: Day | null,
): Omit<RowOf<typeof REGISTRATION>, 'state'> => ({
  noticeNumber,
  business: business.taxCode,
  route: route.code,
  tripsPerMonth: String(trips),
  submittedOn: addDays(registeredOn, -3),
  registeredOn,
  startedOn: startedOn ?? '',
});

/** The notice comes a few days to eight weeks before the first trip, and three working days after the application. */
const noticeOf = ({ noticeNumber, startedOn }: Run): Day => addDays(startedOn, -(2 + (Number(noticeNumber.slice(-3)) % 3)));

/** Every way in which a registration ends occurs: not started in 60 days, withdrawn, given up; some only pause, some have just begun. */
function drawFormer(setting: Setting, all: readonly Business[], open: readonly Route[]): FormerRun[] {
  const random = setting.random('former-runs');
  const able = all.filter(
    ({ trade, weight, licensedOn, revokedOn }) =>
      trade === 'coach' && weight > 0 && licensedOn !== null && licensedOn < '2024-01-01' && revokedOn === null,
  );
  const ready = open.filter(({ openedOn }) => openedOn < '2024-06-01');
  if (able.length === 0 || ready.length === 0) return [];
  return Array.from({ length: setting.count(90) }, (_, i): FormerRun => {
    const registeredOn = dayBetween(random, '2025-01-10', addDays(setting.today, -150));
    const base = {
      noticeNumber: serial('TBC', i + 1),
      business: pick(random, able),
      route: pick(random, ready),
      trips: whole(random, 10, 60),
      registeredOn,
    };
    const startedOn = addDays(registeredOn, whole(random, 5, 60));
    const on = addDays(startedOn, whole(random, 30, 80));
    switch (i % 5) {
      case 0:
        return {
          ...base,
          startedOn: null,
          end: { state: 'LAPSED', on: addDays(registeredOn, 61), reason: 'không khai thác trong 60 ngày' },
        };
      case 1:
        return { ...base, startedOn, end: { state: 'WITHDRAWN', on, reason: 'thực hiện dưới 70% số chuyến đăng ký trong tháng' } };
      case 2:
        return { ...base, startedOn, end: { state: 'ENDED', on, reason: 'đơn vị ngừng khai thác' } };
      case 3:
        return { ...base, startedOn, end: { state: 'SUSPENDED', on, reason: 'đơn vị tạm ngừng khai thác' } };
      default:
        return { ...base, registeredOn: addDays(setting.today, -whole(random, 1, 40)), startedOn: null, end: null };
    }
  });
}

function routeRow(random: Random, route: Route) {
  const { code, from, to, openedOn, closedOn } = route;
  const kilometres = Math.max(25, Math.round(1.35 * distanceKm(from, to)));
  return {
    code,
    name: `${shortName(from)} – ${shortName(to)}`,
    fromTerminal: from.code,
    toTerminal: to.code,
    itinerary: itineraryRoads(route).join(' – '),
    lengthKm: String(kilometres),
    maxTripsPerMonth: String(whole(random, 2, 40) * 30),
    minHeadwayMinutes: String(whole(random, 2, 24) * 5),
    fictional: YES,
    validFrom: openedOn,
    validTo: closedOn ?? '',
  };
}

const shortName = ({ place, name }: Terminal): string =>
  `${place.name} (${name.replace(/ \(giả lập\)$/, '').replace(` ${place.name}`, '')})`;

const NORTH = ['QL.2', 'QL.3', 'QL.5', 'QL.6', 'QL.10', 'QL.18', 'QL.32', 'QL.37', 'CT.05'];
const SOUTH = ['QL.13', 'QL.20', 'QL.22', 'QL.51', 'QL.60', 'QL.80', 'QL.91', 'QL.62', 'QL.30'];

/** The roads of a route in order, always the same for the same route. */
export function itineraryRoads({ code, from, to }: Route): string[] {
  const number = Number(code.replace(/\D/g, ''));
  const near = ({ place }: Terminal, step: number) => {
    const roads = place.latitude > 16 ? NORTH : SOUTH;
    return roads[Math.floor(number / step) % roads.length] ?? 'QL.1';
  };
  return [...new Set([near(from, 1), 'QL.1', near(to, 7)])];
}

/** Good enough over a country: degrees are 111 km, shortened by the latitude for longitudes. */
function distanceKm(a: Terminal, b: Terminal): number {
  const north = (a.place.latitude - b.place.latitude) * 111;
  const east = (a.place.longitude - b.place.longitude) * 107;
  return Math.hypot(north, east);
}
