import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, type Pool, query } from '../../src/db/client.js';
import { migrate } from '../../src/db/migrate.js';
import { withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { recordResult } from '../../src/hub/evidence/record-result.js';
import { repeatedResults } from '../../src/hub/evidence/repeated-results.js';
import { LEDGER_LOCK } from '../../src/hub/ledger/format.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import { bodyHash } from '../../src/hub/write/body-hash.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { procedures } from '../../src/registers/procedures/index.js';
import { inPackage } from '../../src/root.js';
import { createEmptyDatabase } from '../support/database.js';
import { writeAsToday } from '../support/earlier-release.js';
import { createFolder } from '../support/folder.js';
import { anonymous, caller, createTestHub, model as hubModel, schema, type TestHub } from '../support/hub.js';
import { until } from '../support/until.js';
import { write } from '../support/write.js';
import { AS_STEWARD, model, register } from '../write/world.js';
import { registerDefinitions } from './definitions.js';
import {
  asDossierService,
  asPermitService,
  DOSSIER,
  type DossierWorld,
  day,
  dossierWorld,
  LICENCE,
  PERSONAL_ID,
  TAX_CODE,
  vehicle,
} from './dossier-world.js';

const RECORD = `mutation($input: RecordResultInput!) { recordResult(input: $input) {
  replayed changeSetId firstPosition lastPosition recordedFrom changes { position entity recordId operation } warnings { code } } }`;

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub();
  world = await dossierWorld(hub);
});
afterAll(() => hub.close());

const result = (plate: string, resultCode: string, more: Record<string, unknown> = {}, badge: Record<string, unknown> = {}) => ({
  procedure: '2.002288',
  resultCode,
  issuer: 'H26',
  subject: { taxCode: TAX_CODE },
  result: { badges: [{ number: `PH-${resultCode}`, plate, badgeType: 'XE HỢP ĐỒNG', issuedOn: day(), expiresOn: day(700), ...badge }] },
  ...more,
});
const record = async (input: Record<string, unknown>, as: Partial<Caller> = asPermitService()) => {
  const { body } = await hub.ask(RECORD, { as, variables: { input } });
  return { outcome: body.data?.recordResult, code: body.errors?.[0].extensions.code, message: body.errors?.[0].message };
};
const coach = async (plate: string, chassis: string) => {
  await vehicle(hub, { plate, chassis, owner: { business: world.business } });
  return plate;
};
const badges = async (code: string) =>
  (await query<{ amount: number }>(hub.database.appPool, 'select count(*)::int as amount from badge where result_code = $1', [code]))
    .rows[0]?.amount;

