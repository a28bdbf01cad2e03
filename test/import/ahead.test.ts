import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPool, endPool, query } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { LEDGER_LOCK } from '../../src/hub/ledger/format.js';
import { program } from '../support/program.js';
import { until } from '../support/until.js';
import { createSteward, type Steward, told } from './support.js';

let steward: Steward;
beforeEach(async () => {
  steward = await createSteward();
});
afterEach(() => steward.close());

const HEADER = 'chassisNumber,make,kind,category,productionYear,fictional,colour,validFrom,validTo';
const row = (n: number, colour: string, from: string, to = '') =>
  `RLLV1AEA0PK${String(n).padStart(6, '0')},VinFast,xe ô tô con,car,2021,true,${colour},${from},${to}`;
const file = (rows: readonly string[]) => `${HEADER}\n${rows.join('\n')}\n`;
const count = async (sql: string) => Number((await steward.rows<{ n: string }>(`select count(*) as n from ${sql}`))[0]?.n);

describe('while a part of a file is written, the next one is prepared', () => {
  it('killed there, nothing of either is in the register, and the same call brings both in once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'giaolo-ahead-'));
    try {
      const path = join(folder, 'xe.csv');
      const content = file(Array.from({ length: 300 }, (_, n) => row(n, 'đỏ', '2025-01-01')));
      await writeFile(path, content);
      await withTx(steward.pool, {}, async (tx) => {
        // Nobody can write now: the first part is prepared and waits for the ledger, the second is prepared and waits for the first.
        await tx.query('select pg_advisory_xact_lock($1::bigint)', [LEDGER_LOCK]);
        const file = program('test/import/importing-process.ts');
        const importing = spawn(process.execPath, [file, steward.url, path, 'Vehicle', '100'], {
          stdio: ['ignore', 'ignore', 'inherit'],
        });
        const ended = once(importing, 'exit');
        await untilBoth();
        importing.kill('SIGKILL');
        await ended;
      });
      expect([await count('change'), await count('vehicle'), await count('import_chunk')]).toEqual([0, 0, 0]);
      expect(await steward.rows('select state from import_batch')).toEqual([{ state: 'APPLYING' }]);
      expect(await steward.give('Vehicle', content, { apply: true })).toMatchObject({ state: 'APPLIED', counts: { rows: 300, new: 300 } });
      expect([await count('change'), await count('vehicle'), await count('import_chunk')]).toEqual([300, 300, 3]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);

  it('a part may take what the part before gives up, when it is checked and when it is written', async () => {
    await steward.give('Vehicle', file([row(1, 'xám', '2020-01-01')]), { apply: true });
    const tag = (n: number, state: string, from: string) =>
      `E280000${n},RLLV1AEA0PK000001,2025-01-0${n},${state === 'REMOVED' ? from : ''},${state},${from}`;
    const tags = (...rows: string[]) => `tid,vehicle,attachedOn,removedOn,state,validFrom\n${rows.join('\n')}\n`;
    await steward.give('EtcTag', tags(tag(1, 'ACTIVE', '2025-01-01')), { apply: true });
    const replaced = [tag(1, 'REMOVED', '2025-02-01'), tag(2, 'ACTIVE', '2025-02-01')];
    expect(told(await steward.give('EtcTag', tags(...replaced.toReversed()), { chunkRows: 1 }))).toEqual(['2 vehicle KEY_TAKEN']);
    const report = await steward.give('EtcTag', tags(...replaced), { apply: true, chunkRows: 1 });
    expect(report).toMatchObject({ state: 'APPLIED', counts: { rows: 2, changed: 1, new: 1 } });
    expect(
      await steward.rows(`select tid, state from etc_tag where recorded_to = 'infinity' and valid_to = 'infinity' order by tid`),
    ).toEqual([
      { tid: 'E2800001', state: 'REMOVED' },
      { tid: 'E2800002', state: 'ACTIVE' },
    ]);
  });

  it('a part may link to records of the part before', async () => {
    const rows = [
      'G90,Bộ Thử,',
      ...Array.from(
        { length: 7 },
        (_, n) => `G90.${String(n + 1).padStart(2, '0')},Cục Thử ${n},${n === 0 ? 'G90' : `G90.${String(n).padStart(2, '0')}`}`,
      ),
    ];
    const report = await steward.give('Agency', `code,name,parent\n${rows.join('\n')}\n`, { apply: true, chunkRows: 1 });
    expect(told(report)).toEqual([]);
    expect(report).toMatchObject({ state: 'APPLIED', counts: { new: 8 } });
    expect(await count('agency where parent_id is not null')).toBe(7);
    expect(await count('import_chunk')).toBe(8);
  });

  it('a part that cannot be written takes the prepared one after it along: nothing of either, all before', async () => {
    const rows = Array.from({ length: 6 }, (_, n) => row(n, 'đỏ', '2025-01-01'));
    let beside: Promise<unknown> | undefined;
    const report = await steward.give('Vehicle', file(rows), {
      apply: true,
      chunkRows: 2,
      // Once the file was checked, somebody else registers vehicle 2, with a life that the file's row does not fit.
      onProgress: ({ phase, done }) => {
        if (phase === 'check' && done === 6)
          beside ??= steward.give('Vehicle', `# other\n${file([row(2, 'tím', '2026-01-01')])}`, { apply: true });
      },
      rejects: {
        begin: () => undefined,
        write: async () => undefined,
        discard: async () => undefined,
        finish: async () => {
          await beside;
        },
      },
    });
    expect(report.state).toBe('STOPPED');
    expect(
      await steward.rows(
        'select chunk from import_chunk c join import_batch b on b.id = c.batch_id where b.rows_total <> 1 order by chunk',
      ),
    ).toEqual([{ chunk: 0 }]);
    expect(await count(`vehicle where colour = 'đỏ'`)).toBe(2);
  });
});

/**
 * Two transactions of the importer are open: one waits for the ledger, the other for its turn. The app's role is not shown what others do.
 */
async function untilBoth(): Promise<void> {
  const pool = createPool({ url: steward.url, max: 1 });
  try {
    const look = async () => {
      const { rows } = await query<{ locking: number; idle: number }>(
        pool,
        `select count(*) filter (where wait_event = 'advisory')::int as locking, count(*) filter (where state = 'idle in transaction')::int as idle
         from pg_stat_activity where datname = current_database()`,
      );
      return rows[0];
    };
    // The test's own transaction is idle, too.
    await until(look, (found) => found?.locking === 1 && found.idle === 2, { seconds: 15 });
  } finally {
    await endPool(pool);
  }
}
