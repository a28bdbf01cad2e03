import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import { endpointsAt } from '../../src/db/endpoint.js';
import { withTx } from '../../src/db/tx.js';
import { readVerifierKey } from '../../src/hub/log/note-key.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { withAuditSource } from '../../src/runtime/audit.js';
import { findingsOf } from '../audit/world.js';
import { type RunningHub, runHub } from '../server/running-hub.js';
import { model } from '../support/hub.js';
import { register } from '../support/write.js';
import { type Child, startChild } from './child.js';
import { ledgerFaults, NO_FAULTS } from './ledger-faults.js';
import { readStorm } from './read-storm.js';
import { SCALE } from './scale.js';

const WRITERS = 24;
const ROLLBACKS = 0.05;
const TIMEOUT_MS = SCALE.minutes * 60_000;

let running: RunningHub;
let pool: Pool;
let superuser: Pool;
let folder: string;
beforeAll(async () => {
  running = await runHub({ empty: true });
  folder = await mkdtemp(join(tmpdir(), 'giaolo-storm-'));
  const patient = { lockMs: 60_000, statementMs: 60_000, queryMs: 60_000, transactionMs: 0, idleInTransactionMs: 0, connectMs: 60_000 };
  superuser = createPool({ url: running.database.url, max: 1 });
  pool = createPool({ url: running.database.url, role: 'giaolo_app', max: WRITERS + 2, timeouts: patient });
});
afterAll(async () => {
  await Promise.all([endPool(pool), endPool(superuser)]);
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const ports = (amount: number): Operation[] =>
  Array.from({ length: amount }, () => ({
    operation: 'register',
    entity: 'PortCode',
    from: null,
    values: { code: randomUUID().slice(0, 13), matchedName: 'bão' },
  }));
/** Codes that the API takes, each once. */
let codes = 0;
function locode(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789';
  const n = codes++;
  return `VN${[1_156, 34, 1].map((place) => letters[Math.floor(n / place) % 34]).join('')}`;
}

const AS = { actor: 'storm', actorRole: 'steward', agency: null, reason: 'kiểm thử', legalBasis: null } as const;
const writeSet = (operations: readonly Operation[], end?: () => never) =>
  withTx(pool, { label: 'storm' }, async (tx) => {
    const outcome = await writeChangeSet(tx, model, { ...AS, operations });
    end?.();
    return outcome;
  });
const rows = async <R>(sql: string, values: unknown[] = []) => (await pool.query(sql, values)).rows as R[];
const head = async () => Number((await rows<{ head: string }>('select coalesce(max(position), 0)::text as head from change'))[0]?.head);

const READ_ABOUT = ['001090000061', '001090000062', '001090000063'];
/** What a question meets beside a log that takes no rows: a connection that was cut, a hub that is behind. */
const MAY_HAPPEN: ReadonlySet<string> = new Set(['AUDIT_UNAVAILABLE', 'UNAVAILABLE', 'TIMEOUT', 'OVERLOADED']);

class Abandoned extends Error {}

/** 24 writers of sets of every size, one in twenty of which is written and then taken back, until the ledger has so many changes. */
async function writeUntil(position: number, sizeMax: number): Promise<{ taken: number; abandoned: number }> {
  const counted = { taken: 0, abandoned: 0 };
  let written = await head();
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (written < position) {
        const operations = ports(1 + Math.floor(Math.random() ** 3 * sizeMax));
        const abandons = Math.random() < ROLLBACKS;
        try {
          const { lastPosition } = await writeSet(
            operations,
            abandons
              ? () => {
                  throw new Abandoned();
                }
              : undefined,
          );
          written = Math.max(written, Number(lastPosition));
          counted.taken += 1;
        } catch (error) {
          if (!(error instanceof Abandoned)) throw error;
          counted.abandoned += 1;
        }
      }
    }),
  );
  return counted;
}

