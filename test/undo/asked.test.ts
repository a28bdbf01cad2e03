import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import type { ReadLog } from '../../src/hub/reads/read-log.js';
import { openModel } from '../../src/runtime/model.js';
import { openDemoIssuer } from '../../src/server/demo-issuer.js';
import { entityNamed, fileOf } from '../import/support.js';
import { createFolder } from '../support/folder.js';
import { caller, createTestHub, model, readLogInto, type TestHub } from '../support/hub.js';
import { program } from '../support/program.js';
import { until } from '../support/until.js';
import { WAITING_LOCKS } from '../support/waiting-locks.js';
import { withdrawalsOver } from '../support/withdrawals.js';
import { AS_STEWARD } from '../write/world.js';

/** A busy machine is no broken promise. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());

const rows = async <R = any>(sql: string, values: unknown[] = []): Promise<R[]> =>
  (await hub.database.ownerPool.query(sql, values)).rows as any[];
const STEWARD = caller('steward', 'stewardship') as Required<ReturnType<typeof caller>>;
const ASKED = { caller: { ...STEWARD, requestId: 'thử' }, operationName: null, reason: 'nhập nhầm', legalBasis: null, cascade: false };
const bring = async (entity: string, content: string, chunkRows: number): Promise<string> => {
  const request = { ...AS_STEWARD, entity: entityNamed(entity), source: fileOf(content), apply: true, chunkRows };
  const { batchId, problems } = await importFile({ pool: hub.database.appPool, model }, request);
  expect(problems).toEqual([]);
  return batchId ?? '';
};
const codeOf = (n: number) => `VN${[n / 676, n / 26, n].map((place) => String.fromCharCode(65 + (Math.floor(place) % 26))).join('')}`;
const codes = (from: number, count: number) =>
  `code,matchedName,validFrom\n${Array.from({ length: count }, (_, n) => `${codeOf(from + n)},thử,2024-01-01`).join('\n')}\n`;
const BATCH = 'state rowsWritten rowsWithdrawn rowsChecked withdrawRefusal { code message laterCount laterPositions }';
const watch = async (id: string) =>
  (await hub.ask(`query ($id: ID!) { batch(id: $id) { ${BATCH} } }`, { as: STEWARD, variables: { id } })).body.data.batch;
const withdrawals = ({ reads = [], readLog = readLogInto(reads) }: { reads?: any[]; readLog?: ReadLog } = {}) =>
  withdrawalsOver({ pool: hub.database.appPool, model, readLog });

describe('a withdrawal that takes longer than its answer waits', () => {
  it('goes on without who asked, shows how far it is, and asked again it is the same one', async () => {
    const id = await bring('PortCode', codes(100, 60), 1);
    const taking = withdrawals();
    await taking.take(id, ASKED, 0);
    expect((await watch(id)).state).toBe('WITHDRAWING');
    await taking.take(id, { ...ASKED, reason: 'khác' }, 600_000);
    expect(await watch(id)).toMatchObject({
      state: 'WITHDRAWN',
      rowsWritten: 60,
      rowsWithdrawn: 60,
      rowsChecked: null,
      withdrawRefusal: null,
    });
    expect(await rows('select withdraw_reason from import_batch where id = $1', [id])).toEqual([{ withdraw_reason: 'nhập nhầm' }]);
    expect(await rows('select distinct actor, reason from change_set where batch_id = $1 and withdraws is not null', [id])).toEqual([
      { actor: STEWARD.actor, reason: 'nhập nhầm' },
    ]);
    await taking.close();
  });

  it('is refused later, as it would have been at once: the batch says why until it is asked again, and is what it was', async () => {
    const id = await bring('PortCode', codes(200, 20), 5);
    const { body } = await hub.ask(`{ portCode(code: "${codeOf(213)}") { id } }`);
    const change = `mutation ($id: ID!) { submitChangeSet(input: { reason: "thử", legalBasis: "thử", operations: [{ update: { id: $id, validFrom: "2025-01-01", record: { portCode: { matchedName: "khác" } } } }] }) { lastPosition } }`;
    const later = (await hub.ask(change, { as: STEWARD, variables: { id: body.data.portCode.id } })).body.data.submitChangeSet.lastPosition;
    const taking = withdrawals();
    await taking.take(id, ASKED, 0);
    const { withdrawRefusal, ...batch } = await until(
      () => watch(id),
      ({ state }) => state !== 'WITHDRAWING',
    );
    expect(batch).toMatchObject({ state: 'APPLIED', rowsWithdrawn: 0 });
    expect(withdrawRefusal).toEqual({
      code: 'HAS_LATER_CHANGES',
      message: expect.stringContaining('PortCode'),
      laterCount: 1,
      laterPositions: [later],
    });
    await taking.take(id, { ...ASKED, cascade: true }, 600_000);
    expect(await watch(id)).toMatchObject({ state: 'WITHDRAWN', withdrawRefusal: null });
    await taking.close();
  });

  it('about people needs what changing them does, and each part stands in the read log before it is written', async () => {
    const people = ['001090000011', '001190000022', '001290000033'].map((id) => `${id},Nguyễn Văn Thử,1990-01-01,true`);
    const id = await bring('Person', `personalId,fullName,dateOfBirth,fictional\n${people.join('\n')}\n`, 1);
    const ask = (as: object) =>
      hub.ask('mutation ($id: ID!) { withdrawBatch(id: $id, reason: "thử") { state } }', { as, variables: { id } });
    expect((await ask(caller('steward'))).body.errors?.[0].extensions.code).toBe('PURPOSE_REQUIRED');
    const reads: any[] = [];
    const broken = withdrawalsOver({
      ...{ pool: hub.database.appPool, model },
      readLog: { ...readLogInto(reads), record: () => Promise.reject(new HubError('AUDIT_UNAVAILABLE')) },
    });
    await broken.take(id, ASKED, 200);
    await broken.close();
    expect(await rows(`select from import_chunk where batch_id = $1 and kind = 'WITHDRAW'`, [id])).toEqual([]);
    const taking = withdrawals({ reads });
    taking.resume();
    await until(
      () => watch(id),
      ({ state }) => state === 'WITHDRAWN',
    );
    expect(reads.map(({ actor, purpose, entities, subjects }) => [actor, purpose, entities, subjects.length])).toEqual(
      Array.from({ length: 3 }, () => [STEWARD.actor, 'stewardship', ['Person'], 1]),
    );
    await taking.close();
  });
});

it('of two hubs that find a withdrawal in the same moment one takes it up, and the other refuses nothing', async () => {
  const people = ['001090000044', '001190000055', '001290000066', '001090000077'].map((id) => `${id},Nguyễn Văn Thử,1990-01-01,true`);
  const id = await bring('Person', `personalId,fullName,dateOfBirth,fictional\n${people.join('\n')}\n`, 1);
  await rows('update import_batch set withdraw_asked = $2::jsonb where id = $1', [id, ASKED]);
  // Slower in all than anybody waits for a file that another holds.
  const readLog = { ...readLogInto([]), record: () => new Promise<void>((resolve) => setTimeout(resolve, 1_100)) };
  const hubs = [withdrawals({ readLog }), withdrawals({ readLog })];
  // Both come to the row while it is held, and find it as nobody has touched it.
  const client = await hub.database.ownerPool.connect();
  await client.query('begin');
  await client.query('select from import_batch where id = $1 for update', [id]);
  for (const one of hubs) one.resume();
  await until(
    async () => (await rows(WAITING_LOCKS)).filter(({ n }) => n > 0),
    (waiting) => waiting.length > 0,
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  await client.query('rollback');
  client.release();
  const refusals: unknown[] = [];
  await until(
    async () => (await rows('select state, withdraw_refused as refused from import_batch where id = $1', [id]))[0],
    ({ state, refused }) => {
      if (refused) refusals.push(refused);
      return state === 'WITHDRAWN';
    },
  );
  expect(refusals).toEqual([]);
  await Promise.all(hubs.map((one) => one.close()));
});

it('a hub killed again and again while it takes a batch back ends it after the next start, part by part once', async () => {
  const before = await rows(`select code, matched_name from port_code where recorded_to = 'infinity' order by 1`);
  const id = await bring('PortCode', codes(1_000, 600), 3);
  const { path: folder, remove } = await createFolder(0o700);
  const issuer = await openDemoIssuer({ keysDir: folder, policy: openModel().access });
  const { token } = await issuer.issue({ role: 'steward' });
  const start = async (): Promise<{ child: ChildProcess; url: string }> => {
    const child = spawn(process.execPath, [program('test/undo/hub-process.ts'), hub.database.url, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    const [url] = (await once(lines, 'line')) as [string];
    return { child, url };
  };
  const parts = async () =>
    Number((await rows(`select count(*) as n from import_chunk where batch_id = $1 and kind = 'WITHDRAW'`, [id]))[0]?.n);

  let kills = 0;
  for (let done = 0; ; ) {
    const { child, url } = await start();
    if (kills === 0) {
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: 'mutation ($id: ID!) { withdrawBatch(id: $id, reason: "tệp cũ") { state } }', variables: { id } }),
      }).catch(() => undefined);
      await until(
        () => rows('select from import_batch where id = $1 and withdraw_asked is not null', [id]),
        (asked) => asked.length === 1,
      );
    }
    // The first dies while it is still looking; the others a few parts further on; the last is left to end it.
    if (kills < 4) {
      if (kills > 0) {
        const from = done;
        done = await until(parts, (n) => n >= from + 10);
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      kills++;
      continue;
    }
    await until(
      () => watch(id),
      ({ state }) => state === 'WITHDRAWN',
    );
    child.kill('SIGTERM');
    await once(child, 'exit');
    break;
  }
  expect(await parts()).toBe(200);
  expect(await rows(`select code, matched_name from port_code where recorded_to = 'infinity' order by 1`)).toEqual(before);
  expect(await rows(`select distinct actor_role, reason from change_set where batch_id = $1 and withdraws is not null`, [id])).toEqual([
    { actor_role: 'steward', reason: 'tệp cũ' },
  ]);
  const [head] = await rows<{ head: string }>('select max(position)::text as head from change');
  expect(await withTx(hub.database.appPool, {}, (tx) => verifyHashes(tx, '1', head?.head ?? '0', model))).toEqual([]);
  await remove();
});
