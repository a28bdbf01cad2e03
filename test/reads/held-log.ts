import { HubError } from '../../src/errors.js';
import { createStandIns } from '../../src/hub/reads/fingerprint.js';
import type { ReadEntry, ReadLog } from '../../src/hub/reads/read-log.js';
import { hashKeyOf, makeHashKey } from '../../src/keys.js';

/** A read log in the hands of a test: whatever is to be recorded waits until it is let through, or is refused. */
export type HeldLog = ReadLog & {
  /** Resolves when something waits to be recorded. */
  asked(): Promise<ReadEntry>;
  letThrough(): void;
  refuse(): void;
  /** From now on nothing waits any more. */
  open(): void;
  entries: readonly ReadEntry[];
};

export function heldLog(): HeldLog {
  const entries: ReadEntry[] = [];
  let waiting: { entry: ReadEntry; resolve(): void; reject(error: unknown): void }[] = [];
  const told: ((entry: ReadEntry) => void)[] = [];
  let isOpen = false;
  const settle = (how: 'resolve' | 'reject') => {
    const all = waiting;
    waiting = [];
    for (const one of all) {
      if (how === 'resolve') one.resolve();
      else one.reject(new HubError('AUDIT_UNAVAILABLE'));
    }
  };
  return {
    entries,
    intent: () => undefined,
    record: (entry) =>
      new Promise<void>((resolve, reject) => {
        entries.push(entry);
        if (isOpen) return resolve();
        waiting.push({ entry, resolve, reject });
        for (const tell of told.splice(0)) tell(entry);
      }),
    recordIn: async (_tx, more) => void entries.push(...more),
    asked: () => {
      const [first] = waiting;
      return first ? Promise.resolve(first.entry) : new Promise((resolve) => told.push(resolve));
    },
    letThrough: () => settle('resolve'),
    refuse: () => settle('reject'),
    open: () => {
      isOpen = true;
      settle('resolve');
    },
    standIn: createStandIns(hashKeyOf(makeHashKey(), 'a key of the test')),
    close: async () => undefined,
  };
}
