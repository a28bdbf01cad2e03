import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readersOver } from '../../src/db/readers.js';
import { withTx } from '../../src/db/tx.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { ClosedAddress, faultOfUrl, isPublic, lookUpPublic } from '../../src/hub/outbox/address.js';
import { deadLetters, dropLetter, sendAgain } from '../../src/hub/outbox/kept-messages.js';
import { endTarget, keepSecret, keepTarget, outboxStanding, type TargetOwner, targets } from '../../src/hub/outbox/kept-targets.js';
import { createOutboxWork, waitMs } from '../../src/hub/outbox/outbox-work.js';
import { newSecret, sealingWith } from '../../src/hub/outbox/secrets.js';
import { send } from '../../src/hub/outbox/send.js';
import { openOutbox } from '../../src/runtime/outbox.js';
import { outboxAlerts } from '../../src/runtime/outbox-alerts.js';
import { createFolder } from '../support/folder.js';
import { caller, createTestHub, model, schema, type TestHub } from '../support/hub.js';
import { program } from '../support/program.js';
import { smallWorld } from '../support/small-world.js';
import { stopClock } from '../support/stopped-clock.js';
import { until } from '../support/until.js';
import { register, write } from '../support/write.js';
import { createReceiver } from './receiver.js';

vi.setConfig({ testTimeout: 240_000 });

const APP: TargetOwner = { actor: 'test-dossier-service', role: 'dossier-service', agency: 'H26' };
let hub: TestHub;
let world: Awaited<ReturnType<typeof smallWorld>>;
let folder: Awaited<ReturnType<typeof createFolder>>;
let settings: Awaited<ReturnType<typeof openOutbox>>;
const receivers: { close(): Promise<unknown> }[] = [];

beforeAll(async () => {
  hub = await createTestHub();
  // Before anybody connects: it stands from now on, and moves when a test says so.
  await clock(0);
  world = await smallWorld(hub);
  folder = await createFolder(0o700);
  settings = await openOutbox({ keysDir: folder.path, production: false });
});
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.close();
  await withTx(hub.database.appPool, {}, async (tx) => {
    for (const { id } of await targets(tx, {})) await endTarget(tx, id);
  });
});
afterAll(async () => {
  await hub?.close();
  await folder?.remove();
});

/** Ten days ago, since nothing may be stamped in the future, and so many minutes. */
const clock = (minutes: number) => stopClock(hub.database, new Date(BEGINNING + minutes * 60_000).toISOString());
const BEGINNING = Date.now() - 10 * 86_400_000;

/** A receiver that is told of changes from now on, or of a notice. */
async function followed({ kind = 'changes', filter = {}, owner = APP }: { kind?: string; filter?: object; owner?: TargetOwner } = {}) {
  let secret = newSecret();
  const receiver = await createReceiver(() => secret);
  receivers.push(receiver);
  const id = await withTx(hub.database.appPool, {}, (tx) =>
    keepTarget(tx, { ...owner, kind, filter: filter as Record<string, unknown>, url: receiver.url, secret: settings.sealing.seal(secret) }),
  );
  const standing = async () => (await targets(hub.database.appPool as never, { id }))[0];
  return {
    ...{ id, receiver, standing },
    secret: () => secret,
    believes: (other: string) => {
      secret = other;
    },
  };
}

