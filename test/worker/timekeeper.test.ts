import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HubError } from '../../src/errors.js';
import { createBell, type Job } from '../../src/runtime/job.js';
import { keepTime, type Timekeeper } from '../../src/worker/timekeeper.js';
import { createRolesDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createRolesDatabase();
});
afterAll(() => database.drop());
const kept: Timekeeper[] = [];
afterEach(async () => {
  await Promise.all(kept.splice(0).map((one) => one.close()));
});

const keep = (jobs: readonly Job[], onFault: (fault: HubError, name: string) => void = () => undefined) => {
  const timekeeper = keepTime({ jobs, withWorkPool: (fn) => fn(database.appPool), onFault });
  kept.push(timekeeper);
  return timekeeper;
};
const job = (more: Partial<Job> & { run: Job['run'] }): Job =>
  ({ name: 'thử', scope: 'database', lock: 'withdrawals', connections: 1, isDue: async () => true, pauseMs: () => 1, ...more }) as Job;
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
const until = async (is: () => boolean) => {
  while (!is()) await turn();
};

describe('the timekeeper', { timeout: 60_000 }, () => {
  it('lets one process at a time do a job of the database, and each in its turn', async () => {
    let running = 0;
    let most = 0;
    const runs = [0, 0, 0];
    for (const who of runs.keys()) {
      keep([
        job({
          async run() {
            running += 1;
            most = Math.max(most, running);
            await turn();
            runs[who] = (runs[who] ?? 0) + 1;
            running -= 1;
          },
        }),
      ]);
    }
    await until(() => runs.every((count) => count >= 3));
    expect(most).toBe(1);
  });

  it('opens nothing for work that is not due', async () => {
    let looks = 0;
    const timekeeper = keepTime({
      jobs: [job({ isDue: async () => ++looks < 0, run: () => Promise.reject(new Error('it ran')) })],
      withWorkPool: () => Promise.reject(new Error('connections were opened')),
      onFault: (fault) => expect.unreachable(String(fault.cause)),
    });
    kept.push(timekeeper);
    await until(() => looks >= 3);
  });

  it('runs once more what was rung for while it ran, however often', async () => {
    const bell = createBell();
    let runs = 0;
    let finish = () => {};
    keep([
      job({
        bell,
        pauseMs: () => 1_000_000,
        run: () =>
          new Promise<void>((resolve) => {
            runs += 1;
            finish = resolve;
          }),
      }),
    ]);
    await until(() => runs === 1);
    for (let n = 0; n < 5; n++) bell.ring();
    finish();
    await until(() => runs === 2);
    finish();
    for (let n = 0; n < 20; n++) await turn();
    expect(runs).toBe(2);
    bell.ring();
    await until(() => runs === 3);
    finish();
  });

  it('tries again what failed, and tells of a fault once for as long as it is the same', async () => {
    const outcomes = ['UNAVAILABLE', 'UNAVAILABLE', null, 'UNAVAILABLE', 'CONFLICT_RETRY'] as const;
    const told: string[] = [];
    let runs = 0;
    const failing = job({
      scope: 'process',
      run: async () => {
        const code = outcomes[runs++];
        if (code) throw new HubError(code);
      },
    });
    keep([failing], (fault, name) => told.push(`${name}: ${fault.code}`));
    await until(() => runs > outcomes.length);
    expect(told).toEqual(['thử: UNAVAILABLE', 'thử: UNAVAILABLE', 'thử: CONFLICT_RETRY']);
  });

  it('ends when what is being done has stopped at its signal, and begins nothing more', async () => {
    let stopped = 0;
    let begun = 0;
    const timekeeper = keep([
      job({
        run: async (_pool: unknown, signal?: AbortSignal) => {
          begun += 1;
          await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
          await turn();
          stopped += 1;
        },
      }),
      job({ scope: 'process', pauseMs: () => 1_000_000, run: () => Promise.reject(new Error('it came due')) }),
    ]);
    await until(() => begun === 1);
    await timekeeper.close();
    expect([begun, stopped]).toEqual([1, 1]);
    for (let n = 0; n < 20; n++) await turn();
    expect(begun).toBe(1);
  });
});
