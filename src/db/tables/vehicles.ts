import { boolean, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, day, finite, link, slices, standingBehind, texts, whole } from './mixins.js';

/** Road vehicles and the papers about them. What a column means is said in src/schema/vehicles.graphql. */

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
    sleeperPlaces: integer(),
    kerbMassKg: integer(),
    grossMassKg: integer(),
    towedMassKg: integer(),
    payloadKg: integer(),
    axles: integer(),
    wheelFormula: text(),
    tyres: text(),
    fuel: text(),
    engineDisplacementCm3: integer(),
    enginePowerKw: doublePrecision(),
    emissionLevel: integer(),
    designSpeedKmh: integer(),
    smart: boolean(),
    green: boolean(),
    lengthMm: integer(),
    widthMm: integer(),
    heightMm: integer(),
    serviceLifeYears: integer(),
    provinceId: link(),
    fictional: boolean().notNull(),
  },
  (t) => [...slices(t, [t.chassisNumber, t.provinceId]), finite(t.enginePowerKw)],
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
    issueReason: text(),
    issueCount: integer(),
    firstRegisteredOn: day(),
    ownerAddress: text(),
    recallGround: text(),
    recalledOn: day(),
    recallNumber: text(),
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
    surrenderedOn: day(),
    heldUntil: day(),
    auctioned: boolean(),
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
    acquiredBy: text(),
    sharePercent: doublePrecision(),
    mortgagee: text(),
    mortgagedOn: day(),
  },
  (t) => [...slices(t, [t.vehicleId, t.personId, t.businessId, t.subjectId]), standingBehind(t, t.vehicleId), finite(t.sharePercent)],
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
    terminatedOn: day(),
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
    driverCamera: boolean(),
    inspectionKind: text(),
    stampSerial: text(),
    defects: texts(),
  },
  (t) => [...slices(t, [t.certificateNumber, t.vehicleId]), whole(t.defects)],
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
    reinforcement: boolean(),
    revocationGround: text(),
    endedOn: day(),
    barredUntil: day(),
  },
  (t) => slices(t, [t.number, t.vehicleId, t.businessId, t.routeId]),
);

export const vehiclePermit = pgTable(
  'vehicle_permit',
  {
    ...bitemporal(),
    number: text().notNull(),
    kind: text().notNull(),
    vehicleId: link().notNull(),
    businessId: link(),
    terms: text(),
    issuerId: link(),
    issuedOn: day().notNull(),
    expiresOn: day(),
    state: text().notNull(),
    resultCode: text(),
  },
  (t) => slices(t, [t.number, t.vehicleId, t.businessId]),
);

export const trackingDevice = pgTable(
  'tracking_device',
  {
    ...bitemporal(),
    serialNumber: text().notNull(),
    vehicleId: link().notNull(),
    provider: text(),
    providerBusinessId: link(),
    simNumber: text(),
    driverCamera: boolean().notNull(),
    standard: text(),
    fittedOn: day().notNull(),
    removedOn: day(),
    state: text().notNull(),
  },
  (t) => slices(t, [t.serialNumber, t.vehicleId]),
);

export const etcAccount = pgTable(
  'etc_account',
  {
    ...bitemporal(),
    number: text(),
    holderPersonId: link(),
    holderBusinessId: link(),
    provider: text(),
    openedOn: day().notNull(),
    convertedOn: day(),
    state: text().notNull(),
  },
  (t) => slices(t, [t.number, t.holderPersonId, t.holderBusinessId, t.subjectId]),
);

export const etcTag = pgTable(
  'etc_tag',
  {
    ...bitemporal(),
    tid: text().notNull(),
    epc: text(),
    vehicleId: link().notNull(),
    accountId: link(),
    attachedOn: day().notNull(),
    removedOn: day(),
    state: text().notNull(),
  },
  (t) => slices(t, [t.tid, t.vehicleId, t.accountId]),
);

export const vehicleRestriction = pgTable(
  'vehicle_restriction',
  {
    ...bitemporal(),
    decisionNumber: text().notNull(),
    vehicleId: link().notNull(),
    restrictionKind: text().notNull(),
    imposedById: link(),
    ground: text(),
    imposedOn: day().notNull(),
    liftedOn: day(),
    state: text().notNull(),
  },
  (t) => slices(t, [t.decisionNumber, t.vehicleId]),
);

export const vehicleConversion = pgTable(
  'vehicle_conversion',
  {
    ...bitemporal(),
    certificateNumber: text().notNull(),
    vehicleId: link().notNull(),
    certifiedOn: day().notNull(),
    description: text().notNull(),
    formerKind: text(),
  },
  (t) => slices(t, [t.certificateNumber, t.vehicleId]),
);

export const vehicleCombination = pgTable(
  'vehicle_combination',
  {
    ...bitemporal(),
    code: text().notNull(),
    tractorId: link().notNull(),
    trailerId: link().notNull(),
    operatorId: link(),
    axles: integer(),
    grossMassKg: integer(),
    lengthMm: integer(),
  },
  (t) => slices(t, [t.code, t.tractorId, t.trailerId, t.operatorId]),
);

export const serviceLifeRule = pgTable(
  'service_life_rule',
  {
    ...bitemporal(),
    code: text().notNull(),
    category: text().notNull(),
    seatsMin: integer(),
    seatsMax: integer(),
    use: text().notNull(),
    years: integer(),
    unlimited: boolean().notNull(),
    article: text().notNull(),
    confidence: text().notNull(),
  },
  (t) => slices(t, [t.code]),
);

export const inspectionCycle = pgTable(
  'inspection_cycle',
  {
    ...bitemporal(),
    code: text().notNull(),
    vehicles: text().notNull(),
    seatsMax: integer(),
    transportBusiness: boolean(),
    step: integer().notNull(),
    months: integer().notNull(),
    ageFromYears: integer(),
    provenance: text().notNull(),
  },
  (t) => slices(t, [t.code]),
);
