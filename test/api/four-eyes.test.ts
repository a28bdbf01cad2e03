import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../src/db/client.js';
import type { HubError } from '../../src/errors.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { entityNamed, fileOf } from '../import/support.js';
import { caller, createTestHub, model, readLogInto, type TestHub } from '../support/hub.js';
import { until } from '../support/until.js';
import { withdrawalsOver } from '../support/withdrawals.js';
import { register, write } from '../support/write.js';
import { AS_STEWARD } from '../write/world.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
  await rule('*', { changesMax: 3, personsMax: 0, anotherAgency: false });
  await rule('ApprovalRule', { changesMax: 0, personsMax: 0, anotherAgency: true });
});
afterAll(() => hub.close());

const rule = (scope: string, maxima: { changesMax: number | null; personsMax: number | null; anotherAgency: boolean }) =>
  register(hub, 'ApprovalRule', { scope, ...maxima });

const steward = (actor: string, more: Partial<Caller> = {}) => caller('steward', 'stewardship', { actor, agency: 'G17', ...more });
const AN = steward('an');
const BINH = steward('binh');

const OUTCOME =
  'replayed changeSetId firstPosition lastPosition changes { entity recordId operation } approval { because entity max count anotherAgency }';
const SUBMIT = `mutation($input: ChangeSetInput!, $dryRun: Boolean) { submitChangeSet(input: $input, dryRun: $dryRun) { ${OUTCOME} } }`;
const APPROVE = `mutation($id: ID!) { approveChangeSet(id: $id) { ${OUTCOME} } }`;
const REFUSE = 'mutation($id: ID!) { refuseChangeSet(id: $id, reason: "không đúng") { state decidedBy decisionReason } }';
const SHOW = `query($id: ID!) { changeProposal(id: $id) { id kind state actor agency reason emergency needs { because entity max count } counts { entity changes } decidedBy
  changes { nodes { operation entity recordId validFrom changedFields { name before after } } problems { code message } } } }`;

type Asking = Awaited<ReturnType<TestHub['ask']>>;
const code = ({ body }: Asking) => body.errors?.[0].extensions.code;
const submit = (
  operations: unknown[],
  { as = AN, dryRun = false, ...more }: { as?: Partial<Caller>; dryRun?: boolean } & Record<string, unknown> = {},
) =>
  hub.ask(SUBMIT, { as, variables: { input: { operations, reason: 'kiểm thử', legalBasis: 'Thông tư 79/2024/TT-BCA', ...more }, dryRun } });
const approve = (id: string, as: Partial<Caller> = BINH) => hub.ask(APPROVE, { as, variables: { id } });
const show = async (id: string, as: Partial<Caller> = BINH) => (await hub.ask(SHOW, { as, variables: { id } })).body.data?.changeProposal;
const inRegister = async (codes: string[]) =>
  (await hub.ask('query($codes: [String!]) { plateCodes(where: { code: { in: $codes } }) { totalCount } }', { variables: { codes } })).body
    .data.plateCodes.totalCount;

let next = 10;
const codes = (amount: number) => Array.from({ length: amount }, () => String(next++));
const plateCodes = (some: readonly string[]) =>
  some.map((value) => ({ register: { record: { plateCode: { code: value, holder: 'thử' } }, validFrom: '2020-01-01' } }));
/** Four of them need another person. Each test has an author of its own, since what one changes alone is counted for a day. */
const proposed = async (some: readonly string[], more: Record<string, unknown> = {}) => {
  const sent = await submit(plateCodes(some), more);
  expect(code(sent), JSON.stringify(sent.body)).toBe('APPROVAL_REQUIRED');
  return sent.body.errors?.[0].extensions.proposal as string;
};

