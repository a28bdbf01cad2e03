import type { Pool } from '../../db/client.js';
import { holdLock } from '../../db/hold-lock.js';

/** A killed importer's server process may first have to notice. */
const WAIT_MS_MAX = 3_000;

/** Makes this process the only importer of one file into one entity, for as long as `fn` runs; undefined when another one is at it. */
export function holdFile<R>(pool: Pool, name: string, fn: () => Promise<R>): Promise<{ done: R } | undefined> {
  return holdLock(pool, { work: 'file', name, waitMs: WAIT_MS_MAX }, fn);
}
