/** A source of numbers in [0, 1) that is the same on every machine for the same seed. Not for secrets. */
export type Random = () => number;

/**
 * A stream of its own for each purpose: drawing one more number for vehicles leaves people as they were, so a demo stays
 * comparable over releases. sfc32, seeded by an FNV-1a hash of seed and purpose.
 */
export function randomStream(seed: number, purpose: string): Random {
  const text = `${seed}/${purpose}`;
  let [a, b, c] = [fnv1a(text, 0x811c9dc5), fnv1a(text, 0x01234567), fnv1a(text, 0x89abcdef)];
  let counter = 1;
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Whole number in [from, to]. */
export function whole(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

export function chance(random: Random, share: number): boolean {
  return random() < share;
}

export function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}

/** Draws by weight; the sums are made once, so a draw costs a binary search. */
export function weighted<T>(choices: readonly (readonly [T, number])[]): (random: Random) => T {
  let total = 0;
  const sums = choices.map(([, weight]) => (total += weight));
  return (random) => {
    const at = random() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    const choice = choices[low];
    if (choice === undefined) throw new RangeError('nothing to choose from');
    return choice[0];
  };
}

/** The first draw that was not drawn before; `draw` must have room enough. */
export function unused(taken: Set<string>, draw: () => string): string {
  for (;;) {
    const one = draw();
    if (taken.has(one)) continue;
    taken.add(one);
    return one;
  }
}

function fnv1a(text: string, start: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
