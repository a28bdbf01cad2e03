import type { Problem } from '../errors.js';
import type { RecordsOf } from '../hub/export/export-archive.js';
import type { ArchiveTable } from '../hub/import/apply/archive.js';
import type { ImportSource } from '../hub/import/read/source.js';

/** A format of archives that tell of several kinds of records. */
export type ArchiveFormat = {
  /** The kind of record that its batches are called by. */
  main: string;
  /** What of the options is missing or wrong. */
  refuses(options: { network: string | undefined }): { vi: string; en: string } | undefined;
  read(source: ImportSource, options: { network: string }): Promise<{ tables: readonly ArchiveTable[]; problems: readonly Problem[] }>;
  /** The kinds of records that an archive is written from. */
  writes: readonly string[];
  /** `url`: where whoever takes the archive finds the publisher. */
  write(
    records: RecordsOf,
    options: { network: string; url: string },
  ): { files: ReadonlyMap<string, string>; problems: readonly Problem[] };
};
