import { type Pool, query } from '../../db/client.js';
import type { LogName, LogSource } from './log-source.js';
import { type LogKeys, type Sealed, seal } from './seal.js';
import { storedSizeSql } from './stored-tree.js';

/** Seals both logs. Only whoever holds the lock on this work calls `run`. */
export type SealingWork = {
  /** A second from the beginning of one sealing to that of the next; sooner while it is behind. */
  pauseMs(): number;
  isDue(): Promise<boolean>;
  /** Seals a part of what has come of each log. */
  run(workPool: Pool): Promise<void>;
};

type Dependencies = { pool: Pool; sources: readonly LogSource[]; keys: LogKeys };

/** The lock on the work, and the work. */
export const SEALING_CONNECTIONS = 2;
const SEAL_MS = 1_000;
/** While there is more to seal than comes, it works four fifths of the time: the process has others to answer. */
const REST_SHARE = 0.25;

/**
 * Nobody waits for it: a log that is not sealed in time is only proven later. What has come is sealed in parts, each with a checkpoint of
 * its own, so whoever is killed loses at most one.
 */
export function createSealingWork({ pool, sources, keys }: Dependencies): SealingWork {
  const due = isDueSql(sources);
  const sealed = new Map<LogName, Sealed>();
  let last = { begun: Number.NEGATIVE_INFINITY, ended: 0, isWhole: true };

  async function sealPart(source: LogSource, workPool: Pool): Promise<boolean> {
    const { name } = source;
    const before = sealed.get(name);
    // What becomes of it is not known when it fails.
    sealed.delete(name);
    const done = await seal(workPool, { source, key: keys[name], before });
    sealed.set(name, done);
    return done.isWhole;
  }

  return {
    async isDue() {
      const [found] = (await query<{ due: boolean }>(pool, due, [], 'log-due')).rows;
      return found?.due ?? false;
    },
    pauseMs() {
      const { begun, ended, isWhole } = last;
      return isWhole ? Math.min(SEAL_MS, Math.max(0, begun + SEAL_MS - performance.now())) : (ended - begun) * REST_SHARE;
    },
    async run(workPool) {
      const begun = performance.now();
      let isWhole = true;
      for (const source of sources) isWhole = (await sealPart(source, workPool)) && isWhole;
      last = { begun, ended: performance.now(), isWhole };
    },
  };
}

/**
 * A log has rows that are not sealed, or none of its checkpoints is of this log. Not where the log is in doubt: that is for an operator to
 * settle first.
 */
function isDueSql(sources: readonly LogSource[]): string {
  return `select log_standing() in ('NEW', 'SETTLED') and exists (
    select from (values ${sources.map(({ name, head }) => `('${name}', ${head})`).join(', ')}) as l(log, rows)
    where coalesce(l.rows, 0) <> ${storedSizeSql('l.log')}
      or not exists (select from log_checkpoint c, hub_log w where c.origin = 'giaolo/' || w.log_id || '/' || l.log)) as due`;
}
