/** Whose share of the hub something takes: a signed-in application or person, or, without a token, the address it comes from. */
export type Sharer = { key: string; isGuest: boolean };

/** How much may be taken at a time: in all, by all guests together, by one signed-in caller, by one guest. */
export type ShareLimits = { all: number; guests: number; caller: number; guest: number };

/** Who has too much: the sharer, all guests, or all. */
export type Exhausted = 'own' | 'guests' | 'all';

export type Shares = {
  /** What stands in the way of taking so much more; null if nothing does. */
  exhausted(sharer: Sharer, amount: number): Exhausted | null;
  take(sharer: Sharer, amount: number): void;
  giveBack(sharer: Sharer, amount: number): void;
  taken(): { guests: number; others: number };
};

/**
 * A few counters. Guests have a part of the whole that is theirs at most, so however many there are, the rest is left to those who are
 * signed in.
 */
export function createShares(limits: ShareLimits): Shares {
  const own = new Map<string, number>();
  let guests = 0;
  let others = 0;
  return {
    exhausted({ key, isGuest }, amount) {
      if ((own.get(key) ?? 0) + amount > (isGuest ? limits.guest : limits.caller)) return 'own';
      if (isGuest && guests + amount > limits.guests) return 'guests';
      return guests + others + amount > limits.all ? 'all' : null;
    },
    take({ key, isGuest }, amount) {
      own.set(key, (own.get(key) ?? 0) + amount);
      if (isGuest) guests += amount;
      else others += amount;
    },
    giveBack({ key, isGuest }, amount) {
      const rest = (own.get(key) ?? 0) - amount;
      if (rest > 0) own.set(key, rest);
      else own.delete(key);
      if (isGuest) guests -= amount;
      else others -= amount;
    },
    taken: () => ({ guests, others }),
  };
}
