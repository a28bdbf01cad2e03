import { boolean, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, day, finite, folded, link, searched, slices, texts, whole } from './mixins.js';

/** Tables of the business register. What a column means is said in src/schema/businesses.graphql. */

export const business = pgTable(
  'business',
  {
    ...bitemporal(),
    taxCode: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    shortName: text(),
    legalForm: text().notNull(),
    address: text(),
    provinceId: link(),
    communeId: link(),
    legalRepresentative: text(),
    lines: texts(),
    establishedOn: day(),
    fictional: boolean().notNull(),
  },
  (t) => [...slices(t, [t.taxCode, t.provinceId]), searched(t.nameFolded), whole(t.lines)],
);

export const transportLicence = pgTable(
  'transport_licence',
  {
    ...bitemporal(),
    number: text().notNull(),
    issueCount: integer().notNull(),
    businessId: link().notNull(),
    issuerId: link(),
    issuedOn: day().notNull(),
    businessTypes: texts().notNull(),
    state: text().notNull(),
  },
  (t) => [...slices(t, [t.number, t.businessId]), whole(t.businessTypes)],
);

export const fixedRoute = pgTable(
  'fixed_route',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    fromTerminalId: link().notNull(),
    toTerminalId: link().notNull(),
    itinerary: text(),
    lengthKm: doublePrecision(),
    maxTripsPerMonth: integer(),
    minHeadwayMinutes: integer(),
    fictional: boolean().notNull(),
  },
  (t) => [...slices(t, [t.code, t.fromTerminalId, t.toTerminalId]), searched(t.nameFolded), finite(t.lengthKm)],
);

export const routeRegistration = pgTable(
  'route_registration',
  {
    ...bitemporal(),
    noticeNumber: text().notNull(),
    businessId: link().notNull(),
    routeId: link().notNull(),
    tripsPerMonth: integer().notNull(),
    startedOn: day(),
  },
  (t) => slices(t, [t.noticeNumber, t.businessId, t.routeId]),
);
