import { doublePrecision, pgTable, text } from 'drizzle-orm/pg-core';
import { bitemporal, day, finite, folded, link, searched, slices, texts, whole } from '../../src/db/tables/mixins.js';

export const buoy = pgTable(
  'buoy',
  {
    ...bitemporal(),
    number: text().notNull(),
    shoal: text(),
    ...folded('shoal'),
    port: text(),
    provinceId: link(),
    rangeNm: doublePrecision(),
    colours: texts(),
    state: text().notNull(),
    lantern: text(),
    watch: text(),
    mailbox: text(),
    notice: text(),
    lanternMadeIn: text(),
    lanternUntil: day(),
  },
  (t) => [...slices(t, [t.number]), searched(t.shoalFolded), finite(t.rangeNm), whole(t.colours)],
);

export const buoyVisit = pgTable(
  'buoy_visit',
  {
    ...bitemporal(),
    report: text().notNull(),
    buoyId: link().notNull(),
    keeperId: link().notNull(),
    visitedOn: day().notNull(),
    fitness: text(),
  },
  (t) => slices(t, [t.report, t.buoyId, t.keeperId, t.subjectId]),
);
