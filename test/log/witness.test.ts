import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { askWitness } from '../../src/hub/log/ask-witness.js';
import { readCheckpoint, writeCheckpoint } from '../../src/hub/log/checkpoint.js';
import { append, type CompactRange, EMPTY_RANGE, foldPeaks, type NodeAddress, peaksOf, rootOf } from '../../src/hub/log/compact-range.js';
import { consistencyRanges, proofFrom } from '../../src/hub/log/make-proof.js';
import { readVerifierKey, signingKey, writeVerifierKey } from '../../src/hub/log/note-key.js';
import { cosignedAt } from '../../src/hub/log/signature-type.js';
import { openNote, signNote } from '../../src/hub/log/signed-note.js';
import { readTilePath } from '../../src/hub/log/tile-paths.js';
import { leafHash } from '../../src/hub/log/tree-hash.js';
import { readWitnessed, requireWitnessed } from '../../src/hub/log/witnessed.js';
import { inPackage } from '../../src/root.js';
import { type RunningHub, runHub } from '../server/running-hub.js';
import { createFolder } from '../support/folder.js';
import { until } from '../support/until.js';
import { register } from '../support/write.js';

/** `FORKS=100 RESTARTS=50 npx vitest run test/log/witness.test.ts` asks for more. */
const FORKS = Number(process.env.FORKS ?? 100);
const RESTARTS = Number(process.env.RESTARTS ?? 8);

const folder = await createFolder();
afterAll(() => folder.remove());

