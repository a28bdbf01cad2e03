import { randomFrom } from '../oracle/random.js';

const PORTION = process.env.PORTION === undefined ? undefined : Number(process.env.PORTION);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/**
 * Of sets too large for every run: one of so many, evenly from a drawn start, so that no part of a list is left out of each run.
 * `PORTION=1` takes everything; `SEED=…` draws the same again.
 */
export function drawer(what: string, oneOf: number): <T>(list: readonly T[]) => readonly T[] {
  const step = PORTION === undefined ? oneOf : Math.max(1, Math.round(1 / PORTION));
  if (step === 1) return (list) => list;
  process.stdout.write(`${what}: one of ${step} from seed ${SEED} (PORTION=1 asks all, SEED=… repeats)\n`);
  const { next } = randomFrom(SEED);
  return (list) => {
    const start = next(Math.min(step, list.length));
    return list.filter((_, n) => n % step === start);
  };
}
