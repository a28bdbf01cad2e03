/** Text without a form of its own, which is searched by its parts and ordered as Vietnamese words. Every other scalar is a code: matched whole, ordered by its letters. */
export function isFreeText(type: string): boolean {
  return FREE.has(type);
}

const FREE: ReadonlySet<string> = new Set(['String', 'URL']);
