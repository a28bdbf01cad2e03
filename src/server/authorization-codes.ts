import { createHash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { DemoPerson } from './demo-issuer.js';

/** What a person agreed to (RFC 6749, 4.1; RFC 7636): whom the code is for, how it has to be redeemed, and as whom. */
export type Agreed = {
  clientId: string;
  redirectUri: string;
  challenge: string;
  nonce: string | undefined;
  who: DemoPerson;
};

const SECONDS = 60;
const CODES_MAX = 1_000;

/** Authorization codes, each good once and for a minute, kept in the memory of one process. */
export function authorizationCodes() {
  const codes = new LRUCache<string, Agreed>({ max: CODES_MAX, ttl: SECONDS * 1_000 });
  return {
    give(agreed: Agreed): string {
      const code = randomBytes(32).toString('base64url');
      codes.set(code, agreed);
      return code;
    },
    /** Undefined for a code that does not fit who redeems it. It is spent all the same: somebody else had it in hand. */
    redeem(
      code: string,
      { clientId, redirectUri, verifier }: { clientId: string; redirectUri: string; verifier: string },
    ): Agreed | undefined {
      const agreed = codes.get(code);
      codes.delete(code);
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      const isHis = agreed?.clientId === clientId && agreed.redirectUri === redirectUri && agreed.challenge === challenge;
      return isHis ? agreed : undefined;
    },
  };
}
