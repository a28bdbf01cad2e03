import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSteward, type Steward } from './support.js';

/** Lets two importers meet between comparing and writing; switches the guard off for the control. */
const meeting = vi.hoisted(() => ({ guardOff: false, waiting: 0, armed: false }));

vi.mock('../../src/hub/import/compare.js', async (original) => {
  const compare = await original<typeof import('../../src/hub/import/compare.js')>();
  return {
    ...compare,
    matchRows: async (...given: Parameters<typeof compare.matchRows>) => {
      const matches = await compare.matchRows(...given);
      if (!meeting.armed) return matches;
      meeting.waiting++;
      // Both have looked, or the other one is kept from looking by the lock.
      const until = performance.now() + 1_500;
      while (meeting.waiting % 2 === 1 && performance.now() < until) {
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
      }
      return matches;
    },
  };
});
vi.mock('../../src/hub/import/identity.js', async (original) => {
  const identity = await original<typeof import('../../src/hub/import/identity.js')>();
  return {
    ...identity,
    identityOf: (...given: Parameters<typeof identity.identityOf>) => {
      const found = identity.identityOf(...given);
      return meeting.guardOff ? ({ ...found, guarded: true } as typeof found) : found;
    },
  };
});

let steward: Steward;
beforeEach(async () => {
  Object.assign(meeting, { guardOff: false, waiting: 0, armed: false });
  steward = await createSteward();
  await steward.give(
    'Vehicle',
    'chassisNumber,make,kind,category,productionYear,fictional,validFrom\nRLLV1AEA0PH000001,VinFast,xe ô tô con,car,2021,true,2025-01-01\n',
    { apply: true },
  );
  await steward.give('Person', 'personalId,fullName,fictional\n001099000001,Người Thử,true\n', { apply: true });
});
afterEach(() => steward.close());

async function race(): Promise<{ ownerships: number; states: string[] }> {
  const content = 'vehicle,person,acquiredOn,validFrom\nRLLV1AEA0PH000001,001099000001,2025-08-01,2025-08-01\n';
  // Both checks are over before the meeting is armed: what is raced is the writing.
  let checked = 0;
  const onProgress = ({ phase }: { phase: string }) => {
    if (phase === 'check' && ++checked === 2) meeting.armed = true;
  };
  const files = [content, `# the same in another file\n${content}`];
  const reports = await Promise.all(files.map((file) => steward.give('Ownership', file, { apply: true, onProgress })));
  const [row] = await steward.rows<{ n: string }>('select count(distinct id) as n from ownership');
  return { ownerships: Number(row?.n), states: reports.map(({ state }) => state) };
}

it('two files that tell of the same new ownership at once make it one record', async () => {
  expect(await race()).toEqual({ ownerships: 1, states: ['APPLIED', 'APPLIED'] });
}, 30_000);

it('control: without the ledger’s lock before comparing they would make it two', async () => {
  meeting.guardOff = true;
  expect(await race()).toMatchObject({ ownerships: 2 });
}, 30_000);
