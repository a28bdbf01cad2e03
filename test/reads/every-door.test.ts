import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { exportFile } from '../../src/hub/export/export-file.js';
import { createFollow, type FeedBatch } from '../../src/hub/feed/follow-feed.js';
import { watchLedger } from '../../src/hub/feed/watch-ledger.js';
import { logParts } from '../../src/hub/reads/log-parts.js';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import { type DossierWorld, dossierWorld } from '../evidence/dossier-world.js';
import { poolsOf } from '../support/database.js';
import { anonymous, caller, createTestHub, model, schema, type TestHub } from '../support/hub.js';
import { register } from '../support/write.js';
import { type HeldLog, heldLog } from './held-log.js';

/**
 * The control of every door: while the read log does not answer, nothing about a person leaves, and when it refuses, nothing ever does.
 * Asked of each door by itself, with the log in the hands of the test.
 */
const STEWARD: Caller = { ...anonymous, ...caller('steward', 'stewardship') };
const SERVICE: Caller = { ...anonymous, ...caller('permit-service', 'licensing') };
const CITIZEN: Caller = { ...anonymous, ...caller('citizen', 'self-access', { ownKey: '001090000011', caseCode: null }) };

let hub: TestHub;
let world: DossierWorld;
let car: string;
let folder: string;
let cars = 0;
beforeAll(async () => {
  hub = await createTestHub();
  world = await dossierWorld(hub);
  car = await privateCar();
  folder = await mkdtemp(join(tmpdir(), 'giaolo-doors-'));
});
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

async function privateCar(): Promise<string> {
  const chassisNumber = `RLLV1AEA9PH0077${10 + ++cars}`;
  const id = await register(hub, 'Vehicle', {
    chassisNumber,
    make: 'Thaco',
    kind: 'xe ô tô con',
    category: 'car',
    productionYear: 2020,
    fictional: true,
  });
  await register(hub, 'Ownership', { vehicle: id, person: world.person });
  return id;
}

/**
 * Long enough for anything that does not wait for the log to come out; too short a wait could only miss a fault, never find one that is not
 * there.
 */
const LEAVING_MS = 150;

const NOTHING = Symbol('nothing has left');

/** What a door that waits for the log has let out so far. */
async function leftBy(answer: Promise<unknown>): Promise<unknown> {
  return Promise.race([answer, pause(LEAVING_MS, NOTHING)]);
}

type Door = { ask(log: HeldLog): Promise<unknown>; hides?: (left: any) => unknown };

function asked(
  text: string | (() => string),
  as: Caller,
  executor: 'planner' | 'interpreter' = 'planner',
  variables: Record<string, unknown> | (() => Record<string, unknown>) = {},
): Door {
  return {
    ask: async (readLog) => {
      const document = parse(typeof text === 'string' ? text : text());
      expect(validate(schema, document)).toEqual([]);
      const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
      if (!operation) throw new Error('no operation');
      const answer = createAnswer({ schema, model, pool: hub.database.appPool, executor, readLog });
      return answer({ document, operation, variables: typeof variables === 'function' ? variables() : variables, caller: as });
    },
  };
}

const SUBMIT = 'mutation($input: ChangeSetInput!, $dry: Boolean) { submitChangeSet(input: $input, dryRun: $dry) { changes { recordId } } }';
const painted = (colour: string) => ({
  operations: [{ correct: { id: car, record: { vehicle: { colour } } } }],
  reason: 'thử',
  legalBasis: 'Thông tư 79/2024/TT-BCA',
});

const doors: Record<string, Door> = {
  'a look-up, planned': asked(() => `{ vehicle(id: "${car}") { make } }`, STEWARD),
  'a look-up, interpreted': asked(() => `{ vehicle(id: "${car}") { make } }`, STEWARD, 'interpreter'),
  'a list': asked('{ vehicles(first: 50) { nodes { chassisNumber } } }', STEWARD),
  'a key that leads to nobody': asked('{ driver(personalId: "001099000099") { id } }', STEWARD),
  'a history': asked(() => `{ vehicle(id: "${car}") { history { nodes { slices } } } }`, STEWARD),
  'a difference': asked(() => `{ difference(of: "${car}", from: { validAt: "2020-01-01" }, to: {}) { recordId } }`, STEWARD),
  'an aggregate of persons': asked('{ personAggregate { groupCount } }', STEWARD),
  'a page of the feed': asked('{ changes(first: 500, after: "0") { nodes { recordId } } }', STEWARD),
  'one’s own record': asked('{ people { nodes { fullName } } }', CITIZEN),
  'who read about oneself': asked('{ readsAbout { totalCount } }', CITIZEN),
  evidence: asked('{ evidence(procedure: "1.002809", subject: { personalId: "001090000011" }) { complete } }', SERVICE),
  'what a refusal tells': asked('{ people { nodes { fullName } } }', { ...STEWARD, purpose: null, caseCode: null }),
  'a change set': asked(SUBMIT, STEWARD, 'planner', () => ({ input: painted('đỏ'), dry: false })),
  'a dry run': asked(SUBMIT, STEWARD, 'planner', () => ({ input: painted('tím'), dry: true })),
  'a decided result': asked(
    'mutation($input: RecordResultInput!) { recordResult(input: $input) { replayed } }',
    SERVICE,
    'planner',
    () => ({
      input: {
        procedure: '1.002809',
        resultCode: `KQ-${++cars}`,
        issuer: 'G01',
        subject: { personalId: '001090000011' },
        result: {
          licence: {
            replaces: '010090000011',
            number: `0100900${10_000 + cars}`,
            classes: ['B'],
            issuedOn: new Date().toISOString().slice(0, 10),
          },
        },
      },
    }),
  ),
};

