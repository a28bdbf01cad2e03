import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HubError } from '../../src/errors.js';
import { faultOf } from '../../src/hub/query/fault-of.js';
import { inPackage } from '../../src/root.js';
import { addressShare } from '../../src/server/address-share.js';
import { type Admission, createAdmission, type InFlightLimits, type Ticket } from '../../src/server/admission.js';
import type { Sharer } from '../../src/server/shares.js';

const LIMITS: InFlightLimits = {
  requests: { all: 12, guests: 6, caller: 5, guest: 3 },
  cost: { all: 1_000, guests: 400, caller: 600, guest: 300 },
  bytes: { all: 1_000_000, guests: 400_000, caller: 600_000, guest: 300_000 },
};
const SHARERS: readonly Sharer[] = [
  ...['@a', '@b', '@c'].map((key) => ({ key, isGuest: false })),
  ...['10.0.0.1', '10.0.0.2', '10.0.0.3'].map((key) => ({ key, isGuest: true })),
];
const EMPTY = { guests: 0, others: 0 };

const settled = () => new Promise((resolve) => setImmediate(resolve));
const codeOf = (error: unknown) => faultOf(error).code;
const [A, B, C, X, Y] = SHARERS as [Sharer, Sharer, Sharer, Sharer, Sharer];

/** What is in flight as its callers see it, kept beside the counters that are judged. */
function watched(admission: Admission) {
  const inside = new Map<Ticket, { sharer: Sharer; cost: number }>();
  const sum = (of: (sharer: Sharer) => boolean) => {
    const found = [...inside.values()].filter(({ sharer }) => of(sharer));
    return { requests: found.length, cost: found.reduce((total, { cost }) => total + cost, 0) };
  };
  return {
    inside,
    check() {
      for (const what of ['requests', 'cost'] as const) {
        expect(sum(() => true)[what]).toBeLessThanOrEqual(LIMITS[what].all);
        expect(sum(({ isGuest }) => isGuest)[what]).toBeLessThanOrEqual(LIMITS[what].guests);
        for (const { key, isGuest } of SHARERS)
          expect(sum((other) => other.key === key)[what]).toBeLessThanOrEqual(isGuest ? LIMITS[what].guest : LIMITS[what].caller);
      }
      const state = admission.state();
      expect(state.requests.guests + state.requests.others).toBe(sum(() => true).requests);
      expect(state.cost.guests + state.cost.others).toBe(sum(() => true).cost);
    },
  };
}

it('never lets in more than the limits, and gives everything back, however requests end', async () => {
  const step = fc.record({
    kind: fc.constantFrom('enter', 'enter', 'spend', 'spend', 'leave', 'time'),
    who: fc.nat(SHARERS.length - 1),
    nth: fc.nat(20),
    cost: fc.integer({ min: 50, max: 900 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120 }), async (steps) => {
      const admission = createAdmission(LIMITS, { waitMs: 5 });
      const { inside, check } = watched(admission);
      const spending: Promise<unknown>[] = [];
      for (const { kind, who, nth, cost } of steps) {
        const sharer = SHARERS[who] as Sharer;
        const [ticket, taken] = [...inside][nth % Math.max(1, inside.size)] ?? [];
        if (kind === 'enter') {
          try {
            inside.set(admission.enter(sharer), { sharer, cost: 0 });
          } catch (error) {
            expect(['RATE_LIMITED', 'UNAVAILABLE']).toContain(codeOf(error));
          }
        } else if (kind === 'time') await new Promise((resolve) => setTimeout(resolve, 6));
        else if (ticket && taken && kind === 'leave') {
          inside.delete(ticket);
          ticket.leave();
          ticket.leave();
        } else if (ticket && taken) {
          const amount = Math.min(cost, taken.sharer.isGuest ? LIMITS.cost.guest : LIMITS.cost.caller);
          spending.push(
            ticket.spend(cost).then(
              () => {
                // Whoever left while being let in has given it back already.
                if (inside.has(ticket)) taken.cost += amount;
              },
              (error) => expect(['RATE_LIMITED', 'UNAVAILABLE']).toContain(codeOf(error)),
            ),
          );
        }
        await settled();
        check();
      }
      for (const ticket of inside.keys()) ticket.leave();
      inside.clear();
      await Promise.all(spending);
      expect(admission.state()).toEqual({ requests: EMPTY, cost: EMPTY, bytes: EMPTY, waiting: EMPTY });
    }),
    { numRuns: 150 },
  );
}, 60_000);

