import { boolean, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, boxed, day, finite, folded, link, searched, slices, texts, whole } from './mixins.js';

/** Tables of the shared reference. What a column means is said in src/schema/reference.graphql. */

export const province = pgTable(
  'province',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    nameEn: text(),
    kind: text().notNull(),
    areaKm2: doublePrecision(),
    population: integer(),
    adminCentre: text(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    plateCodes: texts(),
    boundary: text(),
    ...boxed('boundary'),
  },
  (t) => [...slices(t, [t.code]), searched(t.nameFolded), finite(t.areaKm2), finite(t.latitude), finite(t.longitude), whole(t.plateCodes)],
);

export const provinceSuccession = pgTable(
  'province_succession',
  {
    ...bitemporal(),
    code: text().notNull(),
    predecessorId: link(),
    successorId: link(),
    predecessorCode: text().notNull(),
    predecessorName: text().notNull(),
    effectiveOn: day().notNull(),
  },
  (t) => slices(t, [t.code, t.predecessorId, t.successorId]),
);

export const commune = pgTable(
  'commune',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    kind: text(),
    provinceId: link(),
    formerDistrictCode: text(),
    areaKm2: doublePrecision(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
  },
  (t) => [...slices(t, [t.code, t.provinceId]), searched(t.nameFolded), finite(t.areaKm2), finite(t.latitude), finite(t.longitude)],
);

export const communeSuccession = pgTable(
  'commune_succession',
  {
    ...bitemporal(),
    code: text().notNull(),
    predecessorId: link(),
    successorId: link(),
    predecessorCode: text().notNull(),
    predecessorName: text().notNull(),
    split: boolean().notNull(),
    effectiveOn: day().notNull(),
  },
  (t) => slices(t, [t.code, t.predecessorId, t.successorId]),
);

export const agency = pgTable(
  'agency',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    parentId: link(),
    successorId: link(),
    provenance: text(),
  },
  (t) => [...slices(t, [t.code, t.parentId]), searched(t.nameFolded)],
);

export const sourceAuthority = pgTable(
  'source_authority',
  {
    ...bitemporal(),
    scope: text().notNull(),
    agencyId: link(),
    ground: text(),
  },
  (t) => slices(t, [t.scope]),
);

export const agencyDelegation = pgTable(
  'agency_delegation',
  {
    ...bitemporal(),
    code: text().notNull(),
    agencyId: link().notNull(),
    delegateId: link().notNull(),
    scope: text().notNull(),
    ground: text().notNull(),
  },
  (t) => slices(t, [t.code, t.agencyId, t.delegateId]),
);

export const approvalRule = pgTable(
  'approval_rule',
  {
    ...bitemporal(),
    scope: text().notNull(),
    changesMax: integer(),
    personsMax: integer(),
    anotherAgency: boolean().notNull(),
    ground: text(),
  },
  (t) => slices(t, [t.scope]),
);

export const accessRule = pgTable(
  'access_rule',
  {
    ...bitemporal(),
    code: text().notNull(),
    role: text().notNull(),
    registers: texts().notNull(),
    classes: texts().notNull(),
    purposes: texts().notNull(),
    rows: text().notNull(),
    ground: text().notNull(),
  },
  (t) => [...slices(t, [t.code]), whole(t.registers), whole(t.classes), whole(t.purposes)],
);

export const plateCode = pgTable(
  'plate_code',
  {
    ...bitemporal(),
    code: text().notNull(),
    provinceId: link(),
    holder: text(),
  },
  (t) => slices(t, [t.code]),
);

export const licenceClass = pgTable(
  'licence_class',
  {
    ...bitemporal(),
    code: text().notNull(),
    scheme: text().notNull(),
    label: text().notNull(),
    vehicles: text(),
    limit: text(),
    minAge: integer(),
    validityYears: integer(),
    alsoCovers: texts(),
  },
  (t) => [...slices(t, [t.code]), whole(t.alsoCovers)],
);

export const licenceClassConversion = pgTable(
  'licence_class_conversion',
  {
    ...bitemporal(),
    code: text().notNull(),
    oldLabel: text().notNull(),
    newLabel: text(),
    restriction: text(),
    extraCertificate: text(),
  },
  (t) => slices(t, [t.code]),
);

export const procedure = pgTable(
  'procedure',
  {
    ...bitemporal(),
    code: text(),
    sourceRef: text(),
    hubId: text(),
    definitionId: link(),
    name: text().notNull(),
    ...folded('name'),
    field: text(),
    level: text(),
    authorityName: text(),
    processingTime: text(),
    dossierComponents: text(),
    result: text(),
    ground: text(),
    provenance: text(),
    sourceUrl: text(),
  },
  (t) => [...slices(t, [t.code, t.sourceRef]), searched(t.nameFolded)],
);