describe('what one person may not change alone', () => {
  it('is written at once up to the rule, and kept beyond it until another person agrees', async () => {
    const as = steward('chi');
    const few = codes(3);
    expect((await submit(plateCodes(few), { as })).body.data.submitChangeSet).toMatchObject({ replayed: false, approval: [] });
    const many = codes(4);
    const sent = await submit(plateCodes(many), { as: steward('dung') });
    expect([sent.status, code(sent)]).toEqual([409, 'APPROVAL_REQUIRED']);
    expect(sent.body.data).toBeUndefined();
    const { proposal, needs } = sent.body.errors?.[0].extensions ?? {};
    expect(needs).toEqual([{ because: 'CHANGES', entity: 'PlateCode', max: 3, count: 4, anotherAgency: false }]);
    expect(await inRegister(many)).toBe(0);
    expect(await show(proposal)).toMatchObject({
      kind: 'CHANGE_SET',
      state: 'WAITING',
      actor: 'dung',
      counts: [{ entity: 'PlateCode', changes: 4 }],
      changes: {
        problems: [],
        nodes: many.map((value) => ({
          operation: 'REGISTER',
          recordId: null,
          changedFields: [
            { name: 'code', before: null, after: value },
            { name: 'holder', before: null, after: 'thử' },
          ],
        })),
      },
    });
    const done = await approve(proposal);
    expect(done.body.data.approveChangeSet).toMatchObject({ replayed: false, changeSetId: proposal });
    expect(await inRegister(many)).toBe(4);
    expect(await show(proposal)).toMatchObject({ state: 'APPROVED', decidedBy: 'binh', changes: null });
    const { body } = await hub.ask(
      'query($code: String!) { plateCode(code: $code) { changeSet { id actor approvedBy approvedByAgency emergency } } }',
      { as: BINH, variables: { code: many[0] } },
    );
    expect(body.data.plateCode.changeSet).toEqual({
      id: proposal,
      actor: 'dung',
      approvedBy: 'binh',
      approvedByAgency: 'G17',
      emergency: null,
    });
  });

  it('is told by a dry run beforehand', async () => {
    const tried = await submit(plateCodes(codes(4)), { as: steward('thử'), dryRun: true });
    expect(tried.body.data.submitChangeSet.approval).toEqual([
      { because: 'CHANGES', entity: 'PlateCode', max: 3, count: 4, anotherAgency: false },
    ]);
  });

  it('is counted over a day, whoever sends it in parts, also at once', async () => {
    const as = steward('em');
    const sent = await Promise.all(codes(6).map((one) => submit(plateCodes([one]), { as })));
    expect(sent.map(code).sort()).toEqual(['APPROVAL_REQUIRED', 'APPROVAL_REQUIRED', 'APPROVAL_REQUIRED', undefined, undefined, undefined]);
  });

  it('is any change about a person', async () => {
    const person = (personalId: string) => ({
      register: { record: { person: { personalId, fullName: 'Người Mẫu Bốn Mắt', fictional: true } }, validFrom: '2020-01-01' },
    });
    const sent = await submit([person('001099000111')], { as: steward('giang') });
    expect(sent.body.errors?.[0].extensions.needs).toEqual([
      { because: 'PERSONS', entity: 'Person', max: 0, count: 1, anotherAgency: false },
    ]);
    const { proposal } = sent.body.errors?.[0].extensions ?? {};
    // Who looks has the purpose that reading takes, and leaves a row.
    const without = await hub.ask(SHOW, { as: caller('steward', null, { actor: 'binh' }), variables: { id: proposal } });
    expect(code(without)).toBe('PURPOSE_REQUIRED');
    expect(JSON.stringify(without.body)).not.toContain('001099000111');
    hub.reads.length = 0;
    await show(proposal);
    expect(hub.reads.filter(({ outcome }) => outcome === 'ANSWERED')).toMatchObject([
      { actor: 'binh', fieldClasses: expect.arrayContaining(['personal']) },
    ]);
    expect(hub.reads[0]?.subjects.length).toBeGreaterThan(0);
    expect(code(await approve(proposal, caller('steward', null, { actor: 'binh' })))).toBe('PURPOSE_REQUIRED');
    expect((await approve(proposal)).body.data.approveChangeSet.changes).toMatchObject([{ entity: 'Person' }]);
  });

  it('is nothing where no rule is in force', async () => {
    await rule('PlateCode', { changesMax: null, personsMax: null, anotherAgency: false });
    expect((await submit(plateCodes(codes(5)), { as: steward('hà') })).body.data.submitChangeSet.changes).toHaveLength(5);
    const { body } = await hub.ask('{ approvalRule(scope: "PlateCode") { id } }');
    await write(hub, [{ operation: 'remove', entity: 'ApprovalRule', id: body.data.approvalRule.id }]);
  });
});

