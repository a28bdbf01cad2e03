import { HubError } from '../errors.js';
import { LIMITS } from '../limits.js';
import { createShares, type Exhausted, type ShareLimits, type Sharer } from './shares.js';

/** What may be in flight at a time: requests of any kind, and the cost (in rows, `hub/query/cost.ts`) of answers that are no look-ups. */
export type InFlightLimits = { requests: ShareLimits; cost: ShareLimits };

export type Ticket = {
  /** Waits until an answer of this cost fits; refused when too many wait, or for too long. */
  spend(cost: number): Promise<void>;
  /** Gives everything back; called once the answer has left or the connection is gone, whichever is first. Again it does nothing. */
  leave(): void;
};

export type Admission = {
  /** Takes a request in before it is understood; refuses it at once where its share is used up. */
  enter(sharer: Sharer): Ticket;
  state(): Readonly<Record<'requests' | 'cost' | 'waiting', { guests: number; others: number }>>;
};

/** How many may wait for a place, and how long: a burst passes, a flood is told at once to come back. */
const WAITING_MAX: ShareLimits = {
  all: LIMITS.waiting.max,
  guests: LIMITS.waitingAnonymous.max,
  caller: LIMITS.waitingCaller.max,
  guest: LIMITS.waitingAddress.max,
};
export const WAIT_MS = LIMITS.waitMs.max;
/** However little is asked for, a statement of its own is worth so much. */
const COST_MIN = 50;

/** What a request has taken beside its place, and what it waits for. */
type Holding = { cost: number; waiters: Set<Waiter> };
type Waiter = { sharer: Sharer; amount: number; admit(): void; refuse(by: Exhausted): void };

/**
 * Keeps what is in flight within bounds, so that one caller's heavy questions wait or are refused and everybody's look-ups go on. Look-ups only count as
 * requests; everything else takes its cost as well, until its answer has left.
 *
 * Promises: never more in flight than the limits, whatever ends how; those who wait are served in turns, a caller at a time and in their own order, the
 * signed-in first; nobody overtakes who waits for a place that all share.
 */
export function createAdmission({ requests: requestLimits, cost: costLimits }: InFlightLimits, { waitMs = WAIT_MS } = {}): Admission {
  const requests = createShares(requestLimits);
  const cost = createShares(costLimits);
  const waiting = createShares(WAITING_MAX);
  /** By caller, in the order in which their turns come. */
  const others = new Map<string, Waiter[]>();
  const guests = new Map<string, Waiter[]>();

  return {
    enter(sharer) {
      const by = requests.exhausted(sharer, 1);
      if (by) throw refusal(by, 'requests', requestLimits, sharer);
      requests.take(sharer, 1);
      const holding = { cost: 0, waiters: new Set<Waiter>() };
      let isGone = false;
      return {
        async spend(asked) {
          if (isGone) throw refusal('own', 'cost', costLimits, sharer);
          // What alone is more than a share is let in alone.
          const amount = Math.min(Math.max(asked, COST_MIN), sharer.isGuest ? costLimits.guest : costLimits.caller);
          await place(sharer, amount, holding);
        },
        leave() {
          if (isGone) return;
          isGone = true;
          for (const waiter of [...holding.waiters]) waiter.refuse('own');
          requests.giveBack(sharer, 1);
          if (holding.cost > 0) cost.giveBack(sharer, holding.cost);
          serve();
        },
      };
    },
    state: () => ({ requests: requests.taken(), cost: cost.taken(), waiting: waiting.taken() }),
  };

  /** Takes the amount, now or when its turn comes. */
  function place(sharer: Sharer, amount: number, holding: Holding): Promise<void> {
    return new Promise((resolve, reject) => {
      const lines = sharer.isGuest ? guests : others;
      const line = lines.get(sharer.key) ?? [];
      const full = waiting.exhausted(sharer, 1);
      let timer: NodeJS.Timeout | undefined;
      const waiter: Waiter = {
        sharer,
        amount,
        admit() {
          end();
          cost.take(sharer, amount);
          // At once: the connection may be gone before who waits is woken.
          holding.cost += amount;
          resolve();
        },
        refuse(by) {
          end();
          reject(refusal(by, 'cost', costLimits, sharer));
        },
      };
      const end = () => {
        clearTimeout(timer);
        holding.waiters.delete(waiter);
        waiting.giveBack(sharer, 1);
        line.splice(line.indexOf(waiter), 1);
        if (line.length === 0) lines.delete(sharer.key);
      };
      line.push(waiter);
      lines.set(sharer.key, line);
      holding.waiters.add(waiter);
      waiting.take(sharer, 1);
      serve();
      if (!holding.waiters.has(waiter)) return;
      if (full) return waiter.refuse(full);
      timer = setTimeout(() => {
        waiter.refuse(cost.exhausted(sharer, amount) ?? 'all');
        serve();
      }, waitMs).unref();
    });
  }

  function serve(): void {
    for (const lines of [others, guests]) {
      for (let passed = 0; passed < lines.size; ) {
        const [next] = lines;
        const [key, line] = next ?? ['', []];
        const [first] = line;
        if (!first) return;
        const by = cost.exhausted(first.sharer, first.amount);
        // All behind wait for the same place: letting a smaller one pass, or a guest, would keep it out for ever.
        if (by === 'all' || by === 'guests') return;
        // A turn is one answer of one caller.
        lines.delete(key);
        lines.set(key, line);
        passed = by === 'own' ? passed + 1 : 0;
        if (by === null) first.admit();
      }
    }
  }
}

const WORDS = {
  requests: { whatVi: 'yêu cầu', whatEn: 'requests' },
  cost: { whatVi: 'truy vấn nặng (tính theo số bản ghi)', whatEn: 'heavy questions (counted in rows)' },
};

/** Counted in the metrics and told to the caller; nothing is wrong with the system. */
function refusal(by: Exhausted, what: keyof typeof WORDS, limits: ShareLimits, { isGuest }: Sharer): HubError {
  const limit = isGuest ? limits.guest : limits.caller;
  if (by === 'own') return new HubError('RATE_LIMITED', { ...WORDS[what], limit }, { isExpected: true });
  return new HubError('UNAVAILABLE', { busy: 1 }, { isExpected: true });
}
