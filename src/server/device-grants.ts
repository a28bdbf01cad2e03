import { randomBytes, randomInt } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** How long a person may take to sign in, and how often a device may ask whether they have, in seconds. */
export type DeviceTimes = { seconds: number; interval: number };

const DEVICE_TIMES: DeviceTimes = { seconds: 600, interval: 5 };

/** What a grant has come to, in the words of RFC 8628 and RFC 6749. */
export type Polled =
  | { role: string; name?: string | undefined }
  | { error: 'authorization_pending' | 'slow_down' | 'access_denied' | 'expired_token' | 'invalid_grant' };

type Grant = {
  userCode: string;
  clientId: string;
  expiresAt: number;
  interval: number;
  polledAt: number;
  decision: { role: string; name?: string | undefined } | 'denied' | null;
};

/**
 * Device authorization grants (RFC 8628): a program without a browser asks for two codes, a person types the short one elsewhere and says
 * yes or no, and the program learns it by the long one, once. Kept in the memory of one process.
 */
export function deviceGrants({ seconds, interval }: DeviceTimes = DEVICE_TIMES) {
  // An ended grant is remembered for as long again, so that whoever asks late hears that it has ended.
  const grants = new LRUCache<string, Grant>({ max: GRANTS_MAX, ttl: 2 * seconds * 1_000 });
  const byUserCode = (userCode: string) =>
    [...grants.entries()].find(([, grant]) => grant.userCode === userCode && grant.expiresAt > Date.now() && grant.decision === null);

  return {
    begin(clientId: string) {
      const [deviceCode, userCode] = [randomBytes(32).toString('base64url'), newUserCode()];
      grants.set(deviceCode, {
        ...{ userCode, clientId, interval, polledAt: Number.NEGATIVE_INFINITY, decision: null },
        expiresAt: Date.now() + seconds * 1_000,
      });
      return { deviceCode, userCode, seconds, interval };
    },
    /** Whether a person may decide about this code now. */
    isOpen: (userCode: string): boolean => byUserCode(userCode) !== undefined,
    decide(userCode: string, decision: NonNullable<Grant['decision']>): boolean {
      const found = byUserCode(userCode);
      if (found === undefined) return false;
      found[1].decision = decision;
      return true;
    },
    poll(deviceCode: string, clientId: string): Polled {
      const grant = grants.get(deviceCode);
      if (grant === undefined || grant.clientId !== clientId) return { error: 'invalid_grant' };
      const now = Date.now();
      if (now >= grant.expiresAt) return { error: 'expired_token' };
      const isHasty = now - grant.polledAt < grant.interval * 1_000 - LEEWAY_MS;
      grant.polledAt = now;
      if (isHasty) {
        grant.interval += SLOWER_SECONDS;
        return { error: 'slow_down' };
      }
      if (grant.decision === null) return { error: 'authorization_pending' };
      grants.delete(deviceCode);
      return grant.decision === 'denied' ? { error: 'access_denied' } : grant.decision;
    },
  };
}

const GRANTS_MAX = 1_000;
/** RFC 8628, 3.5. */
const SLOWER_SECONDS = 5;
/** Timers of whoever asks are no better. */
const LEEWAY_MS = 100;

/** RFC 8628, 6.1: letters that nobody mistakes for each other, and that make no word. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
export const USER_CODE = /^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/;

function newUserCode(): string {
  const four = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${four()}-${four()}`;
}