/** Everything that is due now, as a worker does it. */
async function work(...hosts: string[]): Promise<void> {
  const { database, readLog } = hub;
  const pool = database.appPool;
  const sides = { open: readersOver(database.openPool), personal: readersOver(pool) };
  const answer = createAnswer({ schema, model, pool, sides, readLog, onFault: ({ cause }) => console.error(cause) });
  const { run } = createOutboxWork({
    ...{ pool, model, notices: model.notices ?? [], sealing: settings.sealing, allowed: new Set(hosts), address: 'https://hub.example.vn' },
    answering: (_pool, fn) => fn(answer),
  });
  await run(pool, new AbortController().signal);
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
let ports = 0;
const port = () => {
  ports += 1;
  return `VN${letters[Math.floor(ports / 676) % 26]}${letters[Math.floor(ports / 26) % 26]}${letters[ports % 26]}`;
};
const newPort = () => register(hub, 'PortCode', { code: port(), matchedName: 'thử' });
let names = 0;
const rename = (id: string) => {
  names += 1;
  return write(hub, [{ operation: 'update', entity: 'PortCode', id, from: '2024-02-01', values: { matchedName: `thử ${names}` } }]);
};
const head = async () =>
  Number((await hub.database.appPool.query<{ head: string }>('select max(position)::text as head from change')).rows[0]?.head);
/** Later ones of a subject came later; one that came again came with its own id. */
const expectInOrder = (places: readonly { place: number; subject: string; id: string }[]) => {
  const seen = new Map<string, number>();
  const ids = new Map<number, string>();
  for (const { place, subject, id } of places) {
    const known = ids.get(place);
    if (known !== undefined) expect(id).toBe(known);
    else expect(place).toBeGreaterThan(seen.get(subject) ?? 0);
    ids.set(place, id);
    seen.set(subject, Math.max(place, seen.get(subject) ?? 0));
  }
};

describe('what is told', () => {
  it('is every change once, in order for each record, as a CloudEvent that the library of Standard Webhooks believes', async () => {
    const { receiver, standing } = await followed({ filter: { entity: { eq: 'PortCode' } } });
    const from = await head();
    const [one, other] = [await newPort(), await newPort()];
    for (let n = 0; n < 3; n++) for (const id of [one, other]) await rename(id);
    await register(hub, 'Agency', { code: 'G99', name: 'Cơ quan khác (giả lập)' });
    await work(receiver.host);
    const places = receiver.places();
    expect(places.map(({ place }) => place).sort((a, b) => a - b)).toEqual(Array.from({ length: 8 }, (_, n) => from + n + 1));
    expectInOrder(places);
    const [first] = receiver.taken;
    expect(first?.headers).toMatchObject({
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-id': `msg_${first?.event.id}`,
    });
    expect(first?.event).toMatchObject({
      specversion: '1.0',
      source: 'https://hub.example.vn',
      type: 'vn.giaolo.change.v1',
      subject: `PortCode/${one}`,
      sequence: String(from + 1).padStart(19, '0'),
      data: { entity: 'PortCode', recordId: one, operation: 'REGISTER', position: String(from + 1) },
    });
    await work(receiver.host);
    expect(receiver.taken).toHaveLength(8);
    expect(await standing()).toMatchObject({ behind: 0, waiting: 0, dead: 0, failingSince: null });
  });

  it('is what its owner would be answered and nothing else: whose changes a query hides are not there', async () => {
    const { receiver } = await followed();
    const from = await head();
    await rename(await newPort());
    await write(hub, [
      { operation: 'update', entity: 'Person', id: world.person, from: '2025-01-01', values: { fullName: 'Nguyễn Văn Kín' } },
    ]);
    await write(hub, [{ operation: 'update', entity: 'Vehicle', id: world.privateCar, from: '2025-01-01', values: { make: 'Kín' } }]);
    await write(hub, [{ operation: 'update', entity: 'Vehicle', id: world.coach, from: '2025-01-01', values: { make: 'Thaco Mở' } }]);
    await work(receiver.host);
    const asked = await hub.ask(
      'query ($after: Position) { changes(after: $after, first: 200) { nodes { position entity recordId version operation validFrom validTo recordedFrom authority changedFields { name before after } erased { name } } } }',
      { as: caller('dossier-service'), variables: { after: String(from) } },
    );
    const told = receiver.taken.map(({ event }) => event.data).sort((a, b) => a.position - b.position);
    expect(told).toEqual(asked.body.data.changes.nodes);
    expect(receiver.taken).toHaveLength(3);
    expect(JSON.stringify(receiver.taken)).not.toMatch(/Kín/);
  });

  it('stops with the right to it, and nothing is lost when the right is back', async () => {
    const { receiver, id, standing } = await followed({ filter: { entity: { eq: 'PortCode' } }, owner: { ...APP, role: 'nobody-knows' } });
    await newPort();
    await work(receiver.host);
    expect(receiver.taken).toEqual([]);
    await hub.database.ownerPool.query(`update outbox_target set role = 'dossier-service', next_at = null where id = $1`, [id]);
    await work(receiver.host);
    expect(receiver.taken).toHaveLength(1);
    expect(await standing()).toMatchObject({ failingSince: null });
  });
});

describe('a target that does not take it', () => {
  it('down for an hour gets everything afterwards, each record’s in order, and nothing died', async () => {
    const { receiver, standing } = await followed({ filter: { entity: { eq: 'PortCode' } } });
    const minutes = (count: number) => clock(1_440 + count);
    await minutes(0);
    const ids = [await newPort(), await newPort(), await newPort()];
    receiver.answers(() => 503);
    const from = (await head()) - 3;
    for (let minute = 5; minute <= 60; minute += 5) {
      await minutes(minute);
      if (minute % 20 === 0) for (const id of ids) await rename(id);
      await work(receiver.host);
    }
    const tries = receiver.asked.length;
    // It is asked ever more seldom, by one letter at a time.
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(15);
    expect(receiver.taken).toEqual([]);
    expect(await standing()).toMatchObject({ dead: 0, fault: 'status-503', deliveredAt: null });
    expect(await outboxStanding(hub.database.appPool)).toMatchObject({ deadTargets: 1 });
    // Whoever watches is told of it once.
    const told: unknown[] = [];
    const alerts = outboxAlerts({
      pool: hub.database.appPool,
      events: { tell: (events) => void told.push(...events) },
      logger: { warn: () => undefined },
    });
    for (const _again of [1, 2]) if (alerts.scope === 'process') await alerts.run(new AbortController().signal);
    expect(told).toEqual([{ kind: 'outbox.target-dead', agency: 'H26' }]);
    receiver.answers(() => 204);
    for (let minute = 61; minute <= 61 + 90; minute += 15) {
      await minutes(minute);
      await work(receiver.host);
    }
    const places = receiver.places();
    expect(places.map(({ place }) => place).sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => from + n + 1));
    expectInOrder(places);
    expect(await standing()).toMatchObject({ waiting: 0, dead: 0, failingSince: null, fault: null });
    expect(await outboxStanding(hub.database.appPool)).toMatchObject({ deadTargets: 0, waiting: 0 });
  });

  it('refuses one record’s: later ones of it wait, all others pass; an operator sends it again, or goes on without it', async () => {
    const { receiver, id, standing } = await followed({ filter: { entity: { eq: 'PortCode' } } });
    const hours = (count: number) => clock(2 * 1_440 + 60 * count);
    await hours(0);
    const [bad, good] = [await newPort(), await newPort()];
    await rename(bad);
    await rename(good);
    receiver.answers(({ event }) => (event.subject === `PortCode/${bad}` ? 422 : 200));
    for (let hour = 0; hour <= 24; hour += 2) {
      await hours(hour);
      await work(receiver.host);
    }
    expect(receiver.places().map(({ subject }) => subject)).toEqual([`PortCode/${good}`, `PortCode/${good}`]);
    expect(await standing()).toMatchObject({ waiting: 1, dead: 1, failingSince: null });
    const letter = async () => (await withTx(hub.database.appPool, {}, (tx) => deadLetters(tx, { target: id, most: 10 })))[0];
    expect(await letter()).toMatchObject({ subject: `PortCode/${bad}`, fault: 'status-422', attempts: 12, behind: 1 });
    receiver.answers(() => 200);
    await work(receiver.host);
    expect(receiver.taken).toHaveLength(2);
    const dead = await letter();
    expect(await withTx(hub.database.appPool, {}, (tx) => sendAgain(tx, { letter: dead?.id ?? '' }))).toEqual({ count: 1, targets: [id] });
    await work(receiver.host);
    expect(
      receiver
        .places()
        .slice(2)
        .map(({ subject }) => subject),
    ).toEqual([`PortCode/${bad}`, `PortCode/${bad}`]);
    // As it was first sent.
    expect(new Set(receiver.asked.filter(({ id: one }) => one === `msg_${dead?.id}`).map(({ event }) => event.sequence)).size).toBe(1);
    expectInOrder(receiver.places());

    await rename(bad);
    receiver.answers(() => 422);
    for (let hour = 40; hour <= 64; hour += 2) {
      await hours(hour);
      await work(receiver.host);
    }
    await rename(bad);
    receiver.answers(() => 200);
    expect(await withTx(hub.database.appPool, {}, async (tx) => dropLetter(tx, (await letter())?.id ?? ''))).toBe(true);
    await work(receiver.host);
    expect(receiver.taken).toHaveLength(5);
    expect(await standing()).toMatchObject({ waiting: 0, dead: 0 });
  });

  it('waits twice as long after each try, an hour at most, and not all at the same moment', () => {
    expect([1, 2, 3, 10, 11, 40].map((tries) => waitMs(tries, () => 0.5))).toEqual([
      5_000, 10_000, 20_000, 2_560_000, 3_600_000, 3_600_000,
    ]);
    expect([waitMs(1, () => 0), waitMs(1, () => 1)].map(Math.round)).toEqual([4_000, 6_000]);
  });
});

