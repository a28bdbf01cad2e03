import { setTimeout as after } from 'node:timers/promises';
import type { Pool } from '../db/client.js';
import { hubFault } from '../db/faults.js';
import { holdLock } from '../db/hold-lock.js';
import type { HubError } from '../errors.js';
import type { Job } from '../runtime/job.js';
import type { Work } from '../runtime/work.js';

export type Timekeeper = {
  /** Tells running jobs to stop, and resolves when they have. What is left is done by another process, or after the next start. */
  close(): Promise<void>;
};

type Options = Pick<Work, 'jobs' | 'withWorkPool'> & {
  /** Told of a job that failed, once for as long as it fails in the same way. */
  onFault: (fault: HubError, name: string) => void;
};

/** How soon a job that failed is tried again. */
const RETRY_MS = 2_000;

/**
 * Owns the time of everything in the background: when it runs, that it runs once, what happens when it fails, and how it ends. A job never
 * runs twice at once in a process, and one of scope `database` in no other either: whoever has its lock does it, and the database gives
 * that back when the process dies.
 */
export function keepTime({ jobs, withWorkPool, onFault }: Options): Timekeeper {
  const stopping = new AbortController();
  const { signal } = stopping;
  const kept = jobs.map(keep);

  function keep(job: Job): { stop(): void; ended(): Promise<void> } {
    let running: Promise<void> | undefined;
    let isRung = false;
    let timer: NodeJS.Timeout | undefined;
    let told = '';

    /** Runs it now; while it is running, once more afterwards. */
    function wake(): void {
      if (signal.aborted) return;
      if (running) {
        isRung = true;
        return;
      }
      clearTimeout(timer);
      running = turn().finally(() => {
        running = undefined;
        if (signal.aborted) return;
        if (isRung) wake();
        else timer = setTimeout(wake, job.pauseMs());
      });
    }

    async function turn(): Promise<void> {
      isRung = false;
      try {
        await once(job);
        told = '';
      } catch (error) {
        const fault = hubFault(error);
        const now = `${fault.code} ${JSON.stringify(fault.details)}`;
        if (now !== told) onFault(fault, job.name);
        told = now;
        // Whoever rings meanwhile waits for this try too.
        await pause(RETRY_MS);
        isRung = true;
      }
    }

    job.bell?.onRing(wake);
    // What each process does for itself was done when it was built.
    if (job.scope === 'database') wake();
    else timer = setTimeout(wake, job.pauseMs());
    return { stop: () => clearTimeout(timer), ended: async () => running };
  }

  async function once(job: Job): Promise<void> {
    if (job.scope === 'process') return job.run(signal);
    if (!(await job.isDue())) return;
    await withWorkPool((pool) => holdLock(pool, { work: job.lock, waitMs: 0 }, () => inTurns(job, pool)), job.connections);
  }

  /** Again and again for as long as it is due, if that is its way. */
  async function inTurns(job: Job & { scope: 'database' }, pool: Pool): Promise<void> {
    await job.run(pool, signal);
    const { staysMs = 0 } = job;
    for (let last = performance.now(); performance.now() - last < staysMs && !signal.aborted; ) {
      await pause(job.pauseMs());
      if (signal.aborted || !(await job.isDue())) continue;
      await job.run(pool, signal);
      last = performance.now();
    }
  }

  /** Also over when everything ends. */
  async function pause(milliseconds: number): Promise<void> {
    await after(milliseconds, undefined, { signal }).catch(() => undefined);
  }

  return {
    async close() {
      stopping.abort();
      for (const { stop } of kept) stop();
      await Promise.all(kept.map(({ ended }) => ended()));
    },
  };
}
