import type { Business } from './businesses.js';
import { addMonths, type Day, later } from './days.js';
import { chance, pick, type Random, whole } from './random.js';
import type { FormerRun, Route, Run } from './routes.js';
import { itineraryRoads } from './routes.js';
import { type DemoTable, demoTable, type Row, type RowOf, type Setting } from './table.js';

type Lines = { routes: readonly Route[]; runs: ReadonlyMap<Business, readonly Run[]>; former: readonly FormerRun[] };
type Departure = { code: string; route: Route; terminal: string; time: string; days: string; capacity: number };

/**
 * What is published of each route – its roads in order, its departures at both ends – who took which slot, and what was run of it in the
 * last months.
 */
export function timetables(setting: Setting, { routes, runs, former }: Lines): DemoTable[] {
  const random = setting.random('timetables');
  const departures = routes.filter(({ closedOn }) => closedOn === null).flatMap((route) => drawDepartures(random, route));
  const byRoute = new Map<string, Departure[]>();
  for (const departure of departures) byRoute.set(departure.route.code, [...(byRoute.get(departure.route.code) ?? []), departure]);
  const live = [...runs.values()].flat();
  return [
    demoTable({
      entity: 'businesses/routeLeg',
      file: 'route-legs.csv',
      labelVi: 'Hành trình tuyến cố định',
      header: ['code', 'route', 'ordinal', 'road', 'validFrom'],
      rows: routes
        .filter(({ closedOn }) => closedOn === null)
        .flatMap((route) =>
          itineraryRoads(route).map((road, i) => ({
            code: `${route.code}/${i + 1}`,
            route: route.code,
            ordinal: String(i + 1),
            road,
            validFrom: route.openedOn,
          })),
        ),
    }),
    demoTable({
      entity: 'businesses/departure',
      file: 'departures.csv',
      labelVi: 'Biểu đồ chạy xe',
      header: ['code', 'route', 'terminal', 'departureTime', 'dayPattern', 'capacity', 'vehicleClass', 'validFrom'],
      rows: departures.map((d) => ({
        code: d.code,
        route: d.route.code,
        terminal: d.terminal,
        departureTime: d.time,
        dayPattern: d.days,
        capacity: String(d.capacity),
        vehicleClass: chance(random, 0.3) ? 'giường nằm' : '',
        validFrom: d.route.openedOn,
      })),
    }),
    demoTable({
      entity: 'businesses/routeSlot',
      file: 'route-slots.csv',
      labelVi: 'Nốt khai thác đã đăng ký',
      header: ['registration', 'departure', 'validFrom'],
      rows: takeSlots(random, byRoute, [...live, ...former]),
    }),
    demoTable({
      entity: 'businesses/routeMonth',
      file: 'route-months.csv',
      labelVi: 'Kết quả khai thác tuyến theo tháng',
      header: MONTH,
      rows: [...months(setting, random, live.slice(0, setting.count(120))), ...former.flatMap((run) => shortMonth(run))],
    }),
  ];
}

function drawDepartures(random: Random, route: Route): Departure[] {
  return [route.from, route.to].flatMap(({ code: terminal }) => {
    const times = new Set(
      Array.from(
        { length: whole(random, 1, 3) },
        () => `${String(whole(random, 4, 22)).padStart(2, '0')}:${pick(random, ['00', '15', '30', '45'])}`,
      ),
    );
    return [...times].map((time) => ({
      code: `${route.code}/${terminal}/${time}`,
      route,
      terminal,
      time,
      days: chance(random, 0.8) ? '1234567' : pick(random, ['67', '12345', '135']),
      capacity: whole(random, 1, 4),
    }));
  });
}

/**
 * First come, first served: no departure gives more slots than it has, so some find none left. A slot is held from the day of the
 * registration.
 */
function takeSlots(
  random: Random,
  byRoute: ReadonlyMap<string, readonly Departure[]>,
  all: readonly (Run | FormerRun)[],
): Row<'registration' | 'departure' | 'validFrom'>[] {
  const left = new Map([...byRoute.values()].flat().map((departure) => [departure.code, departure.capacity]));
  return all.flatMap((run) => {
    const mine = (byRoute.get(run.route.code) ?? []).filter(({ code }) => (left.get(code) ?? 0) > 0 && chance(random, 0.6));
    return mine.slice(0, 3).map(({ code }) => {
      left.set(code, (left.get(code) ?? 0) - 1);
      return { registration: run.noticeNumber, departure: code, validFrom: 'registeredOn' in run ? run.registeredOn : run.startedOn };
    });
  });
}

const MONTH = ['code', 'registration', 'month', 'tripsRegistered', 'tripsMade', 'validFrom'] as const;

function months({ today }: Setting, random: Random, live: readonly Run[]): RowOf<typeof MONTH>[] {
  return live.flatMap((run) =>
    [3, 2, 1].flatMap((ago) => {
      const from = `${addMonths(today, -ago).slice(0, 7)}-01`;
      return from > run.startedOn ? [monthRow(run, from, Math.round(run.trips * (0.72 + 0.28 * random())))] : [];
    }),
  );
}

/** What a registration was withdrawn for. */
function shortMonth(run: FormerRun): RowOf<typeof MONTH>[] {
  if (run.end?.state !== 'WITHDRAWN') return [];
  return [monthRow(run, later(`${addMonths(run.end.on, -1).slice(0, 7)}-01`, run.registeredOn), Math.floor(run.trips / 2))];
}

/** Known on the first day of the next month. */
function monthRow({ noticeNumber, trips }: { noticeNumber: string; trips: number }, from: Day, made: number): RowOf<typeof MONTH> {
  const month = from.slice(0, 7);
  return {
    code: `${noticeNumber}/${month}`,
    registration: noticeNumber,
    month,
    tripsRegistered: String(trips),
    tripsMade: String(made),
    validFrom: addMonths(`${month}-01`, 1),
  };
}
