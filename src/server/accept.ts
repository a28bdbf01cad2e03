import Negotiator from 'negotiator';

/**
 * Which of the offered media types an Accept header likes best (RFC 9110, 12.5.1): of equals the one it names more exactly, then the one it
 * names first, then the one offered first; the first offered where there is no header, undefined where it likes none. What cannot be read
 * likes nothing.
 */
export function preferred<T extends string>(accept: string | undefined, offered: readonly T[]): T | undefined {
  const ranges = accept?.split(',').filter((range) => !UNREADABLE.test(range));
  const chosen = new Negotiator({ headers: { accept: ranges?.join().replaceAll(/utf8/gi, 'utf-8') } }).mediaType(offered.map(inUtf8));
  return offered.find((type) => inUtf8(type) === chosen);
}

/** A subtype of any type, and a parameter without a name: the library takes both for something. */
const UNREADABLE = /\*\/(?!\*)|;\s*(?:;|$)/;

/** Everything offered is UTF-8, and a range may say so. */
function inUtf8(type: string): string {
  return `${type}; charset=utf-8`;
}
