import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RejectsWriter } from '../../src/hub/import/apply/rejects.js';
import { createSteward, type Steward } from './support.js';

/** Which guards are off for a control, and whether importers are to meet between comparing and writing. */
const off = vi.hoisted(() => ({ verifying: false, locking: false, keeping: false, meetings: 0 }));

vi.mock('../../src/hub/import/apply/others-wrote.js', async (original) => {
  const real = await original<typeof import('../../src/hub/import/apply/others-wrote.js')>();
  return {
    ...real,
    othersWrote: async (...given: Parameters<typeof real.othersWrote>) => !off.verifying && (await real.othersWrote(...given)),
  };
});
vi.mock('../../src/hub/import/apply/keep-rows.js', async (original) => {
  const real = await original<typeof import('../../src/hub/import/apply/keep-rows.js')>();
  return { ...real, rowKeeper: () => (off.keeping ? { add: () => undefined, kept: () => undefined } : real.rowKeeper()) };
});
vi.mock('../../src/hub/import/check/identity.js', async (original) => {
  const real = await original<typeof import('../../src/hub/import/check/identity.js')>();
  return {
    ...real,
    identityOf: (...given: Parameters<typeof real.identityOf>) => {
      const identity = real.identityOf(...given);
      return off.locking ? ({ ...identity, guarded: true } as typeof identity) : identity;
    },
  };
});
vi.mock('../../src/hub/import/match/compare.js', async (original) => {
  const real = await original<typeof import('../../src/hub/import/match/compare.js')>();
  return {
    ...real,
    candidatesOf: async (...given: Parameters<typeof real.candidatesOf>) => {
      const matches = await real.candidatesOf(...given);
      if (off.meetings > 0) {
        off.meetings--;
        // Both have looked, or the other one is kept from looking by the lock.
        await until(() => off.meetings === 0, 1_000);
      }
      return matches;
    },
  };
});

async function until(met: () => boolean, limitMs: number): Promise<void> {
  const end = performance.now() + limitMs;
  while (!met() && performance.now() < end) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}

let steward: Steward;
beforeEach(async () => {
  Object.assign(off, { verifying: false, locking: false, keeping: false, meetings: 0 });
  steward = await createSteward();
  await steward.give(
    'Vehicle',
    'chassisNumber,make,kind,category,productionYear,fictional,validFrom\nRLLV1AEA0PH000001,VinFast,xe ô tô con,car,2021,true,2025-01-01\n',
    { apply: true },
  );
  await steward.give('Person', 'personalId,fullName,fictional\n001099000001,Người Thử,true\n', { apply: true });
});
afterEach(() => steward.close());

/** Two files tell of the same new ownership. Neither is written before both are checked. */
async function race(): Promise<{ ownerships: number; states: string[] }> {
  const content = 'vehicle,person,acquiredOn,validFrom\nRLLV1AEA0PH000001,001099000001,2025-08-01,2025-08-01\n';
  let checked = 0;
  const rejects: RejectsWriter = {
    begin: () => undefined,
    write: async () => undefined,
    discard: async () => undefined,
    finish: async () => {
      if (++checked === 2 && off.keeping) off.meetings = 2;
      await until(() => checked === 2, 5_000);
    },
  };
  const files = [content, `# the same in another file\n${content}`];
  const reports = await Promise.all(files.map((file) => steward.give('Ownership', file, { apply: true, rejects })));
  const [row] = await steward.rows<{ n: string }>('select count(distinct id) as n from ownership');
  return { ownerships: Number(row?.n), states: reports.map(({ state }) => state) };
}

describe('two importers that tell of the same new record at once make it one', () => {
  it('when what was checked is written as it stands', async () => {
    expect(await race()).toEqual({ ownerships: 1, states: ['APPLIED', 'APPLIED'] });
  });

  it('control: without asking who else wrote they would make it two', async () => {
    off.verifying = true;
    expect(await race()).toMatchObject({ ownerships: 2 });
  });

  it('when the file is too long to keep and every part is compared anew', async () => {
    off.keeping = true;
    expect(await race()).toEqual({ ownerships: 1, states: ['APPLIED', 'APPLIED'] });
  });

  it('control: without the ledger’s lock before comparing they would make it two', async () => {
    off.keeping = true;
    off.locking = true;
    expect(await race()).toMatchObject({ ownerships: 2 });
  });
});
