import type { Pool } from '../db/client.js';
import type { Hold } from '../db/hold-lock.js';

/** Work in the background. Rooms say what is to be done; when, how often and by whom is the worker's (`src/worker`). */
export type Job = {
  /** As the log tells of its faults. */
  name: string;
  /** How long after one run the next one comes, asked after each. */
  pauseMs(): number;
  /** Rung when there is work before that. */
  bell?: Bell;
} & (
  | {
      /** Each process does it for itself. */
      scope: 'process';
      run(signal: AbortSignal): Promise<void>;
    }
  | {
      /** One process of the database at a time, whichever comes first. */
      scope: 'database';
      lock: Hold['work'];
      /** How many it works with at once, its lock's included. */
      connections: number;
      /**
       * For so long after it was last due the lock and the connections are kept: for work that comes all the time. Absent: given back at
       * once.
       */
      staysMs?: number;
      /** A quick look whether there is anything to do, before any connection is opened for it. */
      isDue(): Promise<boolean>;
      /**
       * With connections for work that takes longer than any request may; ends soon after the signal, in a state from which the next run
       * goes on.
       */
      run(workPool: Pool, signal: AbortSignal): Promise<void>;
    }
);

/** Tells of work from where it is made to where it is done, in one process. */
export type Bell = { ring(): void; onRing(hear: () => void): void };

export function createBell(): Bell {
  const hearing: (() => void)[] = [];
  return {
    ring: () => {
      for (const hear of hearing) hear();
    },
    onRing: (hear) => void hearing.push(hear),
  };
}
