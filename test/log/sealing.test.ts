import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { changeLeaves } from '../../src/hub/ledger/change-leaves.js';
import { isConsistent, isIncluded } from '../../src/hub/log/check-proof.js';
import { readCheckpoint } from '../../src/hub/log/checkpoint.js';
import { append, EMPTY_RANGE, rootOf } from '../../src/hub/log/compact-range.js';
import type { LogName, LogSource } from '../../src/hub/log/log-source.js';
import { consistencyRanges, inclusionRanges } from '../../src/hub/log/make-proof.js';
import { signingKey } from '../../src/hub/log/note-key.js';
import { type Sealed, seal } from '../../src/hub/log/seal.js';
import { openNote } from '../../src/hub/log/signed-note.js';
import { originOf } from '../../src/hub/log/stored-checkpoint.js';
import { readProof, readSeeds, storedSize } from '../../src/hub/log/stored-tree.js';
import { leafHash } from '../../src/hub/log/tree-hash.js';
import { createReadLogPool, openReadLog } from '../../src/hub/reads/open-read-log.js';
import { readLeaves } from '../../src/hub/reads/read-leaves.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { hashKeyOf, makeHashKey } from '../../src/keys.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { killBackends } from '../support/kill-backends.js';
import { write } from '../support/write.js';

const keys = { changes: generateKeyPairSync('ed25519').privateKey, reads: generateKeyPairSync('ed25519').privateKey };
const SOURCES = { changes: changeLeaves, reads: readLeaves } satisfies Record<LogName, LogSource>;
let database: TestDatabase;
let logId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  logId = (await rows<{ id: string }>('select log_id as id from hub_log'))[0]?.id ?? '';
});
afterAll(() => database.drop());

const rows = async <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> =>
  (await database.ownerPool.query<R>(sql, values)).rows;
const inTx = <R>(fn: Parameters<typeof withTx<R>>[2]) => withTx<R>(database.appPool, { readOnly: true, isolation: 'repeatable read' }, fn);
let agencies = 0;
const agency = (): Operation => {
  agencies += 1;
  return { operation: 'register', entity: 'Agency', from: null, values: { code: `T${agencies}`, name: `Cơ quan ${agencies}` } };
};
const writeSome = async (amount: number) => {
  for (let n = 0; n < amount; n++) await write({ database }, [agency()]);
};

async function sealAll(log: LogName, before?: Sealed, pool = database.appPool): Promise<Sealed> {
  const done = await seal(pool, { source: SOURCES[log], key: keys[log], before });
  return done.isWhole ? done : sealAll(log, done, pool);
}

/** All checkpoints of a log, each opened with its key. */
async function checkpointsOf(log: LogName) {
  const origin = originOf(logId, log);
  const notes = await rows<{ note: string }>('select note from log_checkpoint where origin = $1 order by size', [origin]);
  return notes.map(({ note }) => {
    const opened = openNote(note, [signingKey(origin, keys[log])]);
    const checkpoint = opened.kind === 'opened' ? readCheckpoint(opened.text) : undefined;
    if (checkpoint === undefined) throw new Error(opened.kind);
    return checkpoint;
  });
}

/** What a log should be: from its rows and its seeds, in one go. */
async function leavesOf(log: LogName, amount: number): Promise<Buffer[]> {
  return inTx(async (tx) => {
    const seeds: string[] = [];
    for (let tile = 0; tile * 256 < amount; tile++) seeds.push(...(await readSeeds(tx, log, BigInt(tile))));
    const entries = await SOURCES[log].entries(tx, 0n, amount);
    return entries.map(({ entryOf }, at) => leafHash(Buffer.from(entryOf(seeds[at] ?? ''))));
  });
}

async function checkWhole(log: LogName): Promise<number> {
  const checkpoints = await checkpointsOf(log);
  const size = Number(checkpoints.at(-1)?.size ?? 0);
  const leaves = await leavesOf(log, size);
  expect(leaves).toHaveLength(size);
  for (const { size: at, root } of checkpoints) expect(rootOf(append(EMPTY_RANGE, leaves.slice(0, Number(at)))).equals(root)).toBe(true);
  return size;
}

