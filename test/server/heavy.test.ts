import { afterAll, beforeAll, expect, it } from 'vitest';
import { IN_FLIGHT_DEFAULT } from '../../src/config.js';
import { write } from '../support/write.js';
import { type Asked, type RunningHub, runHub } from './running-hub.js';

const CHANGES = 1_000;
const WHOLE = 'nodes { slices changedFields { name before after } }';
const pages = (count: number) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: changes(first: 1000) { ${WHOLE} }`).join(' ')} }`;
/** The dearest an anonymous caller may ask, and what it may not. */
const DEAREST = pages(4);
const NINETEEN = pages(19);
const LOOK_UP = '{ province(code: "44", asOf: { validAt: "2025-06-30" }) { name } }';

let running: RunningHub;

beforeAll(async () => {
  running = await runHub();
  const document = (n: number) => ({
    number: `${n}/2025/NĐ-CP`,
    kind: 'Nghị định',
    title: 'Vận tải đường bộ '.repeat(25),
    confidence: 'V',
  });
  const operations = Array.from(
    { length: CHANGES },
    (_, n) => ({ operation: 'register', entity: 'LegalDocument', from: '2025-01-01', values: document(n) }) as const,
  );
  await write(running, operations);
}, 60_000);
afterAll(() => running.close());

/** Of the metrics: what is in flight, by what and whose. */
async function inFlight(): Promise<Record<string, number>> {
  const { text } = await running.send('/metrics', { method: 'GET' });
  return Object.fromEntries(
    [...text.matchAll(/^giaolo_in_flight\{what="(\w+)",who="(\w+)"\} (\d+)$/gm)].map(([, what, who, count]) => [
      `${what} ${who}`,
      Number(count),
    ]),
  );
}

/** Looks up again and again, as an anonymous caller and as a service, for as long as `until` takes. */
async function lookUpsDuring(until: Promise<unknown>): Promise<Asked[]> {
  const answers: Asked[] = [];
  let isOver = false;
  const over = until.finally(() => {
    isOver = true;
  });
  while (!isOver || answers.length === 0) {
    answers.push(...(await Promise.all([running.ask(LOOK_UP), running.ask(LOOK_UP, { as: 'dossier-service' })])));
    const now = await inFlight();
    expect(now['cost anonymous']).toBeLessThanOrEqual(IN_FLIGHT_DEFAULT.cost.anonymous);
  }
  await over;
  return answers;
}

it.each([6, 60])(
  '%i of the heaviest anonymous questions at once leave every look-up answered, and are answered or told when to come back',
  async (count) => {
    const asked = Array.from({ length: count }, (_, i) => running.ask(i % 3 === 2 ? NINETEEN : DEAREST));
    const lookUps = await lookUpsDuring(Promise.all(asked));
    for (const { status, body } of lookUps) expect([status, body.data?.province?.name]).toEqual([200, 'Tỉnh Quảng Bình']);
    const answers = await Promise.all(asked);
    for (const [i, { status, code, headers, text }] of answers.entries()) {
      if (i % 3 === 2)
        expect([
          [400, 'TOO_COSTLY'],
          [429, 'RATE_LIMITED'],
        ]).toContainEqual([status, code]);
      else
        expect([
          [200, undefined],
          [429, 'RATE_LIMITED'],
          [503, 'UNAVAILABLE'],
        ]).toContainEqual([status, code]);
      if (status >= 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(text.length).toBeLessThan(3 * 1024 * 1024);
    }
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    if (count > 32) expect(statuses).toContain(429);
    // Refused under load is no fault of the system.
    expect(running.log.filter((line) => line.includes('"causes"'))).toEqual([]);
  },
  60_000,
);

it('a service goes on with heavy questions of its own while anonymous ones are shed', async () => {
  const flood = Array.from({ length: 40 }, () => running.ask(DEAREST));
  const own = await running.ask(`{ changes(first: 1000) { ${WHOLE} } }`, { as: 'analyst' });
  expect([own.status, own.body.data.changes.nodes.length]).toEqual([200, CHANGES]);
  await Promise.all(flood);
}, 60_000);

it('callers that hang up give their places back', async () => {
  const body = JSON.stringify({ query: DEAREST });
  const gone = Array.from({ length: 30 }, async (_, i) => {
    const hangUp = new AbortController();
    const asked = fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: hangUp.signal,
    });
    setTimeout(() => hangUp.abort(), i * 5);
    return asked.then((response) => response.text()).catch(() => 'gone');
  });
  await Promise.all(gone);
  await expect.poll(inFlight, { timeout: 15_000 }).toEqual({
    'requests anonymous': 0,
    'requests signed_in': 0,
    'cost anonymous': 0,
    'cost signed_in': 0,
    'bytes anonymous': 0,
    'bytes signed_in': 0,
    'waiting anonymous': 0,
    'waiting signed_in': 0,
  });
  // On a busy machine what was cut off may still be ending.
  await expect.poll(async () => (await running.ask(DEAREST)).status, { timeout: 15_000 }).toBe(200);
}, 60_000);
