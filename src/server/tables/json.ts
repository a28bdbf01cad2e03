import type { Table, TableFormat } from './table.js';

/** The records as they were answered, links and lists as they are, and before them what they are. */
export const json = {
  type: 'application/vnd.giaolo.table+json; charset=utf-8',
  file: 'giaolo.json',
  write: ({ records, about }: Table): string => `${JSON.stringify({ about: Object.fromEntries(about), records })}\n`,
} satisfies TableFormat;
