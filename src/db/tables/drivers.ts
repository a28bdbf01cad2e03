import { boolean, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { alike, alikeWhereKnown, bitemporal, day, finite, link, slices, texts, whole } from './mixins.js';

/** Tables of the driver register. What a column means is said in src/schema/drivers.graphql. */

export const person = pgTable(
  'person',
  {
    ...bitemporal(),
    personalId: text(),
    fullName: text(),
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
    number: text(),
    driverId: link().notNull(),
    scheme: text(),
    classes: texts(),
    cardStockNumber: text(),
    issuedOn: day(),
    expiresOn: day(),
    conditions: text(),
    state: text(),
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
    decisionNumber: text(),
    driverId: link().notNull(),
    effectiveOn: day(),
    delta: integer(),
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
    certificateNumber: text(),
    driverId: link().notNull(),
    examinedOn: day(),
    expiresOn: day(),
    fitForClasses: texts(),
    facility: text(),
    conclusion: text(),
  },
  (t) => [...slices(t, [t.certificateNumber, t.driverId, t.subjectId]), whole(t.fitForClasses)],
);

export const violation = pgTable(
  'violation',
  {
    ...bitemporal(),
    noticeNumber: text(),
    driverId: link().notNull(),
    recordedOn: day(),
    settledOn: day(),
  },
  (t) => slices(t, [t.noticeNumber, t.driverId, t.subjectId]),
);

export const licenceEvent = pgTable(
  'licence_event',
  {
    ...bitemporal(),
    decisionNumber: text(),
    licenceId: link().notNull(),
    kind: text(),
    effectiveOn: day(),
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
    certificateNumber: text(),
    personId: link().notNull(),
    certificateKind: text(),
    licenceClass: text(),
    school: text(),
    schoolBusinessId: link(),
    course: text(),
    practiceHours: doublePrecision(),
    practiceKm: doublePrecision(),
    issuedOn: day(),
    expiresOn: day(),
  },
  (t) => [...slices(t, [t.certificateNumber, t.personId, t.subjectId]), finite(t.practiceHours), finite(t.practiceKm)],
);

export const drivingTest = pgTable(
  'driving_test',
  {
    ...bitemporal(),
    recordNumber: text(),
    personId: link().notNull(),
    licenceClass: text(),
    testedOn: day(),
    centre: text(),
    theoryMark: integer(),
    simulationMark: integer(),
    practiceMark: integer(),
    roadMark: integer(),
    passed: boolean(),
    examinerCard: text(),
  },
  (t) => slices(t, [t.recordNumber, t.personId, t.subjectId]),
);

export const employment = pgTable(
  'employment',
  {
    ...bitemporal(),
    contractNumber: text(),
    driverId: link().notNull(),
    businessId: link().notNull(),
    contractKind: text(),
    startedOn: day(),
    endedOn: day(),
  },
  (t) => slices(t, [t.contractNumber, t.driverId, t.businessId, t.subjectId]),
);

/** What every professional licence of another mode has. */
const professional = () => ({
  ...bitemporal(),
  number: text(),
  personId: link().notNull(),
  issuerId: link(),
  issuedOn: day(),
  expiresOn: day(),
  state: text(),
});

export const seafarerCertificate = pgTable('seafarer_certificate', { ...professional(), capacity: text(), limitation: text() }, (t) =>
  slices(t, [t.number, t.personId, t.subjectId]),
);

export const inlandMasterCertificate = pgTable('inland_master_certificate', { ...professional(), capacity: text(), grade: text() }, (t) =>
  slices(t, [t.number, t.personId, t.subjectId]),
);

export const trainDriverLicence = pgTable('train_driver_licence', { ...professional(), traction: text() }, (t) =>
  slices(t, [t.number, t.personId, t.subjectId]),
);

export const pilotLicence = pgTable('pilot_licence', { ...professional(), licenceKind: text(), ratings: texts() }, (t) => [
  ...slices(t, [t.number, t.personId, t.subjectId]),
  whole(t.ratings),
]);