describe('a storm over the feed', () => {
  it(
    `${WRITERS} writers, one in twenty sets taken back, a consumer killed ${SCALE.consumerKills} times: nothing missed, nothing doubled, no gap`,
    async () => {
      const file = join(folder, 'taken');
      const token = await running.token('analyst');
      const storm = writeUntil(SCALE.changes, Math.min(SCALE.changes / 100, 500));
      let life = 0;
      const consume = (): Child =>
        startChild(
          'test/storm/consuming-process.ts',
          running.url,
          file,
          life++ % 2 === 0 ? 'pull' : 'stream',
          token,
          String(SCALE.changes),
        );
      const takenSoFar = () => {
        try {
          return readFileSync(file, 'utf8').split('\n').length - 1;
        } catch {
          return 0;
        }
      };
      for (let kill = 1; kill <= SCALE.consumerKills; kill++) {
        const consumer = consume();
        const enough = ((kill - 0.5) * SCALE.changes) / (SCALE.consumerKills + 1);
        while (takenSoFar() < enough) await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20));
        await consumer.kill();
      }
      const { taken, abandoned } = await storm;
      expect(taken).toBeGreaterThan(WRITERS);
      expect(abandoned).toBeGreaterThan(0);
      expect(await consume().ended()).toBe(0);

      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      const byPosition = new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line]));
      const there = await rows<{ line: string }>(
        `select concat_ws(' ', position, entity, record_id, version, upper(operation)) as line from change order by position limit $1`,
        [byPosition.size],
      );
      expect(byPosition.size).toBeGreaterThanOrEqual(SCALE.changes);
      expect([...byPosition.values()].sort((a, b) => Number(a.split(' ')[0]) - Number(b.split(' ')[0]))).toEqual(
        there.map(({ line }) => line),
      );
      expect(await ledgerFaults(running.database)).toEqual(NO_FAULTS);
    },
    TIMEOUT_MS,
  );

  it(
    'the same storm over numbers from a sequence loses changes, so the storm is one',
    async () => {
      await running.database.ownerPool.query(
        'create table numbered (seq bigserial primary key); grant all on numbered, numbered_seq_seq to giaolo_app',
      );
      const met = new Set<string>();
      let after = '0';
      let writing = true;
      const consumer = (async () => {
        for (let last = false; !last; ) {
          last = !writing;
          for (const { seq } of await rows<{ seq: string }>('select seq::text as seq from numbered where seq > $1::bigint order by seq', [
            after,
          ])) {
            met.add(seq);
            after = seq;
          }
        }
      })();
      await Promise.all(
        Array.from({ length: WRITERS }, async () => {
          for (let turn = 0; turn < 40; turn++) {
            await withTx(pool, {}, async (tx) => {
              await tx.query('insert into numbered default values');
              await tx.query('select pg_sleep($1::float8)', [Math.random() * 0.01]);
            });
          }
        }),
      );
      writing = false;
      await consumer;
      const [{ there } = { there: 0 }] = await rows<{ there: number }>('select count(*)::int as there from numbered');
      expect(there - met.size).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});

