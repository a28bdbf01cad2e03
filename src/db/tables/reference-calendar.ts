import { pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, day, slices } from './mixins.js';

/** Days that differ from their weeks. What a column means is said in src/schema/reference-calendar.graphql. */
export const calendarDay = pgTable(
  'calendar_day',
  {
    ...bitemporal(),
    code: text().notNull(),
    day: day().notNull(),
    kind: text().notNull(),
    name: text().notNull(),
    ground: text().notNull(),
    confidence: text().notNull(),
    provenance: text(),
  },
  (t) => slices(t, [t.code]),
);
