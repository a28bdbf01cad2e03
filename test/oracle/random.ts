/** Chance that repeats itself: the same seed, the same world and the same questions. */
export type Random = { next(max: number): number; chance(percent: number): boolean; pick<T>(items: readonly T[]): T };

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  // mulberry32.
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const next = (max: number) => Math.floor(draw() * max);
  return { next, chance: (percent) => draw() * 100 < percent, pick: <T>(items: readonly T[]) => items[next(items.length)] as T };
}
