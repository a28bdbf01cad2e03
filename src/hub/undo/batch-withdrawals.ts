import { setTimeout } from 'node:timers/promises';
import type { Pool } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import { type AskedWithdrawal, askedState, errorOf, keepAsked } from './asked-withdrawals.js';

/** Where batches are asked to be taken back. Who does it is whichever process works: `hub/submit/withdrawal-work.ts`. */
export type BatchWithdrawals = {
  /**
   * Has a batch taken back, whatever becomes of who asked. Resolves when it is done, or after `waitMs` with it still going on; rejects when
   * it is refused by then. Asked again meanwhile, of this hub or another, it is the same withdrawal.
   */
  take(id: string, asked: AskedWithdrawal, waitMs: number): Promise<void>;
  /** Nobody waits any longer: what was asked for stands, and goes on elsewhere. */
  close(): void;
};

type Dependencies = {
  pool: Pool;
  /** Told that there may be work. */
  onAsked(): void;
};

const LOOK_MS_MIN = 10;
const LOOK_MS_MAX = 250;
/** How often whoever works here is told again: who held the lock may have let go of it just before this was asked. */
const TELL_AGAIN_MS = 1_000;

export function createBatchWithdrawals({ pool, onAsked }: Dependencies): BatchWithdrawals {
  const stopping = new AbortController();
  return {
    async take(id, asked, waitMs) {
      await withTx(pool, { label: 'ask withdrawal' }, (tx) => keepAsked(tx, id, asked));
      const until = performance.now() + waitMs;
      let toldAt = Number.NEGATIVE_INFINITY;
      for (let lookMs = LOOK_MS_MIN; ; lookMs = Math.min(2 * lookMs, LOOK_MS_MAX)) {
        if (performance.now() - toldAt > TELL_AGAIN_MS) {
          onAsked();
          toldAt = performance.now();
        }
        const { isOpen, refused } = await askedState(pool, id);
        if (!isOpen && refused) throw errorOf(refused);
        const left = until - performance.now();
        if (!isOpen || left <= 0 || stopping.signal.aborted) return;
        await pause(Math.min(lookMs, left), stopping.signal);
      }
    },
    close: () => stopping.abort(),
  };
}

/** Also over when the signal says so. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