/** A log as its leaves alone make it, which may go two ways. */
class FakeLog {
  readonly #nodes = new Map<string, Buffer>();
  #range: CompactRange = EMPTY_RANGE;
  constructor(
    readonly origin: string,
    readonly key: KeyObject = generateKeyPairSync('ed25519').privateKey,
    readonly leaves: Buffer[] = [],
  ) {
    this.#append(leaves);
  }
  #append(leaves: readonly Buffer[]): void {
    this.#range = append(this.#range, leaves, ({ level, index }, hash) => void this.#nodes.set(`${level}/${index}`, hash));
  }
  grow(amount: number, salt = ''): this {
    const more = Array.from({ length: amount }, (_, n) => leafHash(Buffer.from(`${salt}${this.leaves.length + n}`)));
    this.#append(more);
    for (const leaf of more) this.leaves.push(leaf);
    return this;
  }
  /** The same key and the same first leaves, and then others. */
  fork(at: number): FakeLog {
    return new FakeLog(this.origin, this.key, this.leaves.slice(0, at)).grow(this.leaves.length - at + 3, 'other ');
  }
  #nodeAt = ({ level, index }: NodeAddress): Buffer => this.#nodes.get(`${level}/${index}`) ?? Buffer.alloc(0);
  note(size = this.leaves.length, key: KeyObject = this.key): string {
    const root = size === 0 ? rootOf(EMPTY_RANGE) : foldPeaks(peaksOf(0n, BigInt(size)).map(this.#nodeAt));
    return signNote(writeCheckpoint({ origin: this.origin, size: BigInt(size), root }), [signingKey(this.origin, key)], 0n);
  }
  proof(from: number, to = this.leaves.length): Buffer[] {
    return from === 0 || from > to ? [] : proofFrom(consistencyRanges(BigInt(from), BigInt(to)), this.#nodeAt);
  }
  request(from: number, to = this.leaves.length, key = this.key): string {
    return [`old ${from}`, ...this.proof(from, to).map((hash) => hash.toString('base64')), '', this.note(to, key)].join('\n');
  }
  /** Of every eighth level what a tile of a width has. */
  tile(level: number, index: number, width: number): Buffer {
    return Buffer.concat(Array.from({ length: width }, (_, n) => this.#nodeAt({ level: 8 * level, index: BigInt(256 * index + n) })));
  }
}

type Running = { url: string; verifierKey: string; child: ChildProcess; kill(): Promise<void> };

/** The example as an operator runs it, in a process of its own. */
async function startWitness(name: string, logs: readonly { vkey: string; url?: string }[], port = 0): Promise<Running> {
  const data = join(folder.path, name);
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'logs.txt'), logs.map(({ vkey, url = '' }) => `${vkey} ${url}`.trim()).join('\n'));
  const child = spawn(
    process.execPath,
    [inPackage('examples/witness/witness.js'), '--data', data, '--logs', join(data, 'logs.txt'), '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(child.stdout as NonNullable<typeof child.stdout>, 'data')) as [Buffer];
  const [verifierKey = '', url = ''] = line.toString().trim().split(' ');
  const gone = once(child, 'exit');
  return {
    url,
    verifierKey,
    child,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

const vkeyOf = ({ origin, key }: Pick<FakeLog, 'origin' | 'key'>) => writeVerifierKey(signingKey(origin, key));
const post = async (url: string, body: string) => {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

describe('the witness', { timeout: 120_000 }, () => {
  const log = new FakeLog('test/log').grow(300);
  let tiles: Server;
  let witness: Running;
  beforeAll(async () => {
    tiles = createServer((request, response) => {
      const path = readTilePath((request.url ?? '').slice(1));
      const bytes = path?.of === 'hashes' ? log.tile(path.tile.level, Number(path.tile.index), path.tile.width) : Buffer.alloc(0);
      response.writeHead(bytes.length === 0 ? 404 : 200).end(bytes);
    });
    tiles.listen(0, '127.0.0.1');
    await once(tiles, 'listening');
    witness = await startWitness('one', [{ vkey: vkeyOf(log), url: `http://127.0.0.1:${(tiles.address() as AddressInfo).port}` }]);
  });
  afterAll(async () => {
    await witness?.kill();
    tiles.close();
  });

  it('answers as C2SP tlog-witness says, and cosigns what goes on', async () => {
    const key = readVerifierKey(witness.verifierKey);
    if (key === undefined) throw new Error('no key');
    const stranger = new FakeLog('test/stranger').grow(3);
    expect((await post(witness.url, 'old 0\n')).status).toBe(400);
    expect((await post(witness.url, stranger.request(0))).status).toBe(404);
    expect((await post(witness.url, log.request(0, 10, stranger.key))).status).toBe(403);
    expect((await post(witness.url, `old 20\n\n${log.note(10)}`)).status).toBe(400);
    expect((await post(witness.url, `old 0\n${leafHash(Buffer.of(1)).toString('base64')}\n\n${log.note(10)}`)).status).toBe(422);
    expect(await post(witness.url, log.request(3, 10))).toEqual({ status: 409, type: 'text/x.tlog.size', text: '0\n' });

    const first = await post(witness.url, log.request(0, 10));
    expect(first.status).toBe(200);
    const opened = openNote(`${log.note(10)}${first.text}`, [key]);
    expect(opened.kind).toBe('opened');
    const [signature] = opened.kind === 'opened' ? opened.verified : [];
    expect(Math.abs(Number(cosignedAt(signature?.signature ?? Buffer.alloc(0))) - Date.now() / 1_000)).toBeLessThan(60);

    expect(await post(witness.url, log.request(0, 20))).toEqual({ status: 409, type: 'text/x.tlog.size', text: '10\n' });
    expect((await post(witness.url, `old 10\n\n${log.note(20)}`)).status).toBe(422);
    expect((await post(witness.url, log.request(10, 20))).status).toBe(200);
    // The same again, and one from before.
    expect((await post(witness.url, log.request(20, 20))).status).toBe(200);
    expect((await post(witness.url, log.request(10, 10))).text).toBe('20\n');
    expect((await askWitness({ key, url: witness.url }, { oldSize: 20n, proof: log.proof(20), note: log.note() })).kind).toBe('cosigned');
  });

  it(`refuses ${FORKS} forks, and rollbacks with them`, async () => {
    const held = log.leaves.length;
    for (let n = 0; n < FORKS; n++) {
      const other = log.fork(Math.floor((n * held) / FORKS));
      // Another tree of the same size, a larger one with its own proof, and one that begins anew.
      const size = n % 2 === 0 ? held : other.leaves.length;
      const asked = n % 3 === 2 ? other.request(0, size) : other.request(held, size);
      expect([409, 422]).toContain((await post(witness.url, asked)).status);
    }
    expect((await post(witness.url, log.request(held))).status).toBe(200);
  });

  it('lets one of many go on that ask at once from the same size', async () => {
    const held = log.leaves.length;
    log.grow(40);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => post(witness.url, log.request(held, held + 1 + n))));
    const won = answers.flatMap(({ status }, n) => (status === 200 ? [held + 1 + n] : []));
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status !== 200).every(({ text }) => text === `${won[0]}\n`)).toBe(true);
  });

  it('mirrors the tiles of what it has cosigned, each held to the root', async () => {
    const [stands] = /^\d+/.exec((await post(witness.url, log.request(0))).text) ?? [];
    log.grow(66_000);
    const size = log.leaves.length;
    expect((await post(witness.url, log.request(Number(stands), size))).status).toBe(200);
    const hash = createHash('sha256').update(log.origin).digest('hex');
    const get = async (path: string) => fetch(`${witness.url}/mirror/${hash}/${path}`);
    const mirrored = await until(
      async () => (await get('checkpoint')).text(),
      (note) => note.includes(`\n${size}\n`),
    );
    const key = readVerifierKey(witness.verifierKey);
    expect(openNote(mirrored, key ? [key] : []).kind).toBe('opened');
    for (const [path, level, index, width] of [
      ['tile/0/000', 0, 0, 256],
      ['tile/0/258.p/10', 0, 258, 10],
      ['tile/1/000', 1, 0, 256],
      ['tile/1/001.p/2', 1, 1, 2],
      ['tile/2/000.p/1', 2, 0, 1],
    ] as const) {
      expect(Buffer.from(await (await get(path)).arrayBuffer()).equals(log.tile(level, index, width))).toBe(true);
    }
    expect((await get('tile/0/999')).status).toBe(404);
  });

  it(`forgets nothing when it is killed ${RESTARTS} times during an update`, async () => {
    const killed = new FakeLog('test/killed');
    let running = await startWitness('killed', [{ vkey: vkeyOf(killed) }]);
    let cosigned = 0;
    for (let n = 0; n < RESTARTS; n++) {
      killed.grow(5);
      const asking = post(running.url, killed.request(cosigned)).catch(() => undefined);
      await wait((n * 7) % 12);
      await running.kill();
      const answer = await asking;
      const answered = answer?.status === 200 ? killed.leaves.length : cosigned;
      running = await startWitness('killed', [{ vkey: vkeyOf(killed) }]);
      // Where it stands now: it tells whoever begins anew.
      const told = await post(running.url, killed.request(0));
      const stands = told.status === 409 ? Number(told.text) : 0;
      expect(stands === answered || stands === killed.leaves.length).toBe(true);
      if (stands > 0) expect((await post(running.url, killed.fork(stands - 1).request(stands))).status).toBe(422);
      cosigned = told.status === 200 ? killed.leaves.length : stands;
    }
    expect(cosigned).toBeGreaterThan(0);
    await running.kill();
  });
});

describe('a hub with a witness', { timeout: 120_000 }, () => {
  let running: RunningHub;
  let witness: Running;
  let verifierKey: string;
  const rows = async <R = any>(sql: string): Promise<R> => (await running.rows<R>(sql))[0] as R;
  const ask = async (): Promise<any> =>
    (
      await running.ask(
        '{ checkpoint(log: CHANGES) { origin size note verifierKey witnessed { state size note awaitedSince cosignatures { witness verifierKey at } } } }',
      )
    ).body.data.checkpoint;
  const change = () => register(running, 'Agency', { code: `W${Math.random().toString(36).slice(2, 8)}`, name: 'Cơ quan mới' }, null);

  beforeAll(async () => {
    // A witness has to know the log's key, and the hub the witness's: both are made first.
    const seed = await startWitness('hub', []);
    ({ verifierKey } = seed);
    const url = seed.url;
    await seed.kill();
    running = await runHub({ config: { witnesses: [{ verifierKey, url }] } });
    const told = await until(ask, (checkpoint) => checkpoint !== null);
    const reads = await until(
      async () => (await running.ask('{ checkpoint(log: READS) { verifierKey } }')).body.data.checkpoint,
      (checkpoint) => checkpoint !== null,
    );
    const logs = [
      { vkey: told.verifierKey, url: `${running.url}/log/changes` },
      { vkey: reads.verifierKey, url: `${running.url}/log/reads` },
    ];
    witness = await startWitness('hub', logs, Number(new URL(url).port));
  });
  afterAll(async () => {
    await witness?.kill();
    await running?.close();
  });

  it('is cosigned, and serves the cosignature', async () => {
    await change();
    const head = (await rows('select max(position)::text as head from change')).head;
    const told = await until(ask, ({ witnessed }) => witnessed.size === head);
    expect(told.witnessed).toMatchObject({ state: 'WITNESSED', awaitedSince: null });
    expect(told.witnessed.cosignatures).toEqual([{ witness: 'witness.example/w1', verifierKey, at: expect.stringMatching(/^20.*Z$/) }]);
    const served = await (await fetch(`${running.url}/log/changes/checkpoint`)).text();
    expect(served).toBe(told.witnessed.note);
    const keys = [verifierKey, told.verifierKey].flatMap((text) => readVerifierKey(text) ?? []);
    const opened = openNote(served, keys);
    expect(opened.kind === 'opened' && opened.verified).toHaveLength(2);
    expect(readCheckpoint(opened.kind === 'opened' ? opened.text : '')?.size).toBe(BigInt(head));
    // Proofs carry it as well.
    const { file } = (await running.ask(`{ inclusionProof(log: CHANGES, position: "1", size: "${head}") { file } }`)).body.data
      .inclusionProof;
    expect(file).toContain('— witness.example/w1 ');
  });

  it('serves on without its witness, says so after four hours, and is cosigned again when it is back', async () => {
    const port = Number(new URL(witness.url).port);
    await witness.kill();
    const before = (await ask()).witnessed.size;
    await change();
    const waiting = await until(ask, ({ witnessed }) => witnessed.awaitedSince !== null);
    expect(waiting.witnessed).toMatchObject({ state: 'WITNESSED', size: before });
    const ready = async () => (await fetch(`${running.url}/readyz`)).json() as Promise<{ status: string; detail: { name: string }[] }>;
    const standing = async () => {
      const { logId } = await rows('select log_id as "logId" from hub_log');
      return withTx(running.database.appPool, { readOnly: true }, async (tx) => {
        const asked = { log: 'changes' as const, logId, witnesses: [verifierKey] };
        const refused = await requireWitnessed(tx, asked).then(
          () => null,
          (error: { code: string }) => error.code,
        );
        return { state: (await readWitnessed(tx, asked)).state, refused };
      });
    };
    // When a checkpoint was stored is the database's word; an hour is made of it here, since nobody waits for four.
    const since = async (interval: string) => {
      await running.database.ownerPool.query('alter table log_checkpoint disable trigger refuse_change');
      await running.database.ownerPool.query(
        `update log_checkpoint set signed_at = clock_timestamp() - interval '${interval}' where log = 'changes' and size > ${before}`,
      );
      await running.database.ownerPool.query('alter table log_checkpoint enable always trigger refuse_change');
    };
    await since('3 hours 59 minutes');
    expect(await standing()).toEqual({ state: 'LATE', refused: null });
    // What is late is served without, and goes on.
    expect(await (await fetch(`${running.url}/log/changes/checkpoint`)).text()).toBe((await ask()).note);
    expect((await ready()).detail.map(({ name }) => name)).not.toContain('log-not-witnessed');
    await since('4 hours 1 second');
    expect(await standing()).toEqual({ state: 'NOT_WITNESSED', refused: 'LOG_NOT_WITNESSED' });
    expect(await ready()).toMatchObject({ status: 'ready', detail: [{ name: 'log-not-witnessed' }] });
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(Number(/giaolo_log_unwitnessed_seconds\{log="changes"\} (\S+)/.exec(metrics)?.[1])).toBeGreaterThan(14_400);
    expect((await running.ask('{ agencies(first: 1) { totalCount } }')).status).toBe(200);
    await until(() => running.log.some((line) => line.includes('LOG_NOT_WITNESSED')), Boolean);

    const told = await ask();
    witness = await startWitness('hub', [{ vkey: told.verifierKey, url: `${running.url}/log/changes` }], port);
    const back = await until(ask, ({ witnessed }) => witnessed.awaitedSince === null);
    expect(back.witnessed).toMatchObject({ state: 'WITNESSED' });
    expect(BigInt(back.witnessed.size)).toBeGreaterThan(BigInt(before));
    expect((await standing()).refused).toBeNull();
  });

  it('is told when its witness has seen another history under its name', async () => {
    // Somebody has the log's key and its first rows, and another go of it.
    const { origin, witnessed } = await until(ask, ({ size, witnessed }) => size === witnessed.size);
    const size = Number(witnessed.size);
    const tile = Buffer.from(await (await fetch(`${running.url}/log/changes/tile/0/000.p/${size}`)).arrayBuffer());
    const leaves = Array.from({ length: size }, (_, at) => tile.subarray(32 * at, 32 * (at + 1)));
    const kept = JSON.parse(await readFile(join(running.keysDir, 'log-changes.json'), 'utf8'));
    const key = createPrivateKey({ key: kept, format: 'jwk' });
    const copy = new FakeLog(origin, key, leaves).grow(5);
    expect((await post(witness.url, copy.request(size))).status).toBe(200);

    const faults = () => running.log.filter((line) => line.includes('LOG_NOT_WITNESSED')).length;
    const before = faults();
    await change();
    await until(faults, (count) => count > before);
    expect((await ask()).witnessed).toMatchObject({ size: String(size), awaitedSince: expect.any(String) });
  });
});
