/**
 * A document that a legal basis names, with the provisions of it in the form of `LegalProvision.provision`; none where it is named as a
 * whole.
 */
export type CitedDocument = { number: string; provisions: readonly string[] };

/**
 * What a citation names: `Luật 36/2024/QH15, Điều 35 khoản 1 điểm b, Điều 42 khoản 1` are `35.1.b` and `42.1` of `36/2024/QH15`. `form` is
 * the form of a document's number. Ranges (`Điều 19–21`, `điểm b–đ`) are unfolded; annexes are no provisions.
 */
export function citedProvisions(cited: string, form: string): CitedDocument[] {
  const numbers = [...cited.matchAll(new RegExp(form, 'g'))];
  const documents = new Map<string, string[]>();
  for (const [i, { 0: number, index }] of numbers.entries()) {
    const told = cited.slice(index + number.length, numbers[i + 1]?.index);
    documents.set(number, [...(documents.get(number) ?? []), ...provisionsIn(told)]);
  }
  return [...documents].map(([number, provisions]) => ({ number, provisions: [...new Set(provisions)] }));
}

const LEVELS = ['Điều', 'khoản', 'điểm'];
const PART = /(?:(Điều|khoản|điểm) |, )(\d+[a-zđ]?|[a-zđ])(?:–(\d+|[a-zđ]))?(?![\p{L}\d])/gu;

function provisionsIn(told: string): string[] {
  const found: string[] = [];
  let above: string[] = [];
  let level = 0;
  for (const [, word, first = '', last] of told.matchAll(PART)) {
    const next = word === undefined ? level : LEVELS.indexOf(word);
    const deeper = next > level && above.length > 0;
    level = next;
    // `Điều 35 khoản 1` narrows what was named just before; anything else begins beside it.
    const parent = deeper ? (found.pop()?.split('.') ?? above) : above.slice(0, level);
    above = [...parent, first];
    found.push(...unfolded(first, last).map((part) => [...parent, part].join('.')));
  }
  return found;
}

/** Letters of points, in the order of the law. */
const POINTS = [...'abcdđeghiklmnopqrstuvxy'];

function unfolded(first: string, last: string | undefined): string[] {
  if (last === undefined) return [first];
  if (!/^\d/.test(first)) return POINTS.slice(POINTS.indexOf(first), POINTS.indexOf(last) + 1);
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, n) => String(Number(first) + n));
}
