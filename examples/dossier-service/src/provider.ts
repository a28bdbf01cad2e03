import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  discovery,
  genericGrantRequest,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Settings } from './settings.js';
import { hubAway } from './trouble.js';

/** What has to be the same when somebody comes back from the provider. */
export type Leaving = { state: string; nonce: string; verifier: string; backTo: string };
/** Who signed in, as the id token says, with the token that the hub takes. */
export type SignedIn = { sub: string; role: string; agency: string | null; token: string; endsAt: number };

/** The identity provider, of which this service is a client. */
export type Provider = {
  leave(backTo: string): Promise<{ href: string; leaving: Leaving }>;
  comeBack(url: URL, leaving: Leaving): Promise<SignedIn>;
  /** The service's own token (client credentials), kept until shortly before its end. */
  ownToken(): Promise<string>;
  /** The token under which this service works for an official (RFC 8693): the official's, and it says that the service uses it. */
  onBehalfOf(official: SignedIn): Promise<string>;
  /** Where its pages are, for the content policy. */
  origin: string;
};

const TIMEOUT_SECONDS = 10;
const CALLBACK = '/dang-nhap/xong';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
/** RFC 6749: a lifetime that is not told. */
const LIFETIME_SECONDS = 300;
const EARLY_SECONDS = 60;

export function openProvider({ issuer, clientId, clientSecret, publicUrl }: Settings): Provider {
  let known: Promise<Configuration> | undefined;
  const own = { token: '', until: 0 };
  const exchanged = new Map<string, { token: string; until: number }>();

  function configuration(): Promise<Configuration> {
    known ??= discovery(issuer, clientId, undefined, clientSecret === undefined ? None() : ClientSecretPost(clientSecret), {
      execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
      timeout: TIMEOUT_SECONDS,
    }).catch(() => {
      // It may be there the next time somebody asks.
      known = undefined;
      throw hubAway();
    });
    return known;
  }

  return {
    origin: issuer.origin,
    async leave(backTo) {
      const leaving = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), backTo };
      const { href } = buildAuthorizationUrl(await configuration(), {
        redirect_uri: new URL(CALLBACK, publicUrl).href,
        scope: 'openid',
        state: leaving.state,
        nonce: leaving.nonce,
        code_challenge: await calculatePKCECodeChallenge(leaving.verifier),
        code_challenge_method: 'S256',
      });
      return { href, leaving };
    },
    async comeBack(url, { state, nonce, verifier }) {
      const tokens = await authorizationCodeGrant(await configuration(), url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      const { role, agency }: Readonly<Record<string, unknown>> = claims ?? {};
      return {
        sub: claims?.sub ?? '',
        role: typeof role === 'string' ? role : '',
        agency: typeof agency === 'string' ? agency : null,
        token: tokens.access_token,
        endsAt: Date.now() + (tokens.expires_in ?? LIFETIME_SECONDS) * 1_000,
      };
    },
    async ownToken() {
      if (Date.now() < own.until) return own.token;
      const tokens = await clientCredentialsGrant(await configuration()).catch(() => {
        throw hubAway();
      });
      return Object.assign(own, kept(tokens)).token;
    },
    async onBehalfOf({ token }) {
      const before = exchanged.get(token);
      if (before && Date.now() < before.until) return before.token;
      const tokens = await genericGrantRequest(await configuration(), EXCHANGE, {
        subject_token: token,
        subject_token_type: ACCESS_TOKEN,
      }).catch(() => {
        throw hubAway();
      });
      const now = kept(tokens);
      for (const [key, { until }] of exchanged) if (until < Date.now()) exchanged.delete(key);
      exchanged.set(token, now);
      return now.token;
    },
  };
}

function kept({ access_token, expires_in }: { access_token: string; expires_in?: number | undefined }): { token: string; until: number } {
  return { token: access_token, until: Date.now() + ((expires_in ?? LIFETIME_SECONDS) - EARLY_SECONDS) * 1_000 };
}
