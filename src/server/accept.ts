/**
 * Which of the offered media types an Accept header likes best (RFC 9110, 12.5.1): of equals the one it names first, then the one offered first;
 * the first offered where there is no header, undefined where it likes none. Everything offered is UTF-8, and `charset` may say so.
 */
export function preferred<T extends string>(accept: string | undefined, offered: readonly T[]): T | undefined {
  if (accept === undefined) return offered[0];
  const ranges = accept.split(',').flatMap(rangeOf);
  const liked = offered.flatMap((type, offer) => {
    const fitting = ranges.flatMap((range, order) => (fits(range, type) ? [{ ...range, order }] : []));
    // What is said of a type itself holds against what is said of its kind: `*/*, application/json;q=0` is anything but that.
    const [best] = fitting.sort((a, b) => exactness(b) - exactness(a) || b.q - a.q || a.order - b.order);
    return best && best.q > 0 ? [{ type, offer, q: best.q, order: best.order }] : [];
  });
  return liked.sort((a, b) => b.q - a.q || a.order - b.order || a.offer - b.offer)[0]?.type;
}

type Range = { type: string; subtype: string; q: number };

/** One range of the header; none if it cannot be read, or has a parameter that nothing offered has. */
function rangeOf(text: string): Range[] {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const [, type, subtype] = /^([^\s/]+)\/([^\s/]+)$/.exec(name) ?? [];
  if (type === undefined || subtype === undefined) return [];
  let q = 1;
  for (const parameter of parameters) {
    const [, key, value = ''] = /^([^\s=]+)=(.*)$/.exec(parameter) ?? [];
    const plain = value.replace(/^"(.*)"$/, '$1');
    if (key === 'q' && /^(0(\.\d*)?|1(\.0*)?)$/.test(plain)) q = Number(plain);
    else if (key !== 'charset' || !/^(utf-?8|\*)$/.test(plain)) return [];
  }
  return [{ type, subtype, q }];
}

function fits({ type, subtype }: Range, offered: string): boolean {
  const [ownType, ownSubtype] = offered.split('/');
  return type === '*' ? subtype === '*' : type === ownType && (subtype === '*' || subtype === ownSubtype);
}

function exactness({ type, subtype }: Range): number {
  return Number(type !== '*') + Number(subtype !== '*');
}