describe('where a letter goes', () => {
  it('is never an address of this machine, its networks or its cloud, however it is written', () => {
    for (const url of [
      'https://127.0.0.1/a',
      'https://2130706433/a',
      'https://0x7f.1/a',
      'https://10.0.0.8/a',
      'https://172.16.0.1/a',
      'https://192.168.1.1/a',
      'https://169.254.169.254/latest/meta-data',
      'https://100.64.0.1/a',
      'https://0.0.0.0/a',
      'https://[::1]/a',
      'https://[::ffff:127.0.0.1]/a',
      'https://[::ffff:7f00:1]/a',
      'https://[fe80::1]/a',
      'https://[fd00::1]/a',
      'https://[64:ff9b::7f00:1]/a',
      'https://localhost/a',
      'https://db/a',
      'https://may-chu.local/a',
      'https://metadata.google.internal/a',
    ])
      expect([url, faultOfUrl(url, new Set())]).toEqual([url, 'address']);
    expect(faultOfUrl('http://nhan.example.vn/a', new Set())).toBe('https');
    for (const url of [
      'ftp://nhan.example.vn',
      'https://a:b@nhan.example.vn/',
      'https://nhan.example.vn/?cccd=1',
      'https://nhan.example.vn/#a',
      'nhan',
    ])
      expect([url, faultOfUrl(url, new Set())]).toEqual([url, 'form']);
    expect(faultOfUrl('https://nhan.example.vn/giao-lo', new Set())).toBeNull();
    expect(faultOfUrl('http://10.1.2.3:8080/a', new Set(['10.1.2.3:8080']))).toBeNull();
    expect(faultOfUrl('http://10.1.2.3:8081/a', new Set(['10.1.2.3:8080']))).toBe('https');
  });

  it('is the address that was looked at: a public name that leads inside is refused when it is looked up', async () => {
    expect(isPublic('93.184.216.34')).toBe(true);
    const found = (all: boolean) =>
      new Promise((resolve) => lookUpPublic('localhost', { all }, (fault, address) => resolve(fault ?? address)));
    expect(await found(true)).toBeInstanceOf(ClosedAddress);
    expect(await found(false)).toBeInstanceOf(ClosedAddress);
  });

  it('is not where it is sent on to, and whoever hangs or fails is told apart', async () => {
    const { receiver, secret } = await followed();
    const letter = { id: 'msg_1', body: '{"a":1}' };
    const to = (more: object = {}) => send(letter, { url: receiver.url, secrets: [secret()], allowed: new Set([receiver.host]), ...more });
    const other = await followed();
    receiver.answers(() => ({ status: 307, location: other.receiver.url }));
    expect(await to()).toBe('redirect');
    expect(other.receiver.asked).toEqual([]);
    receiver.answers(() => 500);
    expect(await to()).toBe('status-500');
    receiver.answers(() => 'hang');
    expect(await to({ msMax: 100 })).toBe('too-late');
    expect(await to({ allowed: new Set() })).toBe('address');
    receiver.answers(() => 200);
    expect(await to()).toBeNull();
    await receiver.close();
    expect(await to()).toBe('unreachable');
  });
});

