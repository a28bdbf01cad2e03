import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, day, link, slices } from './mixins.js';

/** Tables of the vehicle register. What a column means is said in src/schema/vehicles.graphql. */

export const vehicle = pgTable(
  'vehicle',
  {
    ...bitemporal(),
    chassisNumber: text().notNull(),
    engineNumber: text(),
    make: text().notNull(),
    model: text(),
    kind: text().notNull(),
    category: text().notNull(),
    colour: text(),
    productionYear: integer().notNull(),
    productionCountry: text(),
    seats: integer(),
    standingPlaces: integer(),
    kerbMassKg: integer(),
    grossMassKg: integer(),
    axles: integer(),
    fuel: text(),
    lengthMm: integer(),
    widthMm: integer(),
    heightMm: integer(),
    serviceLifeYears: integer(),
    provinceId: link(),
    fictional: boolean().notNull(),
  },
  (t) => slices(t, [t.chassisNumber, t.provinceId]),
);

export const registration = pgTable(
  'registration',
  {
    ...bitemporal(),
    certificateNumber: text().notNull(),
    vehicleId: link().notNull(),
    ownerPersonId: link(),
    ownerBusinessId: link(),
    registeredOn: day().notNull(),
    expiresOn: day(),
    state: text().notNull(),
    provinceId: link(),
  },
  (t) => slices(t, [t.certificateNumber, t.vehicleId, t.ownerPersonId, t.ownerBusinessId, t.subjectId]),
);

export const plateAssignment = pgTable(
  'plate_assignment',
  {
    ...bitemporal(),
    plate: text().notNull(),
    vehicleId: link(),
    holderPersonId: link(),
    holderBusinessId: link(),
    background: text().notNull(),
    heldUntil: day(),
  },
  (t) => slices(t, [t.plate, t.vehicleId, t.holderPersonId, t.holderBusinessId, t.subjectId]),
);

export const ownership = pgTable(
  'ownership',
  {
    ...bitemporal(),
    vehicleId: link().notNull(),
    personId: link(),
    businessId: link(),
    acquiredOn: day(),
  },
  (t) => slices(t, [t.vehicleId, t.personId, t.businessId, t.subjectId]),
);

export const vehicleContract = pgTable(
  'vehicle_contract',
  {
    ...bitemporal(),
    contractNumber: text().notNull(),
    vehicleId: link().notNull(),
    businessId: link().notNull(),
    contractKind: text().notNull(),
    signedOn: day().notNull(),
    expiresOn: day(),
  },
  (t) => slices(t, [t.contractNumber, t.vehicleId, t.businessId]),
);

export const inspection = pgTable(
  'inspection',
  {
    ...bitemporal(),
    certificateNumber: text().notNull(),
    vehicleId: link().notNull(),
    stationCode: text().notNull(),
    inspectedOn: day().notNull(),
    expiresOn: day(),
    result: text().notNull(),
    odometerKm: integer(),
    trackingDevice: boolean(),
    transportBusiness: boolean(),
  },
  (t) => slices(t, [t.certificateNumber, t.vehicleId]),
);

export const badge = pgTable(
  'badge',
  {
    ...bitemporal(),
    number: text().notNull(),
    vehicleId: link().notNull(),
    businessId: link().notNull(),
    routeId: link(),
    badgeType: text().notNull(),
    issuerId: link(),
    issuedOn: day().notNull(),
    expiresOn: day().notNull(),
    state: text().notNull(),
    resultCode: text(),
  },
  (t) => slices(t, [t.number, t.vehicleId, t.businessId, t.routeId]),
);
