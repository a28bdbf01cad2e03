import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnConnect } from '../../db/client.js';
import type { ErasureGround } from './format.js';

/** An erasure as it is kept outside of the database: which fields of which record, and nothing that they said. */
export type KeptErasure = { position: string; entity: string; recordId: string; fields: readonly string[]; ground: ErasureGround };

type Which = Pick<KeptErasure, 'position' | 'recordId'>;
/** One that a restored database lacks, which somebody has begun to make good there; `server` as the log's events name it. */
type Due = { due: Which; server: string };
/** What became of it: the position where it was done again, null where there was nothing to do. `event`: the last of the log's. */
type Settled = { settles: Which; event: string; again: string | null };
type Line = KeptErasure | Due | Settled;

export type Erasures = {
  /** Keeps in mind what was erased up to now. */
  keep(client: Asked): Promise<void>;
  /**
   * What was erased once and is not in this database, which came back from before it; oldest first. Once an operator has settled where the log is
   * (`isSettled`), only what is still due: else a copy that goes its own way under the same keys would have its erasures done here.
   */
  missing(client: Asked, isSettled: boolean): Promise<KeptErasure[]>;
  /** These are to be done again here, however the work on it ends. As the owner, before the log is settled. */
  owe(client: Asked, erasures: readonly KeptErasure[]): Promise<void>;
  settle(client: Asked, erasure: KeptErasure, again: string | null): Promise<void>;
};

type Asked = Parameters<OnConnect>[0];

/**
 * Erasures in `<keys>/seen`, one file for a log and what became of it: a line of JSON each, only ever added. A backup brings back what was
 * erased after it, and cannot know; this does (decision 0119).
 */
export function openErasures(keysDir: string): Erasures {
  const folder = join(keysDir, 'seen');
  let lookedAt = 0n;
  let file: { path: string; known: Set<string> } | undefined;

  async function linesOf(path: string): Promise<Line[]> {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').flatMap(lineOf);
  }

  async function fileOf(client: Asked): Promise<NonNullable<typeof file>> {
    const { rows } = await client.query<{ first: string }>('select log_id as first from log_event order by number limit 1');
    const path = join(folder, `${rows[0]?.first}.erasures`);
    if (file?.path === path) return file;
    lookedAt = 0n;
    const kept = (await linesOf(path)).filter(isErasure);
    file = { path, known: new Set(kept.map(nameOf)) };
    return file;
  }

  async function append(path: string, lines: readonly Line[]): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await open(path, 'a', 0o600);
    try {
      // Begun anew, so that a line whose writer was killed spoils no other.
      await handle.appendFile(lines.map((line) => `\n${JSON.stringify(line)}`).join(''));
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }

  return {
    async keep(client) {
      const { path, known } = await fileOf(client);
      const { rows } = await client.query<KeptErasure>(ERASED_AFTER, [lookedAt.toString()]);
      const fresh = rows.filter((row) => !known.has(nameOf(row)));
      if (fresh.length > 0) await append(path, fresh);
      for (const one of fresh) known.add(nameOf(one));
      const last = rows.at(-1);
      if (last !== undefined) lookedAt = BigInt(last.position);
    },
    async missing(client, isSettled) {
      const { path } = await fileOf(client);
      const lines = await linesOf(path);
      const kept = new Map(lines.filter(isErasure).map((one) => [nameOf(one), one]));
      if (kept.size === 0) return [];
      const settled = lines.flatMap((line) => ('settles' in line ? [{ ...line.settles, event: line.event, again: line.again }] : []));
      const { rows } = await client.query<{ name: string; server: string | null }>(MISSING, [
        JSON.stringify([...kept.values()]),
        JSON.stringify(settled),
      ]);
      const due = new Set(lines.flatMap((line) => ('due' in line && line.server === rows[0]?.server ? [nameOf(line.due)] : [])));
      return rows.flatMap(({ name }) => (isSettled && !due.has(name) ? [] : (kept.get(name) ?? [])));
    },
    async owe(client, erasures) {
      if (erasures.length === 0) return;
      const { path } = await fileOf(client);
      const { rows } = await client.query<{ server: string }>('select log_server() as server');
      const server = rows[0]?.server ?? '';
      await append(
        path,
        erasures.map(({ position, recordId }) => ({ due: { position, recordId }, server })),
      );
    },
    async settle(client, { position, recordId }, again) {
      const { path } = await fileOf(client);
      const { rows } = await client.query<{ id: string }>('select id from log_event order by number desc limit 1');
      await append(path, [{ settles: { position, recordId }, event: rows[0]?.id ?? '', again }]);
    },
  };
}

function lineOf(text: string): Line[] {
  try {
    return text === '' ? [] : [JSON.parse(text) as Line];
  } catch {
    // Its writer was killed in it; the database still has what it was about.
    return [];
  }
}

function isErasure(line: Line): line is KeptErasure {
  return 'fields' in line;
}

/** After a restore a position may be another change's. */
function nameOf({ position, recordId }: Which): string {
  return `${position} ${recordId}`;
}

const ERASED_AFTER = `select position::text, entity, record_id as "recordId", fields, ground from erasure e
  where e.position > $1::bigint order by e.position`;

/** What was settled counts where the database still knows of the decision that it followed: an older backup does not. */
const MISSING = `select j.position || ' ' || j."recordId" as name, (select server from log_event order by number desc limit 1) as server
  from json_to_recordset($1::json) j (position bigint, "recordId" uuid)
  join record r on r.id = j."recordId"
  where not exists (select from erasure e where e.position = j.position and e.record_id = j."recordId")
    and not exists (
      select from json_to_recordset($2::json) s (position bigint, "recordId" uuid, event uuid, again bigint)
      join log_event v on v.id = s.event
      where s.position = j.position and s."recordId" = j."recordId"
        and (s.again is null or exists (select from erasure e where e.position = s.again and e.record_id = s."recordId")))
  order by j.position`;