describe('a secret', () => {
  it('changes with both good for a while, and is not in the database', async () => {
    const { receiver, id, secret, believes } = await followed({ filter: { entity: { eq: 'PortCode' } } });
    const [old, next] = [secret(), newSecret()];
    await withTx(hub.database.appPool, {}, (tx) => keepSecret(tx, id, settings.sealing.seal(next), 24));
    const tell = async () => {
      await newPort();
      await work(receiver.host);
    };
    await tell();
    believes(next);
    await tell();
    expect(receiver.taken).toHaveLength(2);
    expect(receiver.taken[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    await hub.database.ownerPool.query(`update outbox_target set former_until = clock_timestamp() - interval '1 second' where id = $1`, [
      id,
    ]);
    await tell();
    expect(receiver.taken[2]?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
    const { rows } = await hub.database.ownerPool.query<{ text: string }>(
      `select encode(secret, 'escape') || coalesce(encode(former_secret, 'escape'), '') as text from outbox_target where id = $1`,
      [id],
    );
    for (const one of [old, next]) expect(rows[0]?.text).not.toContain(one.slice('whsec_'.length, -2));
    expect(() => sealingWith(Buffer.alloc(32, 1)).open(settings.sealing.seal(old))).toThrow();
  });
});

/** 20 as the promise has it; fewer where every run of the tests waits for them. */
const KILLS = Number(process.env.GIAOLO_OUTBOX_KILLS ?? 2);

describe('a hub that is killed', () => {
  it(`${KILLS} times loses nothing: each change arrives, in order for each record, and what came twice says so`, async () => {
    const { receiver, standing } = await followed({ filter: { entity: { eq: 'PortCode' } } });
    const from = await head();
    const ids = [await newPort(), await newPort(), await newPort(), await newPort()];
    let isOver = false;
    const writing = (async () => {
      for (let n = 0; !isOver; n++) {
        await rename(ids[n % ids.length] ?? '');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    const start = async () => {
      const child = spawn(process.execPath, [program('test/undo/hub-process.ts'), hub.database.url, folder.path, receiver.host], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exit = once(child, 'exit');
      await once(child.stdout, 'data');
      return { child, exit };
    };
    for (let kill = 0; kill < KILLS; kill++) {
      const before = receiver.taken.length;
      const { child, exit } = await start();
      // In the midst of it, wherever that is.
      await until(
        () => receiver.taken.length,
        (taken) => taken > before + ((kill * 7) % 23),
      );
      child.kill('SIGKILL');
      await exit;
    }
    isOver = true;
    await writing;
    const last = await head();
    const { child, exit } = await start();
    await until(standing, (found) => found?.behind === 0 && found.waiting === 0, { seconds: 60 });
    child.kill('SIGKILL');
    await exit;
    const places = receiver.places();
    expect([...new Set(places.map(({ place }) => place))].sort((a, b) => a - b)).toEqual(
      Array.from({ length: last - from }, (_, n) => from + n + 1),
    );
    expectInOrder(places);
  });
});