it('gives a place that becomes free to whoever waits in turn, a caller at a time, the signed-in first', async () => {
  const admission = createAdmission(LIMITS);
  const served: string[] = [];
  const ask = (sharer: Sharer, cost: number, name: string) => {
    const ticket = admission.enter(sharer);
    void ticket.spend(cost).then(() => {
      served.push(name);
      setImmediate(ticket.leave);
    });
  };
  const blocking = [A, C].map((sharer) => ({ ticket: admission.enter(sharer) }));
  await Promise.all(blocking.map(({ ticket }) => ticket.spend(500)));
  ask(X, 100, 'X');
  for (const n of [1, 2, 3]) ask(B, 600, `B${n}`);
  ask(Y, 100, 'Y');
  for (const n of [1, 2]) ask(A, 600, `A${n}`);
  await settled();
  expect(served).toEqual([]);
  for (const { ticket } of blocking) ticket.leave();
  for (let i = 0; i < 20; i++) await settled();
  expect(served).toEqual(['B1', 'A1', 'B2', 'A2', 'B3', 'X', 'Y']);
  expect(admission.state()).toEqual({ requests: EMPTY, cost: EMPTY, bytes: EMPTY, waiting: EMPTY });
});

it('tells a caller that it has too much itself, and a guest that all guests have; what is left is for the signed-in', async () => {
  const admission = createAdmission(LIMITS, { waitMs: 20 });
  const first = admission.enter(X);
  await first.spend(300);
  await expect(admission.enter(X).spend(100).catch(codeOf)).resolves.toBe('RATE_LIMITED');
  await expect(admission.enter(Y).spend(200).catch(codeOf)).resolves.toBe('UNAVAILABLE');
  await expect(admission.enter(A).spend(600)).resolves.toBeUndefined();
  for (const code of ['RATE_LIMITED']) {
    admission.enter(X);
    expect(() => admission.enter(X)).toThrow(expect.objectContaining({ code, isExpected: true }));
  }
});

it('every refusal names the limit it met, which docs/limits.md holds', async () => {
  const page = readFileSync(inPackage('docs/limits.md'), 'utf8');
  const met = async (refused: Promise<unknown>) => {
    const error = await refused.then(
      () => undefined,
      (one: unknown) => one as HubError,
    );
    const { name, max } = (error?.details.limit ?? {}) as { name: string; max: number };
    expect(page).toContain(`\`${name}\``);
    for (const language of ['vi', 'en'] as const) expect(error?.sentence(language)).toContain(`${max}`);
    return [error?.code, name, max];
  };
  const admission = createAdmission(LIMITS, { waitMs: 20 });
  await admission.enter(X).spend(300);
  expect(await met(admission.enter(X).spend(100))).toEqual(['RATE_LIMITED', 'HUB_COST_MAX_ANONYMOUS', LIMITS.cost.guest]);
  expect(await met(admission.enter(Y).spend(200))).toEqual(['UNAVAILABLE', 'HUB_COST_MAX_ANONYMOUS', LIMITS.cost.guests]);
  await admission.enter(A).spend(600);
  expect(await met(admission.enter(B).spend(600))).toEqual(['UNAVAILABLE', 'HUB_COST_MAX', LIMITS.cost.all]);
  // Places of those who wait: of one caller, of all guests, of all.
  const crowded = createAdmission({ ...LIMITS, requests: { all: 9_999, guests: 9_999, caller: 9_999, guest: 9_999 } }, { waitMs: 10_000 });
  await crowded.enter(A).spend(600);
  await crowded.enter(B).spend(300);
  const wait = (key: string, isGuest: boolean, times: number) => {
    const tickets = Array.from({ length: times }, () => crowded.enter({ key, isGuest }));
    for (const ticket of tickets) void ticket.spend(600).catch(() => undefined);
    return tickets;
  };
  const held = [...wait('a', false, 64), ...wait('x', true, 32)];
  expect(await met(crowded.enter({ key: 'a', isGuest: false }).spend(600))).toEqual(['RATE_LIMITED', 'waitingCaller', 64]);
  expect(await met(crowded.enter({ key: 'x', isGuest: true }).spend(600))).toEqual(['RATE_LIMITED', 'waitingAddress', 32]);
  for (const key of ['y', 'z', 'w']) held.push(...wait(key, true, 32));
  expect(await met(crowded.enter({ key: 'v', isGuest: true }).spend(600))).toEqual(['UNAVAILABLE', 'waitingAnonymous', 128]);
  held.push(...wait('b', false, 64));
  expect(await met(crowded.enter({ key: 'c', isGuest: false }).spend(600))).toEqual(['UNAVAILABLE', 'waiting', 256]);
  for (const ticket of held) ticket.leave();
});

