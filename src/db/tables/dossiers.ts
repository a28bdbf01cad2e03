import { pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, day, link, slices, texts, whole } from './mixins.js';

/** What is said of records and of dossiers. What a column means is said in src/schema/dossiers.graphql. */

export const doubt = pgTable(
  'doubt',
  {
    ...bitemporal(),
    recordType: text().notNull(),
    recordId: text().notNull(),
    doubtedFields: texts(),
    personId: link(),
    statement: text().notNull(),
    reportedBy: text().notNull(),
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
  (t) => [...slices(t, [t.recordId, t.personId, t.subjectId]), whole(t.doubtedFields)],
);
