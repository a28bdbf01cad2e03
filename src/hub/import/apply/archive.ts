import type { Problem } from '../../../errors.js';
import type { Model } from '../../declare/model.js';
import { headerKey } from '../check/map-header.js';
import type { FileRow } from '../read/file-row.js';
import type { FileHead } from '../read/read-rows.js';
import type { ImportSource } from '../read/source.js';
import type { FileTable } from './check-file.js';
import type { Archive } from './import-file.js';

/** One kind of record in an archive. `columns`: each column's name, as problems tell it, with the field it means. */
export type ArchiveTable = {
  entity: string;
  file: string;
  columns: Readonly<Record<string, string>>;
  rows: readonly FileRow[];
};

/** Reads an archive: what it says of each kind of record, targets of links before what links to them, and what is wrong with it. */
export type ReadArchive = (source: ImportSource) => Promise<{ tables: readonly ArchiveTable[]; problems: readonly Problem[] }>;

/** An archive on the path of any file: its tables go through the same checks, into one batch. */
export function archiveOf(model: Model, print: string, read: ReadArchive): Archive {
  return {
    print,
    read: async (source) => {
      const { tables, problems } = await read(source);
      return { problems, tables: tables.filter(({ rows }) => rows.length > 0).map((table) => fileTable(model, table)) };
    },
  };
}

function fileTable({ declarations }: Model, { entity: name, file, columns, rows }: ArchiveTable): FileTable {
  const entity = declarations.entities.get(name);
  if (entity === undefined) throw new Error(`an archive is about ${name}, which is no kind of record`);
  return {
    entity,
    file,
    rows: rows.length,
    reading: { mapping: new Map(Object.entries(columns).map(([header, field]) => [headerKey(header), field])) },
    open: async function* () {
      const head: FileHead = { delimiter: ',', header: { line: 1, cells: Object.keys(columns) }, isPlain: false, totals: [], unused: [] };
      yield head;
      yield* rows;
    },
  };
}
