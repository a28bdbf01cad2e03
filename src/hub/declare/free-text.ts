/**
 * Text without a form of its own, which is searched by its parts and ordered as Vietnamese words. Every other scalar is a code: matched
 * whole, ordered by its letters.
 */
export function isFreeText(type: string): boolean {
  return FREE.has(type);
}

/** Text without any rule of its own: what is kept of it is said by `normal-text.ts` alone. */
export function isUnruledText({ type }: { type: string }): boolean {
  return type === 'String';
}

const FREE: ReadonlySet<string> = new Set(['String', 'URL']);
