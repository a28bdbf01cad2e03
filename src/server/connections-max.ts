import { readFileSync } from 'node:fs';

/**
 * How many clients may be connected at once, so that there are descriptors left for the database, the log and files: otherwise whoever
 * connects often enough takes the hub its database. Undefined where the system does not tell its limit.
 */
export function connectionsMax(): number | undefined {
  const limit = Number(/^Max open files +(\d+)/m.exec(limits())?.[1]);
  return Number.isFinite(limit) ? Math.max(FEWEST, limit - Math.min(KEPT_BACK, Math.floor(limit / 2))) : undefined;
}

function limits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}

/** The pools of the hub together have some 90 connections at most, Node itself some 30 descriptors. */
const KEPT_BACK = 160;
const FEWEST = 16;
