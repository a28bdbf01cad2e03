/** How far a long work has come. `total` and `secondsLeft` are absent while nobody can know. */
export type Pace = { done: number; total?: number; rate: number; secondsLeft?: number };

export type ImportProgress = Pace & { phase: 'check' | 'apply' };

/** Rows a second since the start, and the time left at that rate. */
export function pace(done: number, total: number | undefined, startedMs: number, doneBefore = 0): Pace {
  const seconds = (performance.now() - startedMs) / 1_000;
  const rate = seconds > 0 ? (done - doneBefore) / seconds : 0;
  if (total === undefined) return { done, rate };
  // A rate of the first moments tells nothing of the rest.
  return { done, total, rate, ...(rate > 0 && seconds > SETTLED_SECONDS ? { secondsLeft: Math.max(0, total - done) / rate } : {}) };
}

const SETTLED_SECONDS = 0.5;
