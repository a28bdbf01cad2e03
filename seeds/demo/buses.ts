import type { Business } from './businesses.js';
import { addDays, type Day } from './days.js';
import { FICTIONAL, serial } from './names.js';
import { pick, type Random, whole } from './random.js';
import { type DemoTable, demoTable, type Setting, YES } from './table.js';

type Stop = { code: string; number: string; name: string; longitude: number; latitude: number };
type Pattern = { code: string; route: string; direction: 'OUTBOUND' | 'INBOUND'; headsign: string; stops: readonly Stop[] };

const NETWORK = 'GL-HN';
const BEGUN: Day = '2024-01-01';
const METRES_PER_DEGREE = 111_320;

/** A small network of city buses in Hà Nội: stops on a grid, routes across it both ways, by headway on weekdays and by the clock at weekends. */
export function buses(setting: Setting, businesses: readonly Business[]): DemoTable[] {
  const random = setting.random('buses');
  const place = setting.places.byCode.get('01');
  if (place === undefined) throw new Error('the demo has no Hà Nội');
  const stops = Array.from({ length: GRID * GRID }, (_, i): Stop => {
    const number = String(i + 1).padStart(3, '0');
    return {
      code: `${NETWORK}/${number}`,
      number,
      name: `Điểm dừng số ${i + 1} ${FICTIONAL}`,
      longitude: rounded(place.longitude + ((i % GRID) - GRID / 2) * 0.006),
      latitude: rounded(place.latitude + (Math.floor(i / GRID) - GRID / 2) * 0.006),
    };
  });
  const routes = Array.from({ length: setting.count(12) }, (_, i) => ({
    code: `${NETWORK}/${i + 1}`,
    number: String(i + 1),
    path: pathOf(random, stops),
  }));
  const patterns = routes.flatMap(({ code, path }): Pattern[] => [
    { code: `${code}/O1`, route: code, direction: 'OUTBOUND', headsign: path.at(-1)?.name ?? '', stops: path },
    { code: `${code}/I1`, route: code, direction: 'INBOUND', headsign: path[0]?.name ?? '', stops: path.toReversed() },
  ]);
  const operators = businesses.filter(({ weight, establishedOn }) => weight > 0 && establishedOn < '2023-01-01');
  const [week, weekend] = [`${NETWORK}/T2-T6`, `${NETWORK}/CN`];
  return [
    demoTable({
      entity: 'infrastructure/busStop',
      file: 'bus-stops.csv',
      labelVi: 'Điểm dừng xe buýt',
      header: ['code', 'network', 'number', 'name', 'province', 'shelter', 'geometry', 'provenance', 'validFrom'],
      rows: stops.map(({ code, number, name, longitude, latitude }) => ({
        code,
        network: NETWORK,
        number,
        name,
        province: '01',
        shelter: whole(random, 0, 2) === 0 ? YES : 'false',
        geometry: JSON.stringify({ type: 'Point', coordinates: [longitude, latitude] }),
        provenance: PROVENANCE,
        validFrom: BEGUN,
      })),
    }),
    demoTable({
      entity: 'businesses/busRoute',
      file: 'bus-routes.csv',
      labelVi: 'Tuyến xe buýt',
      header: ['code', 'network', 'number', 'shortName', 'name', 'province', 'lengthKm', 'provenance', 'fictional', 'validFrom'],
      rows: routes.map(({ code, number, path }) => ({
        code,
        network: NETWORK,
        number,
        shortName: number,
        name: `Tuyến xe buýt số ${number} ${FICTIONAL}`,
        province: '01',
        lengthKm: (lengthOf(path) / 1000).toFixed(1),
        provenance: PROVENANCE,
        fictional: YES,
        validFrom: BEGUN,
      })),
    }),
    demoTable({
      entity: 'businesses/busContract',
      file: 'bus-contracts.csv',
      labelVi: 'Hợp đồng khai thác tuyến xe buýt',
      header: ['contractNumber', 'business', 'route', 'vehicles', 'signedOn', 'expiresOn', 'validFrom'],
      rows: routes
        .filter(() => operators.length > 0)
        .map(({ code }, i) => {
          const signedOn = addDays(BEGUN, i * 3);
          return {
            contractNumber: serial('HDXB', i + 1, 4),
            business: pick(random, operators).taxCode,
            route: code,
            vehicles: String(whole(random, 8, 24)),
            signedOn,
            expiresOn: addDays(signedOn, 5 * 365),
            validFrom: signedOn,
          };
        }),
    }),
    demoTable({
      entity: 'businesses/busCalendar',
      file: 'bus-calendars.csv',
      labelVi: 'Lịch ngày chạy xe buýt',
      header: ['code', 'network', 'service', 'dayPattern', 'startsOn', 'endsOn', 'validFrom'],
      rows: [[week, '12345'] as const, [weekend, '67'] as const].map(([code, dayPattern]) => ({
        code,
        network: NETWORK,
        service: code.slice(NETWORK.length + 1),
        dayPattern,
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        validFrom: BEGUN,
      })),
    }),
    demoTable({
      entity: 'businesses/busCalendarDay',
      file: 'bus-calendar-days.csv',
      labelVi: 'Ngày chạy xe buýt khác thường lệ',
      header: ['code', 'calendar', 'day', 'runs', 'validFrom'],
      rows: ['2026-04-30', '2026-09-02'].flatMap((day) =>
        [week, weekend].map((calendar) => ({
          code: `${calendar}/${day}`,
          calendar,
          day,
          runs: calendar === weekend ? YES : 'false',
          validFrom: BEGUN,
        })),
      ),
    }),
    demoTable({
      entity: 'businesses/busRoutePattern',
      file: 'bus-route-patterns.csv',
      labelVi: 'Lượt chạy xe buýt',
      header: ['code', 'route', 'direction', 'headsign', 'validFrom'],
      rows: patterns.map(({ stops: _, ...pattern }) => ({ ...pattern, validFrom: BEGUN })),
    }),
    demoTable({
      entity: 'businesses/busPatternStop',
      file: 'bus-pattern-stops.csv',
      labelVi: 'Điểm dừng của lượt chạy',
      header: ['code', 'pattern', 'stop', 'ordinal', 'distanceM', 'arrivesAfterS', 'departsAfterS', 'validFrom'],
      rows: patterns.flatMap(({ code, stops: path }) =>
        path.map((stop, i) => {
          const metres = lengthOf(path.slice(0, i + 1));
          const seconds = String(Math.round(metres / 5));
          return {
            code: `${code}/${i + 1}`,
            pattern: code,
            stop: stop.code,
            ordinal: String(i + 1),
            distanceM: String(metres),
            arrivesAfterS: seconds,
            departsAfterS: seconds,
            validFrom: BEGUN,
          };
        }),
      ),
    }),
    demoTable({
      entity: 'businesses/busServicePeriod',
      file: 'bus-service-periods.csv',
      labelVi: 'Thời gian phục vụ xe buýt',
      header: [
        'code',
        'pattern',
        'calendar',
        'departures',
        'firstDeparture',
        'lastDeparture',
        'headwayS',
        'exactTimes',
        'fareVnd',
        'validFrom',
      ],
      rows: patterns.flatMap(({ code }) => {
        const common = { pattern: code, fareVnd: '10000', validFrom: BEGUN };
        const byHeadway = {
          firstDeparture: '05:00',
          lastDeparture: '22:00',
          headwayS: String(whole(random, 2, 6) * 300),
          exactTimes: 'false',
        };
        return [
          { ...common, code: `${code}/T2-T6/05:00`, calendar: week, departures: '', ...byHeadway },
          {
            ...common,
            code: `${code}/CN`,
            calendar: weekend,
            departures: CLOCK.join(';'),
            firstDeparture: '',
            lastDeparture: '',
            headwayS: '',
            exactTimes: '',
          },
        ];
      }),
    }),
  ];
}

const GRID = 10;
const CLOCK = Array.from({ length: 16 }, (_, i) => `${String(i + 6).padStart(2, '0')}:00`);
const PROVENANCE = 'dữ liệu giả lập, không phải tuyến xe buýt có thật';

/** From one side of the grid to the other, a row up or down now and then. */
function pathOf(random: Random, stops: readonly Stop[]): Stop[] {
  let row = whole(random, 0, GRID - 1);
  return Array.from({ length: GRID }, (_, column) => {
    row = Math.min(GRID - 1, Math.max(0, row + whole(random, -1, 1)));
    return stops[row * GRID + column];
  }).filter((stop) => stop !== undefined);
}

function lengthOf(path: readonly Stop[]): number {
  const steps = path.slice(1).map((stop, i) => {
    const before = path[i] ?? stop;
    const east = (stop.longitude - before.longitude) * Math.cos((stop.latitude * Math.PI) / 180);
    return Math.hypot(east, stop.latitude - before.latitude) * METRES_PER_DEGREE;
  });
  return Math.round(steps.reduce((sum, metres) => sum + metres, 0));
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(5));
}
