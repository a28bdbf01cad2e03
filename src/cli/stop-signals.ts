export type StopSignal = 'SIGTERM' | 'SIGINT';

/** What this process was told: to stop, and when told again, to stop at once. */
export type StopSignals = {
  /** Aborted by the first; `reason` is the signal's name. */
  stop: AbortSignal;
  /** Aborted by a second one. */
  atOnce: AbortSignal;
};

/**
 * Listens from now on. One Ctrl-C under `npm start` arrives twice, from the terminal and from npm, which hands on what it gets; so what
 * comes within a second of the first is no second one.
 */
export function stopSignals(): StopSignals {
  const stop = new AbortController();
  const atOnce = new AbortController();
  let firstAt = 0;
  const told = (signal: StopSignal) => {
    if (!stop.signal.aborted) {
      firstAt = performance.now();
      stop.abort(signal);
    } else if (performance.now() - firstAt > ECHO_MS) atOnce.abort();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, told);
  return { stop: stop.signal, atOnce: atOnce.signal };
}

/** Told a second time, whatever hangs after a while is left to the end of the process; an embedded server has a guardian that stops it. */
export function exitWhenStuck({ atOnce }: StopSignals): void {
  atOnce.addEventListener('abort', () => setTimeout(() => process.exit(3), LEFT_MS_MAX).unref());
}

const ECHO_MS = 1_000;
const LEFT_MS_MAX = 5_000;
