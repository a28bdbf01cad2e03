import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { HubError } from '../../errors.js';
import { onlyJson } from '../log/only-json.js';
import { type AuditSource, type GuardTexts, type Row, type Stream, shareOf } from './audit-source.js';
import type { Steps } from './steps.js';

/** An export: a folder with a file for each stream, a row a line, and what guarded the tables. */
const FORMAT = 'giaolo-audit-1';
const GUARDS = 'guards.json';
const fileOf = ({ name }: Stream) => `${name}.jsonl.gz`;

/** Writes down what a source tells. The folder appears when it is whole. */
export async function writeAuditExport(
  source: AuditSource,
  folder: string,
  streams: readonly Stream[],
  steps: Steps,
): Promise<{ rows: number }> {
  const draft = `${folder}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  let count = 0;
  async function* lines(stream: Stream): AsyncGenerator<string> {
    for await (const batch of source.rows(stream)) {
      count += batch.length;
      await steps.done(batch.length);
      yield batch.map((row) => `${JSON.stringify(row)}\n`).join('');
    }
  }
  for (const stream of streams) {
    // Whose data it is is everybody's: as closed as the keys.
    const file = createWriteStream(join(draft, fileOf(stream)), { mode: 0o600 });
    await pipeline(Readable.from(lines(stream)), createGzip({ level: 1 }), file);
  }
  await writeFile(join(draft, GUARDS), JSON.stringify({ format: FORMAT, guards: (await source.guards()) ?? null }), { mode: 0o600 });
  await rename(draft, folder);
  return { rows: count };
}

/** Reads an export. */
export async function openFileSource(folder: string): Promise<AuditSource> {
  const head = onlyJson<{ format?: string; guards?: GuardTexts | null }>(
    await readFile(join(folder, GUARDS), 'utf8').catch(() => undefined),
  );
  if (head?.format !== FORMAT) {
    throw new HubError('BAD_USER_INPUT', {
      argument: folder,
      ruleVi: 'thư mục này không phải bản xuất của "giaolo audit export".',
      ruleEn: 'it is no export made by "giaolo audit export".',
    });
  }
  return {
    async *rows(stream, share) {
      // A file that is not there has no rows: what should be in it is then missing.
      const file = createReadStream(join(folder, fileOf(stream)));
      const bytes = file.pipe(createGunzip());
      file.on('error', (error) => bytes.destroy(error));
      let batch: Row[] = [];
      try {
        for await (const line of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
          const row = onlyJson<Row>(line) ?? [];
          if (share !== undefined && shareOf(row[0], share.of) !== share.at) continue;
          batch.push(row);
          if (batch.length < BATCH_ROWS) continue;
          yield batch;
          batch = [];
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
      if (batch.length > 0) yield batch;
    },
    guards: async () => head.guards ?? undefined,
  };
}

const BATCH_ROWS = 1_000;
