/**
 * JSON in its one spelling (RFC 8785): members by name in order of UTF-16 code units, no space between, numbers and texts as ECMAScript
 * writes them. Equal values have equal bytes, so it is what digests are made of. A member that is undefined is left out, as in any JSON.
 */
export function canonicalJson(value: unknown): string {
  return textOf(value) ?? 'null';
}

/** An object of members whose texts are canonical already; without a text a member is left out. */
export function canonicalObject(members: Iterable<readonly [name: string, text: string | undefined]>): string {
  const texts = new Map(members);
  return objectText([...texts.keys()], (name) => texts.get(name));
}

/** As `canonicalObject`, of objects whose members always have these names: their order and their spelling are found once. */
export function canonicalShape<N extends string>(names: readonly N[]): (textAt: (name: N) => string | undefined) => string {
  const members = [...names].sort().map((name) => ({ name, next: `,${JSON.stringify(name)}:` }));
  return (textAt) => {
    const parts: string[] = [];
    for (const { name, next } of members) {
      const member = textAt(name);
      if (member !== undefined) parts.push(parts.length === 0 ? next.slice(1) : next, member);
    }
    return `{${parts.join('')}}`;
  };
}

/** The members of an object as `canonicalObject` takes them. */
export function canonicalMembers(value: Readonly<Record<string, unknown>>): [name: string, text: string | undefined][] {
  return Object.entries(value).map(([name, member]) => [name, textOf(member)]);
}

/** Undefined for what JSON has no text for. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  return objectText(Object.keys(members), (name) => textOf(members[name]));
}

/** One text that grows: an entry is made of each change and each read, to seal it and to verify it, and this is most of what that costs. */
function objectText(names: string[], textAt: (name: string) => string | undefined): string {
  let text = '';
  for (const name of names.sort()) {
    const member = textAt(name);
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${member}`;
  }
  return `{${text}}`;
}
