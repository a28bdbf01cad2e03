import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import { type Batch, listBatches } from '../../src/hub/batch/batch.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { type WithdrawOptions, withdrawBatch } from '../../src/hub/undo/withdraw-batch.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { createSteward, model, type Steward } from '../import/support.js';
import { program } from '../support/program.js';
import { AS_STEWARD } from '../write/world.js';

const HEADER = 'chassisNumber,make,kind,category,productionYear,fictional,colour,validFrom';
const row = (n: number, colour: string, from: string) =>
  `RLLV1AEA0PH${String(n).padStart(6, '0')},VinFast,xe ô tô con,car,2021,true,${colour},${from}`;
const known = Array.from({ length: 100 }, (_, n) => row(n * 4, 'xám', '2025-01-01'));
const file = Array.from({ length: 400 }, (_, n) => row(n, n % 3 === 0 ? 'đỏ' : 'trắng', '2025-08-01'));
const CHUNK_ROWS = 50;

/** A busy machine is no broken promise. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let steward: Steward;
beforeAll(async () => {
  steward = await createSteward();
  await steward.give('Vehicle', [HEADER, ...known].join('\n'), { apply: true });
});
afterAll(() => steward.close());

const apply = async (content: string): Promise<string> => {
  const { state, batchId } = await steward.give('Vehicle', content, { apply: true, chunkRows: CHUNK_ROWS });
  expect(state).toBe('APPLIED');
  return batchId ?? '';
};
const undo = (id: string, more: { cascade?: boolean; reason?: string } = {}, options: WithdrawOptions = {}): Promise<Batch> =>
  withdrawBatch({ pool: steward.pool, model }, id, { ...AS_STEWARD, reason: 'nhập nhầm', cascade: false, ...more }, options);
const write = (operations: readonly Operation[]) =>
  withTx(steward.pool, {}, (tx) => writeChangeSet(tx, model, { ...AS_STEWARD, operations }));
const vehicleId = async (n: number) =>
  (
    await steward.rows<{ id: string }>(`select distinct id from vehicle where chassis_number = $1 and recorded_to = 'infinity'`, [
      row(n, '', '').slice(0, 17),
    ])
  )[0]?.id ?? '';
/** What the register says of every vehicle, without ids and versions. */
const said = (knownAt = 'now') =>
  steward.rows(
    knownAt === 'now'
      ? `select chassis_number, colour, valid_from, valid_to from vehicle where recorded_to = 'infinity' order by 1, 3`
      : `select chassis_number, colour, valid_from, valid_to from vehicle where recorded_from <= $1 and $1 < recorded_to order by 1, 3`,
    knownAt === 'now' ? [] : [knownAt],
  );
const faults = async () => {
  const [head] = await steward.rows<{ head: string }>('select max(position)::text as head from change');
  return withTx(steward.pool, {}, (tx) => verifyHashes(tx, '1', head?.head ?? '0', model));
};