describe('a log that is sealed', { timeout: 60_000 }, () => {
  it('has a leaf for each row, and goes on from each of its checkpoints', async () => {
    await writeSome(3);
    const first = await sealAll('changes');
    await writeSome(6);
    const second = await sealAll('changes', first);
    // A sealer that starts anew reads the right edge again.
    await writeSome(1);
    await sealAll('changes');
    expect((await checkpointsOf('changes')).map(({ size }) => size)).toEqual([3n, 9n, 10n]);
    expect(await checkWhole('changes')).toBe(10);
    expect(second.range.size).toBe(9n);

    const [old, , newest] = await checkpointsOf('changes');
    if (!old || !newest) throw new Error('no checkpoints');
    const leaves = await leavesOf('changes', 10);
    await inTx(async (tx) => {
      const proof = await readProof(tx, 'changes', consistencyRanges(3n, 10n));
      expect(isConsistent({ oldSize: 3n, size: 10n, oldRoot: old.root, root: newest.root, proof })).toBe(true);
      for (const [leaf, hash] of leaves.entries()) {
        const path = await readProof(tx, 'changes', inclusionRanges(BigInt(leaf), 10n));
        expect(isIncluded({ leaf: BigInt(leaf), size: 10n, leafHash: hash, root: newest.root, proof: path })).toBe(true);
      }
    });
  });

  it('is signed once: without new rows nothing is written', async () => {
    const before = await checkpointsOf('changes');
    const done = await sealAll('changes');
    await sealAll('changes', done);
    expect(await checkpointsOf('changes')).toEqual(before);
  });

  it('holds whom a read was about, in the row, beside it and in blocks', async () => {
    const log = openReadLog({ pool: createReadLogPool(database), key: hashKeyOf(makeHashKey(), 'a key of the test') });
    const person = (n: number) => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    for (const amount of [0, 1, 3, 1_500]) {
      await log.record({
        requestId: `r-${amount}`,
        actor: 'service',
        role: 'dossier-service',
        agency: 'H26',
        purpose: 'once-only',
        caseCode: 'H26.01-261122-0001',
        operationName: 'Ask',
        document: '{ drivers { nodes { id } } }',
        variables: {},
        outcome: 'ANSWERED',
        code: null,
        fieldClasses: ['personal'],
        entities: ['Driver'],
        subjects: Array.from({ length: amount }, (_, n) => person(n)),
      });
    }
    await log.close();
    await sealAll('reads');
    expect(await checkWhole('reads')).toBe(4);
    const entries = await inTx((tx) => readLeaves.entries(tx, 0n, 10));
    const texts = entries.map(({ entryOf }) => JSON.parse(entryOf('00'.repeat(16))));
    expect(texts.map(({ subjectCount, subjects }) => [subjectCount, subjects === null])).toEqual([
      [0, true],
      [1, false],
      [3, false],
      [1_500, false],
    ]);
    for (const text of texts.map((one) => JSON.stringify(one))) {
      for (const hidden of ['service"', 'H26.01-261122-0001', person(0), person(2)]) expect(text).not.toContain(`:"${hidden}`);
    }
  });

  it('is dense and whole however many seal at once, beside writers', async () => {
    let isWriting = true;
    const writing = writeSome(60).finally(() => {
      isWriting = false;
    });
    const sealers = Array.from({ length: 3 }, async () => {
      let before: Sealed | undefined;
      while (isWriting) before = await sealAll('changes', before);
    });
    await Promise.all([writing, ...sealers]);
    await sealAll('changes');
    expect(await checkWhole('changes')).toBe(70);
  });

  it('survives any death of its sealer: what was not committed is sealed by the next', async () => {
    let isOver = false;
    const killer = createPool({ url: database.url, max: 1 });
    const sealing = createPool({ url: `${database.url}?application_name=sealer`, role: 'giaolo_app', max: 2 });
    const killing = killBackends(killer, () => isOver, 3, 'sealer');
    let failed = 0;
    for (let n = 0; n < 40; n++) {
      await writeSome(1);
      await sealAll('changes', undefined, sealing).catch(() => {
        failed += 1;
      });
    }
    isOver = true;
    expect(await killing).toBeGreaterThan(0);
    expect(failed).toBeGreaterThan(0);
    await Promise.all([endPool(killer), endPool(sealing)]);
    await sealAll('changes');
    expect(await checkWhole('changes')).toBe(110);
  });

  it('crosses tiles, and completes the level above them', async () => {
    await write({ database }, Array.from({ length: 420 }, agency));
    await sealAll('changes');
    expect(await checkWhole('changes')).toBe(530);
    const above = await rows<{ hashes: Buffer }>(`select hashes from log_hash where log = 'changes' and level = 1 order by first`);
    const leaves = await leavesOf('changes', 530);
    const over = [0, 256].map((first) => rootOf(append(EMPTY_RANGE, leaves.slice(first, first + 256))));
    expect(Buffer.concat(above.map(({ hashes }) => hashes))).toEqual(Buffer.concat(over));
    expect(await inTx((tx) => storedSize(tx, 'changes'))).toBe(530n);
  });

  it('keeps what it has: nothing is changed, left out or put between, by the hub’s role or by who owns the tables', async () => {
    const refused = (sql: string) => expect(database.ownerPool.query(sql)).rejects.toMatchObject({ code: /^(GL001|GL004|23514)$/ });
    await refused(`update log_hash set hashes = hashes where log = 'changes'`);
    await refused(`delete from log_checkpoint`);
    await refused(`truncate log_seed`);
    await refused(`insert into log_hash (log, level, first, hashes) values ('changes', 0, 600, sha256(''))`);
    await refused(`insert into log_hash (log, level, first, hashes) values ('changes', 0, 529, sha256(''))`);
    await refused(`insert into log_seed (log, first, seeds) values ('changes', 12, '\\x00112233445566778899aabbccddeeff')`);
    const checkpoint = (size: number) =>
      `insert into log_checkpoint (origin, size, log, root, note, verifier_key) values ('another', ${size}, 'changes', sha256(''), 'note', 'key')`;
    await refused(checkpoint(531));
    await refused(checkpoint(529));
  });

  it('signs nothing over a tree that is not the one it signed, nor for another key', async () => {
    await writeSome(1);
    const other = { ...keys, changes: generateKeyPairSync('ed25519').privateKey };
    await expect(seal(database.appPool, { source: changeLeaves, key: other.changes, before: undefined })).rejects.toThrow();
    const before = await checkpointsOf('changes');
    await asSuperuser(
      `update log_hash set hashes = sha256('') || substr(hashes, 33)
       where log = 'changes' and level = 0 and first = (select max(first) from log_hash where log = 'changes' and level = 0)`,
    );
    await expect(sealAll('changes')).rejects.toThrow();
    expect(await checkpointsOf('changes')).toEqual(before);
  });

  it('signs nothing over a gap', async () => {
    const gap: LogSource = {
      ...readLeaves,
      entries: async (tx, from, amount) => (await changeLeaves.entries(tx, from + 1n, amount)).slice(0, 2),
    };
    await expect(seal(database.appPool, { source: gap, key: keys.reads, before: undefined })).rejects.toThrow();
  });
});

/** With the guards off, as whoever has the server can. */
async function asSuperuser(sql: string): Promise<void> {
  const superuser = createPool({ url: database.url, max: 1 });
  try {
    await superuser.query('alter table log_hash disable trigger all');
    await superuser.query(sql);
    for (const trigger of ['guard_insert', 'refuse_change', 'refuse_truncate'])
      await superuser.query(`alter table log_hash enable always trigger ${trigger}`);
  } finally {
    await endPool(superuser);
  }
}
