import { randomFrom } from '../oracle/random.js';

const PORTION = Number(process.env.PORTION ?? 0.25);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/**
 * Of sets too large for every run: a quarter of a list, evenly from a drawn start, so that no part of it is left out of each run.
 * `PORTION=1` takes everything; `SEED=…` draws the same again.
 */
export function drawer(what: string): <T>(list: readonly T[]) => readonly T[] {
  if (PORTION >= 1) return (list) => list;
  process.stdout.write(`${what}: one of ${1 / PORTION} from seed ${SEED} (PORTION=1 asks all, SEED=… repeats)\n`);
  const { next } = randomFrom(SEED);
  const step = Math.round(1 / PORTION);
  return (list) => {
    const start = next(Math.min(step, list.length));
    return list.filter((_, n) => n % step === start);
  };
}
