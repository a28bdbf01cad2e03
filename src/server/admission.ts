import { limitFact } from '../beyond.js';
import { HubError } from '../errors.js';
import { LIMITS, type LimitName } from '../limits.js';
import { createShares, type Exhausted, type ShareLimits, type Sharer } from './shares.js';

/**
 * What may be in flight at a time: requests of any kind, the cost (in rows, `hub/query/cost.ts`) of answers that are no look-ups, and the
 * bytes of answers that have not left yet.
 */
export type InFlightLimits = Record<'requests' | 'cost' | 'bytes', ShareLimits>;

export type Ticket = {
  /** Waits until an answer of this cost fits; refused when too many wait, or for too long. */
  spend(cost: number): Promise<void>;
  /** Keeps an answer of so many bytes until it has left; refuses it where slow readers hold too much already. */
  hold(bytes: number): void;
  /** Gives everything back; called once the answer has left or the connection is gone, whichever is first. Again it does nothing. */
  leave(): void;
};

export type Admission = {
  /** Takes a request in before it is understood; refuses it at once where its share is used up. */
  enter(sharer: Sharer): Ticket;
  state(): Readonly<Record<'requests' | 'cost' | 'bytes' | 'waiting', { guests: number; others: number }>>;
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
/** A small answer is counted and never refused: sending it frees more than a refusal does. */
const BYTES_SMALL = 64 * 1024;

/** What a request has taken beside its place, and what it waits for. */
type Holding = { cost: number; bytes: number; waiters: Set<Waiter> };
type Waiter = { sharer: Sharer; amount: number; admit(): void; refuse(met: Bound): void };

/**
 * Keeps what is in flight within bounds, so that one caller's heavy questions wait or are refused and everybody's look-ups go on. Look-ups
 * only count as requests; everything else takes its cost as well, until its answer has left. A hub that is behind with its work (`lateMs`)
 * takes nothing more in before it has caught up: first of those without a token, then of all.
 *
 * Promises: never more in flight than the limits, whatever ends how; those who wait are served in turns, a caller at a time and in their
 * own order, the signed-in first; nobody overtakes who waits for a place that all share.
 */
export function createAdmission(limits: InFlightLimits, { waitMs = WAIT_MS, lateMs = (): number => 0 } = {}): Admission {
  const { requests: requestLimits, cost: costLimits, bytes: byteLimits } = limits;
  const requests = createShares(requestLimits);
  const cost = createShares(costLimits);
  const bytes = createShares(byteLimits);
  const waiting = createShares(WAITING_MAX);
  /** By caller, in the order in which their turns come. */
  const others = new Map<string, Waiter[]>();
  const guests = new Map<string, Waiter[]>();

  return {
    enter(sharer) {
      const late = sharer.isGuest ? 'lateAnonymousMs' : 'lateMs';
      if (lateMs() > LIMITS[late].max) throw refusal(ofTable(late, 'all'));
      const by = requests.exhausted(sharer, 1);
      if (by) throw refusal(shareOf('requests', by, requestLimits, sharer));
      requests.take(sharer, 1);
      const holding: Holding = { cost: 0, bytes: 0, waiters: new Set() };
      let isGone = false;
      return {
        async spend(asked) {
          if (isGone) throw refusal(shareOf('cost', 'own', costLimits, sharer));
          // What alone is more than a share is let in alone.
          const amount = Math.min(Math.max(asked, COST_MIN), sharer.isGuest ? costLimits.guest : costLimits.caller);
          await place(sharer, amount, holding);
        },
        hold(amount) {
          if (isGone) return;
          const by = bytes.exhausted(sharer, amount);
          if (by && amount > BYTES_SMALL) throw refusal(shareOf('bytes', by, byteLimits, sharer));
          bytes.take(sharer, amount);
          holding.bytes += amount;
        },
        leave() {
          if (isGone) return;
          isGone = true;
          for (const waiter of [...holding.waiters]) waiter.refuse(shareOf('cost', 'own', costLimits, sharer));
          requests.giveBack(sharer, 1);
          if (holding.cost > 0) cost.giveBack(sharer, holding.cost);
          if (holding.bytes > 0) bytes.giveBack(sharer, holding.bytes);
          serve();
        },
      };
    },
    state: () => ({ requests: requests.taken(), cost: cost.taken(), bytes: bytes.taken(), waiting: waiting.taken() }),
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
        refuse(met) {
          end();
          reject(refusal(met));
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
      if (full) return waiter.refuse(placeOf(full, sharer));
      timer = setTimeout(() => {
        waiter.refuse(shareOf('cost', cost.exhausted(sharer, amount) ?? 'all', costLimits, sharer));
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

/** What stood in the way, by its name in the table of limits or among the settings (docs/limits.md). */
type Bound = { by: Exhausted; name: string; max: number; vi: string; en: string };

const WORDS = {
  requests: { vi: 'yêu cầu', en: 'requests' },
  cost: { vi: 'truy vấn nặng (tính theo số bản ghi)', en: 'heavy questions (counted in rows)' },
  bytes: { vi: 'byte câu trả lời chưa nhận xong', en: 'bytes of answers that have not left' },
};

/** A share that an operator sets. */
function shareOf(what: keyof typeof WORDS, by: Exhausted, limits: ShareLimits, { isGuest }: Sharer): Bound {
  const setting = `HUB_${what.toUpperCase()}_MAX`;
  const ofGuests = `${setting}_ANONYMOUS`;
  const own = isGuest ? { name: ofGuests, max: limits.guest } : { name: `${setting}_CALLER`, max: limits.caller };
  const shares = { own, guests: { name: ofGuests, max: limits.guests }, all: { name: setting, max: limits.all } };
  return { by, ...shares[by], ...WORDS[what] };
}

/** A place among those who wait. */
function placeOf(by: Exhausted, { isGuest }: Sharer): Bound {
  const names = { own: isGuest ? 'waitingAddress' : 'waitingCaller', guests: 'waitingAnonymous', all: 'waiting' } as const satisfies Record<
    Exhausted,
    LimitName
  >;
  return ofTable(names[by], by);
}

function ofTable(name: LimitName, by: Exhausted): Bound {
  const { vi, en } = LIMITS[name];
  return { by, ...limitFact(name), vi, en };
}

/** Counted in the metrics and told to the caller; nothing is wrong with the system. */
function refusal({ by, name, max, vi, en }: Bound): HubError {
  const told = { isExpected: true, details: { limit: { name, max } } };
  if (by === 'own') return new HubError('RATE_LIMITED', { whatVi: vi, whatEn: en, limit: max }, told);
  return new HubError('UNAVAILABLE', { busyVi: `${max} ${vi}`, busyEn: `${max} ${en}` }, told);
}
