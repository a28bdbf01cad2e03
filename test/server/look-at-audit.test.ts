import type { Logger } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import type { QuickFindings } from '../../src/hub/audit/quick-check.js';
import { lookAtAudit } from '../../src/server/look-at-audit.js';

const ALTERED: QuickFindings = { guards: [{ of: 'guard', kind: 'ALTERED', guard: 'trigger change.refuse_change' }], logs: [] };
const SOUND: QuickFindings = { guards: [], logs: [] };

afterEach(() => void vi.useRealTimers());

it('tells at the first look, names the guard in the log alone, and makes nobody wait for a later one', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const logged: unknown[] = [];
  const logger = { error: (line: unknown) => logged.push(line) } as unknown as Logger;
  let finish: (found: QuickFindings) => void = () => undefined;
  let asked = 0;
  const altered: string[] = [];
  const check = () => {
    asked += 1;
    return asked === 1 ? Promise.resolve(ALTERED) : new Promise<QuickFindings>((resolve) => (finish = resolve));
  };
  const look = lookAtAudit(check, logger, (what) => altered.push(what));
  const [concern] = await look();
  expect([concern?.name, concern?.isReady]).toEqual(['guards-altered', true]);
  expect(`${concern?.vi} ${concern?.en}`).not.toContain('refuse_change');
  expect(JSON.stringify(logged)).toContain('refuse_change');
  expect(altered).toEqual(['guards.altered']);
  vi.advanceTimersByTime(60_000);
  // The second is still looking.
  for (let n = 0; n < 3; n++) expect((await look()).map(({ name }) => name)).toEqual(['guards-altered']);
  expect(asked).toBe(2);
  finish(SOUND);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await look()).toEqual([]);
});

it('keeps what it knows while the database is away', async () => {
  const look = lookAtAudit(
    () => Promise.reject(new Error('away')),
    {} as Logger,
    () => undefined,
  );
  expect(await look()).toEqual([]);
});
