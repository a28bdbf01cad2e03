import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Logger } from 'pino';
import type { Pool } from '../../db/client.js';
import { HubError } from '../../errors.js';
import type { Model } from '../../hub/declare/model.js';
import { instantOfMs } from '../../hub/time/instant.js';
import { discoverProvider, tokenFor } from '../../oidc-discovery.js';
import { readIdentity, type VerifyToken } from '../identity.js';
import { isLocal } from '../local-host.js';
import { DEMO_ISSUER_PATH } from '../serve-demo-issuer.js';
import { clearCookie, cookieOf, LEAVING_COOKIE, SESSION_COOKIE, setCookie } from './cookies.js';
import { createPageSessions } from './page-sessions.js';

/** Where people reach the pages, and as what these are registered with the identity provider. */
export type PagesClient = { publicUrl: string; clientId: string; clientSecret?: string };

type Parts = {
  pool: Pool;
  model: Model;
  verify: VerifyToken;
  logger: Logger;
  /** The provider; absent: the demo issuer of this very hub. */
  provider?: { issuer: string; audience: string } | undefined;
  /** Absent beside a provider: nobody signs in to the pages. */
  client?: PagesClient | undefined;
};

/** Who is signed in: the token stays here, the browser holds the secret that opens it. */
type Session = { token: string; endsAt: string };
/** What has to be the same when somebody comes back from the provider (RFC 9700, 2.1), and where they wanted to go. */
type Leaving = { state: string; nonce: string; verifier: string; backTo: string };

/** How it went, told to the page in its address; each has its words there (`web/src/shell/words.ts`). */
type Trouble = 'tu-choi' | 'het-han' | 'khong-ket-noi' | 'khong-hop';

export type SignIn = {
  /** Gives requests of the hub's own pages the token of whoever is signed in there. */
  useSessions(scope: FastifyInstance): void;
  /** The addresses at which people sign in and out. */
  serve(app: FastifyInstance): Promise<void>;
};

/** A header that no form, link or foreign page can send without being asked for permission first (CORS). */
export const PAGE_HEADER = 'hub-page';
const CALLBACK = '/dang-nhap/xong';
const DEMO_CLIENT_ID = 'giaolo-pages';
const LEAVING_SECONDS = 600;
const SESSION_SECONDS_MAX = 12 * 3_600;
/** RFC 6749: a lifetime that is not told. */
const LIFETIME_SECONDS = 300;

/**
 * Signing in for people at the pages: the hub is the client of the identity provider (authorization code with PKCE), keeps the tokens, and gives
 * the browser one cookie. A request of a page is then the same as one with a token, at every door: here the header is filled in, and nothing
 * behind knows of cookies.
 */