it('takes nothing in while it is late with its work: first of callers without a token, then of all, and again once it has caught up', async () => {
  let late = 0;
  const admission = createAdmission(LIMITS, { lateMs: () => late });
  const met = (sharer: Sharer) => {
    try {
      admission.enter(sharer).leave();
      return 'in';
    } catch (error) {
      const { code, details } = faultOf(error);
      return `${code} ${(details.limit as { name: string }).name}`;
    }
  };
  const both = (ms: number) => {
    late = ms;
    return [met(X), met(A)];
  };
  expect(both(400)).toEqual(['in', 'in']);
  expect(both(401)).toEqual(['UNAVAILABLE lateAnonymousMs', 'in']);
  expect(both(1_501)).toEqual(['UNAVAILABLE lateAnonymousMs', 'UNAVAILABLE lateMs']);
  expect(both(0)).toEqual(['in', 'in']);
});

it('refuses large answers while slow readers hold too many bytes, never small ones, and has them back when they leave', async () => {
  const admission = createAdmission(LIMITS);
  const met = (sharer: Sharer, bytes: number) => {
    try {
      admission.enter(sharer).hold(bytes);
      return 'in';
    } catch (error) {
      const { code, details } = faultOf(error);
      return `${code} ${(details.limit as { name: string }).name}`;
    }
  };
  const slow = admission.enter(X);
  slow.hold(300_000);
  expect(met(X, 100_000)).toBe('RATE_LIMITED HUB_BYTES_MAX_ANONYMOUS');
  expect(met(Y, 150_000)).toBe('UNAVAILABLE HUB_BYTES_MAX_ANONYMOUS');
  expect(met(X, 1_000)).toBe('in');
  expect(met(A, 500_000)).toBe('in');
  expect(met(B, 400_000)).toBe('UNAVAILABLE HUB_BYTES_MAX');
  slow.leave();
  expect(met(B, 400_000)).toBe('in');
  expect(admission.state().bytes).toEqual({ guests: 1_000, others: 900_000 });
});

it('lets the dearest question of all in alone, and no larger one keeps waiting behind smaller ones for ever', async () => {
  const admission = createAdmission(LIMITS, { waitMs: 10_000 });
  const [small, other] = [admission.enter(A), admission.enter(B)];
  await small.spend(300);
  await other.spend(300);
  let isIn = false;
  const large = admission.enter(C);
  const waiting = large.spend(1_000_000).then(() => {
    isIn = true;
  });
  const late = admission.enter(A);
  const behind = late.spend(300);
  await settled();
  expect(isIn).toBe(false);
  small.leave();
  await waiting;
  expect(admission.state().cost.others).toBe(900);
  large.leave();
  await behind;
});

it('who has gone is not let in afterwards', async () => {
  const admission = createAdmission(LIMITS);
  const held = admission.enter(X);
  await held.spend(300);
  const gone = admission.enter(X);
  const asked = gone.spend(300).catch(codeOf);
  gone.leave();
  expect(await asked).toBe('RATE_LIMITED');
  held.leave();
  await expect(gone.spend(100).catch(codeOf)).resolves.toBe('RATE_LIMITED');
  expect(admission.state()).toEqual({ requests: EMPTY, cost: EMPTY, bytes: EMPTY, waiting: EMPTY });
});

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:DB8::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('the share of %s is that of %s', (address, share) => {
  expect(addressShare(address)).toBe(share);
});
