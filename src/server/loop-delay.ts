import { monitorEventLoopDelay } from 'node:perf_hooks';

export type LoopDelay = {
  /** By how many milliseconds the process was late for its work, on average over about the last second. */
  ms(): number;
  stop(): void;
};

/** Watches how far this process is behind with its work: what arrives now is answered so much later. It is looked at when somebody asks. */
export function watchLoopDelay(): LoopDelay {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let ms = 0;
  let lookedAt = performance.now();
  return {
    ms() {
      if (performance.now() - lookedAt < LOOK_MS) return ms;
      // Not a number while nothing was counted: the loop has not turned since.
      const late = delays.mean / 1e6 - RESOLUTION_MS;
      if (Number.isFinite(late)) ms = Math.max(0, late);
      delays.reset();
      lookedAt = performance.now();
      return ms;
    },
    stop: () => void delays.disable(),
  };
}

const RESOLUTION_MS = 20;
const LOOK_MS = 1_000;
