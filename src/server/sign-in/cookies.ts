import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The prefix has the browser insist on it: from this host alone, for all of it, never in the clear. Browsers count this machine's own
 * loopback as safe, so the demonstration signs in as production does.
 */
export const SESSION_COOKIE = '__Host-giaolo';
/** Between leaving for the provider and coming back. */
export const LEAVING_COOKIE = '__Host-giaolo-dang-nhap';

const COMMON = 'Path=/; Secure; HttpOnly; SameSite=Lax';

export function cookieOf({ headers }: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  for (const part of (headers.cookie ?? '').split(/;\s*/)) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at) === name) return part.slice(at + 1);
  }
  return undefined;
}

/** Without an age of its own a cookie ends with the browser, as on a public computer it should. */
export function setCookie(reply: FastifyReply, name: string, secret: string, seconds?: number): void {
  reply.header('set-cookie', `${name}=${secret}; ${COMMON}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`);
}

export function clearCookie(reply: FastifyReply, name: string): void {
  reply.header('set-cookie', `${name}=; ${COMMON}; Max-Age=0`);
}