describe('who decides', () => {
  it('is never the author, by whichever token, session or role of theirs', async () => {
    const as = steward('khoa');
    const id = await proposed(codes(4), { as });
    for (const same of [
      as,
      steward('khoa', { agency: 'H26', requestId: 'another session' }),
      steward('khoa', { purposes: ['stewardship'], language: 'en' }),
    ]) {
      const tried = await approve(id, same);
      expect([tried.status, code(tried)]).toEqual([403, 'ANOTHER_PERSON_REQUIRED']);
      expect(code(await hub.ask(REFUSE, { as: same, variables: { id } }))).toBe('ANOTHER_PERSON_REQUIRED');
    }
    expect(await show(id)).toMatchObject({ state: 'WAITING' });
    // Nor by the database itself.
    await expect(
      query(
        hub.database.appPool,
        `update change_proposal set state = 'APPROVED', content = null, decided_by = actor, decided_at = now() where id = $1`,
        [id],
      ),
    ).rejects.toThrow();
  });

  it('is nobody without the right to write, and nobody without a token', async () => {
    const id = await proposed(codes(4), { as: steward('linh') });
    for (const as of [caller('permit-service', 'licensing'), caller('analyst', 'statistics'), caller('citizen', 'self-access'), {}])
      expect([code(await approve(id, as)), code(await hub.ask(SHOW, { as, variables: { id } }))]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(await show(id, caller('auditor', 'audit'))).toMatchObject({ state: 'WAITING' });
  });

  it('is one of two who agree at once; the other gets the outcome', async () => {
    const some = codes(4);
    const id = await proposed(some, { as: steward('minh') });
    const done = await Promise.all([approve(id), approve(id, steward('nga')), approve(id, steward('oanh'))]);
    expect(done.map(({ body }) => body.data.approveChangeSet.replayed).sort()).toEqual([false, true, true]);
    expect(new Set(done.map(({ body }) => body.data.approveChangeSet.firstPosition)).size).toBe(1);
    expect(await inRegister(some)).toBe(4);
  });

  it('decides once: one who refuses and one who agrees at once do not both', async () => {
    for (let round = 0; round < 5; round++) {
      const some = codes(4);
      const id = await proposed(some, { as: steward(`phúc${round}`) });
      const [agreed, refused] = await Promise.all([approve(id), hub.ask(REFUSE, { as: steward('quân'), variables: { id } })]);
      const state = (await show(id))?.state;
      expect(await inRegister(some)).toBe(state === 'APPROVED' ? 4 : 0);
      expect([code(agreed) ?? 'done', code(refused) ?? 'done'].sort()).toEqual(['PROPOSAL_DECIDED', 'done']);
    }
  });

  it('may retract what is their own, and nobody else does', async () => {
    const as = steward('sơn');
    const id = await proposed(codes(4), { as });
    const RETRACT = 'mutation($id: ID!) { retractChangeSet(id: $id) { state } }';
    expect(code(await hub.ask(RETRACT, { as: BINH, variables: { id } }))).toBe('FORBIDDEN');
    expect((await hub.ask(RETRACT, { as, variables: { id } })).body.data.retractChangeSet.state).toBe('RETRACTED');
    expect(code(await approve(id))).toBe('PROPOSAL_DECIDED');
  });

  it('acts for another agency where the rule says so', async () => {
    const change = {
      register: { record: { approvalRule: { scope: 'Road', changesMax: 9, anotherAgency: false } }, validFrom: '2024-01-01' },
    };
    const sent = await submit([change], { as: steward('tâm', { agency: 'G17' }) });
    const id = sent.body.errors?.[0].extensions.proposal;
    expect(code(await approve(id, steward('uyên', { agency: 'G17' })))).toBe('ANOTHER_PERSON_REQUIRED');
    expect(code(await approve(id, steward('uyên', { agency: null })))).toBe('ANOTHER_PERSON_REQUIRED');
    expect((await approve(id, steward('uyên', { agency: 'G01' }))).body.data.approveChangeSet.changes).toHaveLength(1);
  });
});

describe('what is decided', () => {
  it('is what was sent: it cannot be changed in between', async () => {
    const id = await proposed(codes(4), { as: steward('vân') });
    const { rows } = await query<{ content: string }>(
      hub.database.ownerPool,
      'select content::text as content from change_proposal where id = $1',
      [id],
    );
    const other = JSON.stringify(JSON.parse(rows[0]?.content ?? '{}')).replaceAll('thử', 'khác');
    for (const pool of [hub.database.appPool, hub.database.ownerPool])
      await expect(query(pool, 'update change_proposal set content = $2::json where id = $1', [id, other])).rejects.toThrow();
    await expect(query(hub.database.ownerPool, 'delete from change_proposal where id = $1', [id])).rejects.toThrow();
    // By whoever switches the guards off: it does not fit its hash.
    await query(hub.database.ownerPool, 'alter table change_proposal disable trigger guard_decision');
    await query(hub.database.ownerPool, 'update change_proposal set content = $2::json where id = $1', [id, other]);
    await query(hub.database.ownerPool, 'alter table change_proposal enable always trigger guard_decision');
    await expect(approve(id)).rejects.toThrow(/does not fit its hash/);
    expect(await show(id)).toMatchObject({ state: 'WAITING' });
  });

  it('is checked against the registers of then', async () => {
    const some = codes(4);
    const id = await proposed(some, { as: steward('xuân') });
    await register(hub, 'PlateCode', { code: some[2] ?? '', holder: 'người khác' });
    expect((await show(id)).changes.problems).toMatchObject([{ code: 'KEY_TAKEN' }]);
    const tried = await approve(id);
    expect(code(tried)).toBe('KEY_TAKEN');
    expect(await inRegister(some)).toBe(1);
    expect(await show(id)).toMatchObject({ state: 'WAITING' });
  });

  it('is not written over a record that was changed since', async () => {
    const ids = await Promise.all(codes(4).map((value) => register(hub, 'PlateCode', { code: value, holder: 'thử' })));
    const updates = ids.map((id) => ({ update: { id, validFrom: '2025-01-01', record: { plateCode: { holder: 'của An' } } } }));
    const sent = await submit(updates, { as: steward('yến') });
    const { proposal } = sent.body.errors?.[0].extensions ?? {};
    expect((await show(proposal)).changes.nodes[0].changedFields).toEqual([{ name: 'holder', before: 'thử', after: 'của An' }]);
    await write(hub, [
      { operation: 'update', entity: 'PlateCode', id: ids[0] ?? '', from: '2024-06-01', values: { holder: 'người khác' } },
    ]);
    expect(code(await approve(proposal))).toBe('STALE_VERSION');
  });

  it('is the same when it is sent again: while it waits, and with its key after that', async () => {
    const as = steward('ánh');
    const some = plateCodes(codes(4));
    const send = (more: Record<string, unknown> = {}) => submit(some, { as, idempotencyKey: 'k1', ...more });
    const ids = (await Promise.all([send(), send(), send()])).map(({ body }) => body.errors?.[0].extensions.proposal);
    expect(new Set(ids).size).toBe(1);
    expect(code(await send({ reason: 'một lý do khác' }))).toBe('IDEMPOTENCY_MISMATCH');
    const { firstPosition } = (await approve(ids[0])).body.data.approveChangeSet;
    expect((await send()).body.data.submitChangeSet).toMatchObject({ replayed: true, changeSetId: ids[0], firstPosition });
  });

  it('leaves no values behind when it was refused', async () => {
    const id = await proposed(codes(4), { as: steward('đức') });
    expect((await hub.ask(REFUSE, { as: BINH, variables: { id } })).body.data.refuseChangeSet).toEqual({
      state: 'REFUSED',
      decidedBy: 'binh',
      decisionReason: 'không đúng',
    });
    const { rows } = await query<{ gone: boolean }>(
      hub.database.appPool,
      'select content is null as gone from change_proposal where id = $1',
      [id],
    );
    expect(rows).toEqual([{ gone: true }]);
  });
});

describe('taking back what one person may not change alone', () => {
  const WITHDRAW = `mutation($id: ID!, $cascade: Boolean, $emergency: String) {
    withdrawChangeSet(id: $id, reason: "ghi nhầm", cascade: $cascade, emergency: $emergency) { ${OUTCOME} } }`;
  const withdraw = (id: string, as: Partial<Caller>, more: Record<string, unknown> = {}) =>
    hub.ask(WITHDRAW, { as, variables: { id, ...more } });
  let port = 0;
  /** Of another kind: there are not enough two-digit codes. */
  const ports = (amount: number) =>
    Array.from({ length: amount }, () => `VNX${String.fromCharCode(65 + Math.floor(port / 26), 65 + (port++ % 26))}`);
  const portCodes = (some: readonly string[]) =>
    some.map((value) => ({ register: { record: { portCode: { code: value, matchedName: 'thử' } }, validFrom: '2020-01-01' } }));
  const inRegister = async (some: string[]) =>
    (
      await hub.ask('query($codes: [UnLocode!]) { portCodes(where: { code: { in: $codes } }) { totalCount } }', {
        variables: { codes: some },
      })
    ).body.data.portCodes.totalCount;
  const written = async (some: string[], author: string) => {
    const id = (await submit(portCodes(some), { as: steward(author) })).body.errors?.[0].extensions.proposal;
    expect((await approve(id)).body.data.approveChangeSet.changeSetId).toBe(id);
    return id;
  };

  it('waits for another person, who sees what it would do, and is then written as its author’s', async () => {
    const some = ports(4);
    const set = await written(some, 'ngân');
    const as = steward('oai');
    const sent = await withdraw(set, as);
    expect([sent.status, code(sent)]).toEqual([409, 'APPROVAL_REQUIRED']);
    const { proposal } = sent.body.errors?.[0].extensions ?? {};
    expect((await withdraw(set, as)).body.errors?.[0].extensions.proposal).toBe(proposal);
    expect(await inRegister(some)).toBe(4);
    const shown = await show(proposal);
    expect(shown).toMatchObject({ kind: 'WITHDRAWAL', state: 'WAITING', counts: [{ entity: 'PortCode', changes: 4 }] });
    expect(shown.changes.nodes.map(({ operation }: any) => operation)).toEqual(Array(4).fill('REMOVE'));
    expect(code(await approve(proposal, as))).toBe('ANOTHER_PERSON_REQUIRED');
    expect((await approve(proposal)).body.data.approveChangeSet).toMatchObject({ replayed: false, changeSetId: proposal });
    expect(await inRegister(some)).toBe(0);
    const { rows } = await query(hub.database.appPool, 'select actor, approved_by as by, withdraws from change_set where id = $1', [
      proposal,
    ]);
    expect(rows).toEqual([{ actor: 'oai', by: 'binh', withdraws: set }]);
    expect((await withdraw(set, as)).body.data.withdrawChangeSet).toMatchObject({ replayed: true, changeSetId: proposal });
    // What two agreed to is not counted as one person's.
    expect((await submit(portCodes(ports(3)), { as })).body.data.submitChangeSet.changes).toHaveLength(3);
  });

  it('is not held against whoever made the slip alone', async () => {
    const as = steward('phi');
    const { changeSetId } = (await submit(portCodes(ports(3)), { as })).body.data.submitChangeSet;
    expect((await withdraw(changeSetId, as)).body.data.withdrawChangeSet.changes).toHaveLength(3);
    expect(code(await submit(portCodes(ports(1)), { as }))).toBe('APPROVAL_REQUIRED');
  });

  it('is refused where others have changed or taken back something since, and one who cannot wait says why', async () => {
    const some = ports(4);
    const set = await written(some, 'quế');
    const first = (await withdraw(set, steward('quý'), { cascade: true })).body.errors?.[0].extensions.proposal;
    const second = (await withdraw(set, steward('sang'))).body.errors?.[0].extensions.proposal;
    const { body } = await hub.ask('query($c: UnLocode!) { portCode(code: $c) { id } }', { variables: { c: some[0] } });
    const { id } = body.data.portCode;
    await write(hub, [{ operation: 'update', entity: 'PortCode', id, from: '2024-06-01', values: { matchedName: 'người khác' } }]);
    expect((await show(second)).changes.problems).toMatchObject([{ code: 'HAS_LATER_CHANGES' }]);
    expect([code(await approve(second)), code(await approve(first))]).toEqual(['HAS_LATER_CHANGES', 'STALE_VERSION']);
    const urgent = await withdraw(set, steward('sáu'), { cascade: true, emergency: 'Biển số sai hàng loạt' });
    const { changeSetId, approval } = urgent.body.data.withdrawChangeSet;
    expect(approval).toHaveLength(1);
    expect(await inRegister(some)).toBe(0);
    expect(await show(changeSetId)).toMatchObject({ kind: 'WITHDRAWAL', state: 'WRITTEN', emergency: 'Biển số sai hàng loạt' });
    expect((await approve(changeSetId)).body.data.approveChangeSet).toMatchObject({ replayed: true, changeSetId });
    expect(code(await approve(first))).toBe('NOTHING_TO_WITHDRAW');
  });

  it('of a whole file waits too, and is done by the hub after approval', async () => {
    const some = ports(5);
    const file = `code,matchedName,validFrom\n${some.map((one) => `${one},thử,2024-01-01`).join('\n')}\n`;
    const request = { ...AS_STEWARD, entity: entityNamed('PortCode'), source: fileOf(file), apply: true, chunkRows: 2 };
    const { batchId } = await importFile({ pool: hub.database.appPool, model }, request);
    const taking = withdrawalsOver({ pool: hub.database.appPool, model, readLog: readLogInto([]) });
    taking.resume();
    const asked = {
      caller: { ...(steward('thơ') as Caller), requestId: 'thử' },
      operationName: null,
      reason: 'nhập nhầm',
      legalBasis: null,
      cascade: false,
    };
    const refused = await taking.take(batchId ?? '', asked, 60_000).catch((error: HubError) => error);
    expect(refused).toMatchObject({ code: 'APPROVAL_REQUIRED' });
    const { proposal } = (refused as HubError).details as { proposal: string };
    expect(await show(proposal)).toMatchObject({ kind: 'BATCH_WITHDRAWAL', counts: [{ entity: 'PortCode', changes: 5 }], changes: null });
    const APPROVE_BATCH = 'mutation($id: ID!) { approveBatch(id: $id) { state decidedBy } }';
    const decide = (as: Partial<Caller>) => hub.ask(APPROVE_BATCH, { as, variables: { id: proposal } });
    expect([code(await decide(steward('thơ'))), code(await approve(proposal))]).toEqual(['ANOTHER_PERSON_REQUIRED', 'BAD_USER_INPUT']);
    expect(await inRegister(some)).toBe(5);
    expect((await decide(BINH)).body.data.approveBatch).toEqual({ state: 'APPROVED', decidedBy: 'binh' });
    await until(
      () => inRegister(some),
      (left) => left === 0,
    );
    await taking.close();
    const { rows } = await query(
      hub.database.appPool,
      'select distinct actor, approved_by as by from change_set where batch_id = $1 and withdraws is not null',
      [batchId],
    );
    expect(rows).toEqual([{ actor: 'thơ', by: 'binh' }]);
  });
});

describe('what cannot wait', () => {
  it('is written and marked, and another person looks at it afterwards', async () => {
    const as = steward('khẩn');
    const some = codes(4);
    const sent = await submit(plateCodes(some), { as, emergency: 'Cầu sập' });
    const { changeSetId } = sent.body.data.submitChangeSet;
    expect(await inRegister(some)).toBe(4);
    expect(await show(changeSetId)).toMatchObject({ state: 'WRITTEN', emergency: 'Cầu sập' });
    const open = await hub.ask('{ changeProposals(states: [WRITTEN]) { nodes { id } } }', { as: BINH });
    expect(open.body.data.changeProposals.nodes).toContainEqual({ id: changeSetId });
    const { body } = await hub.ask('query($c: String!) { plateCode(code: $c) { changeSet { emergency approvedBy } } }', {
      as: BINH,
      variables: { c: some[0] },
    });
    expect(body.data.plateCode.changeSet).toEqual({ emergency: 'Cầu sập', approvedBy: null });
    expect(code(await approve(changeSetId, as))).toBe('ANOTHER_PERSON_REQUIRED');
    expect((await approve(changeSetId)).body.data.approveChangeSet).toMatchObject({ replayed: true, changeSetId });
    expect(await show(changeSetId)).toMatchObject({ state: 'CONFIRMED', decidedBy: 'binh' });
  });

  it('changes no rule that another agency has to agree to', async () => {
    const change = {
      register: { record: { approvalRule: { scope: 'Bridge', changesMax: 9, anotherAgency: false } }, validFrom: '2024-01-01' },
    };
    expect(code(await submit([change], { as: steward('vội'), emergency: 'gấp' }))).toBe('APPROVAL_REQUIRED');
  });

  it('is not marked where nobody else was needed', async () => {
    const some = codes(1);
    const sent = await submit(plateCodes(some), { as: steward('thong thả'), emergency: 'gấp' });
    expect(await show(sent.body.data.submitChangeSet.changeSetId)).toBeNull();
    const { body } = await hub.ask('query($c: String!) { plateCode(code: $c) { changeSet { emergency } } }', {
      as: BINH,
      variables: { c: some[0] },
    });
    expect(body.data.plateCode.changeSet.emergency).toBeNull();
  });
});