describe('while the read log does not answer, nothing leaves', () => {
  it.each(Object.entries(doors))('%s', async (_name, door) => {
    const log = heldLog();
    const answer = door.ask(log);
    const first = await Promise.race([log.asked(), answer]);
    expect(first, 'it left before anything was recorded').toHaveProperty('requestId');
    expect(await leftBy(answer)).toBe(NOTHING);
    log.open();
    expect(await answer).toMatchObject({ body: {} });
  });
});

describe('when the read log refuses, nothing ever leaves but that', () => {
  it.each(Object.entries(doors))('%s', async (_name, door) => {
    const log = heldLog();
    const answer = door.ask(log);
    await log.asked();
    log.refuse();
    const left = (await answer) as { status: number; fault?: { code: string }; body: { data?: unknown; errors?: readonly unknown[] } };
    expect([left.status, left.fault?.code, left.body.data, left.body.errors?.length]).toEqual([503, 'AUDIT_UNAVAILABLE', undefined, 1]);
    log.open();
  });
});

describe('a stream', () => {
  const text = 'subscription { changes(after: "0") { position recordId } }';
  async function followed(log: HeldLog) {
    const watch = watchLedger(hub.database, hub.database.appPool);
    const leaving = new AbortController();
    const document = parse(text);
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
    const follow = createFollow({ schema, model, pools: poolsOf(hub.database), readLog: log, watch });
    const { batches } = await follow({ document, operation, variables: {}, caller: STEWARD, lastEventId: null }, leaving.signal);
    const close = async () => {
      log.open();
      leaving.abort();
      await batches.return(undefined);
      await watch.close();
    };
    return { next: async () => (await batches.next()).value as FeedBatch, close };
  }

  it('sends no page before its row is written, and that row is about whom the page shows', async () => {
    const log = heldLog();
    const { next, close } = await followed(log);
    const page = next();
    const entry = await log.asked();
    expect(entry).toMatchObject({ outcome: 'ANSWERED', subjects: expect.arrayContaining([world.person]) });
    expect(await leftBy(page)).toBe(NOTHING);
    log.letThrough();
    expect((await page).length).toBeGreaterThan(0);
    await close();
  });

  it('sends nothing while the log refuses, and afterwards the page that was missed', async () => {
    const log = heldLog();
    const { next, close } = await followed(log);
    const page = next();
    await log.asked();
    log.refuse();
    expect(await leftBy(page)).toBe(NOTHING);
    // It comes back by itself, for the same page.
    await log.asked();
    log.open();
    expect((await page)[0]?.cursor).toMatch(/^1@/);
    await close();
  });
});

describe('an export', () => {
  const personsIn = (path: string, log: HeldLog, format: 'csv' | 'jsonl', after?: string) =>
    exportFile(
      { pool: hub.database.appPool, model, readLog: log },
      { entity: entityNamed('Person'), caller: STEWARD, format, path, ...(after === undefined ? {} : { after }) },
    );
  const entityNamed = (name: string) => {
    const entity = model.declarations.entities.get(name);
    if (!entity) throw new Error(name);
    return entity;
  };

  it.each([
    ['csv', undefined],
    ['jsonl', undefined],
    ['jsonl', '0'],
  ] as const)('as %s after %s has no person in its file before the row is written', async (format, after) => {
    const log = heldLog();
    const path = join(folder, `people-${format}-${after ?? 'all'}`);
    const taken = personsIn(path, log, format, after);
    expect(await log.asked()).toMatchObject({ subjects: [world.person] });
    expect([await leftBy(taken), existsSync(path)]).toEqual([NOTHING, false]);
    log.open();
    await taken;
    expect(existsSync(path)).toBe(true);
  });

  it('that the log refuses leaves no file, not even a part', async () => {
    const log = heldLog();
    const path = join(folder, 'refused.csv');
    const taken = personsIn(path, log, 'csv').catch((error: { code?: string }) => error.code);
    await log.asked();
    log.refuse();
    expect(await taken).toBe('AUDIT_UNAVAILABLE');
    expect((await readdir(folder)).filter((name) => name.startsWith('refused'))).toEqual([]);
  });
});

it('a withdrawal part by part is not in the ledger before its row is in the log, and never when that refuses', async () => {
  const id = await privateCar();
  const head = async () => (await hub.database.ownerPool.query('select max(position)::int as n from change')).rows[0].n;
  const { rows } = await hub.database.ownerPool.query('select change_set_id as id from change where record_id = $1', [id]);
  const before = await head();
  const log = heldLog();
  const entry = { ...STEWARD, operationName: 'withdraw', document: '{ a }', variables: {} };
  const withdraw = () =>
    withdrawChangeSet({ pool: hub.database.appPool, model }, rows[0].id, {
      actor: 'test',
      actorRole: 'steward',
      agency: 'G17',
      reason: 'thử',
      legalBasis: null,
      cascade: true,
      ...logParts({ model, readLog: log }, entry),
    });
  const refused = withdraw().catch((error: { code?: string }) => error.code);
  expect(await log.asked()).toMatchObject({ subjects: [world.person] });
  expect(await leftBy(refused)).toBe(NOTHING);
  expect(await head()).toBe(before);
  log.refuse();
  expect([await refused, await head()]).toEqual(['AUDIT_UNAVAILABLE', before]);
  const done = withdraw();
  await log.asked();
  log.open();
  expect((await done).changes.length).toBeGreaterThan(0);
});
