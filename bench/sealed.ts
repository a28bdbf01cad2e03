import { setTimeout as pause } from 'node:timers/promises';
import { type Pool, query } from '../src/db/client.js';

const ASK_AGAIN_MS = 500;
const TELL_EVERY = 200_000;

/** How many changes stand under a signed checkpoint. */
export async function sealedTo(pool: Pool): Promise<number> {
  const { rows } = await query<{ size: number }>(
    pool,
    `select coalesce(max(size), 0)::float8 as size from log_checkpoint where log = 'changes'`,
  );
  return rows[0]?.size ?? 0;
}

/**
 * A hub that serves has sealed all but the last second of its changes. Data that were just built have millions to seal, which takes a core
 * for minutes: whoever measures beside that measures the sealing.
 */
export async function untilSealed(pool: Pool, tell: (what: string) => void): Promise<void> {
  const { rows } = await query<{ head: number }>(pool, 'select coalesce(max(position), 0)::float8 as head from change');
  const head = rows[0]?.head ?? 0;
  let told = 0;
  for (;;) {
    const sealed = await sealedTo(pool);
    if (sealed >= head) return;
    if (told === 0 || sealed - told >= TELL_EVERY) {
      tell(`  sealed ${sealed}/${head} changes`);
      told = sealed;
    }
    await pause(ASK_AGAIN_MS);
  }
}
