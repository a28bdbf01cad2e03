import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, day, folded, link, searched, slices, texts, whole } from './mixins.js';

/** Legal documents and code lists. What a column means is said in src/schema/reference-law.graphql. */

export const legalDocument = pgTable(
  'legal_document',
  {
    ...bitemporal(),
    number: text().notNull(),
    kind: text().notNull(),
    title: text().notNull(),
    ...folded('title'),
    issuer: text(),
    issuedOn: day(),
    inForceFrom: day(),
    inForceTo: day(),
    repealed: boolean(),
    lastCheckedOn: day(),
    confidence: text().notNull(),
    provenance: text(),
  },
  (t) => [...slices(t, [t.number]), searched(t.titleFolded)],
);

export const legalAmendment = pgTable(
  'legal_amendment',
  {
    ...bitemporal(),
    code: text().notNull(),
    amendingId: link().notNull(),
    amendedId: link().notNull(),
    effect: text().notNull(),
    effectiveOn: day(),
    confidence: text().notNull(),
    provenance: text(),
  },
  (t) => slices(t, [t.code, t.amendingId, t.amendedId]),
);

export const legalForce = pgTable(
  'legal_force',
  {
    ...bitemporal(),
    code: text().notNull(),
    documentId: link().notNull(),
    part: text().notNull(),
    provision: text(),
    inForceFrom: day(),
    inForceTo: day(),
    confidence: text().notNull(),
    provenance: text(),
  },
  (t) => slices(t, [t.code, t.documentId]),
);

export const legalProvision = pgTable(
  'legal_provision',
  {
    ...bitemporal(),
    code: text().notNull(),
    documentId: link().notNull(),
    provision: text().notNull(),
    text: text().notNull(),
    ...folded('text'),
  },
  (t) => [...slices(t, [t.code, t.documentId]), searched(t.textFolded)],
);

export const codeList = pgTable(
  'code_list',
  {
    ...bitemporal(),
    code: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    usedBy: texts(),
    ground: text(),
    confidence: text().notNull(),
  },
  (t) => [...slices(t, [t.code]), searched(t.nameFolded), whole(t.usedBy)],
);

export const codeListEntry = pgTable(
  'code_list_entry',
  {
    ...bitemporal(),
    code: text().notNull(),
    listId: link().notNull(),
    value: text().notNull(),
    name: text().notNull(),
    ...folded('name'),
    nameEn: text(),
    ordinal: integer(),
    note: text(),
  },
  (t) => [...slices(t, [t.code, t.listId]), searched(t.nameFolded)],
);
