import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../src/hub/import/apply/report.js';
import { slicesSql } from '../../src/hub/ledger/told-sql.js';
import { program } from '../support/program.js';
import { model } from '../write/world.js';
import { createSteward, type Steward } from './support.js';

const ROWS = 2_000;
/** `KILLS=40 npx vitest run test/import/kill.test.ts`: as many deaths, one in each part and some while the file is checked. */
const KILLS = Number(process.env.KILLS ?? 0);
const CHUNK_ROWS = KILLS > 0 ? Math.floor(ROWS / (KILLS + 2)) : 100;
const PARTS_BETWEEN = KILLS > 0 ? 1 : 3;
const VEHICLE = [...model.declarations.entities.values()].filter(({ name }) => name === 'Vehicle');

let folder: string;
let path: string;
let calm: Steward;
let killed: Steward;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giaolo-kill-'));
  path = join(folder, 'xe.csv');
  const rows = Array.from(
    { length: ROWS },
    (_, i) => `RLLV1AEA0PH${String(i).padStart(6, '0')},VinFast,xe ô tô con,car,2021,true,${i % 3 === 0 ? 'đỏ' : 'trắng'},2025-08-01`,
  );
  await writeFile(path, `chassisNumber,make,kind,category,productionYear,fictional,colour,validFrom\n${rows.join('\n')}\n`);
  [calm, killed] = await Promise.all([createSteward(), createSteward()]);
  // Some of the vehicles are known already, so that the file changes as well as registers.
  const known = rows.filter((_, i) => i % 4 === 0).map((row) => row.replace(/,(đỏ|trắng),2025-08-01$/, ',xám,2025-01-01'));
  for (const steward of [calm, killed]) {
    const report = await steward.give(
      'Vehicle',
      `chassisNumber,make,kind,category,productionYear,fictional,colour,validFrom\n${known.join('\n')}\n`,
      {
        apply: true,
      },
    );
    expect(report.state).toBe('APPLIED');
  }
});
afterAll(async () => {
  await Promise.all([calm?.close(), killed?.close()]);
  await rm(folder, { recursive: true, force: true });
});

type Importing = { process: ChildProcess; steps: AsyncIterator<string> };

function start(url: string): Importing {
  const child = spawn(process.execPath, [program('test/import/importing-process.ts'), url, path, 'Vehicle', String(CHUNK_ROWS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { process: child, steps: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

/** Everything the register and the ledger say, without ids and instants, which no two runs share. */
async function everything(steward: Steward): Promise<unknown> {
  const slices = await steward.rows(
    `select chassis_number, colour, make, version, valid_from, valid_to, recorded_to = 'infinity' as known from vehicle order by 1, 4, 5, 6`,
  );
  const changes = await steward.rows(
    `select c.operation, c.version, c.valid_from, c.valid_to, c.before, c.known from (select c.*, (${slicesSql(VEHICLE)})::json as known from change c) c
     order by c.known->-1->>'chassisNumber', c.version`,
  );
  const [batch] = await steward.rows(
    `select state, chunk_count, rows_total, rows_new, rows_changed, rows_same, rows_rejected from import_batch order by created_at desc limit 1`,
  );
  const chunks = await steward.rows(
    `select c.chunk, c.first_row, c.last_row, c.rows_written from import_chunk c join import_batch b on b.id = c.batch_id where b.file_name = 'xe.csv' order by chunk`,
  );
  const [positions] = await steward.rows(`select min(position) as first, max(position) as last, count(*) as n from change`);
  return { slices, changes, batch, chunks, positions };
}

describe('an importer killed at many points', () => {
  it(
    'leaves its batch open, goes on where it stood, and ends as if nothing had happened, nothing twice',
    async () => {
      expect((await calm.give('Vehicle', await sourceOf(path), { apply: true, chunkRows: CHUNK_ROWS })).state).toBe('APPLIED');

      const stops: string[] = [];
      let report: ImportReport | undefined;
      // A kill before the first write, then after every third part with the next one at a random stage.
      for (let round = 0; report === undefined && round < Math.max(30, 2 * KILLS); round++) {
        const importing = start(killed.url);
        let applied = 0;
        const diesChecking = round === 0 || (KILLS > 0 && Math.random() < 0.1);
        // Its steps end with it.
        for (let next = await importing.steps.next(); !next.done; next = await importing.steps.next()) {
          const { value } = next;
          const step = JSON.parse(value) as { phase?: string; done?: number } & ImportReport;
          if (step.state !== undefined) {
            report = step;
            break;
          }
          if (step.phase === 'apply') applied++;
          if ((diesChecking && step.phase === 'check' && (step.done ?? 0) > ROWS / 2) || applied === PARTS_BETWEEN) {
            await new Promise((resolve) => {
              setTimeout(resolve, Math.random() * 30);
            });
            importing.process.kill('SIGKILL');
            break;
          }
        }
        if (importing.process.exitCode === null && importing.process.signalCode === null) await once(importing.process, 'exit');
        const [batch] = await killed.rows<{ state: string; rows: string }>(
          `select state, rows_total as rows from import_batch where file_name = 'xe.csv'`,
        );
        stops.push(batch === undefined ? 'none' : `${batch.state} ${batch.rows}`);
      }
      // The last kill may fall between the last commit and the report; the next run then finds the file applied.
      expect(report).toMatchObject({
        state: expect.stringMatching(/^(ALREADY_)?APPLIED$/),
        counts: { rows: ROWS, new: 1_500, changed: 500, rejected: 0 },
      });
      expect(stops[0]).toBe('none');
      expect(stops.filter((stop) => stop.startsWith('APPLYING')).length).toBeGreaterThan(3);
      // The last run lived to its end.
      expect(stops.length - 1).toBeGreaterThanOrEqual(KILLS);
      expect(await everything(killed)).toEqual(await everything(calm));
    },
    120_000 + 20_000 * KILLS,
  );

  it('is told that the file is in, when it is run once more', async () => {
    const before = await everything(killed);
    expect((await killed.give('Vehicle', await sourceOf(path), { apply: true })).state).toBe('ALREADY_APPLIED');
    expect(await everything(killed)).toEqual(before);
  });
});

async function sourceOf(file: string) {
  const { fileSource } = await import('../../src/hub/import/read/source.js');
  const source = await fileSource(file);
  if (source === undefined) throw new Error('no file');
  return source;
}
