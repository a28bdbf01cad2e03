import type { ImportSource } from '../hub/import/read/source.js';

/** One file to load through the import path, in the order of its list: what it links to comes earlier, later states of a record later. */
export type SeedFile = {
  /** As on the command line of the importer: `vehicles/plateAssignment`. */
  entity: string;
  /** Vietnamese name of what is in it, for the progress line. */
  labelVi: string;
  rows: number;
  /** Recorded in the ledger with every change of the file. */
  reason: string;
  legalBasis: string;
  source: ImportSource;
};
