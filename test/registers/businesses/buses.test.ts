import { describe, expect, it } from 'vitest';
import type { Values } from '../../../src/hub/declare/model.js';
import { businesses } from '../../../src/registers/businesses/index.js';
import { infrastructure } from '../../../src/registers/infrastructure/index.js';
import { type Case, codes } from '../problems.js';

/** A sound state of each kind, and what makes it unsound. */
const KINDS: readonly [entity: string, sound: Values, cases: readonly Case[]][] = [
  [
    'BusRoute',
    { code: 'HN/32', network: 'HN', number: '32', name: 'Giáp Bát – Nhổn' },
    [
      ['is numbered in its network', { code: 'HN/33' }, ['BUS_ROUTE_CODE']],
      ['names its network by a code', { network: 'Hà Nội', code: 'Hà Nội/32' }, ['BUS_ROUTE_NETWORK']],
    ],
  ],
  [
    'BusCalendar',
    { code: 'HN/WD', network: 'HN', service: 'WD', dayPattern: '12345', startsOn: '2026-01-01', endsOn: '2026-12-31' },
    [
      ['may run on one day', { endsOn: '2026-01-01' }, []],
      ['does not end before it starts', { endsOn: '2025-12-31' }, ['BUS_CALENDAR_REVERSED']],
      ['has its weekdays in order', { dayPattern: '54321' }, ['BUS_CALENDAR_DAY_PATTERN']],
      ['may run on told days only', { dayPattern: null }, []],
    ],
  ],
  [
    'BusCalendarDay',
    { code: 'HN/WD/2026-09-02', day: '2026-09-02', runs: false },
    [['says its day', { day: '2026-09-03' }, ['BUS_CALENDAR_DAY_CODE']]],
  ],
  [
    'BusRoutePattern',
    { code: 'HN/32/O1', direction: 'OUTBOUND' },
    [
      ['says its direction', { direction: 'INBOUND' }, ['BUS_ROUTE_PATTERN_CODE']],
      ['has a number', { code: 'HN/32/O' }, ['BUS_ROUTE_PATTERN_CODE']],
    ],
  ],
  [
    'BusPatternStop',
    { code: 'HN/32/O1/7', ordinal: 7, arrivesAfterS: 60, departsAfterS: 60 },
    [
      ['is counted from one', { code: 'HN/32/O1/0', ordinal: 0 }, ['BUS_PATTERN_STOP_ORDINAL']],
      ['says its place', { ordinal: 8 }, ['BUS_PATTERN_STOP_CODE']],
      ['is not left before it is reached', { departsAfterS: 59 }, ['BUS_PATTERN_STOP_TIMES']],
    ],
  ],
  [
    'BusServicePeriod',
    { code: 'HN/32/O1/WD', departures: ['05:00', '05:20', '24:10:30'] },
    [
      ['has departures in order', { departures: ['05:20', '05:00'] }, ['BUS_SERVICE_PERIOD_DEPARTURES_ORDER']],
      ['has times that are times', { departures: ['5:00'] }, ['BUS_SERVICE_PERIOD_TIME_DEPARTURES']],
      ['has departures or a headway, not both', { headwayS: 900 }, ['BUS_SERVICE_PERIOD_KIND']],
      ['has one of them', { departures: null, code: 'HN/32/O1/WD/undefined' }, ['BUS_SERVICE_PERIOD_KIND']],
      [
        'may have a headway',
        { departures: null, code: 'HN/32/O1/WD/05:00', firstDeparture: '05:00', lastDeparture: '05:00', headwayS: 900 },
        [],
      ],
      [
        'ends no earlier than it begins',
        { departures: null, code: 'HN/32/O1/WD/05:00', firstDeparture: '05:00', lastDeparture: '04:59', headwayS: 900 },
        ['BUS_SERVICE_PERIOD_REVERSED'],
      ],
      [
        'says its first departure',
        { departures: null, firstDeparture: '05:00', lastDeparture: '22:00', headwayS: 900 },
        ['BUS_SERVICE_PERIOD_CODE'],
      ],
    ],
  ],
  [
    'BusStop',
    { code: 'HN/1204', network: 'HN', number: '1204', name: 'Giáp Bát' },
    [['is numbered in its network', { number: '1205' }, ['BUS_STOP_CODE']]],
  ],
  [
    'RunwayEnd',
    { code: 'VVNB/36L', designator: '36L', headingDeg: 2 },
    [
      ['may point across the north', { headingDeg: 359.5 }, []],
      ['points where its designator says', { headingDeg: 180 }, ['WARN_RUNWAY_END_HEADING']],
      ['has a designator of an end', { code: 'VVNB/37', designator: '37', headingDeg: null }, ['RUNWAY_END_DESIGNATOR']],
      ['is named by its designator', { code: 'VVNB/18R' }, ['RUNWAY_END_CODE']],
    ],
  ],
];

describe.each(KINDS)('%s', (entity, sound, cases) => {
  const codesOf = (values: Values) => [businesses, infrastructure].flatMap((register) => codes(register, entity, values));

  it('is sound', () => expect(codesOf(sound)).toEqual([]));
  it.each(cases)('%s', (_promise, change, expected) => expect(codesOf({ ...sound, ...change })).toEqual(expected));
});
