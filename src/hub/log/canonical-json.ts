/**
 * JSON in its one spelling (RFC 8785): members by name in order of UTF-16 code units, no space between, numbers and texts as ECMAScript
 * writes them. Equal values have equal bytes, so it is what digests are made of. A member that is undefined is left out, as in any JSON.
 */
export function canonicalJson(value: unknown): string {
  return textOf(value) ?? 'null';
}

/** An object of members whose texts are canonical already; without a text a member is left out. */
export function canonicalObject(members: Iterable<readonly [name: string, text: string | undefined]>): string {
  const texts = [...members]
    .flatMap(([name, text]) => (text === undefined ? [] : [{ name, text }]))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return `{${texts.map(({ name, text }) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}

/** Undefined for what JSON has no text for. */
function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return canonicalObject(Object.entries(value).map(([name, member]) => [name, textOf(member)] as const));
  return JSON.stringify(value);
}
