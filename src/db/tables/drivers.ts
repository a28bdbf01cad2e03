import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, day, link, slices, texts, whole } from './mixins.js';

/** Tables of the driver register. What a column means is said in src/schema/drivers.graphql. */

export const person = pgTable(
  'person',
  {
    ...bitemporal(),
    personalId: text().notNull(),
    fullName: text().notNull(),
    dateOfBirth: day(),
    sex: text(),
    nationality: text(),
    address: text(),
    communeId: link(),
    fictional: boolean().notNull(),
  },
  (t) => slices(t, [t.personalId, t.subjectId]),
);

export const driver = pgTable(
  'driver',
  {
    ...bitemporal(),
    personId: link().notNull(),
    fictional: boolean().notNull(),
  },
  (t) => slices(t, [t.personId, t.subjectId]),
);

export const driverLicence = pgTable(
  'driver_licence',
  {
    ...bitemporal(),
    number: text().notNull(),
    driverId: link().notNull(),
    scheme: text().notNull(),
    classes: texts().notNull(),
    cardStockNumber: text(),
    issuedOn: day().notNull(),
    expiresOn: day(),
    conditions: text(),
    state: text().notNull(),
    issuerId: link(),
    resultCode: text(),
  },
  (t) => [...slices(t, [t.number, t.driverId, t.subjectId]), whole(t.classes)],
);

export const pointEvent = pgTable(
  'point_event',
  {
    ...bitemporal(),
    decisionNumber: text().notNull(),
    driverId: link().notNull(),
    effectiveOn: day().notNull(),
    delta: integer().notNull(),
    behaviour: text(),
  },
  (t) => slices(t, [t.decisionNumber, t.driverId, t.subjectId]),
);

export const healthCertificate = pgTable(
  'health_certificate',
  {
    ...bitemporal(),
    certificateNumber: text().notNull(),
    driverId: link().notNull(),
    examinedOn: day().notNull(),
    expiresOn: day().notNull(),
    fitForClasses: texts().notNull(),
    facility: text(),
  },
  (t) => [...slices(t, [t.certificateNumber, t.driverId, t.subjectId]), whole(t.fitForClasses)],
);

export const violation = pgTable(
  'violation',
  {
    ...bitemporal(),
    noticeNumber: text().notNull(),
    driverId: link().notNull(),
    recordedOn: day().notNull(),
    settledOn: day(),
  },
  (t) => slices(t, [t.noticeNumber, t.driverId, t.subjectId]),
);
