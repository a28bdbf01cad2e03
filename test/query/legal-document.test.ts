import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { createTestHub, model, type TestHub } from '../support/hub.js';
import { register } from '../support/write.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
  const decree = await register(
    hub,
    'LegalDocument',
    { number: '158/2024/NĐ-CP', kind: 'Nghị định', title: 'Vận tải đường bộ', confidence: 'V' },
    '2024-12-18',
  );
  const amending = await register(
    hub,
    'LegalDocument',
    { number: '218/2026/NĐ-CP', kind: 'Nghị định', title: 'Sửa đổi', confidence: 'U' },
    '2026-06-19',
  );
  await register(
    hub,
    'LegalAmendment',
    { code: '218/2026/NĐ-CP>158/2024/NĐ-CP', amending, amended: decree, effect: 'sửa đổi', effectiveOn: '2026-08-10', confidence: 'U' },
    '2026-06-19',
  );
});
afterAll(() => hub.close());

const terminal = (code: string, legalBasis: string | null) =>
  withTx(hub.database.appPool, {}, (tx) =>
    writeChangeSet(tx, model, {
      operations: [{ operation: 'register', entity: 'CoachTerminal', from: '2025-02-01', values: { code, name: `Bến ${code} (giả lập)` } }],
      actor: 'test',
      actorRole: 'steward',
      agency: 'G17',
      reason: 'kiểm thử',
      legalBasis,
    }),
  );

describe('the legal document of a record', () => {
  it('is the first one its legal basis names, as of the same times, with what amended it', async () => {
    await terminal('2911', 'Nghị định 158/2024/NĐ-CP, Điều 5; Luật 35/2024/QH15');
    const { body } = await hub.ask(
      `{ now: coachTerminal(code: "2911") { legalBasis legalDocument { number confidence amendedBy { nodes { amending { number } effectiveOn } } } }
         before: coachTerminal(code: "2911", asOf: { validAt: "2026-06-18" }) { legalDocument { amendedBy { totalCount } } } }`,
    );
    expect(body.errors).toBeUndefined();
    expect(body.data.now).toEqual({
      legalBasis: 'Nghị định 158/2024/NĐ-CP, Điều 5; Luật 35/2024/QH15',
      legalDocument: {
        number: '158/2024/NĐ-CP',
        confidence: 'V',
        amendedBy: { nodes: [{ amending: { number: '218/2026/NĐ-CP' }, effectiveOn: '2026-08-10' }] },
      },
    });
    expect(body.data.before.legalDocument.amendedBy.totalCount).toBe(0);
  });

  it('is null where nothing is named, or nothing the register holds', async () => {
    await terminal('2912', null);
    await terminal('2913', 'theo chỉ đạo');
    await terminal('2914', 'Nghị định 999/2024/NĐ-CP');
    const { body } = await hub.ask(
      '{ coachTerminals(where: { code: { in: ["2912", "2913", "2914"] } }) { nodes { code legalDocument { number } } } }',
    );
    expect(body.data.coachTerminals.nodes.map(({ legalDocument }: { legalDocument: unknown }) => legalDocument)).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('a legal document', () => {
  it('that lost force stays a record, EXPIRED from the day after', async () => {
    await register(
      hub,
      'LegalDocument',
      { number: '10/2020/NĐ-CP', kind: 'Nghị định', title: 'Cũ', confidence: 'K', inForceTo: '2024-12-31' },
      '2020-01-17',
    );
    const { body } = await hub.ask(
      `{ inForce: legalDocument(number: "10/2020/NĐ-CP", asOf: { validAt: "2024-12-31" }) { status } gone: legalDocument(number: "10/2020/NĐ-CP") { status inForceTo } }`,
    );
    expect(body.data).toEqual({ inForce: { status: 'IN_FORCE' }, gone: { status: 'EXPIRED', inForceTo: '2024-12-31' } });
  });
});

describe('a code list', () => {
  it('is read as of a day: an entry closed and its code given again are two records', async () => {
    const list = await register(hub, 'CodeList', { code: 'toll-method', name: 'Hình thức thu', confidence: 'V' }, null);
    const entry = (name: string, from: string) => register(hub, 'CodeListEntry', { code: 'toll-method:mở', list, value: 'mở', name }, from);
    const first = await entry('Thu một lượt', '2020-01-01');
    await withTx(hub.database.appPool, {}, (tx) =>
      writeChangeSet(tx, model, {
        operations: [{ operation: 'close', entity: 'CodeListEntry', id: first, from: '2024-01-01' }],
        actor: 'test',
        actorRole: 'steward',
        agency: 'G17',
        reason: 'kiểm thử',
        legalBasis: null,
      }),
    );
    const second = await entry('Thu theo lượt qua trạm', '2024-06-01');
    const at = async (day: string) =>
      (await hub.ask(`{ codeListEntry(code: "toll-method:mở", asOf: { validAt: "${day}" }) { id name } }`)).body.data.codeListEntry;
    expect(await at('2023-12-31')).toEqual({ id: first, name: 'Thu một lượt' });
    expect(await at('2024-03-01')).toBeNull();
    expect(await at('2024-06-01')).toEqual({ id: second, name: 'Thu theo lượt qua trạm' });
    const { body } = await hub.ask('{ codeList(code: "toll-method", asOf: { validAt: "2023-12-31" }) { entries { nodes { name } } } }');
    expect(body.data.codeList.entries.nodes).toEqual([{ name: 'Thu một lượt' }]);
  });
});
