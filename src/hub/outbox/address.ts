import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Hosts of networks of one's own that messages may go to, each as `host` or `host:port`; by plain http too. */
export type AllowedHosts = ReadonlySet<string>;

/** The address a name led to is not one of the internet. */
export class ClosedAddress extends Error {}

/** Why messages cannot go to an address, as far as its text tells; null where they can. */
export function faultOfUrl(text: string, allowed: AllowedHosts): 'form' | 'https' | 'address' | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || text.length > URL_CHARACTERS_MAX || !['http:', 'https:'].includes(url.protocol)) return 'form';
  // What stands here stands in the logs of everybody on the way.
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return 'form';
  if (isAllowed(url, allowed)) return null;
  if (url.protocol !== 'https:') return 'https';
  const host = hostOf(url);
  const isInner = isIP(host) > 0 ? !isPublic(host) : !host.includes('.') || INNER_NAMES.test(host);
  return isInner ? 'address' : null;
}

const URL_CHARACTERS_MAX = 2_000;
/** Names that no public server has (RFC 6761, RFC 6762, RFC 8375). */
const INNER_NAMES = /(^|\.)(localhost|local|internal|home\.arpa|invalid|test)\.?$/i;

export function isAllowed(url: URL, allowed: AllowedHosts): boolean {
  return allowed.has(url.hostname) || allowed.has(url.host);
}

/** Without the brackets of IPv6, as the network takes it. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** An address that anybody on the internet reaches; those of this machine, its networks, its cloud and of no network are none. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/**
 * Finds the addresses of a name for one connection, which is made to the very address that was looked at: a name that leads elsewhere a moment
 * later gains nothing. One inner address among several refuses them all.
 */
export const lookUpPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (fault, found) => {
    if (fault) return done(fault, []);
    const [first] = found;
    if (first === undefined || !found.every(({ address }) => isPublic(address))) return done(new ClosedAddress(), []);
    return options.all ? done(null, found) : done(null, first.address, first.family);
  });
};
