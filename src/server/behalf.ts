import type { JWTPayload } from 'jose';
import type { BehalfClaims } from '../config.js';
import type { Behalf } from '../hub/access/caller.js';

/** What the hub calls them. */
const NAMES = { client: 'client_id', agency: 'behalf_agency', official: 'official' } as const satisfies Record<keyof Behalf, string>;

type Verify = (token: string) => Promise<JWTPayload>;

/** Calls claims as the hub calls them, so that everything behind the door knows one name of each. `names`: paths such as `act.sub`. */
export function namingBehalf(verify: Verify, names: BehalfClaims | undefined): Verify {
  if (names === undefined) return verify;
  return async (token) => {
    const claims = await verify(token);
    const renamed = Object.entries(names).map(([part, path]) => [NAMES[part as keyof Behalf], at(claims, path)]);
    return { ...claims, ...Object.fromEntries(renamed) };
  };
}

function at(claims: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((of, name) => (typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined), claims);
}

/**
 * On whose behalf a token was given, from its claims alone. `act` (RFC 8693 §4.1): somebody else uses the token of `sub`, who is then whom it
 * is done for. Otherwise `client_id` (RFC 9068) or `azp` names the application, `official` and `behalf_agency` whom it works for.
 */
export function behalfOf(claims: JWTPayload): Readonly<Record<keyof Behalf, unknown>> {
  const { act } = claims;
  const isDelegated = typeof act === 'object' && act !== null;
  return {
    client: claims[NAMES.client] ?? (isDelegated ? (at(act, 'client_id') ?? at(act, 'sub')) : claims.azp),
    agency: claims[NAMES.agency] ?? (isDelegated ? claims.agency : undefined),
    official: claims[NAMES.official] ?? (isDelegated ? claims.sub : undefined),
  };
}
