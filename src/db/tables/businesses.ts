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
    foreignName: text(),
    kind: text(),
    state: text(),
    headOfficeId: link(),
    legalForm: text().notNull(),
    address: text(),
    provinceId: link(),
    communeId: link(),
    legalRepresentative: text(),
    lines: texts(),
    establishedOn: day(),
    fictional: boolean().notNull(),
  },
  (t) => [...slices(t, [t.taxCode, t.provinceId, t.headOfficeId]), searched(t.nameFolded), whole(t.lines)],
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
    reissueReason: text(),
    revocationDecision: text(),
    revokedOn: day(),
    revocationGround: text(),
    barredUntil: day(),
  },
  (t) => [...slices(t, [t.number, t.businessId]), whole(t.businessTypes)],
);

/** Nothing of it is searched: whoever looks for a household looks for a person. */
export const householdBusiness = pgTable(
  'household_business',
  {
    ...bitemporal(),
    ownerId: link().notNull(),
    name: text(),
    state: text(),
    address: text(),
    provinceId: link(),
    communeId: link(),
    lines: texts(),
    establishedOn: day(),
    businessId: link(),
    fictional: boolean().notNull(),
  },
  (t) => [...slices(t, [t.ownerId, t.subjectId, t.provinceId, t.communeId, t.businessId]), whole(t.lines)],
);

export const householdLicence = pgTable(
  'household_licence',
  {
    ...bitemporal(),
    number: text().notNull(),
    issueCount: integer().notNull(),
    householdId: link().notNull(),
    issuerId: link(),
    issuedOn: day().notNull(),
    businessTypes: texts().notNull(),
    state: text().notNull(),
    reissueReason: text(),
    revocationDecision: text(),
    revokedOn: day(),
    revocationGround: text(),
    barredUntil: day(),
  },
  (t) => [...slices(t, [t.number, t.householdId, t.subjectId]), whole(t.businessTypes)],
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
    announcement: text(),
    announcedOn: day(),
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
    submittedOn: day(),
    registeredOn: day(),
    state: text(),
    vehicleCount: integer(),
    endReason: text(),
  },
  (t) => slices(t, [t.noticeNumber, t.businessId, t.routeId]),
);

export const transportManager = pgTable(
  'transport_manager',
  {
    ...bitemporal(),
    businessId: link().notNull(),
    personId: link().notNull(),
    role: text().notNull(),
    qualification: text(),
    diplomaNumber: text(),
    appointedOn: day().notNull(),
  },
  (t) => slices(t, [t.businessId, t.personId, t.subjectId]),
);

export const routeLeg = pgTable(
  'route_leg',
  {
    ...bitemporal(),
    code: text().notNull(),
    routeId: link().notNull(),
    ordinal: integer().notNull(),
    roadId: link().notNull(),
    until: text(),
  },
  (t) => slices(t, [t.code, t.routeId, t.roadId]),
);

export const departure = pgTable(
  'departure',
  {
    ...bitemporal(),
    code: text().notNull(),
    routeId: link().notNull(),
    terminalId: link().notNull(),
    departureTime: text().notNull(),
    dayPattern: text().notNull(),
    capacity: integer().notNull(),
    vehicleClass: text(),
  },
  (t) => slices(t, [t.code, t.routeId, t.terminalId]),
);

export const routeSlot = pgTable('route_slot', { ...bitemporal(), registrationId: link().notNull(), departureId: link().notNull() }, (t) =>
  slices(t, [t.registrationId, t.departureId]),
);

export const routeMonth = pgTable(
  'route_month',
  {
    ...bitemporal(),
    code: text().notNull(),
    registrationId: link().notNull(),
    month: text().notNull(),
    tripsRegistered: integer().notNull(),
    tripsMade: integer().notNull(),
  },
  (t) => slices(t, [t.code, t.registrationId]),
);

export const terminalContract = pgTable(
  'terminal_contract',
  {
    ...bitemporal(),
    contractNumber: text().notNull(),
    businessId: link().notNull(),
    terminalId: link().notNull(),
    departuresPerDay: integer(),
    signedOn: day().notNull(),
    expiresOn: day(),
  },
  (t) => slices(t, [t.contractNumber, t.businessId, t.terminalId]),
);

export const terminalOperation = pgTable(
  'terminal_operation',
  { ...bitemporal(), terminalId: link().notNull(), businessId: link().notNull(), announcement: text(), announcedOn: day() },
  (t) => slices(t, [t.terminalId, t.businessId]),
);

export const crossBorderPermit = pgTable(
  'cross_border_permit',
  {
    ...bitemporal(),
    number: text().notNull(),
    businessId: link().notNull(),
    vehicleId: link().notNull(),
    agreement: text().notNull(),
    entries: text(),
    borderGates: texts(),
    itinerary: text(),
    issuerId: link(),
    issuedOn: day().notNull(),
    expiresOn: day(),
    state: text().notNull(),
  },
  (t) => [...slices(t, [t.number, t.businessId, t.vehicleId]), whole(t.borderGates)],
);

export const inspectionStation = pgTable(
  'inspection_station',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    businessId: link(),
    provinceId: link(),
    address: text(),
    lanes: integer(),
    certificateNumber: text(),
    issuedOn: day(),
    state: text().notNull(),
    fictional: boolean().notNull(),
  },
  (t) => [...slices(t, [t.code, t.businessId]), searched(t.nameFolded)],
);

export const trainingCentre = pgTable(
  'training_centre',
  {
    ...bitemporal(),
    licenceNumber: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    businessId: link(),
    provinceId: link(),
    address: text(),
    classes: texts(),
    learnersMax: integer(),
    issuedOn: day().notNull(),
    expiresOn: day(),
    state: text().notNull(),
    fictional: boolean().notNull(),
  },
  (t) => [...slices(t, [t.licenceNumber, t.businessId]), searched(t.nameFolded), whole(t.classes)],
);

export const testCentre = pgTable(
  'test_centre',
  {
    ...bitemporal(),
    certificateNumber: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    businessId: link(),
    provinceId: link(),
    address: text(),
    grade: integer().notNull(),
    issuedOn: day().notNull(),
    state: text().notNull(),
    fictional: boolean().notNull(),
  },
  (t) => [...slices(t, [t.certificateNumber, t.businessId]), searched(t.nameFolded)],
);

export const regulatedActivity = pgTable(
  'regulated_activity',
  {
    ...bitemporal(),
    number: text().notNull(),
    businessId: link().notNull(),
    activity: text().notNull(),
    subject: text(),
    issuerId: link(),
    issuedOn: day().notNull(),
    expiresOn: day(),
    state: text().notNull(),
  },
  (t) => slices(t, [t.number, t.businessId]),
);