export function createSignIn({ pool, model, verify, logger, provider, client }: Parts): SignIn {
  const sessions = createPageSessions<Session>(pool, 'session');
  const leaving = createPageSessions<Leaving>(pool, 'leaving');
  const isDemo = provider === undefined;
  const isPossible = isDemo || client !== undefined;
  let known: Configuration | undefined;

  /** The pages' own origin; undefined where this address is not one under which people sign in. */
  function originOf({ headers }: FastifyRequest): string | undefined {
    if (client) return new URL(client.publicUrl).origin;
    return isDemo && isLocal(headers.host) ? `http://${headers.host}` : undefined;
  }

  async function providerOf(request: FastifyRequest): Promise<Configuration> {
    // The demo issuer is this process, asked at the end of the very connection: a Host header leads nowhere else.
    if (provider === undefined) return discoverProvider(new URL(DEMO_ISSUER_PATH, ownAddress(request)), { clientId: DEMO_CLIENT_ID });
    known ??= await discoverProvider(new URL(provider.issuer), { clientId: client?.clientId ?? '', secret: client?.clientSecret });
    return known;
  }

  /** A request is a page's own where the browser says so, and it carries what a foreign page cannot send. */
  function isOwnPage(request: FastifyRequest): boolean {
    const { origin, 'sec-fetch-site': site } = request.headers;
    const isSame = origin === undefined || origin === originOf(request);
    return request.headers[PAGE_HEADER] !== undefined && isSame && (site === undefined || site === 'same-origin');
  }

  async function sessionOf(request: FastifyRequest): Promise<Session | undefined> {
    const secret = cookieOf(request, SESSION_COOKIE);
    return secret === undefined ? undefined : sessions.read(secret);
  }

  async function comeBack(request: FastifyRequest, reply: FastifyReply): Promise<{ backTo: string; trouble?: Trouble }> {
    const secret = cookieOf(request, LEAVING_COOKIE);
    const left = secret === undefined ? undefined : await leaving.read(secret);
    // Once: a second coming with the same answer signs nobody in.
    if (secret !== undefined) await leaving.end(secret);
    const origin = originOf(request);
    if (left === undefined || origin === undefined) return { backTo: '/', trouble: 'het-han' };
    const { backTo, state, nonce, verifier } = left;
    try {
      const tokens = await authorizationCodeGrant(
        await providerOf(request),
        new URL(request.url, origin),
        { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
        tokenFor(provider?.audience),
      );
      const token = tokens.access_token;
      await readIdentity(`Bearer ${token}`, verify, model);
      const seconds = Math.min(tokens.expires_in ?? LIFETIME_SECONDS, SESSION_SECONDS_MAX);
      const before = cookieOf(request, SESSION_COOKIE);
      if (before !== undefined) await sessions.end(before);
      const begun = await sessions.begin({ token, endsAt: instantOfMs(Date.now() + seconds * 1_000) }, seconds);
      setCookie(reply, SESSION_COOKIE, begun.secret);
      return { backTo };
    } catch (error) {
      const trouble = troubleOf(error);
      logger.warn({ event: 'sign-in-failed', trouble, fault: error instanceof Error ? error.name : typeof error, requestId: request.id });
      return { backTo, trouble };
    }
  }

  return {
    useSessions(scope) {
      if (!isPossible) return;
      scope.addHook('onRequest', async (request) => {
        // Whoever shows a token is who it says, whatever else the browser sends along.
        if (request.headers.authorization !== undefined || cookieOf(request, SESSION_COOKIE) === undefined) return;
        if (!isOwnPage(request)) {
          // Another site's form or page; reading an address by hand is nobody's request.
          if (request.method !== 'GET') throw new HubError('FORBIDDEN', { action: request.routeOptions.url ?? '' });
          return;
        }
        const session = await sessionOf(request);
        // Never served as somebody else: who was signed in and is no more is told so.
        if (session === undefined) throw new HubError('UNAUTHENTICATED');
        request.headers.authorization = `Bearer ${session.token}`;
      });
    },

    async serve(app) {
      app.get('/phien', async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const roles = model.access.roles.map(({ role, vi, en }) => ({ role, vi, en }));
        if (!isPossible || originOf(request) === undefined) return { isPossible: false, roles };
        const session = isOwnPage(request) ? await sessionOf(request) : undefined;
        const identity = session && (await readIdentity(`Bearer ${session.token}`, verify, model).catch(() => null));
        if (!session || !identity) return { isPossible: true, roles, signedIn: null };
        const role = roles.find((one) => one.role === identity.role);
        const { agency, purposes } = identity;
        return {
          isPossible: true,
          roles,
          signedIn: { role: identity.role, vi: role?.vi, en: role?.en, agency, purposes, endsAt: session.endsAt },
        };
      });

      app.get<{ Querystring: { ve?: string } }>('/dang-nhap', async (request, reply) => {
        const origin = originOf(request);
        if (!isPossible || origin === undefined) throw new HubError('NOT_FOUND', { what: '/dang-nhap' });
        const backTo = pathWithin(origin, request.query.ve);
        try {
          const config = await providerOf(request);
          const left = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), backTo };
          const { secret } = await leaving.begin(left, LEAVING_SECONDS);
          setCookie(reply, LEAVING_COOKIE, secret, LEAVING_SECONDS);
          const { href } = buildAuthorizationUrl(config, {
            redirect_uri: `${origin}${CALLBACK}`,
            scope: 'openid',
            state: left.state,
            nonce: left.nonce,
            code_challenge: await calculatePKCECodeChallenge(left.verifier),
            code_challenge_method: 'S256',
            ...tokenFor(provider?.audience),
          });
          return reply.redirect(href, 303);
        } catch (error) {
          logger.warn({ event: 'sign-in-failed', trouble: 'khong-ket-noi', fault: error instanceof Error ? error.name : typeof error });
          return reply.redirect(withTrouble(backTo, 'khong-ket-noi'), 303);
        }
      });

      app.get(CALLBACK, async (request, reply) => {
        const { backTo, trouble } = await comeBack(request, reply);
        // The code stands in this address, so it is left at once and sent on to nobody.
        return reply.redirect(trouble === undefined ? backTo : withTrouble(backTo, trouble), 303);
      });

      app.post('/dang-xuat', async (request, reply) => {
        if (!isOwnPage(request)) throw new HubError('FORBIDDEN', { action: '/dang-xuat' });
        const secret = cookieOf(request, SESSION_COOKIE);
        if (secret !== undefined) await sessions.end(secret);
        clearCookie(reply, SESSION_COOKIE);
        return { next: await leaveProvider(request) };
      });
    },
  };

  /** Where the provider forgets the person too; nothing in the address says who it was. */
  async function leaveProvider(request: FastifyRequest): Promise<string> {
    const origin = originOf(request);
    const config = await providerOf(request).catch(() => undefined);
    if (origin === undefined || config?.serverMetadata().end_session_endpoint === undefined) return '/';
    return buildEndSessionUrl(config, { post_logout_redirect_uri: `${origin}/` }).href;
  }
}

function ownAddress({ socket }: FastifyRequest): string {
  const { localAddress = '127.0.0.1', localPort } = socket;
  const address = localAddress.replace(/^::ffff:/, '');
  return `http://${address.includes(':') ? `[${address}]` : address}:${localPort}`;
}

/** Where somebody wanted to go, if that is on these pages. */
function pathWithin(origin: string, path = '/'): string {
  const url = URL.canParse(path, origin) ? new URL(path, origin) : undefined;
  return url?.origin === origin ? `${url.pathname}${url.search}` : '/';
}

function withTrouble(path: string, trouble: Trouble): string {
  return `${path}${path.includes('?') ? '&' : '?'}dang-nhap=${trouble}`;
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof AuthorizationResponseError) return error.error === 'access_denied' ? 'tu-choi' : 'het-han';
  // Of the right provider, and nothing this hub can use: only an operator can mend that.
  return error instanceof HubError && error.code === 'UNAUTHENTICATED' ? 'khong-hop' : 'khong-ket-noi';
}
