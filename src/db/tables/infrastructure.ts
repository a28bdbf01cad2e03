import { boolean, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { alike, bitemporal, boxed, day, finite, folded, link, placed, ranked, searched, slices, texts, whole } from './mixins.js';

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
    aerodromeClass: text(),
    operatorId: link(),
    geometry: text(),
    ...boxed('geometry'),
  },
  (t) => [
    ...slices(t, [t.icao, t.iata, t.provinceId]),
    searched(t.nameFolded),
    finite(t.latitude),
    finite(t.longitude),
    placed(t.geometryBox),
  ],
);

export const runway = pgTable(
  'runway',
  {
    ...bitemporal(),
    code: text().notNull(),
    airportId: link().notNull(),
    designator: text().notNull(),
    lengthM: doublePrecision(),
    widthM: doublePrecision(),
    surface: text(),
    geometry: text(),
    ...boxed('geometry'),
    provenance: text(),
    closed: boolean(),
    lighted: boolean(),
  },
  (t) => [...slices(t, [t.code, t.airportId]), finite(t.lengthM), finite(t.widthM), placed(t.geometryBox)],
);

export const runwayEnd = pgTable(
  'runway_end',
  {
    ...bitemporal(),
    code: text().notNull(),
    runwayId: link().notNull(),
    designator: text().notNull(),
    headingDeg: doublePrecision(),
    elevationFt: integer(),
    displacedThresholdM: doublePrecision(),
    geometry: text(),
    ...boxed('geometry'),
    provenance: text(),
  },
  (t) => [...slices(t, [t.code, t.runwayId]), finite(t.headingDeg), finite(t.displacedThresholdM), placed(t.geometryBox)],
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
    portAuthority: text(),
    geometry: text(),
    ...boxed('geometry'),
  },
  (t) => [...slices(t, [t.name]), searched(t.nameFolded), whole(t.unlocodes), placed(t.geometryBox)],
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
    agencyId: link(),
    managingBody: text(),
    operatorId: link(),
    decisionNumber: text(),
    decidedOn: day(),
    geometry: text(),
    ...boxed('geometry'),
  },
  (t) => [...slices(t, [t.number]), searched(t.nameFolded), finite(t.lengthKm), placed(t.geometryBox)],
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
    operatorId: link(),
    bays: integer(),
    areaSqm: doublePrecision(),
    decisionNumber: text(),
    announcedOn: day(),
    roadId: link(),
    sectionId: link(),
    chainage: text(),
    ...ranked('chainage'),
    geometry: text(),
    ...boxed('geometry'),
  },
  (t) => [...slices(t, [t.code, t.roadId]), searched(t.nameFolded), finite(t.areaSqm), placed(t.geometryBox)],
);

export const busStop = pgTable(
  'bus_stop',
  {
    ...bitemporal(),
    code: text().notNull(),
    network: text().notNull(),
    number: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    provinceId: link(),
    address: text(),
    shelter: boolean(),
    wheelchair: boolean(),
    managingBody: text(),
    geometry: text(),
    ...boxed('geometry'),
    provenance: text(),
  },
  (t) => [...slices(t, [t.code, t.provinceId]), searched(t.nameFolded), placed(t.geometryBox), alike(t, [t.name, t.geometry])],
);
