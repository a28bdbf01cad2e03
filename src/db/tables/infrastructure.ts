import { boolean, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, finite, folded, link, searched, slices, texts, whole } from './mixins.js';

/** Tables of the infrastructure register. What a column means is said in src/schema/infrastructure.graphql. */

export const airport = pgTable(
  'airport',
  {
    ...bitemporal(),
    icao: text().notNull(),
    iata: text(),
    name: text().notNull(),
    ...folded('name'),
    provinceId: link(),
    international: boolean(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    elevationFt: integer(),
    runways: integer(),
    longestRunwayFt: integer(),
    provenance: text(),
  },
  (t) => [...slices(t, [t.icao, t.iata, t.provinceId]), searched(t.nameFolded), finite(t.latitude), finite(t.longitude)],
);

export const portCode = pgTable(
  'port_code',
  {
    ...bitemporal(),
    code: text().notNull(),
    matchedName: text(),
    ...folded('matchedName'),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    provenance: text(),
  },
  (t) => [...slices(t, [t.code]), searched(t.matchedNameFolded), finite(t.latitude), finite(t.longitude)],
);

export const seaport = pgTable(
  'seaport',
  {
    ...bitemporal(),
    name: text().notNull(),
    ...folded('name'),
    provinceId: link(),
    portClass: text(),
    unlocodes: texts(),
    provenance: text().notNull(),
  },
  (t) => [...slices(t, [t.name]), searched(t.nameFolded), whole(t.unlocodes)],
);

export const road = pgTable(
  'road',
  {
    ...bitemporal(),
    number: text().notNull(),
    name: text(),
    ...folded('name'),
    roadClass: text().notNull(),
    startPlace: text(),
    endPlace: text(),
    lengthKm: doublePrecision(),
    provenance: text().notNull(),
  },
  (t) => [...slices(t, [t.number]), searched(t.nameFolded), finite(t.lengthKm)],
);

export const roadNumberRange = pgTable(
  'road_number_range',
  {
    ...bitemporal(),
    code: text().notNull(),
    firstNumber: integer().notNull(),
    lastNumber: integer().notNull(),
    provinceId: link(),
    grantedTo: text().notNull(),
  },
  (t) => slices(t, [t.code]),
);

export const coachTerminal = pgTable(
  'coach_terminal',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    provinceId: link(),
    address: text(),
    terminalClass: text(),
    capacityPerDay: integer(),
    provenance: text(),
  },
  (t) => [...slices(t, [t.code]), searched(t.nameFolded)],
);
