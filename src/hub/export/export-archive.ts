import { basename } from 'node:path';
import { ZipFile } from 'yazl';
import { withTx } from '../../db/tx.js';
import type { Problem } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import type { Values } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { asOfOf, readToken, resolveAsOf } from '../ledger/as-of.js';
import { readableFor } from '../query/readable.js';
import { currentTimes } from '../time/current-times.js';
import type { ExportDeps, ExportRequest } from './exporting.js';
import { readStates } from './read-states.js';
import { type WrittenFile, wholeFile } from './whole-file.js';

/** A record as it stands on the day of the archive. */
export type StatedRecord = { id: string; values: Values };
export type RecordsOf = (entity: string) => readonly StatedRecord[];

/** Puts records into the files of a format, and tells what it has no words for. */
export type WriteArchive = (records: RecordsOf) => { files: ReadonlyMap<string, string>; problems: readonly Problem[] };

export type ArchiveRequest = {
  format: string;
  path: string;
  /** The kinds of records it tells of. */
  entities: readonly Entity[];
  write: WriteArchive;
  asOf?: ExportRequest['asOf'];
  caller: Caller;
};

/** What stands beside an archive, as beside any exported file. */
export type ArchiveManifest = {
  format: 1;
  kind: 'ARCHIVE';
  file: string;
  fileFormat: string;
  logId: string;
  position: string;
  recordedFrom: string;
  snapshot: string;
  validAt: string;
  /** File in the archive → its lines without the header. */
  counts: Readonly<Record<string, number>>;
  problems: readonly Problem[];
} & WrittenFile;

/**
 * Takes several kinds of records out as one archive, as known at one position and in force on one day. Promise: open data only, so nobody has to be told; whole
 * or not there; the same bytes for the same position and day.
 */
export async function exportArchive(
  { pool, model }: Pick<ExportDeps, 'pool' | 'model'>,
  request: ArchiveRequest,
): Promise<ArchiveManifest> {
  const { entities, caller, path, format } = request;
  const { at, times } = await withTx(pool, { readOnly: true, label: 'export times' }, async (tx) => {
    const now = await currentTimes(tx);
    return { times: now, at: await resolveAsOf(tx, asOfOf(request.asOf, now), now) };
  });
  const records = new Map<string, StatedRecord[]>();
  for (const entity of entities) {
    const { fields, scope, guarded } = readableFor(model, caller, entity);
    const open = fields.filter((field) => field.class === 'open').map(({ name }) => name);
    const list: StatedRecord[] = [];
    const pages = readStates(pool, model, { entity, knownAt: at.knownAt, validAt: at.validAt, scope, reach: null, guarded });
    for await (const states of pages)
      for (const { id, values } of states) list.push({ id, values: Object.fromEntries(open.map((name) => [name, values[name] ?? null])) });
    records.set(entity.name, list);
  }
  const { files, problems } = request.write((entity) => records.get(entity) ?? []);
  const written = await wholeFile(path, packed(files));
  const manifest: ArchiveManifest = {
    format: 1,
    kind: 'ARCHIVE',
    file: basename(path),
    fileFormat: format,
    logId: times.logId,
    position: readToken(at.snapshot).position,
    recordedFrom: at.knownAt,
    snapshot: at.snapshot,
    validAt: at.validAt,
    counts: Object.fromEntries([...files].map(([name, text]) => [name, Math.max(0, text.split('\r\n').length - 2)])),
    problems,
    ...written,
  };
  await wholeFile(`${path}.manifest.json`, [`${JSON.stringify(manifest, null, 2)}\n`]);
  return manifest;
}

/** A day that every archive can name, so that equal files are equal bytes. */
const PACKED_ON = new Date(1980, 0, 1);

async function* packed(files: ReadonlyMap<string, string>): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of files) zip.addBuffer(Buffer.from(text, 'utf8'), name, { mtime: PACKED_ON });
  zip.end();
  for await (const piece of zip.outputStream) yield piece as Buffer;
}