describe('a result code', () => {
  it('is the issuing agency’s, whoever sends it: the same result has the first answer, other content is refused', async () => {
    const plate = await coach('29B-10001', 'RLLV1AEA9PH010001');
    const first = await record(result(plate, 'KQ-1'));
    expect(first.outcome).toMatchObject({ replayed: false, changes: [{ operation: 'REGISTER' }] });
    for (const as of [asPermitService(), asDossierService(), asDossierService({ actor: 'another-service', agency: 'G17' })]) {
      expect((await record(result(plate, 'KQ-1'), as)).outcome).toEqual({ ...first.outcome, replayed: true });
      for (const other of [
        result(plate, 'KQ-1', {}, { number: 'PH-OTHER' }),
        result(plate, 'KQ-1', { subject: { taxCode: '0300588569' } }),
      ]) {
        const refused = await record(other, as);
        expect([refused.code, refused.message.includes('KQ-1')]).toEqual(['IDEMPOTENCY_MISMATCH', true]);
      }
      expect((await record(result(plate, 'KQ-1'), { ...as, caseCode: 'H26.01-261122-0009' })).code).toBe('IDEMPOTENCY_MISMATCH');
    }
    expect(await badges('KQ-1')).toBe(1);
  });

  it('is the same under every name of the procedure', async () => {
    const plate = await coach('29B-10009', 'RLLV1AEA9PH010009');
    const first = await record(result(plate, 'KQ-P4', { procedure: 'P04' }));
    expect(first.outcome).toMatchObject({ replayed: false });
    for (const procedure of ['2.002288', '2.002289', 'P04'])
      expect((await record(result(plate, 'KQ-P4', { procedure }))).outcome).toEqual({ ...first.outcome, replayed: true });
  });

  it('of another agency, or another code of the same, is another result', async () => {
    const plate = await coach('29B-10002', 'RLLV1AEA9PH010002');
    const outcomes = [
      await record(result(plate, 'KQ-2')),
      await record(result(plate, 'KQ-2', { issuer: 'G17' }, { number: 'PH-G17' })),
      await record(result(plate, 'kq-2', {}, { number: 'PH-LOWER' })),
    ];
    expect(outcomes.map(({ outcome }) => outcome?.replayed)).toEqual([false, false, false]);
    expect((await record(result(plate, 'KQ-2', { issuer: 'G17' }, { number: 'PH-G17' }), asDossierService())).outcome?.replayed).toBe(true);
  });

  it('gives nobody an answer who may not record it', async () => {
    const plate = await coach('29B-10003', 'RLLV1AEA9PH010003');
    expect((await record(result(plate, 'KQ-3'))).outcome).toBeDefined();
    const answers = [
      await record(result(plate, 'KQ-3'), asPermitService('licensing', { caseCode: null })),
      await record(result(plate, 'KQ-3'), {}),
    ];
    expect(answers.map(({ outcome, code }) => [outcome, code])).toEqual([
      [undefined, 'CASE_REQUIRED'],
      [undefined, 'PURPOSE_REQUIRED'],
    ]);
  });

  it.each(['', ' \u00a0', 'KQ\n8', 'KQ\u200b8', 'K'.repeat(65)])(
    'has something to see, in one line, and no signs that are not seen: %j is none',
    async (code) => {
      expect((await record(result('29B-12345', code))).code).toBe('BAD_USER_INPUT');
      expect(await badges(code)).toBe(0);
    },
  );

  it('is recorded by no role that may not write, whatever the procedure lists', async () => {
    const plate = await coach('29B-10044', 'RLLV1AEA9PH010044');
    const access = {
      ...hubModel.access,
      answers: [
        ...(hubModel.access.answers ?? []),
        { role: 'auditor', registers: '*' as const, classes: ['internal' as const, 'personal' as const], purposes: ['audit'] },
      ],
    };
    const audit = {
      subjects: new Set<string>(),
      classes: new Set<never>(),
      entities: new Set<string>(),
      standIn: () => '',
      begin: () => undefined,
    };
    const record = (as: Partial<Caller>) => {
      const context = { model: { ...hubModel, access }, pool: hub.database.appPool, caller: { ...anonymous, ...as }, audit };
      return recordResult(procedures, context as never, result(plate, 'KQ-READERS'));
    };
    await expect(record(caller('auditor', 'audit', { caseCode: DOSSIER }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await badges('KQ-READERS')).toBe(0);
    await record(asPermitService());
    expect(await badges('KQ-READERS')).toBe(1);
  });

  it('sent by many at once is written by one, and all others answer with its outcome', async () => {
    const plate = await coach('29B-20000', 'RLLV1AEA9PH020000');
    const code = 'KQ-TWINS';
    const answers = await atOnce(Array.from({ length: 6 }, (_, n) => [result(plate, code), asDossierService({ actor: `service-${n}` })]));
    expect(answers.map(({ code: refused }) => refused)).toEqual(answers.map(() => undefined));
    const written = answers.filter(({ outcome }) => !outcome.replayed);
    expect(written).toHaveLength(1);
    for (const { outcome } of answers) expect(outcome).toEqual({ ...written[0]?.outcome, replayed: outcome.replayed });
    expect(await badges(code)).toBe(1);
  });

  it('with many contents at once stands for the one that was first', async () => {
    const plate = await coach('29B-30000', 'RLLV1AEA9PH030000');
    const code = 'KQ-RIVALS';
    const answers = await atOnce(
      Array.from({ length: 5 }, (_, n) => [
        result(plate, code, {}, { number: `${code}-${n}` }),
        asDossierService({ actor: `service-${n}` }),
      ]),
    );
    expect(answers.map(({ code: refused }) => refused ?? 'WRITTEN').sort()).toEqual([...Array(4).fill('IDEMPOTENCY_MISMATCH'), 'WRITTEN']);
    expect(await badges(code)).toBe(1);
  });

  it('for a dossier that another result ended meanwhile is refused, and nothing of it is written', async () => {
    const caseCode = 'H26.01-261119-0077';
    const as = (actor: string) => asDossierService({ actor, caseCode });
    const plates = [await coach('29B-30001', 'RLLV1AEA9PH030001'), await coach('29B-30002', 'RLLV1AEA9PH030002')];
    const STEP = 'mutation ($step: DossierStepInput!) { recordDossier(step: $step) { state } }';
    const step = { receive: { procedure: 'P04', subject: result('', '').subject } };
    const received = await hub.ask(STEP, { variables: { step }, as: as('service-a') });
    expect(received.body.data.recordDossier.state).toBe('PROCESSING');
    const answers = await atOnce(
      plates.map((plate, n) => [result(plate, `KQ-ONE-OF-${n}`, {}, { number: `KQ-ONE-OF-${n}` }), as(`service-${n}`)]),
    );
    expect(answers.map(({ code }) => code ?? 'WRITTEN').sort()).toEqual(['DOSSIER_DECIDED', 'WRITTEN']);
    expect([await badges('KQ-ONE-OF-0'), await badges('KQ-ONE-OF-1')].sort()).toEqual([0, 1]);
    const ended = await query(
      hub.database.appPool,
      "select from dossier where code = $1 and state = 'DECIDED' and recorded_to = 'infinity'",
      [caseCode],
    );
    expect(ended.rows).toHaveLength(1);
  });

  /** Lets all of them come to the ledger's lock before the first one gets it: each has looked for the code and found it free. */
  async function atOnce(all: readonly (readonly [input: ReturnType<typeof result>, as: Partial<Caller>])[]) {
    const patient = { queryMs: 0, statementMs: 0, lockMs: 0, idleInTransactionMs: 0, transactionMs: 0 };
    const pool = createPool({ url: hub.database.url, role: 'giaolo_app', max: all.length, timeouts: patient });
    const holder = createPool({ url: hub.database.url, max: 1, timeouts: patient });
    try {
      await query(holder, 'select pg_advisory_lock($1::bigint)', [LEDGER_LOCK]);
      const answer = createAnswer({ schema, model: hubModel, pool, readLog: hub.readLog });
      const document = parse(RECORD);
      const [operation] = document.definitions;
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
      const answers = all.map(async ([input, as]) => {
        const { body } = await answer({ document, operation, variables: { input }, caller: { ...anonymous, ...as } });
        const { data, errors } = JSON.parse(bodyBytes(body).toString());
        return { outcome: data?.recordResult, code: errors?.[0].extensions.code };
      });
      const waiting = async () => {
        const sql = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`;
        // By the superuser: nobody else is shown what others wait for.
        return (await query<{ n: number }>(holder, sql)).rows[0]?.n;
      };
      await until(waiting, (n) => n === all.length, { seconds: 15 });
      await query(holder, 'select pg_advisory_unlock($1::bigint)', [LEDGER_LOCK]);
      return await Promise.all(answers);
    } finally {
      await Promise.all([endPool(holder), endPool(pool)]);
    }
  }

  it('is known again when its agency has another code, and when its change set was taken back', async () => {
    const plate = await coach('29B-10004', 'RLLV1AEA9PH010004');
    const parent = (await query<{ id: string }>(hub.database.appPool, "select id from agency where code = 'H26'")).rows[0]?.id ?? '';
    const agency = await register(hub.database, 'Agency', { code: 'G77', name: 'Cơ quan Thử', parent }, '2010-01-01');
    const body = result(plate, 'KQ-4', { issuer: 'G77' });
    const first = await record(body);
    await write(hub, [{ operation: 'update', entity: 'Agency', id: agency, from: day(), values: { code: 'G78' } }]);
    expect((await record(body)).outcome).toEqual({ ...first.outcome, replayed: true });
    expect((await record({ ...body, issuer: 'G78' })).code).toBe('IDEMPOTENCY_MISMATCH');
    const badge = first.outcome.changes[0].recordId;
    await write(hub, [{ operation: 'remove', entity: 'Badge', id: badge }]);
    expect((await record(body, asDossierService())).outcome).toEqual({ ...first.outcome, replayed: true });
    expect(await badges('KQ-4')).toBe(1);
  });

  it('makes one state of neighbours that say the same, like every write', async () => {
    // Called replaced twenty days ago, and in force again from today by mistake: the exchange says what was said before.
    for (const [from, state] of [
      [day(-20), 'SUPERSEDED'],
      [day(), 'ACTIVE'],
    ] as const)
      await write(hub, [{ operation: 'update', entity: 'DriverLicence', id: world.licence, from, values: { state } }]);
    const licence = { replaces: LICENCE, number: '010090000013', classes: ['B'], issuedOn: day() };
    const exchange = {
      ...{ procedure: '1.002809', resultCode: 'KQ-JOIN', issuer: 'G01' },
      subject: { personalId: PERSONAL_ID },
      result: { licence },
    };
    const { outcome, code, message } = await record(exchange, asDossierService());
    expect([code, message]).toEqual([undefined, undefined]);
    expect(outcome.changes.map(({ operation }: { operation: string }) => operation)).toEqual(['UPDATE', 'REGISTER']);
    const { rows } = await query(
      hub.database.appPool,
      `select state, valid_from::text as from, valid_to::text as to from driver_licence where id = $1 and recorded_to = 'infinity' order by valid_from`,
      [world.licence],
    );
    expect(rows).toEqual([
      { state: 'ACTIVE', from: '2017-02-01', to: day(-20) },
      { state: 'SUPERSEDED', from: day(-20), to: 'infinity' },
    ]);
  });

  it('is written by nobody but with its own change set, and kept for ever', async () => {
    const { appPool, ownerPool } = hub.database;
    const taken = (
      await query<{ id: string; issuer: string }>(appPool, 'select change_set_id as id, issuer_id as issuer from decided_result limit 1')
    ).rows[0];
    const insert = (repeats: boolean) =>
      appPool.query(
        'insert into decided_result (change_set_id, issuer_id, code, repeats) select id, $1, $2, $3 from change_set order by last_position limit 1',
        [taken?.issuer, 'KQ-FORGED', repeats],
      );
    await expect(insert(false)).rejects.toMatchObject({ code: 'GL002' });
    await expect(insert(true)).rejects.toMatchObject({ code: 'GL002' });
    await expect(ownerPool.query('update decided_result set code = code')).rejects.toMatchObject({ code: 'GL001' });
    await expect(ownerPool.query('delete from decided_result')).rejects.toMatchObject({ code: 'GL001' });
  });
});

describe('results from before codes were unique', () => {
  const audit = {
    subjects: new Set<string>(),
    classes: new Set<never>(),
    entities: new Set<string>(),
    standIn: () => '',
    begin: () => undefined,
  };
  const as = (actor: string) => ({ ...asPermitService('licensing', { actor }), ownKey: null, language: 'vi', requestId: 'test' }) as Caller;

  it('are all kept, the second one of a code is listed, and each is known again by its own content', async () => {
    const database = await createEmptyDatabase();
    const { path: folder, remove } = await createFolder();
    const files = (await readdir(inPackage('migrations'))).filter((name) => name.endsWith('.sql')).sort();
    const before = files.slice(
      0,
      files.findIndex((name) => name.endsWith('_result_codes.sql')),
    );
    for (const name of before) await cp(inPackage(join('migrations', name)), join(folder, name));
    await migrate({ url: database.url, folder });
    const owner: Pool = createPool({ url: database.url, role: 'giaolo_owner', max: 1 });
    const pool: Pool = createPool({ url: database.url, role: 'giaolo_app', max: 4 });
    const old = { database: { appPool: pool } as never };
    const { business, coach: bus, construction, government } = await writeAsToday(owner, () => dossierWorld(old, { ids: [] }));
    const issuers = await query<{ id: string; code: string }>(pool, "select id, code from agency where code in ('H26', 'G17')");
    const issuerOf = (code: string) => issuers.rows.find((one) => one.code === code)?.id ?? '';
    const decided = (resultCode: string, number: string, issuer: string) => result('29B-12345', resultCode, { issuer }, { number });
    /** As a service recorded it then: the key its sender's. */
    const recordedThen = async (actor: string, body: ReturnType<typeof decided>, key = `result:2.002288:${body.resultCode}`) => {
      const { issuedOn, expiresOn, badgeType, number } = (body.result.badges[0] ?? {}) as Record<string, string>;
      const values = {
        number: number ?? '',
        vehicle: bus.id,
        business,
        badgeType: badgeType ?? '',
        issuer: issuerOf(body.issuer),
        issuedOn,
        expiresOn,
        state: 'ACTIVE',
      };
      const operations = [
        { operation: 'register' as const, entity: 'Badge', from: day(), values: { ...values, resultCode: body.resultCode } as never },
      ];
      const set = { ...AS_STEWARD, actor, operations, idempotencyKey: key, requestHash: bodyHash({ ...body, caseCode: DOSSIER }) };
      return (await withTx(pool, {}, (tx) => writeChangeSet(tx, model, set))).changeSetId;
    };
    const [one, two, three] = [decided('KQ-1', 'PH-1', 'H26'), decided('KQ-1', 'PH-2', 'H26'), decided('KQ-1', 'PH-3', 'G17')];
    const colons = decided('KQ:with:colons', 'PH-4', 'H26');
    const [first, second, third, fourth] = await writeAsToday(owner, async () => {
      const written = [await recordedThen('service-a', one), await recordedThen('service-b', two), await recordedThen('service-c', three)];
      written.push(await recordedThen('service-a', colons));
      // A steward's own key that only looks like one.
      await recordedThen('steward', decided('KQ-9', 'PH-5', 'H26'), 'result:of-my-own');
      return written;
    });

    await endPool(owner);
    await migrate({ url: database.url });
    await registerDefinitions(old, { ids: ['P04'], proposedBy: construction, approvedBy: government });
    const { rows } = await query(pool, 'select change_set_id as id, code, repeats from decided_result order by change_set_id');
    expect(rows).toEqual([
      { id: first, code: 'KQ-1', repeats: false },
      { id: second, code: 'KQ-1', repeats: true },
      { id: third, code: 'KQ-1', repeats: false },
      { id: fourth, code: 'KQ:with:colons', repeats: false },
    ]);
    expect(await repeatedResults(pool)).toEqual([
      { code: 'KQ-1', issuerId: issuerOf('H26'), changeSetId: second, firstChangeSetId: first },
    ]);

    const again = (body: ReturnType<typeof decided>, actor = 'service-z') =>
      recordResult(procedures, { model, pool, caller: as(actor), audit }, body as never).then(
        ({ changeSetId, replayed }) => (replayed ? changeSetId : 'written anew'),
        (error: unknown) => (error instanceof HubError ? error.code : error),
      );
    expect(await Promise.all([one, two, three, colons].map((body) => again(body)))).toEqual([first, second, third, fourth]);
    expect(await again(decided('KQ-1', 'PH-9', 'H26'), 'service-a')).toBe('IDEMPOTENCY_MISMATCH');
    await endPool(pool);
    await database.drop();
    await remove();
  }, 60_000);
});
