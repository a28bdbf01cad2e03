import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHub, type TestHub } from '../support/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());

const answered = 'vehicles(first: 1) { nodes { mayOperate(distanceKm: GIVEN) { answer } } }';
const byLiteral = (given: string) => hub.ask(`{ ${answered.replace('GIVEN', given)} }`);
const byVariable = (given: unknown) =>
  hub.ask(`query ($km: NonNegativeInt) { ${answered.replace('GIVEN', '$km')} }`, { variables: { km: given } });

it('a journey of no length that there can be is refused, as a literal and as a variable, before anything is read', async () => {
  for (const given of [-5, -1, 1.5, 2_147_483_648, '450']) {
    const asked = [await byLiteral(JSON.stringify(given)), await byVariable(given)];
    expect([given, ...asked.map(({ status }) => status)]).toEqual([given, 400, 400]);
    expect([given, hub.statements]).toEqual([given, []]);
  }
});

it('any other is taken', async () => {
  for (const given of [0, 450, 2_147_483_647, null]) {
    const asked = [await byLiteral(JSON.stringify(given)), await byVariable(given)];
    expect([given, ...asked.map(({ body }) => body)]).toMatchObject([
      given,
      { data: { vehicles: { nodes: [] } } },
      { data: { vehicles: { nodes: [] } } },
    ]);
  }
});
