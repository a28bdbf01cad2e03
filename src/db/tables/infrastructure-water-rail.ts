import { boolean, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, boxed, day, finite, folded, link, placed, ranked, searched, slices } from './mixins.js';

/** Waterways, ports and railways. What a column means is said in src/schema/infrastructure-water-rail.graphql. */

export const portTerminal = pgTable(
  'port_terminal',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    seaportId: link().notNull(),
    purpose: text(),
    operatorId: link(),
    decisionNumber: text(),
    announcedOn: day(),
    geometry: text(),
    ...boxed('geometry'),
    provenance: text(),
  },
  (t) => [...slices(t, [t.code, t.seaportId]), searched(t.nameFolded), placed(t.geometryBox)],
);

export const berth = pgTable(
  'berth',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    terminalId: link().notNull(),
    lengthM: doublePrecision(),
    depthM: doublePrecision(),
    maxDwt: integer(),
    decisionNumber: text(),
    announcedOn: day(),
    geometry: text(),
    ...boxed('geometry'),
    provenance: text(),
  },
  (t) => [...slices(t, [t.code, t.terminalId]), searched(t.nameFolded), finite(t.lengthM), finite(t.depthM), placed(t.geometryBox)],
);

export const fairway = pgTable(
  'fairway',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    seaportId: link(),
    lengthKm: doublePrecision(),
    widthM: doublePrecision(),
    depthM: doublePrecision(),
    noticeNumber: text(),
    noticedOn: day(),
    geometry: text(),
    ...boxed('geometry'),
    provenance: text(),
  },
  (t) => [
    ...slices(t, [t.code, t.seaportId]),
    searched(t.nameFolded),
    finite(t.lengthKm),
    finite(t.widthM),
    finite(t.depthM),
    placed(t.geometryBox),
  ],
);

export const inlandWaterway = pgTable(
  'inland_waterway',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    river: text(),
    level: text(),
    waterwayClass: text(),
    startPlace: text(),
    endPlace: text(),
    fromKm: doublePrecision(),
    toKm: doublePrecision(),
    depthM: doublePrecision(),
    widthM: doublePrecision(),
    clearanceM: doublePrecision(),
    agencyId: link(),
    managingBody: text(),
    geometry: text(),
    ...boxed('geometry'),
    provenance: text(),
  },
  (t) => [
    ...slices(t, [t.code]),
    searched(t.nameFolded),
    finite(t.fromKm),
    finite(t.toKm),
    finite(t.depthM),
    finite(t.widthM),
    finite(t.clearanceM),
    placed(t.geometryBox),
  ],
);

export const inlandPort = pgTable(
  'inland_port',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    kind: text(),
    waterwayId: link(),
    km: doublePrecision(),
    bank: text(),
    provinceId: link(),
    operatorId: link(),
    licenceNumber: text(),
    licenceExpiresOn: day(),
    geometry: text(),
    ...boxed('geometry'),
    provenance: text(),
  },
  (t) => [...slices(t, [t.code, t.waterwayId]), searched(t.nameFolded), finite(t.km), placed(t.geometryBox)],
);

export const railwayLine = pgTable(
  'railway_line',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    startPlace: text(),
    endPlace: text(),
    lengthKm: doublePrecision(),
    gauge: text(),
    kind: text(),
    doubleTrack: boolean(),
    electrified: boolean(),
    agencyId: link(),
    operatorId: link(),
    geometry: text(),
    ...boxed('geometry'),
    provenance: text(),
  },
  (t) => [...slices(t, [t.code]), searched(t.nameFolded), finite(t.lengthKm), placed(t.geometryBox)],
);

export const railwayStation = pgTable(
  'railway_station',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    lineId: link().notNull(),
    chainage: text(),
    ...ranked('chainage'),
    stationClass: text(),
    provinceId: link(),
    address: text(),
    geometry: text(),
    ...boxed('geometry'),
    provenance: text(),
  },
  (t) => [...slices(t, [t.code, t.lineId]), searched(t.nameFolded), placed(t.geometryBox)],
);

export const levelCrossing = pgTable(
  'level_crossing',
  {
    ...bitemporal(),
    code: text().notNull(),
    lineId: link().notNull(),
    chainage: text().notNull(),
    ...ranked('chainage'),
    roadId: link(),
    sectionId: link(),
    roadChainage: text(),
    ...ranked('roadChainage'),
    kind: text().notNull(),
    crossingClass: text(),
    widthM: doublePrecision(),
    provinceId: link(),
    managingBody: text(),
    geometry: text(),
    ...boxed('geometry'),
    provenance: text(),
  },
  (t) => [...slices(t, [t.code, t.lineId, t.roadId]), finite(t.widthM), placed(t.geometryBox)],
);
