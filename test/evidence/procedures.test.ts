import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHub, type TestHub } from '../support/hub.js';
import { askBadge, askExchange, type DossierWorld, dossierWorld, requirement, verdictOf, verdicts } from './dossier-world.js';

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub();
  world = await dossierWorld(hub);
});
afterAll(() => hub.close());

it('a coach that lacks nothing needs only the declaration', async () => {
  const answered = await askBadge(hub, ['29B-12345']);
  expect(verdicts(answered)).toEqual({
    DON: 'DECLARE', EV06: 'HELD', 'EV03/29B-12345': 'HELD', 'EV08/29B-12345': 'HELD', 'EV04/29B-12345': 'HELD', 'EV04-GSHT/29B-12345': 'HELD', 'EV05/29B-12345': 'HELD', 'EV07/29B-12345': 'HELD',
  });
  expect(verdictOf(answered).complete).toBe(true);
});

it('a driver with nothing in the way needs only the declarations and a photograph', async () => {
  const answered = await askExchange(hub);
  expect(verdicts(answered)).toEqual({ DON: 'DECLARE', EV01: 'HELD', EV09: 'HELD', 'EV09-DIEM': 'HELD', EV10: 'HELD', EV11: 'HELD', EV18: 'DECLARE', ANH: 'FILE' });
  expect(requirement(answered, 'EV09').explanation).toContain('B2 → B hoặc C1');
});
