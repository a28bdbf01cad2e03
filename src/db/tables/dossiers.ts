import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, day, link, slices, texts, whole } from './mixins.js';

/** What is said of records and of dossiers. What a column means is said in src/schema/dossiers.graphql. */

export const doubt = pgTable(
  'doubt',
  {
    ...bitemporal(),
    recordType: text().notNull(),
    doubtedId: text().notNull(),
    doubtedFields: texts(),
    personId: link(),
    statement: text(),
    reportedBy: text(),
    reportedByAgency: text(),
    caseCode: text(),
    reportedOn: day().notNull(),
    dueOn: day().notNull(),
    state: text().notNull(),
    answer: text(),
    answeredOn: day(),
    answeredBy: text(),
    correction: text(),
  },
  (t) => [...slices(t, [t.doubtedId, t.personId, t.subjectId]), whole(t.doubtedFields)],
);

export const dataSubjectRequest = pgTable(
  'data_subject_request',
  {
    ...bitemporal(),
    kind: text().notNull(),
    personId: link(),
    statement: text(),
    doubtId: text(),
    filedBy: text(),
    filedByAgency: text(),
    caseCode: text(),
    receivedOn: day().notNull(),
    answerBy: day().notNull(),
    carryOutBy: day().notNull(),
    dueOn: day(),
    state: text().notNull(),
    answer: text(),
    answeredOn: day(),
    endedOn: day(),
    answeredBy: text(),
    answeredByAgency: text(),
  },
  (t) => slices(t, [t.personId, t.subjectId]),
);

export const dossier = pgTable(
  'dossier',
  {
    ...bitemporal(),
    code: text().notNull(),
    procedure: text().notNull(),
    receivingAgencyId: link().notNull(),
    competentAgencyId: link().notNull(),
    personId: link(),
    businessId: link(),
    receivedOn: day().notNull(),
    deadlineDays: integer(),
    dueOn: day(),
    state: text().notNull(),
    supplementAskedOn: day(),
    supplementedOn: day(),
    consentAgencyId: link(),
    consentAskedOn: day(),
    consentDueOn: day(),
    consentAnsweredOn: day(),
    consentAnswer: text(),
    decidedOn: day(),
    outcome: text(),
    resultCode: text(),
    fictional: boolean().notNull(),
  },
  (t) => slices(t, [t.code, t.receivingAgencyId, t.competentAgencyId, t.personId, t.businessId, t.consentAgencyId, t.subjectId]),
);

export const externalVehicleFact = pgTable(
  'external_vehicle_fact',
  {
    ...bitemporal(),
    code: text().notNull(),
    vehicleId: link().notNull(),
    kind: text().notNull(),
    sourceId: link().notNull(),
    askedOn: day().notNull(),
    answer: text().notNull(),
    expiresOn: day(),
  },
  (t) => slices(t, [t.code, t.vehicleId, t.sourceId]),
);

export const externalChassisFact = pgTable(
  'external_chassis_fact',
  {
    ...bitemporal(),
    code: text().notNull(),
    chassisNumber: text().notNull(),
    kind: text().notNull(),
    sourceId: link().notNull(),
    askedOn: day().notNull(),
    answer: text().notNull(),
    expiresOn: day(),
  },
  (t) => slices(t, [t.code, t.chassisNumber, t.sourceId]),
);

export const externalPersonFact = pgTable(
  'external_person_fact',
  {
    ...bitemporal(),
    code: text().notNull(),
    personId: link().notNull(),
    kind: text().notNull(),
    sourceId: link().notNull(),
    askedOn: day().notNull(),
    answer: text().notNull(),
    expiresOn: day(),
  },
  (t) => slices(t, [t.code, t.personId, t.sourceId, t.subjectId]),
);

export const paymentReceipt = pgTable(
  'payment_receipt',
  {
    ...bitemporal(),
    number: text().notNull(),
    dossier: text().notNull(),
    procedure: text().notNull(),
    personId: link(),
    businessId: link(),
    amountVnd: integer().notNull(),
    paidOn: day().notNull(),
  },
  (t) => slices(t, [t.number, t.dossier, t.personId, t.businessId, t.subjectId]),
);

export const mandate = pgTable(
  'mandate',
  {
    ...bitemporal(),
    code: text().notNull(),
    businessId: link(),
    personId: link(),
    representativeId: link().notNull(),
    procedures: texts(),
    documentNumber: text(),
    notary: text(),
  },
  (t) => [...slices(t, [t.code, t.businessId, t.personId, t.representativeId, t.subjectId]), whole(t.procedures)],
);