describe('writers and servers that die', () => {
  it(
    `a writer killed with the ledger in its hand, ${SCALE.writerKills} times: the next one writes, nothing of the dead one is there`,
    async () => {
      for (let kill = 0; kill < SCALE.writerKills; kill++) {
        const writer = startChild('test/storm/writing-process.ts', running.database.url, `chết ${kill}`);
        expect(await writer.line()).toBe('holding');
        const waiting = writeSet(ports(2));
        // By turns the process dies, or its connection.
        if (kill % 3 === 2)
          await superuser.query(
            `select pg_terminate_backend(pid) from pg_locks join pg_database d on d.oid = database
           where d.datname = current_database() and locktype = 'advisory' and objid = 7204001 and granted`,
          );
        else await writer.kill();
        const { firstPosition, lastPosition } = await waiting;
        expect(Number(lastPosition)).toBe(Number(firstPosition) + 1);
        await writer.kill();
      }
      expect(await rows(`select from port_code where matched_name like 'chết%'`)).toEqual([]);
      expect(await rows(`select from change_set where actor = 'killed'`)).toEqual([]);
      expect(await ledgerFaults(running.database)).toEqual(NO_FAULTS);
    },
    TIMEOUT_MS,
  );

  it(
    `a hub killed in the middle of change sets, ${SCALE.serverKills} times: each is there whole or not at all, and its key finishes it once`,
    async () => {
      const token = await running.token('steward');
      const submitted = new Map<string, unknown>();
      const submit = async (address: string, key: string) => {
        const response = await fetch(`${address}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({
            query: 'mutation ($input: ChangeSetInput!) { submitChangeSet(input: $input) { changeSetId replayed changes { position } } }',
            variables: { input: submitted.get(key) },
          }),
        });
        return (await response.json()) as {
          data?: { submitChangeSet: { changes: unknown[] } | null };
          errors?: { extensions: { code: string } }[];
        };
      };
      for (let kill = 0; kill < SCALE.serverKills; kill++) {
        const server = startChild('test/storm/serving-process.ts', running.database.url, running.keysDir);
        const address = await server.line();
        const flying = Array.from({ length: 6 }, async (_, i) => {
          const key = `storm-${kill}-${i}`;
          const operations = Array.from({ length: 150 }, () => ({
            register: { record: { portCode: { code: locode(), matchedName: 'bão' } } },
          }));
          submitted.set(key, { operations, reason: 'kiểm thử', legalBasis: 'Nghị định 158/2024/NĐ-CP', idempotencyKey: key });
          return submit(address, key).catch(() => undefined);
        });
        const before = await head();
        let answered = false;
        void Promise.all(flying).then(() => {
          answered = true;
        });
        while (!answered && (await head()) === before) await new Promise((resolve) => setTimeout(resolve, 2));
        await server.kill();
        await Promise.all(flying);
        expect(await ledgerFaults(running.database)).toEqual(NO_FAULTS);
      }
      for (const key of submitted.keys()) expect((await submit(running.url, key)).data?.submitChangeSet?.changes).toHaveLength(150);
      const [kept] = await rows<{ sets: number; changes: number }>(
        `select count(*)::int as sets, sum(last_position - first_position + 1)::int as changes from change_set where idempotency_key = any($1)`,
        [[...submitted.keys()]],
      );
      expect(kept).toEqual({ sets: submitted.size, changes: submitted.size * 150 });
      expect(await ledgerFaults(running.database)).toEqual(NO_FAULTS);
    },
    TIMEOUT_MS,
  );

  it('the same death without one transaction around it leaves half a set, which is what is looked for', async () => {
    const other = await runHub({ empty: true });
    try {
      const guards = ['hold_ledger', 'guard_insert', 'guard_whole'];
      for (const guard of guards) await other.database.ownerPool.query(`alter table change_set disable trigger ${guard}`);
      await other.database.appPool.query(
        `insert into change_set (first_position, last_position, recorded_from, actor, actor_role, reason) values (1, 3, clock_timestamp(), 'storm', 'steward', 'nửa')`,
      );
      expect(await ledgerFaults(other.database)).toMatchObject({ torn: 1 });
    } finally {
      await other.close();
    }
  });
});

describe('a storm over the read log', () => {
  it(
    `${SCALE.reads} answers about persons, ${SCALE.storeFaults} faults of the log's store, a hub killed ${SCALE.readKills} times: none without its row, no row without its leaf`,
    async () => {
      for (const personalId of READ_ABOUT) await register(running, 'Person', { personalId, fullName: 'Người Trong Bão', fictional: true });
      const stormed = await readStorm({ running, superuser, watcher: pool, persons: READ_ABOUT, ...SCALE });
      expect(stormed.answered).toBeGreaterThanOrEqual(SCALE.reads);
      expect(stormed.withoutRow).toEqual([]);
      expect(stormed.leaked).toEqual([]);
      // The storm was one: while the log's store did not take rows, questions were refused, and for no other reason.
      expect(stormed.refused.AUDIT_UNAVAILABLE).toBeGreaterThan(0);
      expect(Object.keys(stormed.refused).filter((code) => !MAY_HAPPEN.has(code))).toEqual([]);

      const log = async () =>
        (await running.ask('{ checkpoint(log: READS) { size verifierKey } }')).body.data.checkpoint as {
          size: string;
          verifierKey: string;
        };
      const [{ rows: written } = { rows: '' }] = await rows<{ rows: string }>('select count(*)::text as rows from read_log');
      await expect.poll(async () => (await log()).size, { timeout: TIMEOUT_MS, interval: 200 }).toBe(written);
      const reads = readVerifierKey((await log()).verifierKey);
      if (reads === undefined) throw new Error('no key');
      expect(
        await withAuditSource(endpointsAt(running.database.url).primary, (source) => findingsOf(source, ['reads'], { others: { reads } })),
      ).toEqual([]);
      console.log(`read storm: ${JSON.stringify({ ...stormed, rows: Number(written) })}`);
    },
    TIMEOUT_MS,
  );
});

describe('an old snapshot that stays open', () => {
  /** Pages of the database a statement looks at: what it costs, whatever else the machine does. */
  const pagesOf = async (statement: string): Promise<number> => {
    const [plan] = await rows<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `explain (analyze, buffers, timing off, format json) ${statement}`,
    );
    const { 'Shared Hit Blocks': hit = 0, 'Shared Read Blocks': read = 0 } = plan?.['QUERY PLAN'][0].Plan ?? {};
    return hit + read;
  };
  const READ_HEAD = 'select position, recorded_from from change order by position desc limit 1';

  it(
    'makes the head no dearer to read, however much is written meanwhile; a counter row it does',
    async () => {
      await running.database.ownerPool.query(
        'create table counter (at bigint); insert into counter values (0); grant all on counter to giaolo_app',
      );
      const old = await pool.connect();
      try {
        await old.query('begin isolation level repeatable read read only');
        await old.query('select count(*) from change_set');
        const before = { head: await pagesOf(READ_HEAD), counter: await pagesOf('select at from counter') };
        for (let set = 0; set < SCALE.setsUnderSnapshot; set++) {
          await writeSet(ports(1));
          await pool.query('update counter set at = at + 1');
        }
        const after = { head: await pagesOf(READ_HEAD), counter: await pagesOf('select at from counter') };
        expect(after.head).toBeLessThanOrEqual(before.head + 2);
        expect(after.counter).toBeGreaterThan(before.counter);
      } finally {
        await old.query('rollback').catch(() => undefined);
        old.release();
      }
    },
    TIMEOUT_MS,
  );
});
