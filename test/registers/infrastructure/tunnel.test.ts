import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHub, type TestHub } from '../../support/hub.js';
import { register } from '../../support/write.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());

it('a tunnel from 100 m on is closed to what burns and explodes; one of unknown length is not said to be open', async () => {
  for (const [code, lengthM] of [
    ['H-99', 99.9],
    ['H-100', 100],
    ['H-?', null],
  ] as const)
    await register(hub, 'Tunnel', { code, name: `Hầm ${code} (giả lập)`, lengthM });
  const { body } = await hub.ask(
    '{ tunnels(orderBy: [{ code: ASC }]) { nodes { code closedToHazmat } } closed: tunnels(where: { closedToHazmat: { eq: true } }) { totalCount } }',
  );
  expect(body.errors).toBeUndefined();
  expect(body.data.tunnels.nodes).toEqual([
    { code: 'H-?', closedToHazmat: null },
    { code: 'H-100', closedToHazmat: true },
    { code: 'H-99', closedToHazmat: false },
  ]);
  expect(body.data.closed.totalCount).toBe(1);
});
