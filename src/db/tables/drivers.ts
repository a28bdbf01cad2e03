import { boolean, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { alike, alikeWhereKnown, bitemporal, day, finite, link, slices, texts, whole } from './mixins.js';

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
    birthYear: integer(),
  },
  (t) => [...slices(t, [t.personalId, t.subjectId]), alike(t, [t.dateOfBirth, t.fullName]), alikeWhereKnown(t, [t.birthYear, t.fullName])],
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
    passedOn: day(),
    managementNumber: text(),
    issuingCountry: text(),
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
    restoredBy: text(),
    lostAllOn: day(),
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
    conclusion: text(),
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

export const licenceEvent = pgTable(
  'licence_event',
  {
    ...bitemporal(),
    decisionNumber: text().notNull(),
    licenceId: link().notNull(),
    kind: text().notNull(),
    effectiveOn: day().notNull(),
    endsOn: day(),
    ground: text(),
    fromClass: text(),
    toClass: text(),
    passedOn: day(),
    formerNumber: text(),
    issuerId: link(),
  },
  (t) => slices(t, [t.decisionNumber, t.licenceId, t.subjectId]),
);

export const trainingCertificate = pgTable(
  'training_certificate',
  {
    ...bitemporal(),
    certificateNumber: text().notNull(),
    personId: link().notNull(),
    certificateKind: text().notNull(),
    licenceClass: text(),
    school: text(),
    schoolBusinessId: link(),
    course: text(),
    practiceHours: doublePrecision(),
    practiceKm: doublePrecision(),
    issuedOn: day().notNull(),
    expiresOn: day(),
  },
  (t) => [...slices(t, [t.certificateNumber, t.personId, t.subjectId]), finite(t.practiceHours), finite(t.practiceKm)],
);

export const drivingTest = pgTable(
  'driving_test',
  {
    ...bitemporal(),
    recordNumber: text().notNull(),
    personId: link().notNull(),
    licenceClass: text().notNull(),
    testedOn: day().notNull(),
    centre: text(),
    theoryMark: integer(),
    simulationMark: integer(),
    practiceMark: integer(),
    roadMark: integer(),
    passed: boolean().notNull(),
    examinerCard: text(),
  },
  (t) => slices(t, [t.recordNumber, t.personId, t.subjectId]),
);

export const employment = pgTable(
  'employment',
  {
    ...bitemporal(),
    contractNumber: text().notNull(),
    driverId: link().notNull(),
    businessId: link().notNull(),
    contractKind: text(),
    startedOn: day().notNull(),
    endedOn: day(),
  },
  (t) => slices(t, [t.contractNumber, t.driverId, t.businessId, t.subjectId]),
);

/** What every professional licence of another mode has. */
const professional = () => ({
  ...bitemporal(),
  number: text().notNull(),
  personId: link().notNull(),
  issuerId: link(),
  issuedOn: day().notNull(),
  expiresOn: day(),
  state: text().notNull(),
});

export const seafarerCertificate = pgTable(
  'seafarer_certificate',
  { ...professional(), capacity: text().notNull(), limitation: text() },
  (t) => slices(t, [t.number, t.personId, t.subjectId]),
);

export const inlandMasterCertificate = pgTable(
  'inland_master_certificate',
  { ...professional(), capacity: text().notNull(), grade: text().notNull() },
  (t) => slices(t, [t.number, t.personId, t.subjectId]),
);

export const trainDriverLicence = pgTable('train_driver_licence', { ...professional(), traction: text().notNull() }, (t) =>
  slices(t, [t.number, t.personId, t.subjectId]),
);

export const pilotLicence = pgTable('pilot_licence', { ...professional(), licenceKind: text().notNull(), ratings: texts() }, (t) => [
  ...slices(t, [t.number, t.personId, t.subjectId]),
  whole(t.ratings),
]);
