import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import type { Values } from '../../src/hub/declare/model.js';
import {
  asDossierService,
  asPermitService,
  asSteward,
  type DossierWorld,
  day,
  dossierWorld,
  LICENCE,
  PERSONAL_ID,
  TAX_CODE,
} from '../evidence/dossier-world.js';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub({ cases: 'opened' });
  world = await dossierWorld(hub, { ids: ['P04', 'P06', 'P08'] });
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.reads.length = 0;
});

type Asking = Awaited<ReturnType<TestHub['ask']>>;
const code = ({ body }: Asking) => body.errors?.[0].extensions.code;

let serial = 0;
/** A code that was given on a day. */
const dossier = (received = day(), agency = 'H26.01') =>
  `${agency}-${received.slice(2).replaceAll('-', '')}-${String(++serial).padStart(4, '0')}`;

const CASE = 'code agency procedure origin purpose openedAt openedBy endsOn closedAt isOpen mandate';
const OPEN = `mutation($input: OpenCaseInput!) { openCase(input: $input) { ${CASE} } }`;
const exchange = (more: Record<string, unknown> = {}) => ({
  ...{ code: dossier(), procedure: '1.002809', origin: 'PORTAL', subject: { personalId: PERSONAL_ID } },
  ...more,
});
const open = (input: Record<string, unknown>, as: Partial<Caller> = asDossierService({ caseCode: null })) =>
  hub.ask(OPEN, { as, variables: { input } });
const about = async (ownKey: string) =>
  (await hub.ask(`{ casesAbout { ${CASE} } }`, { as: caller('citizen', null, { ownKey }) })).body.data?.casesAbout;

