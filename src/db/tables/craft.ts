import { boolean, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, day, finite, folded, link, searched, slices } from './mixins.js';

/** What moves on water, rails and in the air, at registry level. What a column means is said in src/schema/vehicles.graphql. */

export const vessel = pgTable(
  'vessel',
  {
    ...bitemporal(),
    registrationNumber: text().notNull(),
    imoNumber: text(),
    callSign: text(),
    mmsi: text(),
    name: text().notNull(),
    ...folded('name'),
    vesselType: text().notNull(),
    portOfRegistry: text(),
    builtYear: integer(),
    grossTonnage: integer(),
    deadweightTonnes: integer(),
    lengthM: doublePrecision(),
    ownerBusinessId: link(),
    ownerPersonId: link(),
    registeredOn: day().notNull(),
    state: text().notNull(),
    fictional: boolean().notNull(),
  },
  (t) => [
    ...slices(t, [t.registrationNumber, t.imoNumber, t.ownerBusinessId, t.ownerPersonId, t.subjectId]),
    searched(t.nameFolded),
    finite(t.lengthM),
  ],
);

export const inlandVessel = pgTable(
  'inland_vessel',
  {
    ...bitemporal(),
    registrationNumber: text().notNull(),
    inspectionNumber: text(),
    name: text(),
    vesselType: text().notNull(),
    builtYear: integer(),
    capacityTonnes: doublePrecision(),
    passengers: integer(),
    enginePowerKw: doublePrecision(),
    inspectionExpiresOn: day(),
    provinceId: link(),
    ownerBusinessId: link(),
    ownerPersonId: link(),
    registeredOn: day().notNull(),
    state: text().notNull(),
    fictional: boolean().notNull(),
  },
  (t) => [
    ...slices(t, [t.registrationNumber, t.ownerBusinessId, t.ownerPersonId, t.subjectId]),
    finite(t.capacityTonnes),
    finite(t.enginePowerKw),
  ],
);

export const aircraft = pgTable(
  'aircraft',
  {
    ...bitemporal(),
    registrationMark: text().notNull(),
    serialNumber: text(),
    aircraftType: text().notNull(),
    builtYear: integer(),
    maxTakeoffMassKg: integer(),
    seats: integer(),
    ownerId: link(),
    operatorId: link(),
    airworthinessCertificate: text(),
    airworthinessExpiresOn: day(),
    registeredOn: day().notNull(),
    state: text().notNull(),
    fictional: boolean().notNull(),
  },
  (t) => slices(t, [t.registrationMark, t.ownerId, t.operatorId]),
);

export const rollingStock = pgTable(
  'rolling_stock',
  {
    ...bitemporal(),
    registrationNumber: text().notNull(),
    stockKind: text().notNull(),
    model: text(),
    gaugeMm: integer(),
    builtYear: integer(),
    seats: integer(),
    loadTonnes: doublePrecision(),
    ownerId: link(),
    inspectionExpiresOn: day(),
    registeredOn: day().notNull(),
    state: text().notNull(),
    fictional: boolean().notNull(),
  },
  (t) => [...slices(t, [t.registrationNumber, t.ownerId]), finite(t.loadTonnes)],
);
