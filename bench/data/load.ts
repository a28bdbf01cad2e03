import pg from 'pg';
import { withoutGuards } from './bulk.js';
import { type Chunk, planChunks } from './chunks.js';
import type { Population } from './population.js';
import { chunkStatements } from './write-chunk.js';

const LEDGER_TABLES = ['record', 'change_set', 'change'];
const LANES = 2;

export type Told = (what: string, done: number, of: number) => void;

/**
 * Writes all populations behind the head of the ledger, then puts indexes, guards and statistics in place. Returns the instant before any
 * of them was superseded.
 */
export async function loadPopulations(url: string, populations: readonly Population[], tell: Told): Promise<{ registeredBy: string }> {
  const lanes = await Promise.all(Array.from({ length: LANES }, () => connect(url)));
  const [client] = lanes;
  if (client === undefined) throw new Error('no lane');
  /** Statements lie in no order among themselves: positions and instants were dealt out before. */
  const spread = async <T>(items: readonly T[], work: (lane: pg.Client, item: T) => Promise<void>, what: string) => {
    const queue = [...items];
    await Promise.all(
      lanes.map(async (lane) => {
        for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
          await work(lane, item);
          tell(what, items.length - queue.length, items.length);
        }
      }),
    );
  };
  try {
    const { rows } = await client.query<{ position: string; start: string }>(
      `select coalesce(max(last_position), 0)::text as position, max(recorded_from)::text as start from change_set`,
    );
    const [head] = rows;
    if (!head?.start) throw new Error('the reference data are not in the ledger');
    const { chunks, registeredBy } = planChunks(populations, Number(head.position));
    const tables = [...new Set([...LEDGER_TABLES, ...populations.map(({ table }) => table)])];
    await withoutGuards(
      client,
      tables,
      () => spread(chunks, (lane, chunk) => writeChunk(lane, chunk, head.start), 'records'),
      (indexes) => spread(indexes, async (lane, index) => void (await lane.query(index)), 'indexes'),
    );
    await spread(tables, async (lane, table) => void (await lane.query(`vacuum (analyze) ${table}`)), 'statistics');
    await client.query('checkpoint');
    const { rows: instants } = await client.query<{ at: string }>(
      `select (timestamptz '${head.start}' + interval '${registeredBy} microseconds')::text as at`,
    );
    return { registeredBy: instantText(instants[0]?.at ?? '') };
  } finally {
    for (const lane of lanes) await lane.end();
  }
}

async function writeChunk(lane: pg.Client, chunk: Chunk, start: string): Promise<void> {
  await lane.query('begin');
  for (const statement of chunkStatements(chunk, start)) await lane.query(statement);
  await lane.query('commit');
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'giaolo-bench-load' });
  await client.connect();
  // A crash while loading means loading again, so nothing waits for the disk.
  await client.query(`set synchronous_commit = off; set maintenance_work_mem = '256MB'; set timezone = 'UTC'; set datestyle = 'ISO, YMD'`);
  return client;
}

/** `2026-11-22 04:01:17.5+00` as the API takes it. */
function instantText(text: string): string {
  const [, day, time, fraction = ''] = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text) ?? [];
  if (day === undefined) throw new Error(`no instant: ${text}`);
  return `${day}T${time}.${fraction.padEnd(6, '0')}Z`;
}