it('a dossier is opened by whoever received it, for 90 days after it is to be decided, and its subject sees that', async () => {
  const input = exchange({ code: dossier('2026-11-23'), subject: { licenceNumber: LICENCE } });
  const { body } = await open(input);
  // Monday the 23rd, five working days on, and ninety days.
  const monday = '2026-11-30';
  const endsOn = new Date(Date.parse(monday) + 90 * 86_400_000).toISOString().slice(0, 10);
  expect(body).toMatchObject({
    data: {
      openCase: {
        code: input.code,
        agency: 'H26',
        procedure: 'P06',
        origin: 'PORTAL',
        purpose: 'once-only',
        endsOn,
        closedAt: null,
        isOpen: true,
        mandate: null,
      },
    },
  });
  expect(await about(PERSONAL_ID)).toContainEqual(body.data.openCase);
  expect(hub.reads[0]).toMatchObject({ outcome: 'ANSWERED', entities: ['Case'], subjects: [world.person] });
  const { rows } = await hub.database.ownerPool.query('select * from dossier_case c join case_subject s using (code) where code = $1', [
    input.code,
  ]);
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${PERSONAL_ID}|${LICENCE}`));
});

it('opened again it is the same case, and other content under its code is refused', async () => {
  const input = exchange();
  const [first, again] = [await open(input), await open(input)];
  expect(again.body.data).toEqual(first.body.data);
  for (const other of [
    { origin: 'COUNTER' },
    { subject: { personalId: '001190000022' } },
    { procedure: 'P04', subject: { taxCode: TAX_CODE }, vehicles: ['29B-12345'] },
  ])
    expect(code(await open({ ...input, ...other }))).toBe('IDEMPOTENCY_MISMATCH');
});

it.each([
  ['of another agency', { code: 'G17-261122-0001' }, 'BAD_USER_INPUT'],
  ['of the agency next to it', { code: 'H27-261122-0001' }, 'BAD_USER_INPUT'],
  ['received in 2099', { code: 'H26.01-991231-0001' }, 'BAD_USER_INPUT'],
  ['long past its end', { code: 'H26.01-250101-0001' }, 'BAD_USER_INPUT'],
  ['of an unknown procedure', { procedure: '9.999999' }, 'NOT_FOUND'],
  ['of a procedure that is not set up', { procedure: '2.002287' }, 'PROCEDURE_NOT_SET_UP'],
  ['named by what its procedure is not asked by', { subject: { taxCode: TAX_CODE } }, 'BAD_USER_INPUT'],
  ['about a person, with vehicles', { vehicles: ['29B-12345'] }, 'BAD_USER_INPUT'],
  [
    'about more vehicles than its procedure takes',
    { procedure: 'P04', subject: { taxCode: TAX_CODE }, vehicles: Array.from({ length: 51 }, (_, i) => `29B-${10_000 + i}`) },
    'BAD_USER_INPUT',
  ],
])('a dossier %s is not opened', async (_what, more, refusal) => {
  const input = exchange(more);
  expect(code(await open(input))).toBe(refusal);
  const { rows } = await hub.database.ownerPool.query('select from dossier_case where code = $1', [input.code]);
  expect(rows).toEqual([]);
});

it.each([
  ['anonymous', {}, 'UNAUTHENTICATED'],
  ['a citizen', caller('citizen', 'self-access', { caseCode: null }), 'FORBIDDEN'],
  ['a steward', asSteward({ caseCode: null }), 'FORBIDDEN'],
  ['a service without a purpose', asDossierService({ caseCode: null, purpose: null }), 'PURPOSE_REQUIRED'],
  ['a service with a purpose that is not its own', asDossierService({ caseCode: null, purpose: 'licensing' }), 'PURPOSE_NOT_ALLOWED'],
  ['a service of no agency', asDossierService({ caseCode: null, agency: null }), 'FORBIDDEN'],
])('%s opens none', async (_who, as, refusal) => {
  expect(code(await open(exchange(), as))).toBe(refusal);
});

it('a case is closed by its agency at once and for good, and is nothing to any other', async () => {
  const input = exchange();
  await open(input);
  const close = (as: Partial<Caller>) =>
    hub.ask(`mutation($code: DossierCode!) { closeCase(code: $code) { ${CASE} } }`, { as, variables: { code: input.code } });
  const ask = async (as: Partial<Caller>) =>
    (await hub.ask('query($code: DossierCode!) { case(code: $code) { isOpen } }', { as, variables: { code: input.code } })).body.data;
  const other = asDossierService({ agency: 'H30', caseCode: null });
  const unasked = { purpose: null, caseCode: null };
  expect(code(await close(other))).toBe('NOT_FOUND');
  expect(await ask({ ...other, ...unasked })).toEqual({ case: null });
  expect(await ask(asDossierService(unasked))).toEqual({ case: { isOpen: true } });
  const closed = await close(asDossierService({ caseCode: null }));
  expect(closed.body.data.closeCase).toMatchObject({ isOpen: false, closedAt: expect.any(String) });
  expect((await close(asDossierService({ caseCode: null }))).body).toEqual(closed.body);
  expect(await ask(asDossierService(unasked))).toEqual({ case: { isOpen: false } });
  expect(code(await open(input))).toBe('IDEMPOTENCY_MISMATCH');
});

it('of a vehicle that is in no register yet a case names the chassis number, and nothing is asked or written about another', async () => {
  const definition = world.definitions.get('P08') ?? '';
  const line = { kind: 'ISSUE', writes: 'Vehicle', fields: ['chassisNumber=document.chassisNumber'] };
  await register(hub, 'ProcedureEffect', { code: 'P08/1', definition, ordinal: 1, ...line }, '2025-01-01');
  const as = asPermitService('licensing', { caseCode: null });
  const input = exchange({ procedure: 'P08', subject: { taxCode: TAX_CODE }, chassisNumbers: ['RLLV1AEA9PH000801'] });
  expect(code(await open({ ...input, chassisNumbers: [] }, as))).toBe('BAD_USER_INPUT');
  expect((await open(input, as)).body.data?.openCase).toMatchObject({ procedure: 'P08', isOpen: true });
  const under = { ...as, caseCode: input.code };
  const verdict = (chassisNumbers: string[]) =>
    hub.ask(
      'query($subject: SubjectInput!, $chassisNumbers: [Vin!]) { evidence(procedure: "P08", subject: $subject, chassisNumbers: $chassisNumbers) { procedureId } }',
      { as: under, variables: { subject: input.subject, chassisNumbers } },
    );
  expect((await verdict(['rllv1aea9ph000801'])).body.data).toEqual({ evidence: { procedureId: 'P08' } });
  expect(code(await verdict(['RLLV1AEA9PH000802']))).toBe('NOT_IN_CASE');
  const result = (value: string) =>
    hub.ask('mutation($input: RecordResultInput!) { recordResult(input: $input, dryRun: true) { dryRun } }', {
      as: under,
      variables: {
        input: {
          ...{ procedure: 'P08', resultCode: 'KQ-P08-1', issuer: 'G01', subject: input.subject },
          result: { documents: [{ number: 'DK-1', issuedOn: day(), values: [{ name: 'chassisNumber', value }] }] },
        },
      },
    });
  expect(code(await result('RLLV1AEA9PH000802'))).toBe('NOT_IN_CASE');
  expect(code(await result('rllv1aea9ph000801'))).not.toBe('NOT_IN_CASE');
});

it('somebody who was registered after their dossier was opened sees it, and nobody else does', async () => {
  const ownKey = '001095000077';
  const input = exchange({ subject: { personalId: ownKey } });
  await open(input);
  expect(await about(ownKey)).toEqual([expect.objectContaining({ code: input.code })]);
  await register(hub, 'Person', { personalId: ownKey, fullName: 'Phạm Văn Sau', fictional: true });
  expect(await about(ownKey)).toEqual([expect.objectContaining({ code: input.code })]);
  expect(await about('001095000088')).toEqual([]);
});

it('what was opened is changed by nobody', async () => {
  await open(exchange());
  for (const sql of [
    "update dossier_case set ends_on = '2099-01-01'",
    'delete from dossier_case',
    'truncate case_end',
    'delete from case_subject',
  ])
    for (const pool of [hub.database.appPool, hub.database.ownerPool]) await expect(pool.query(sql), sql).rejects.toThrow();
});

describe('a representative', () => {
  const REPRESENTATIVE = '001190000077';
  let acts: string;
  const someone = (personalId: string) => register(hub, 'Person', { personalId, fullName: 'Phạm Văn Thay', fictional: true }, '2010-01-01');
  beforeAll(async () => {
    acts = await someone(REPRESENTATIVE);
  });

  let given = 0;
  /** A mandate of the driver for the exchange, unless said otherwise. */
  const mandate = async (values: Values = {}, { from = day(-30), to = null }: { from?: string; to?: string | null } = {}) => {
    const code = `UQ-${++given}`;
    const all = { code, person: world.person, representative: acts, procedures: ['P06'], documentNumber: `GUQ-${given}`, ...values };
    const { changes } = await write(hub, [{ operation: 'register', entity: 'Mandate', from, to, values: all }]);
    return { code, id: changes[0]?.recordId ?? '' };
  };
  const revoke = (id: string) => write(hub, [{ operation: 'close', entity: 'Mandate', id, from: day() }]);
  const byRepresentative = (more: Record<string, unknown> = {}) => exchange({ representative: REPRESENTATIVE, ...more });
  const evidence = (input: { code: string }) =>
    hub.ask('query($id: PersonalId!) { evidence(procedure: "P06", subject: { personalId: $id }) { mandate } }', {
      as: asDossierService({ caseCode: input.code }),
      variables: { id: PERSONAL_ID },
    });

  it('acts by a mandate that is in force, and the case and what is answered under it say which', async () => {
    const held = await mandate();
    const input = byRepresentative();
    const { body } = await open(input);
    expect(body.data?.openCase).toMatchObject({ isOpen: true, mandate: held.code });
    expect(hub.reads[0]?.subjects).toEqual(expect.arrayContaining([world.person, acts]));
    expect((await evidence(input)).body.data.evidence).toEqual({ mandate: held.code });
    const dossiers = [{ case: input.code, procedure: 'P06', subject: { personalId: PERSONAL_ID } }];
    const batch = await hub.ask(
      'query($dossiers: [EvidenceDossierInput!]!) { evidenceBatch(dossiers: $dossiers) { verdict { mandate } error { code } } }',
      { as: asDossierService({ caseCode: null }), variables: { dossiers } },
    );
    expect(batch.body.data.evidenceBatch).toEqual([{ verdict: { mandate: held.code }, error: null }]);
    expect(await about(PERSONAL_ID)).toContainEqual(body.data.openCase);
    const { rows } = await hub.database.ownerPool.query('select * from dossier_case c join case_mandate m using (code) where code = $1', [
      input.code,
    ]);
    expect(rows).toMatchObject([{ mandate_id: held.id, giver_id: world.person, representative_id: acts }]);
    expect(JSON.stringify(rows)).not.toContain(REPRESENTATIVE);
    const theirs = await hub.ask('query($id: PersonalId!) { person(personalId: $id) { fullName } }', {
      as: asDossierService({ caseCode: input.code }),
      variables: { id: REPRESENTATIVE },
    });
    expect(code(theirs)).toBe('NOT_IN_CASE');
    await revoke(held.id);
  });

  it('acts for a business in every procedure where the mandate names none', async () => {
    const held = await mandate({ person: null, business: world.business, procedures: null });
    const badges = { procedure: 'P04', subject: { taxCode: TAX_CODE }, vehicles: ['29B-12345'] };
    expect((await open(byRepresentative(badges))).body.data?.openCase).toMatchObject({ mandate: held.code });
    // For the driver it says nothing.
    expect(code(await open(byRepresentative()))).toBe('MANDATE_NOT_IN_FORCE');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['there is none', async () => undefined],
    ['it ended yesterday', () => mandate({}, { to: day() })],
    ['it begins tomorrow', () => mandate({}, { from: day(1) })],
    ['it is for another procedure', () => mandate({ procedures: ['P07'] }, { to: day(1) })],
    ['somebody else gave it', async () => mandate({ person: await someone('001190000078') })],
    ['it was given to somebody else', async () => mandate({ representative: await someone('001190000079') })],
    ['it was revoked', async () => revoke((await mandate()).id)],
  ])('does not act where %s', async (_why, prepare) => {
    await prepare();
    const input = byRepresentative();
    const { body } = await open(input);
    const [fault] = body.errors ?? [];
    expect(fault).toMatchObject({ message: expect.stringContaining('giấy uỷ quyền'), extensions: { code: 'MANDATE_NOT_IN_FORCE' } });
    expect(JSON.stringify(body)).not.toContain(REPRESENTATIVE);
    expect(hub.reads[0]).toMatchObject({ outcome: 'REFUSED', code: 'MANDATE_NOT_IN_FORCE' });
    const { rows } = await hub.database.ownerPool.query('select from dossier_case where code = $1', [input.code]);
    expect(rows).toEqual([]);
  });

  it('acts no longer once the mandate is revoked while the case is open, and again by a new one', async () => {
    const held = await mandate();
    const input = byRepresentative();
    await open(input);
    await revoke(held.id);
    expect(code(await evidence(input))).toBe('CASE_NOT_OPEN');
    const asked = await hub.ask('query($code: DossierCode!) { case(code: $code) { isOpen mandate } }', {
      as: asDossierService({ purpose: null, caseCode: null }),
      variables: { code: input.code },
    });
    expect(asked.body.data.case).toEqual({ isOpen: false, mandate: held.code });
    expect(code(await open(input))).toBe('MANDATE_NOT_IN_FORCE');
    const next = await mandate();
    expect((await open(input)).body.data?.openCase).toMatchObject({ isOpen: true, mandate: next.code });
    expect((await evidence(input)).body.data.evidence).toEqual({ mandate: next.code });
    // Brought by its subject it would be another dossier.
    expect(code(await open({ ...input, representative: undefined }))).toBe('IDEMPOTENCY_MISMATCH');
    await revoke(next.id);
  });

  it('acts no longer once the mandate is for other procedures', async () => {
    const held = await mandate();
    const input = byRepresentative();
    await open(input);
    await write(hub, [{ operation: 'update', entity: 'Mandate', id: held.id, from: day(), values: { procedures: ['P07'] } }]);
    expect(code(await evidence(input))).toBe('CASE_NOT_OPEN');
  });

  it('acts on where the words of the mandate were erased, and opens nothing once nobody knows who they are', async () => {
    const held = await mandate();
    const input = byRepresentative();
    const ground = 'SUBJECT_REQUEST' as const;
    await open(input);
    await write(hub, [{ operation: 'erase', entity: 'Mandate', id: held.id, ground }]);
    expect((await evidence(input)).body.data.evidence).toEqual({ mandate: held.code });
    expect((await open(byRepresentative())).body.data?.openCase).toMatchObject({ mandate: held.code });
    await write(hub, [{ operation: 'erase', entity: 'Person', id: acts, fields: ['personalId'], ground }]);
    expect(code(await open(byRepresentative()))).toBe('MANDATE_NOT_IN_FORCE');
  });
});

describe('a work order', () => {
  const ORDER = 'code agency purpose task openedBy startsOn endsOn closedAt closedBy isOpen';
  const TASK = 'Rà soát giấy phép lái xe trùng số sau sáp nhập.';
  const head = (more: Partial<Caller> = {}) => asSteward({ agency: 'G17', actor: 'truong-phong', purpose: null, caseCode: null, ...more });
  const order = (more: Record<string, unknown> = {}) => ({
    ...{ code: dossier(day(), 'G17'), purpose: 'stewardship', task: TASK, endsOn: day(10) },
    ...more,
  });
  const give = (input: Record<string, unknown>, as = head()) =>
    hub.ask(`mutation($input: OpenWorkOrderInput!) { openWorkOrder(input: $input) { ${ORDER} } }`, { as, variables: { input } });
  const close = (of: string, as = head()) =>
    hub.ask(`mutation($code: DossierCode!) { closeWorkOrder(code: $code) { ${ORDER} } }`, { as, variables: { code: of } });
  const listed = async (as: Partial<Caller>, all = false) =>
    (await hub.ask('query($all: Boolean!) { workOrders(all: $all, first: 200) { code isOpen } }', { as, variables: { all } })).body.data
      ?.workOrders;

  it('is opened by somebody of the agency, read under by others of it, and closed for good', async () => {
    const input = order();
    const { body } = await give(input);
    const opened = { ...input, agency: 'G17', openedBy: 'truong-phong', startsOn: day(), closedAt: null, closedBy: null, isOpen: true };
    expect(body).toMatchObject({ data: { openWorkOrder: opened } });
    expect((await give(input)).body).toEqual(body);
    expect(await listed(head())).toContainEqual({ code: input.code, isOpen: true });
    const look = (actor: string) =>
      hub.ask('{ people { totalCount } }', { as: asSteward({ agency: 'G17', actor, caseCode: input.code, workOrder: undefined }) });
    expect((await look('mai')).body.data.people.totalCount).toBeGreaterThan(0);
    expect(code(await look('truong-phong'))).toBe('WORK_ORDER_NOT_OPEN');
    expect(code(await close(input.code, head({ agency: 'G01' })))).toBe('NOT_FOUND');
    expect((await close(input.code, head({ actor: 'mai' }))).body.data.closeWorkOrder).toMatchObject({ isOpen: false, closedBy: 'mai' });
    expect((await close(input.code)).body.data.closeWorkOrder).toMatchObject({ isOpen: false, closedBy: 'mai' });
    expect(code(await look('mai'))).toBe('WORK_ORDER_NOT_OPEN');
    expect(code(await give(input))).toBe('IDEMPOTENCY_MISMATCH');
    expect(await listed(head())).not.toContainEqual(expect.objectContaining({ code: input.code }));
    expect(await listed(head(), true)).toContainEqual({ code: input.code, isOpen: false });
    expect(await listed(head({ agency: 'G01' }), true)).not.toContainEqual(expect.objectContaining({ code: input.code }));
  });

  it.each([
    ['for an agency that is not one’s own', { code: 'G01-261122-0007' }, {}, 'BAD_USER_INPUT'],
    ['with a day to come in its code', { code: 'G17-991231-0007' }, {}, 'BAD_USER_INPUT'],
    ['for longer than a quarter', { endsOn: day(92) }, {}, 'BAD_USER_INPUT'],
    ['that ends before it begins', { startsOn: day(3), endsOn: day(2) }, {}, 'BAD_USER_INPUT'],
    ['that began yesterday', { startsOn: day(-1) }, {}, 'BAD_USER_INPUT'],
    ['that says too little', { task: 'Rà soát' }, {}, 'BAD_USER_INPUT'],
    ['that names somebody by their number', { task: `Xem dữ liệu của ${PERSONAL_ID} theo đơn` }, {}, 'BAD_USER_INPUT'],
    ['for a purpose that is not one’s own', { purpose: 'audit' }, {}, 'FORBIDDEN'],
    ['for a purpose that takes none', { purpose: 'once-only' }, {}, 'FORBIDDEN'],
    ['with a token that may not use the purpose', {}, { purposes: [] }, 'FORBIDDEN'],
    ['by somebody of no agency', {}, { agency: null }, 'FORBIDDEN'],
    ['by a service', { purpose: 'once-only' }, { role: 'dossier-service', purposes: ['once-only'] }, 'FORBIDDEN'],
    ['by nobody', {}, { authenticated: false, role: 'anonymous', purposes: [] }, 'UNAUTHENTICATED'],
  ])('%s is not opened', async (_what, more, as, refusal) => {
    const input = order(more);
    expect(code(await give(input, head(as)))).toBe(refusal);
    const { rows } = await hub.database.ownerPool.query('select from work_order where code = $1', [input.code]);
    expect(rows).toEqual([]);
  });

  it('is one for ever: with other words, days or another giver it is another', async () => {
    const input = order();
    await give(input);
    for (const [more, as] of [
      [{ task: `${TASK} Lại` }, {}],
      [{ endsOn: day(11) }, {}],
      [{}, { actor: 'pho-phong' }],
    ] as const)
      expect(code(await give({ ...input, ...more }, head(as)))).toBe('IDEMPOTENCY_MISMATCH');
    for (const sql of ["update work_order set ends_on = '2099-01-01'", 'delete from work_order', 'truncate work_order_end'])
      for (const pool of [hub.database.appPool, hub.database.ownerPool]) await expect(pool.query(sql), sql).rejects.toThrow();
    expect(code(await hub.ask('{ workOrders { code } }', { as: caller('analyst') }))).toBe('FORBIDDEN');
    expect(code(await hub.ask('{ workOrders { code } }'))).toBe('UNAUTHENTICATED');
  });
});
