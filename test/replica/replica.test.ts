import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import type { Value } from '../../src/hub/declare/model.js';
import { exportFile } from '../../src/hub/export/export-file.js';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { inPackage } from '../../src/root.js';
import { type RunningHub, runHub } from '../server/running-hub.js';
import { caller, readLogInto } from '../support/hub.js';
import { AS_STEWARD, model, port, write } from '../write/world.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/** Open data, data of businesses, and people's data: all that a copy may hold. */
const ENTITIES = ['PortCode', 'Province', 'Business', 'Vehicle', 'Ownership', 'Person', 'DriverLicence', 'Badge'];
const STEWARD = { ...caller('steward', 'stewardship'), ownKey: null, language: 'vi', requestId: 'test' } as Caller;
const readLog = readLogInto([]);

let hub: RunningHub;
let folder: string;
let token: string;
beforeAll(async () => {
  [hub, folder] = await Promise.all([runHub(), mkdtemp(join(tmpdir(), 'giaolo-replica-'))]);
  token = await hub.token('steward');
});
afterAll(async () => {
  await hub?.close();
  await rm(folder, { recursive: true, force: true });
});

type Ran = { code: number | null; out: string; err: string };

function start(...parameters: string[]): { child: ChildProcess; done: Promise<Ran> } {
  const child = spawn(process.execPath, [inPackage('examples/replica/replica.js'), ...parameters, '--url', hub.url], {
    env: { ...process.env, HUB_TOKEN: token, HUB_PURPOSE: 'stewardship', HUB_CASE: String(STEWARD.caseCode) },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => {
    out += piece;
  });
  child.stderr.on('data', (piece: Buffer) => {
    err += piece;
  });
  return { child, done: once(child, 'close').then(([code]) => ({ code: code as number | null, out, err })) };
}

const replica = (...parameters: string[]): Promise<Ran> => start(...parameters).done;

/** What the hub itself says everything is at one position, as files with manifests. */
async function exported(name: string, entities = ENTITIES, position?: string): Promise<{ files: string[]; position: string }> {
  const files: string[] = [];
  let at = position ?? '';
  for (const entity of entities) {
    const path = join(folder, `${name}-${entity}.jsonl`);
    const declared = model.declarations.entities.get(entity);
    if (declared === undefined) throw new Error(entity);
    const asOf = at === '' ? {} : { asOf: { position: at } };
    const manifest = await exportFile(
      { pool: hub.database.appPool, model, readLog },
      { entity: declared, format: 'jsonl', path, caller: STEWARD, ...asOf },
    );
    at = manifest.position;
    files.push(path);
  }
  return { files, position: at };
}

const random = (below: number) => Math.floor(Math.random() * below);
const day = () => `20${24 + random(3)}-0${1 + random(9)}-${10 + random(18)}`;

/** One of the five writes, or a withdrawal, on whatever is there; refused ones are part of the storm. */
async function blow(ids: string[], sets: string[]): Promise<string> {
  const id = ids[random(ids.length)] ?? '';
  const names: Record<string, Value> = {
    matchedName: ['Cảng một', 'hai\u2028ba', '"bốn" \\ \u0001', null][random(4)] ?? null,
    latitude: [1e-7, 20.86, null][random(3)] ?? null,
  };
  const operations: Operation[] = [
    { operation: 'register', entity: 'PortCode', from: random(2) === 0 ? null : day(), values: port('mới') },
    { operation: 'update', entity: 'PortCode', id, from: day(), values: names },
    { operation: 'correct', entity: 'PortCode', id, from: null, to: null, values: names },
    { operation: 'correct', entity: 'PortCode', id, from: null, to: null, values: {}, moveEnd: random(2) === 0 ? null : day() },
    { operation: 'close', entity: 'PortCode', id, from: day() },
    { operation: 'remove', entity: 'PortCode', id },
  ];
  const kind = random(8);
  try {
    if (kind >= 6) {
      const set = sets[random(sets.length)] ?? '';
      await withdrawChangeSet({ pool: hub.database.appPool, model }, set, { ...AS_STEWARD, cascade: random(2) === 0 });
      return 'withdrawn';
    }
    const chosen = operations[kind] as Operation;
    const written = await write(hub.database, random(4) === 0 ? [chosen, operations[0] as Operation] : [chosen]);
    for (const change of written.changes) if (change.operation === 'register') ids.push(change.recordId);
    sets.push(written.changeSetId);
    return chosen.operation;
  } catch {
    return 'refused';
  }
}

describe('a copy', () => {
  it('stays equal to its source through a storm of all five writes and withdrawals, kills and restarts', async () => {
    const copy = join(folder, 'copy');
    const ids = (
      await write(
        hub.database,
        Array.from(
          { length: 12 },
          (): Operation => ({ operation: 'register', entity: 'PortCode', from: '2024-01-01', values: port('đầu') }),
        ),
      )
    ).changes.map(({ recordId }) => recordId);
    expect((await replica('begin', copy, ...(await exported('begin')).files)).code).toBe(0);

    const met = new Map<string, number>();
    const sets: string[] = [];
    let [storming, kills] = [true, 0];
    const storm = (async () => {
      for (let n = 0; n < 400; n++) {
        const what = await blow(ids, sets);
        met.set(what, (met.get(what) ?? 0) + 1);
      }
      storming = false;
    })();
    while (storming) {
      const { child, done } = start('follow', copy);
      await new Promise((resolve) => {
        setTimeout(resolve, 150 + random(500));
      });
      if (child.kill('SIGKILL')) kills += 1;
      await done;
    }
    await storm;
    // What a kill in the middle of a write leaves behind.
    await appendFile(join(copy, 'journal.jsonl'), '{"scannedTo":"99999","changes":[{"posi');

    const truth = await exported('end');
    const followed = await replica('follow', copy, '--until', truth.position);
    expect([followed.err, followed.out.trim()]).toEqual(['', truth.position]);
    const proof = await replica('prove', copy, ...truth.files);
    expect([proof.err, proof.code]).toEqual(['', 0]);
    expect(proof.out.match(/^= /gm)).toHaveLength(ENTITIES.length);
    for (const what of ['register', 'update', 'correct', 'close', 'remove', 'withdrawn'])
      expect([what, met.get(what) ?? 0]).not.toEqual([what, 0]);
    expect(kills).toBeGreaterThan(1);
  });

  it('that lacks one change is not equal, so the proof proves something', async () => {
    const copy = join(folder, 'copy');
    const base = join(copy, 'base.jsonl');
    const text = await readFile(base, 'utf8');
    const truth = await exported('lacking', ENTITIES, JSON.parse(text.split('\n')[0] ?? '').position);
    await writeFile(base, text.replace('Cảng một', 'Cảng mộc'));
    const proof = await replica('prove', copy, ...truth.files);
    expect([proof.code, proof.out.match(/^≠ .*/gm)?.map((line) => line.split(' ')[1])]).toEqual([1, ['PortCode']]);
    await writeFile(base, text);
    expect((await replica('prove', copy, ...truth.files)).code).toBe(0);
  });

  it('is kept without a network by delta files, in order, none left out', async () => {
    const copy = join(folder, 'offline');
    const first = await exported('offline', ['PortCode']);
    await replica('begin', copy, ...first.files);
    const delta = async (name: string, after: string) => {
      const path = join(folder, `${name}.jsonl`);
      const entity = model.declarations.entities.get('PortCode');
      if (entity === undefined) throw new Error('PortCode');
      const { position } = await exportFile(
        { pool: hub.database.appPool, model, readLog },
        { entity, format: 'jsonl', path, after, caller: STEWARD },
      );
      return { path, position };
    };
    await write(hub.database, [{ operation: 'register', entity: 'PortCode', from: null, values: port('một') }]);
    const one = await delta('one', first.position);
    await write(hub.database, [{ operation: 'register', entity: 'PortCode', from: null, values: port('hai') }]);
    const two = await delta('two', one.position);
    const wrong = await replica('apply', copy, two.path);
    expect([wrong.code, wrong.err]).toEqual([3, expect.stringContaining('a file is missing')]);
    expect((await replica('apply', copy, one.path, two.path)).out.trim()).toBe(two.position);
    // Given again, they change nothing.
    expect((await replica('apply', copy, one.path)).out.trim()).toBe(two.position);
    expect((await replica('prove', copy, ...(await exported('offline-end', ['PortCode'])).files)).code).toBe(0);
  });

  it('holds in none of its files what the source erased, wherever it was killed', async () => {
    const copy = join(folder, 'erased');
    const someone = { personalId: '001090000777', fullName: 'Người Sẽ Xoá', fictional: true };
    const { changes } = await write(hub.database, [{ operation: 'register', entity: 'Person', from: '2024-01-01', values: someone }]);
    const id = changes[0]?.recordId ?? '';
    await replica('begin', copy, ...(await exported('erasing', ['Person'])).files);
    await write(hub.database, [{ operation: 'update', entity: 'Person', id, from: '2025-01-01', values: { address: 'Ngõ Sẽ Xoá' } }]);
    const { child, done } = start('follow', copy);
    await vi.waitFor(async () => expect(await readFile(join(copy, 'journal.jsonl'), 'utf8')).toContain('Ngõ Sẽ Xoá'), { timeout: 60_000 });
    child.kill('SIGKILL');
    await done;
    await write(hub.database, [{ operation: 'erase', entity: 'Person', id, ground: 'SUBJECT_REQUEST' }]);
    const followed = await replica('follow', copy, '--once');
    expect([followed.code, followed.err]).toEqual([0, '']);
    for (const file of ['base.jsonl', 'journal.jsonl']) expect(await readFile(join(copy, file), 'utf8')).not.toMatch(/Sẽ Xoá|001090000777/);
    const truth = await exported('erased', ['Person'], followed.out.trim());
    expect((await replica('prove', copy, ...truth.files)).code).toBe(0);
  });

  it('of a hub that was restored since is refused, instead of missing what is written next', async () => {
    const copy = join(folder, 'foreign');
    await replica('begin', copy, ...(await exported('foreign', ['PortCode'])).files);
    const base = join(copy, 'base.jsonl');
    const text = await readFile(base, 'utf8');
    await writeFile(base, text.replace(/"logId":"[^"]*"/, '"logId":"00000000-0000-4000-8000-000000000000"'));
    expect((await replica('follow', copy, '--once')).code).toBe(3);
  });
});
