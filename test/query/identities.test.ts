import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHub, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';

/** `id` names the record, `stateId` the stored state, `cacheId` the record at the times asked for. */
describe.each(['planner', 'interpreter'] as const)('what names a record, a state and an answer, by the %s', (executor) => {
  let hub: TestHub;
  let province: string;
  beforeAll(async () => {
    hub = await createTestHub(executor);
    const agency = await register(hub, 'Agency', { code: 'G17', name: 'Bộ Xây dựng' }, null);
    await register(hub, 'SourceAuthority', { scope: 'Province', agency, ground: 'Nghị quyết 202/2025/QH15' }, null);
    province = await register(hub, 'Province', { code: '44', name: 'Tỉnh Quảng Trị', kind: 'province' }, null);
    await write(hub, [{ operation: 'update', entity: 'Province', id: province, from: '2025-01-01', values: { name: 'Tỉnh mới' } }]);
    await write(hub, [
      { operation: 'correct', entity: 'Province', id: province, from: '2025-03-01', to: '2025-06-01', values: { name: 'Tỉnh sửa' } },
    ]);
  });
  afterAll(() => hub.close());

  const named = async (at: Record<string, string | null> | null | undefined, root = `province(code: "44", asOf: $at)`) => {
    const { body } = await hub.ask(`query($at: AsOf) { it: ${root} { ... on Province { id stateId cacheId authority { id cacheId } } } }`, {
      variables: at === undefined ? {} : { at },
    });
    expect(body.errors).toBeUndefined();
    return { ...body.data.it, at: body.extensions.asOf.it };
  };

  it('the cache goes by the id where no time was asked for, however that is written', async () => {
    for (const nothing of [undefined, null, {}, { validAt: null, snapshot: null }]) {
      const { id, cacheId, authority } = await named(nothing);
      expect([id, cacheId, authority.cacheId]).toEqual([province, province, authority.id]);
    }
    const { body } = await hub.ask('query($id: ID!) { node(id: $id) { id ... on Record { cacheId } } }', { variables: { id: province } });
    expect(body.data.node).toEqual({ id: province, cacheId: province });
  });

  it('else by the times asked for, below the whole root and by whatever field it was asked', async () => {
    const { at } = await named(null);
    const asked = [{ validAt: '2025-04-01' }, { validAt: '2025-04-02' }, { knownAt: at.knownAt }, { snapshot: at.snapshot }];
    const answers = [];
    for (const times of asked) answers.push(await named(times));
    const suffixes = answers.map(({ cacheId }) => cacheId.slice(province.length));
    expect(new Set([...suffixes, '']).size).toBe(asked.length + 1);
    for (const [i, { id, cacheId, authority }] of answers.entries()) {
      expect(cacheId).toMatch(new RegExp(`^${id}@[\\w-]{16}$`));
      expect(authority.cacheId).toBe(`${authority.id}${suffixes[i]}`);
      expect((await named(asked[i], `nodeAsOf(id: "${province}", asOf: $at)`)).cacheId).toBe(cacheId);
    }
  });

  it('a state has one name on all its days, and no other state has it', async () => {
    const days = ['2020-01-01', '2024-12-31', '2025-01-01', '2025-02-28', '2025-03-01', '2025-05-31', '2025-06-01', '2026-01-01'];
    const states: string[] = [];
    for (const validAt of days) states.push((await named({ validAt })).stateId);
    expect(states.map((state) => states.indexOf(state))).toEqual([0, 0, 2, 2, 4, 4, 6, 6]);
  });
});