describe('a batch that is withdrawn', () => {
  it('leaves the register as it was before the file, and as known before the withdrawal as the file left it', async () => {
    const before = await said();
    const id = await apply([HEADER, ...file].join('\n'));
    const filled = await said();
    const [head] = await steward.rows<{ at: string }>('select recorded_from as at from change order by position desc limit 1');
    const done = await undo(id);
    expect(done).toMatchObject({ state: 'WITHDRAWN', withdrawReason: 'nhập nhầm' });
    expect(await said()).toEqual(before);
    expect(await said(head?.at)).toEqual(filled);
    expect(await faults()).toEqual([]);

    const again = await undo(id, { reason: 'lần nữa' });
    expect(again).toEqual(done);
    // The same file is a new batch now.
    expect(await apply([HEADER, ...file].join('\n'))).not.toBe(id);
    expect(await said()).toEqual(filled);
  });

  it('is refused as a whole when something rests on one row, and taken back with it on cascade', async () => {
    const [latest] = await listBatches(steward.pool, 1);
    const id = latest?.id ?? '';
    const filled = await said();
    const car = await vehicleId(399);
    const plate = await write([
      {
        operation: 'register',
        entity: 'PlateAssignment',
        from: '2025-09-01',
        values: { plate: '30K-77777', vehicle: car, background: 'trắng' },
      },
    ]);
    await write([{ operation: 'update', entity: 'Vehicle', id: await vehicleId(0), from: '2025-10-01', values: { colour: 'tím' } }]);
    const changed = await said();
    const refused: unknown = await undo(id).catch((error: unknown) => error);
    if (!(refused instanceof HubError)) throw refused;
    expect([refused.code, refused.details.laterCount]).toEqual(['HAS_LATER_CHANGES', 2]);
    expect(refused.details.laterChanges).toMatchObject([
      { entity: 'PlateAssignment', operation: 'REGISTER', recordId: plate.changes[0]?.recordId },
      { entity: 'Vehicle', operation: 'UPDATE' },
    ]);
    // Nothing was touched, and the batch is what it was.
    expect(await said()).toEqual(changed);
    expect((await listBatches(steward.pool, 1))[0]?.state).toBe('APPLIED');

    expect((await undo(id, { cascade: true })).state).toBe('WITHDRAWN');
    expect(await said()).toHaveLength(known.length);
    expect(await steward.rows(`select from plate_assignment where recorded_to = 'infinity'`)).toEqual([]);
    await apply([HEADER, ...file].join('\n'));
    expect(await said()).toEqual(filled);
  });

  it('stops when it is told to, says how far it is, is not imported meanwhile, and goes on with the next call', async () => {
    const id = (await listBatches(steward.pool, 1))[0]?.id ?? '';
    const stopping = new AbortController();
    const half = await undo(
      id,
      { reason: 'một nửa' },
      { signal: stopping.signal, onProgress: ({ phase }) => phase === 'withdraw' && stopping.abort() },
    );
    expect(half.state).toBe('WITHDRAWING');
    expect((await steward.give('Vehicle', [HEADER, ...file].join('\n'), { apply: true })).problems.map(({ code }) => code)).toEqual([
      'BATCH_WITHDRAWING',
    ]);
    // The reason is the one it was begun with.
    expect(await undo(id, { reason: 'phần còn lại' })).toMatchObject({ state: 'WITHDRAWN', withdrawReason: 'một nửa' });
    expect(await said()).toHaveLength(known.length);
  });

  it('that was killed while it was applied is withdrawn as far as it came', async () => {
    const before = await said();
    const dying = steward.give('Vehicle', [HEADER, ...file].join('\n'), {
      apply: true,
      chunkRows: CHUNK_ROWS,
      onProgress: ({ phase, done }) => {
        if (phase === 'apply' && done >= CHUNK_ROWS * 3) throw new Error('killed');
      },
    });
    await expect(dying).rejects.toThrow('killed');
    const [latest] = await listBatches(steward.pool, 1);
    expect([latest?.state, (await said()).length]).toEqual(['APPLYING', before.length + CHUNK_ROWS * 3]);
    const id = latest?.id ?? '';
    expect((await undo(id)).state).toBe('WITHDRAWN');
    expect(await said()).toEqual(before);
  });
});

it('parts of a file that give each other their keys are no reason to refuse its withdrawal', async () => {
  // A road has its number to itself, so that the first part cannot go back while the second stands.
  const roads = (...rows: string[]) => ['number,former.number,roadClass,provenance,validFrom', ...rows].join('\n');
  const numbers = () => steward.rows(`select number, valid_from, valid_to from road where recorded_to = 'infinity' order by 1, 2`);
  await steward.give('Road', roads('ĐT.701,,đường tỉnh,kiểm thử,2025-01-01'), { apply: true });
  const before = await numbers();
  const handed = roads('ĐT.702,ĐT.701,đường tỉnh,kiểm thử,2025-08-01', 'ĐT.701,,đường tỉnh,kiểm thử,2025-08-01');
  const report = await steward.give('Road', handed, { apply: true, chunkRows: 1 });
  expect(report).toMatchObject({ state: 'APPLIED', counts: { new: 1, changed: 1 } });
  expect(await numbers()).toHaveLength(3);
  expect((await undo(report.batchId ?? '')).state).toBe('WITHDRAWN');
  expect(await numbers()).toEqual(before);
});

it('a withdrawal killed at many points goes on where it stood and ends as if nothing had happened', async () => {
  const before = await said();
  const id = await apply([HEADER, ...file].join('\n'));
  const states: string[] = [];
  for (let round = 0; round < 30; round++) {
    const child = spawn(process.execPath, [program('test/undo/withdrawing-process.ts'), steward.url, id], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let withdrawn = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      const step = JSON.parse(line) as { phase?: string; state?: string };
      if (step.phase === 'withdraw') withdrawn++;
      // The first run dies while it is still checking, later ones after two parts with the next one under way.
      if ((round === 0 && step.phase === 'check') || withdrawn === 2) {
        await new Promise((resolve) => {
          setTimeout(resolve, Math.random() * 20);
        });
        child.kill('SIGKILL');
        break;
      }
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const [batch] = await listBatches(steward.pool, 1);
    states.push(batch?.state ?? '');
    if (batch?.state === 'WITHDRAWN') break;
  }
  expect(states[0]).toBe('APPLIED');
  expect(states.filter((state) => state === 'WITHDRAWING').length).toBeGreaterThanOrEqual(2);
  expect(states.at(-1)).toBe('WITHDRAWN');
  expect(await said()).toEqual(before);
  const [parts] = await steward.rows(
    `select count(*)::integer as n, count(distinct chunk)::integer as parts from import_chunk where batch_id = $1 and kind = 'WITHDRAW'`,
    [id],
  );
  expect(parts).toEqual({ n: file.length / CHUNK_ROWS, parts: file.length / CHUNK_ROWS });
  expect(await faults()).toEqual([]);
});
