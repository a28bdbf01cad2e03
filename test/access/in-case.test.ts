import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { exportFile } from '../../src/hub/export/export-file.js';
import { createFollow } from '../../src/hub/feed/follow-feed.js';
import { watchLedger } from '../../src/hub/feed/watch-ledger.js';
import {
  asDossierService,
  asPermitService,
  type DossierWorld,
  day,
  dossierWorld,
  EVIDENCE,
  LICENCE,
  OTHER_TAX_CODE,
  PERSONAL_ID,
  TAX_CODE,
  vehicle,
} from '../evidence/dossier-world.js';
import { entityNamed } from '../import/support.js';
import { poolsOf } from '../support/database.js';
import { anonymous, caller, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';

const STRANGER = '001190000022';
const STRANGERS_LICENCE = '010090000022';
const NOBODY = '001195000099';
const code = (serial: string, received = day()) => `H26.01-${received.slice(2).replaceAll('-', '')}-${serial}`;
/** A licence exchange of the person, badges for the coach and for a car that the person owns, and one that is closed. */
const [EXCHANGE, BADGES, CLOSED, UNOPENED] = [code('0001'), code('0002'), code('0003'), code('0004')];
const ENDED = code('0005');

type World = DossierWorld & { stranger: string; strangersDriver: string; ownCar: string; strangersCar: string };

describe.each(['planner', 'interpreter'] as const)('under a case, by the %s', (executor) => {
  let hub: TestHub;
  let world: World;
  beforeAll(async () => {
    hub = await createTestHub({ executor, cases: 'opened' });
    const common = await dossierWorld(hub);
    const stranger = await register(hub, 'Person', { personalId: STRANGER, fullName: 'Trần Thị Lạ', fictional: true }, '2010-01-01');
    const strangersDriver = await register(hub, 'Driver', { person: stranger, fictional: true }, '2010-01-01');
    await register(
      hub,
      'DriverLicence',
      { number: STRANGERS_LICENCE, driver: strangersDriver, scheme: '2008', classes: ['B2'], issuedOn: '2017-02-01', state: 'ACTIVE' },
      '2017-02-01',
    );
    const own = await vehicle(hub, { plate: '30K-00001', chassis: 'RLLV1AEA9PH000201', owner: { person: common.person } });
    const others = await vehicle(hub, { plate: '30K-00002', chassis: 'RLLV1AEA9PH000202', owner: { person: stranger } });
    world = { ...common, stranger, strangersDriver, ownCar: own.id, strangersCar: others.id };
    const open = (input: Record<string, unknown>) =>
      hub.ask('mutation($input: OpenCaseInput!) { openCase(input: $input) { isOpen } }', {
        as: asDossierService({ caseCode: null }),
        variables: { input: { origin: 'PORTAL', ...input } },
      });
    for (const one of [EXCHANGE, CLOSED, ENDED]) await open({ code: one, procedure: 'P06', subject: { personalId: PERSONAL_ID } });
    await open({ code: BADGES, procedure: 'P04', subject: { taxCode: TAX_CODE }, vehicles: ['29B-12345', '30K-00001'] });
    await hub.ask('mutation($code: DossierCode!) { closeCase(code: $code) { isOpen } }', {
      as: asDossierService({ caseCode: null }),
      variables: { code: CLOSED },
    });
    const superuser = hub.database.ownerPool;
    await superuser.query('alter table dossier_case disable trigger refuse_change');
    await superuser.query(`update dossier_case set ends_on = '${day(-1)}' where code = $1`, [ENDED]);
    await superuser.query('alter table dossier_case enable always trigger refuse_change');
  });
  afterAll(() => hub.close());
  beforeEach(() => {
    hub.reads.length = 0;
  });

  const under = (caseCode: string, more: Partial<Caller> = {}) => asDossierService({ caseCode, ...more });
  const ask = (query: string, as: Partial<Caller> = under(EXCHANGE), variables: Record<string, unknown> = {}) =>
    hub.ask(query, { as, variables });
  const refusalOf = ({ body }: Awaited<ReturnType<typeof ask>>) => body.errors?.[0].extensions.code;

  it('its subject is read as before, by any key of theirs, with what the procedure needs', async () => {
    const { body } = await ask(
      `{ driver(personalId: "${PERSONAL_ID}") { person { fullName } licences { nodes { number } } } driverLicence(number: "${LICENCE}") { driver { person { personalId } } } }`,
    );
    expect(body.data).toEqual({
      driver: { person: { fullName: 'Nguyễn Văn Thử' }, licences: { nodes: [{ number: LICENCE }] } },
      driverLicence: { driver: { person: { personalId: PERSONAL_ID } } },
    });
    expect(hub.reads.at(-1)).toMatchObject({ outcome: 'ANSWERED', caseCode: EXCHANGE, subjects: [world.person] });
  });

  it.each([
    ['by personal id', (id: string) => `{ person(personalId: "${id}") { fullName } }`],
    ['as a driver', (id: string) => `{ driver(personalId: "${id}") { person { fullName } } }`],
    ['in a filter', (id: string) => `{ people(where: { personalId: { eq: "${id}" } }) { totalCount } }`],
    [
      'among others',
      (id: string) =>
        `{ people(where: { or: [{ personalId: { eq: "${PERSONAL_ID}" } }, { personalId: { eq: "${id}" } }] }) { totalCount } }`,
    ],
    ['behind a link', (id: string) => `{ driverLicences(where: { driver: { person: { personalId: { eq: "${id}" } } } }) { totalCount } }`],
    [
      'in a condition of open records',
      (id: string) => `{ vehicles(where: { ownerships: { some: { person: { personalId: { eq: "${id}" } } } } }) { totalCount } }`,
    ],
    ['in an aggregate', (id: string) => `{ driverAggregate(where: { person: { personalId: { eq: "${id}" } } }) { groups { count } } }`],
  ])('nobody else is named %s, known or not, and both refusals are one', async (_how, question) => {
    const [known, unknown] = [await ask(question(STRANGER)), await ask(question(NOBODY))];
    expect([known.status, refusalOf(known)]).toEqual([403, 'NOT_IN_CASE']);
    expect(unknown).toEqual(known);
    expect(hub.reads.filter(({ outcome }) => outcome === 'REFUSED')).toEqual([
      expect.objectContaining({ code: 'NOT_IN_CASE', caseCode: EXCHANGE, subjects: [] }),
      expect.objectContaining({ code: 'NOT_IN_CASE', caseCode: EXCHANGE, subjects: [] }),
    ]);
    expect(refusalOf(await ask(question(PERSONAL_ID)))).toBeUndefined();
  });

  it('lists, counts, aggregates, histories, the feed and ids hold nobody else', async () => {
    const { body } = await ask(
      `query($stranger: ID!, $driver: ID!, $car: ID!, $own: ID!) {
        people { totalCount nodes { id } } drivers { nodes { id } } driverLicences { nodes { number } } driverAggregate { groups { count } }
        stranger: node(id: $stranger) { id } driver: node(id: $driver) { id } car: node(id: $car) { id } own: node(id: $own) { id }
        plate: vehicle(plate: "30K-00002") { id }
        person(personalId: "${PERSONAL_ID}") { history { nodes { changedFields { name } } } }
      }`,
      under(EXCHANGE),
      { stranger: world.stranger, driver: world.strangersDriver, car: world.strangersCar, own: world.driver },
    );
    expect(body.data).toEqual({
      ...{ people: { totalCount: 1, nodes: [{ id: world.person }] }, drivers: { nodes: [{ id: world.driver }] } },
      ...{ driverLicences: { nodes: [{ number: LICENCE }] }, driverAggregate: { groups: [{ count: 1 }] } },
      ...{ stranger: null, driver: null, car: null, own: { id: world.driver }, plate: null },
      person: { history: { nodes: [{ changedFields: expect.any(Array) }] } },
    });
    expect(body.extensions.scope).toContainEqual({ path: ['people'], reason: 'NOT_IN_CASE' });
    const feed = await ask('{ changes(first: 500, after: "0") { nodes { recordId } } }');
    const shown = new Set(feed.body.data.changes.nodes.map(({ recordId }: { recordId: string }) => recordId));
    expect([world.person, world.driver].every((id) => shown.has(id))).toBe(true);
    expect([world.stranger, world.strangersDriver, world.strangersCar, world.ownCar].filter((id) => shown.has(id))).toEqual([]);
    const difference = (of: string) =>
      ask(
        'query($of: ID!) { difference(of: $of, from: { validAt: "2020-01-01" }, to: { validAt: "2024-01-01" }) { entity } }',
        under(EXCHANGE),
        { of },
      );
    expect((await difference(world.person)).body.data).toEqual({ difference: { entity: 'Person' } });
    expect((await difference(world.stranger)).body.data).toEqual({ difference: null });
  });

  it('an export holds what a list does, and none is written without an open case', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'giaolo-case-'));
    const path = join(folder, 'people.jsonl');
    const take = (as: Partial<Caller>, after?: string) =>
      exportFile(
        { pool: hub.database.appPool, model, readLog: hub.readLog },
        {
          entity: entityNamed('Person'),
          format: 'jsonl',
          path,
          caller: { ...anonymous, ...as, case: undefined },
          ...(after ? { after } : {}),
        },
      );
    await take(under(EXCHANGE));
    expect(
      (await readFile(path, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual([world.person]);
    await take(under(EXCHANGE), '0');
    expect(
      (await readFile(path, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).recordId),
    ).toEqual([world.person]);
    for (const caseCode of [UNOPENED, CLOSED, ENDED]) await expect(take(under(caseCode))).rejects.toMatchObject({ code: 'CASE_NOT_OPEN' });
    await rm(folder, { recursive: true });
  });

  it('of its subject nothing is reached that the procedure does not need, and what it needs is', async () => {
    const car = '{ vehicle(plate: "30K-00001") { plate } }';
    expect((await ask(car)).body.data).toEqual({ vehicle: null });
    expect((await ask(car, under(BADGES))).body.data).toEqual({ vehicle: { plate: '30K-00001' } });
    const driver = await ask('{ drivers { totalCount } people { totalCount } }', under(BADGES));
    expect(driver.body.data).toEqual({ drivers: { totalCount: 0 }, people: { totalCount: 0 } });
  });

  it('evidence is about the procedure, the subject and the vehicles of the case', async () => {
    const evidence = (variables: Record<string, unknown>, as = under(EXCHANGE)) => ask(EVIDENCE, as, variables);
    const exchange = { procedure: 'P06', subject: { personalId: PERSONAL_ID } };
    const badges = { procedure: 'P04', subject: { taxCode: TAX_CODE }, vehicles: ['29B-12345'] };
    for (const [asked, as] of [
      [exchange, under(EXCHANGE)],
      [{ ...exchange, subject: { licenceNumber: LICENCE } }, under(EXCHANGE)],
      [badges, under(BADGES)],
    ] as const)
      expect(refusalOf(await evidence(asked, as))).toBeUndefined();
    for (const [asked, as] of [
      [badges, under(EXCHANGE)],
      [exchange, under(BADGES)],
      [{ ...exchange, subject: { personalId: STRANGER } }, under(EXCHANGE)],
      [{ ...exchange, subject: { personalId: NOBODY } }, under(EXCHANGE)],
      [{ ...exchange, subject: { licenceNumber: STRANGERS_LICENCE } }, under(EXCHANGE)],
      [{ ...badges, subject: { taxCode: OTHER_TAX_CODE } }, under(BADGES)],
      [{ ...badges, vehicles: ['29B-12345', '29B-12346'] }, under(BADGES)],
      [{ ...badges, vehicles: ['30K-00002'] }, under(BADGES)],
    ] as const)
      expect([asked, refusalOf(await evidence(asked, as))]).toEqual([asked, 'NOT_IN_CASE']);
  });

  it('a result is recorded about the subject of its case alone, whatever else is right', async () => {
    const record = (input: Record<string, unknown>, as: Partial<Caller>) =>
      ask('mutation($input: RecordResultInput!) { recordResult(input: $input, dryRun: true) { changes { entity } } }', as, { input });
    const badge = (plate: string, taxCode = TAX_CODE) => ({
      ...{ procedure: 'P04', resultCode: 'KQ-1', issuer: 'H26', subject: { taxCode } },
      result: { badges: [{ number: 'PH-1', plate, badgeType: 'XE HỢP ĐỒNG', issuedOn: day(), expiresOn: day(300) }] },
    });
    const permit = asPermitService('licensing', { caseCode: BADGES });
    expect(refusalOf(await record(badge('29B-12345'), permit))).toBeUndefined();
    expect(refusalOf(await record(badge('29B-12346'), permit))).toBe('NOT_IN_CASE');
    expect(refusalOf(await record(badge('29B-12345', OTHER_TAX_CODE), permit))).toBe('NOT_IN_CASE');
    expect(refusalOf(await record(badge('29B-12345'), asPermitService('licensing', { caseCode: EXCHANGE })))).toBe('NOT_IN_CASE');
  });

  it.each([
    ['that was never opened', under(UNOPENED)],
    ['of the year 2099', under('H26.01-991231-0001')],
    ['that was closed', under(CLOSED)],
    ['that has ended', under(ENDED)],
    ['of another agency', under(EXCHANGE, { agency: 'H30' })],
    ['of nobody', under(EXCHANGE, { agency: null })],
  ])('a case %s opens nothing at any door', async (_which, as) => {
    for (const query of [
      `{ driver(personalId: "${PERSONAL_ID}") { person { fullName } } }`,
      '{ people { totalCount } }',
      '{ changes(after: "0") { nodes { position } } }',
      '{ driverAggregate { groups { count } } }',
      `{ evidence(procedure: "P06", subject: { personalId: "${PERSONAL_ID}" }) { complete } }`,
      'query { decidedResults { resultCode } }',
    ])
      expect([query, refusalOf(await ask(query, as))]).toEqual([query, 'CASE_NOT_OPEN']);
    expect(hub.reads.every(({ outcome, code: told }) => outcome === 'REFUSED' && told === 'CASE_NOT_OPEN')).toBe(true);
  });

  describe.runIf(executor === 'planner')('a question', () => {
    const driver = `query($id: PersonalId!) { driver(personalId: $id) { person { fullName } licences { nodes { number } } } }`;
    const open = async (serial: string, more: Record<string, unknown> = {}) => {
      const input = { code: code(serial), origin: 'PORTAL', procedure: 'P06', subject: { personalId: PERSONAL_ID }, ...more };
      const { body } = await hub.ask('mutation($input: OpenCaseInput!) { openCase(input: $input) { isOpen } }', {
        as: asDossierService({ caseCode: null }),
        variables: { input },
      });
      expect(body.errors).toBeUndefined();
      return input.code;
    };
    /** What is told, and in how many statements. */
    const told = async (query: string, as: Partial<Caller>, variables = {}) => {
      const { body } = await hub.ask(query, { as, variables, kept: true });
      return [body.errors?.[0].extensions.code ?? body.data, hub.statements.length];
    };
    const found = { driver: { person: { fullName: 'Nguyễn Văn Thử' }, licences: { nodes: [{ number: LICENCE }] } } };
    const id = PERSONAL_ID;

    it('is one statement, also the first under a case, and in a list', async () => {
      const [first, second] = [await open('0101'), await open('0102')];
      await ask(driver, under(first), { id });
      expect(await told(driver, under(first), { id })).toEqual([found, 1]);
      expect(await told(driver, under(second), { id })).toEqual([found, 1]);
      await ask('{ people { totalCount } }', under(first));
      expect(await told('{ people { totalCount } }', under(second))).toEqual([{ people: { totalCount: 1 } }, 1]);
      expect(await told(driver, under(second), { id: STRANGER })).toEqual(['NOT_IN_CASE', expect.any(Number)]);
    });

    it('that follows the changes ends with its case', async () => {
      const followed = await open('0106');
      const watch = watchLedger(hub.database, hub.database.appPool);
      const document = parse('subscription { changes { entity } }');
      const [operation] = document.definitions;
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
      const follow = createFollow({ schema, model, pools: poolsOf(hub.database), readLog: readLogInto([]), watch, heartbeatMs: 200 });
      const caller = { ...anonymous, ...under(followed), case: undefined };
      const { batches } = await follow({ document, operation, variables: {}, caller, lastEventId: null }, AbortSignal.timeout(20_000));
      expect((await batches.next()).done).toBe(false);
      await hub.database.ownerPool.query(`insert into case_end (code, closed_by) values ($1, 'another process')`, [followed]);
      let ended = false;
      for (let turn = 0; turn < 20 && !ended; turn++) ended = (await batches.next()).done === true;
      expect(ended).toBe(true);
      const again = follow({ document, operation, variables: {}, caller, lastEventId: null }, AbortSignal.timeout(20_000));
      await expect(again).rejects.toMatchObject({ code: 'CASE_NOT_OPEN' });
      await watch.close();
    });

    it('that follows the changes waits while the database is away, whatever it would have asked next, and goes on', async () => {
      const followed = await open('0107');
      const watch = watchLedger(hub.database, hub.database.appPool);
      const document = parse('subscription { changes { entity } }');
      const [operation] = document.definitions;
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
      // Every statement of a turn in its turn: the case, the page, the log that it is of.
      let [asked, failing] = [0, Number.POSITIVE_INFINITY];
      const pool = new Proxy(hub.database.appPool, {
        get: (real, name) =>
          name !== 'query'
            ? Reflect.get(real, name, real)
            : (...given: unknown[]) => {
                if (asked++ === failing) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
                return (real.query as (...all: unknown[]) => unknown).apply(real, given);
              },
      });
      const follow = createFollow({
        schema,
        model,
        pools: { open: pool, personal: pool },
        readLog: readLogInto([]),
        watch,
        heartbeatMs: 100,
      });
      const caller = { ...anonymous, ...under(followed), case: undefined };
      const ending = new AbortController();
      const { batches } = await follow({ document, operation, variables: {}, caller, lastEventId: null }, ending.signal);
      expect((await batches.next()).done).toBe(false);
      for (const next of [0, 1, 2]) {
        [asked, failing] = [0, next];
        for (const _turn of [1, 2, 3]) expect((await batches.next()).done, `${next}`).toBe(false);
        expect(asked).toBeGreaterThan(failing);
      }
      ending.abort();
      await watch.close();
    }, 30_000);

    it('is refused from the moment its case is closed, by whichever process, or is not the asker’s', async () => {
      const closed = await open('0103');
      expect((await told(driver, under(closed), { id }))[0]).toEqual(found);
      expect((await told(driver, under(closed, { agency: 'H30' }), { id }))[0]).toBe('CASE_NOT_OPEN');
      await hub.database.ownerPool.query(`insert into case_end (code, closed_by) values ($1, 'another process')`, [closed]);
      expect((await told(driver, under(closed), { id }))[0]).toBe('CASE_NOT_OPEN');
      expect(hub.reads.at(-1)).toMatchObject({ outcome: 'REFUSED', code: 'CASE_NOT_OPEN', subjects: [], entities: [] });
      expect((await told(driver, under(code('0199')), { id }))[0]).toBe('CASE_NOT_OPEN');
    });

    it('reads what its own procedure needs, whichever was asked about before', async () => {
      const car = 'query($plate: Plate!) { vehicle(plate: $plate) { plate } }';
      const plate = '30K-00001';
      const badges = await open('0104', { procedure: 'P04', subject: { taxCode: TAX_CODE }, vehicles: [plate] });
      for (let turn = 0; turn < 2; turn++) {
        expect((await told(car, under(badges), { plate }))[0]).toEqual({ vehicle: { plate } });
        expect((await told(car, under(EXCHANGE), { plate }))[0]).toEqual({ vehicle: null });
      }
    });

    it('reads what its procedure needs now, when that is defined anew', async () => {
      const car = '{ vehicle(plate: "30K-00001") { plate } }';
      const asked = await open('0105');
      for (const _ of [1, 2]) expect((await told(car, under(asked)))[0]).toEqual({ vehicle: null });
      const requirement = {
        ...{ definition: world.definitions.get('P06') ?? '', code: 'P06/XE', component: 'XE', ordinal: 99, kind: 'DECLARATION' },
        ...{ name: 'Xe', nameEn: 'Vehicle', explanation: 'Khai', explanationEn: 'Declare', ground: 'Thử', confidence: 'K' },
        shows: ['Vehicle.plate'],
      };
      const shown = await register(hub, 'ProcedureRequirement', requirement, day(-1));
      expect((await told(car, under(asked)))[0]).toEqual({ vehicle: { plate: '30K-00001' } });
      expect(await told(car, under(asked))).toEqual([{ vehicle: { plate: '30K-00001' } }, 1]);
      await write(hub, [{ operation: 'remove', entity: 'ProcedureRequirement', id: shown }]);
      expect((await told(car, under(asked)))[0]).toEqual({ vehicle: null });
    });
  });

  describe('a work order', () => {
    /** As it is in the database, with days that no door would take. */
    const given = async (more: { agency?: string; purpose?: string; by?: string; from?: number; to?: number } = {}): Promise<string> => {
      const { agency = 'G17', purpose = 'stewardship', by = 'trưởng phòng', from = -1, to = 1 } = more;
      const ordered = `${agency}-261122-${String(++orders).padStart(4, '0')}`;
      await hub.database.ownerPool.query(
        `insert into work_order (code, agency, purpose, task, opened_by, opened_role, starts_on, ends_on)
       values ($1, $2, $3, 'Rà soát dữ liệu giả lập của phép thử.', $4, 'steward', $5, $6)`,
        [ordered, agency, purpose, by, day(from), day(to)],
      );
      return ordered;
    };
    let orders = 1_000;
    const closed = async () => {
      const ordered = await given();
      await hub.database.ownerPool.query(`insert into work_order_end (code, closed_by) values ($1, 'another process')`, [ordered]);
      return ordered;
    };
    const official = (caseCode: string, more: Partial<Caller> = {}) =>
      caller('steward', 'stewardship', { agency: 'G17', actor: 'mai', caseCode, workOrder: undefined, ...more });
    const PEOPLE = '{ people { totalCount nodes { fullName } } }';
    const LOOK_UP = `{ person(personalId: "${PERSONAL_ID}") { fullName } }`;

    /** What every door says of persons; each answers something else than a refusal to whoever may. */
    const doors: readonly [string, (as: Partial<Caller>) => Promise<unknown>][] = [
      ...[
        PEOPLE,
        LOOK_UP,
        `{ person(personalId: "${PERSONAL_ID}") { history { totalCount } } }`,
        '{ personAggregate { groups { count } } }',
        '{ changes(after: "0", first: 200) { nodes { entity changedFields { after } } } }',
        '{ driverLicences(where: { status: { eq: IN_FORCE } }) { nodes { number } } }',
        '{ difference(of: "$person", from: { validAt: "2020-01-01" }, to: { validAt: "2024-01-01" }) { entity } }',
        `mutation { submitChangeSet(input: { operations: [{ correct: { id: "$person", record: { person: { fullName: "Tên Khác" } } } }], reason: "thử", legalBasis: "thử" }, dryRun: true) { firstPosition } }`,
      ].map((text): [string, (as: Partial<Caller>) => Promise<unknown>] => [
        text,
        async (as) => {
          const { body } = await ask(text.replace('$person', world.person), as);
          return body.errors?.[0].extensions.code ?? body.data;
        },
      ]),
      [
        'an export',
        async (as) => {
          const folder = await mkdtemp(join(tmpdir(), 'giaolo-order-'));
          try {
            const deps = { pool: hub.database.appPool, model, readLog: hub.readLog };
            const path = join(folder, 'people.jsonl');
            const asked = { entity: entityNamed('Person'), format: 'jsonl' as const, path, caller: { ...anonymous, ...as } };
            return await exportFile(deps, asked).then(
              ({ people }) => people,
              (error: { code?: string }) => error.code,
            );
          } finally {
            await rm(folder, { recursive: true });
          }
        },
      ],
    ];

    it.each<[string, () => Promise<string>, Partial<Caller>]>([
      ['that nobody opened', async () => 'G17-261122-0999', {}],
      ['of the year 2099', async () => 'G17-991231-0001', {}],
      ['of another agency', () => given({ agency: 'G01' }), {}],
      ['of a part of the agency', () => given({ agency: 'G17.01' }), {}],
      ['for whoever acts for no agency', () => given(), { agency: null }],
      ['for another purpose', () => given({ purpose: 'audit' }), {}],
      ['that begins tomorrow', () => given({ from: 1 }), {}],
      ['that ended yesterday', () => given({ from: -30, to: -1 }), {}],
      ['that was closed', closed, {}],
      ['that its reader opened', () => given({ by: 'mai' }), {}],
      ['that is a dossier', async () => EXCHANGE, { agency: 'H26' }],
    ])('%s opens nobody, at no door, and each try is in the log', async (_which, order, more) => {
      const as = official(await order(), more);
      for (const [door, through] of doors) {
        hub.reads.length = 0;
        expect([door, await through(as)]).toEqual([door, 'WORK_ORDER_NOT_OPEN']);
        if (door !== 'an export')
          expect([door, hub.reads.map(({ outcome, code, subjects }) => ({ outcome, code, subjects }))]).toEqual([
            door,
            [{ outcome: 'REFUSED', code: 'WORK_ORDER_NOT_OPEN', subjects: [] }],
          ]);
      }
    });

    it('opens everybody to officials of its agency, on its first day and its last', async () => {
      for (const order of [await given(), await given({ from: 0, to: 3 }), await given({ from: -9, to: 0 })])
        for (const [door, through] of doors) {
          const answered = await through(official(order));
          expect([door, answered]).not.toEqual([door, 'WORK_ORDER_NOT_OPEN']);
        }
      const { body } = await ask(PEOPLE, official(await given()));
      const { rows } = await hub.database.ownerPool.query('select distinct id from person');
      expect([rows.length > 1, body.data.people.totalCount]).toEqual([true, rows.length]);
      expect(hub.reads.at(-1)).toMatchObject({ outcome: 'ANSWERED', agency: 'G17', caseCode: expect.stringMatching(/^G17-/) });
    });

    it('is closed for the very next question, by whichever process', async () => {
      const order = await given();
      expect((await ask(LOOK_UP, official(order))).body.data.person).not.toBeNull();
      await hub.database.ownerPool.query(`insert into work_order_end (code, closed_by) values ($1, 'another process')`, [order]);
      expect((await ask(LOOK_UP, official(order))).body.errors?.[0].extensions.code).toBe('WORK_ORDER_NOT_OPEN');
    });

    it('ends the stream that was followed under it', async () => {
      const order = await given();
      const watch = watchLedger(hub.database, hub.database.appPool);
      const document = parse('subscription { changes { entity } }');
      const [operation] = document.definitions;
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
      const follow = createFollow({ schema, model, pools: poolsOf(hub.database), readLog: readLogInto([]), watch, heartbeatMs: 200 });
      const asked = { document, operation, variables: {}, caller: { ...anonymous, ...official(order) }, lastEventId: null };
      const { batches } = await follow(asked, AbortSignal.timeout(20_000));
      expect((await batches.next()).done).toBe(false);
      await hub.database.ownerPool.query(`insert into work_order_end (code, closed_by) values ($1, 'another process')`, [order]);
      let ended = false;
      for (let turn = 0; turn < 20 && !ended; turn++) ended = (await batches.next()).done === true;
      expect(ended).toBe(true);
      await expect(follow(asked, AbortSignal.timeout(20_000))).rejects.toMatchObject({ code: 'WORK_ORDER_NOT_OPEN' });
      await watch.close();
    });
  });
});
