import { createHmac } from 'node:crypto';
import { uuidv7 } from '../../hub/write/identity.js';
import { likeness, type SecurityEvent } from './security-event.js';
import type { Spool } from './spool.js';

/** Who called and from where, as it is known where something happened; hashed before anything is kept. */
export type Happening = Omit<SecurityEvent, 'id' | 'at' | 'count' | 'client' | 'source'> & { actor?: string; address?: string };

export type SecurityEvents = {
  note(happening: Happening): void;
  /** Spools each of what must not be counted together, and flushes them to the disk. Throws where they cannot be written. */
  tell(happenings: readonly Happening[]): void;
  /** Tells of what happened more than once since the last time. */
  settle(): void;
};

/** So many different ones a second are told one by one; an attack from everywhere is then told by its kind. */
const DIFFERENT_MAX = 100;

/**
 * Takes what happened and spools it: the first of its like at once, all further ones of the same second as one with their number.
 *
 * Promises: nothing that was noted is missing from the numbers, but what a killed process had counted in its last second; however many
 * happen, the disk gets at most a hundred a second and a few for each kind.
 */
export function createSecurityEvents(options: {
  spool: Pick<Spool, 'append' | 'sync'>;
  /** Callers and addresses are hashed with it. */
  secret: Buffer;
  onUnwritable(error: unknown): void;
  now?: () => number;
}): SecurityEvents {
  const { spool, secret, onUnwritable, now = Date.now } = options;
  const repeated = new Map<string, SecurityEvent>();

  const hashOf = (what: string, text: string) => createHmac('sha256', secret).update(`${what}\n${text}`).digest('hex').slice(0, 16);

  function write(event: SecurityEvent): void {
    try {
      spool.append(event);
    } catch (error) {
      onUnwritable(error);
    }
  }

  function eventOf({ actor, address, ...told }: Happening): SecurityEvent {
    return {
      id: uuidv7(),
      at: now(),
      count: 1,
      ...told,
      ...(actor === undefined ? {} : { client: hashOf('actor', actor) }),
      ...(address === undefined ? {} : { source: hashOf('address', address) }),
    };
  }

  return {
    tell(happenings) {
      for (const one of happenings) spool.append(eventOf(one));
      spool.sync();
    },
    note(happening) {
      const event = eventOf(happening);
      const key = likeness(event);
      const known = repeated.get(key);
      if (known) known.count++;
      else if (repeated.size < DIFFERENT_MAX) {
        write(event);
        repeated.set(key, { ...event, id: uuidv7(), count: 0 });
      } else {
        const { id, at, kind, code } = event;
        const rest: SecurityEvent = { id, at, kind, count: 0, ...(code === undefined ? {} : { code }) };
        const restKey = likeness(rest);
        const all = repeated.get(restKey) ?? rest;
        all.count++;
        repeated.set(restKey, all);
      }
    },
    settle() {
      for (const event of repeated.values()) if (event.count > 0) write(event);
      repeated.clear();
    },
  };
}
