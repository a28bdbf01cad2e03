import { boolean, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, day, finite, folded, link, searched, slices, texts, whole } from './mixins.js';

/** Bus routes and their timetables. What a column means is said in src/schema/businesses-buses.graphql. */

export const busRoute = pgTable(
  'bus_route',
  {
    ...bitemporal(),
    code: text().notNull(),
    network: text().notNull(),
    number: text().notNull(),
    shortName: text(),
    name: text().notNull(),
    ...folded('name'),
    provinceId: link(),
    lengthKm: doublePrecision(),
    announcement: text(),
    announcedOn: day(),
    provenance: text(),
    fictional: boolean(),
  },
  (t) => [...slices(t, [t.code, t.provinceId]), searched(t.nameFolded), finite(t.lengthKm)],
);

export const busContract = pgTable(
  'bus_contract',
  {
    ...bitemporal(),
    contractNumber: text().notNull(),
    businessId: link().notNull(),
    routeId: link().notNull(),
    vehicles: integer(),
    signedOn: day().notNull(),
    expiresOn: day(),
  },
  (t) => slices(t, [t.contractNumber, t.businessId, t.routeId]),
);

export const busCalendar = pgTable(
  'bus_calendar',
  {
    ...bitemporal(),
    code: text().notNull(),
    network: text().notNull(),
    service: text().notNull(),
    dayPattern: text(),
    startsOn: day(),
    endsOn: day(),
  },
  (t) => slices(t, [t.code]),
);

export const busCalendarDay = pgTable(
  'bus_calendar_day',
  { ...bitemporal(), code: text().notNull(), calendarId: link().notNull(), day: day().notNull(), runs: boolean().notNull() },
  (t) => slices(t, [t.code, t.calendarId]),
);

export const busRoutePattern = pgTable(
  'bus_route_pattern',
  { ...bitemporal(), code: text().notNull(), routeId: link().notNull(), direction: text().notNull(), headsign: text() },
  (t) => slices(t, [t.code, t.routeId]),
);

export const busPatternStop = pgTable(
  'bus_pattern_stop',
  {
    ...bitemporal(),
    code: text().notNull(),
    patternId: link().notNull(),
    stopId: link().notNull(),
    ordinal: integer().notNull(),
    distanceM: doublePrecision(),
    arrivesAfterS: integer(),
    departsAfterS: integer(),
  },
  (t) => [...slices(t, [t.code, t.patternId, t.stopId]), finite(t.distanceM)],
);

export const busServicePeriod = pgTable(
  'bus_service_period',
  {
    ...bitemporal(),
    code: text().notNull(),
    patternId: link().notNull(),
    calendarId: link().notNull(),
    departures: texts(),
    firstDeparture: text(),
    lastDeparture: text(),
    headwayS: integer(),
    exactTimes: boolean(),
    fareVnd: integer(),
  },
  (t) => [...slices(t, [t.code, t.patternId, t.calendarId]), whole(t.departures)],
);
