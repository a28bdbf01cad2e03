import type { ArchiveFormat } from './archive-format.js';
import { gtfs } from './gtfs/gtfs.js';

/** Formats of archives by the name that commands give them. A second one is one entry here. */
export const ARCHIVE_FORMATS: Readonly<Record<string, ArchiveFormat>> = { gtfs };
