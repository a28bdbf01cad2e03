import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { HubError } from '../../src/errors.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { createBudgets } from '../../src/server/budgets.js';
import { CASE, defineProcedures, PERSONAL_ID, type RunningHub, runHub } from './running-hub.js';

const ROLES = [
  { role: 'service', personsPerMinute: 20 },
  { role: 'steward', personsPerMinute: 200 },
];
const A = { key: '@a', isGuest: false };
const B = { key: '@b', isGuest: false };
const GUEST = { key: '10.0.0.1', isGuest: true };

async function refused(spending: Promise<void>): Promise<HubError | null> {
  return spending.then(
    () => null,
    (error: HubError) => error,
  );
}

describe('what a caller takes in a minute', () => {
  afterEach(() => void vi.useRealTimers());

  it('never is more than its budget; what is refused takes nothing, and nobody takes of another', async () => {
    const step = fc.record({
      who: fc.constantFrom(A, B, GUEST),
      what: fc.constantFrom('rows' as const, 'persons' as const),
      n: fc.nat(30),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const budgets = createBudgets({ rows: { anonymous: 40, caller: 100 } }, ROLES);
        const taken = new Map<string, number>();
        for (const { who, what, n } of steps) {
          const max = what === 'persons' ? 20 : who.isGuest ? 40 : 100;
          const before = taken.get(who.key + what) ?? 0;
          const fault = await refused(budgets.open(who, 'service').spend(what, n));
          expect(fault === null).toBe(before + n <= max);
          if (fault === null) taken.set(who.key + what, before + n);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is new a minute later; what was charged beyond it is not carried over', async () => {
    vi.useFakeTimers();
    const budgets = createBudgets({ rows: { anonymous: 40, caller: 100 } }, ROLES);
    await budgets.open(A, 'service').charge('persons', 33);
    const fault = await refused(budgets.open(A, 'service').spend('persons', 1));
    expect([fault?.code, fault?.status, fault?.retryAfterS]).toEqual(['RATE_LIMITED', 429, 60]);
    vi.advanceTimersByTime(60_000);
    expect(await refused(budgets.open(A, 'service').spend('persons', 20))).toBeNull();
  });

  it('depends on the role, unless the operator sets one for all; what never fits is told to be asked smaller', async () => {
    const of = (persons?: number) => createBudgets({ rows: { anonymous: 40, caller: 100 }, ...(persons ? { persons } : {}) }, ROLES);
    expect(await refused(of().open(A, 'steward').spend('persons', 200))).toBeNull();
    expect(await refused(of(1_000).open(A, 'service').spend('persons', 1_000))).toBeNull();
    const fault = await refused(of().open(A, 'service').spend('persons', 21));
    expect(fault?.details).toEqual({ limit: { name: 'HUB_PERSONS_PER_MINUTE', max: 20, asked: 21 } });
    expect(fault?.sentence('en')).toBe('More than 20 persons asked about or shown in a minute. Ask about fewer persons in one question.');
    expect(fault?.sentence('vi')).toMatch(/^Vượt mức 20 lượt hỏi về một người mỗi phút\. Hãy hỏi về ít người hơn/);
  });
});

describe('a hub that lets five persons a minute be asked about', () => {
  const PERSONS = 5;
  let running: RunningHub;
  beforeAll(async () => {
    running = await runHub({ config: { budgets: { rows: { anonymous: 2_000, caller: 1_000_000 }, persons: PERSONS } } });
    await defineProcedures(running.database);
  });
  afterAll(() => running.close());
  const service = { as: 'dossier-service', purpose: 'once-only' };
  /** Nobody has these. */
  const unknown = (n: number) => `0010990000${String(n).padStart(2, '0')}`;
  const person = (id: string) => `{ person(personalId: "${id}") { fullName } }`;

  it('refuses many identifiers in one question, and shows nobody', async () => {
    const ids = [PERSONAL_ID, ...Array.from({ length: PERSONS }, (_, i) => unknown(i))];
    const many = `{ people(where: { or: [${ids.map((id) => `{ personalId: { eq: "${id}" } }`).join(' ')}] }) { nodes { fullName } } }`;
    const aliases = `{ ${ids.map((id, i) => `p${i}: person(personalId: "${id}") { fullName }`).join(' ')} }`;
    for (const query of [many, aliases]) {
      const { status, code, body, text, headers } = await running.ask(query, service);
      expect([status, code, body.data]).toEqual([429, 'RATE_LIMITED', undefined]);
      expect(body.errors[0].extensions.limit).toEqual({ name: 'HUB_PERSONS_PER_MINUTE', max: PERSONS, asked: PERSONS + 1 });
      expect(text).not.toContain(PERSONAL_ID);
      const [row] = await running.rows(`select code, subject_count from ${READ_ROWS} l where request_id = $1 and kind <> 'intent'`, [
        headers.get('x-request-id'),
      ]);
      expect(row).toEqual({ code: 'RATE_LIMITED', subject_count: 0 });
    }
  });

  it('stops who tries one identifier after another, whether or not somebody is found, and tells when to come back', async () => {
    const asked = [];
    for (let i = 0; i < PERSONS + 3; i++) asked.push(await running.ask(person(i % 2 === 0 ? unknown(i) : PERSONAL_ID), service));
    // Who is not in the case, known or not, is refused; so many of them are counted like everybody.
    expect(asked.map(({ status }) => status)).toEqual([403, 200, 403, 200, 403, 429, 429, 429]);
    expect(asked[0]?.headers.get('ratelimit-policy')).toBe(`"rows";q=1000000;w=60, "persons";q=${PERSONS};w=60`);
    expect(asked[0]?.headers.get('ratelimit')).toMatch(/^"rows";r=9999\d\d;t=\d+, "persons";r=4;t=\d+$/);
    const last = asked.at(-1);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(last?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect([last?.code, last?.text.includes(PERSONAL_ID)]).toEqual(['RATE_LIMITED', false]);
    // Open questions of the same caller go on, and another caller has a minute of its own.
    expect((await running.ask('{ provinces { totalCount } }', service)).status).toBe(200);
    const other = await running.ask(person(PERSONAL_ID), { as: 'citizen', purpose: 'self-access' });
    expect([other.status, typeof other.body.data?.person?.fullName]).toEqual([200, 'string']);
  });

  it('holds a stream about persons back instead of ending it', async () => {
    const events = async (role: string) => {
      const gone = new AbortController();
      const response = await fetch(`${running.url}/graphql/stream`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          authorization: `Bearer ${await running.token(role)}`,
          'hub-purpose': 'once-only',
          'hub-case': CASE,
        },
        body: JSON.stringify({ query: 'subscription { changes(after: "0") { position slices } }' }),
        signal: gone.signal,
      });
      let text = '';
      const reading = (async () => {
        for await (const part of response.body ?? []) text += new TextDecoder().decode(part);
      })().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      gone.abort();
      await reading;
      return text;
    };
    expect(await events('dossier-service')).not.toMatch(/event:/);
    // Has its minute before it.
    expect(await events('permit-service')).toMatch(/fullName/);
  });

  it('counts rows of whoever has no token by address', async () => {
    const dear = '{ provinces(first: 200) { totalCount nodes { name } } }';
    const statuses = [];
    for (let i = 0; i < 12; i++) statuses.push((await running.ask(dear)).status);
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(429);
  });
});
