import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { devNull } from 'node:os';
import { databaseFault } from '../db/faults.js';
import { MISSING, type Missing, missingOf } from '../errors.js';
import type { Concern, Look } from './health.js';

export type Shortages = {
  /** Remembers what was missing, if that was a fault's reason. */
  note(fault: unknown): void;
  look: Look;
};

/**
 * What has run out – descriptors, disk, the database's connections – as far as this hub has met it: nothing else tells that the disk of a
 * database is full but a write. What was met stays told for a minute; of descriptors it is tried now.
 */
export function createShortages(onNote: (missing: Missing) => void): Shortages {
  const met = new Map<Missing, number>();
  const note = (fault: unknown) => {
    const missing = missingOf(fault);
    // Its own look knows more about it, and when it is over.
    if (missing === null || missing === 'database' || missing === 'identity-provider') return;
    met.set(missing, performance.now());
    onNote(missing);
  };
  return {
    note,
    async look() {
      const now = await missingNow();
      if (now !== null) note(now);
      return [...met].flatMap(([missing, at]) => (performance.now() - at > TOLD_MS ? [] : [concern(missing, missing !== missingOf(now))]));
    },
  };
}

const TOLD_MS = 60_000;

function concern(name: Missing, isReady: boolean): Concern {
  const { vi, en } = MISSING[name];
  return { name, isReady, vi, en };
}

/** What cannot be opened here cannot be opened for a client either: requests belong to another hub then. */
async function missingNow(): Promise<unknown> {
  try {
    await (await open(devNull, constants.O_RDONLY)).close();
    return null;
  } catch (error) {
    return databaseFault(error);
  }
}
