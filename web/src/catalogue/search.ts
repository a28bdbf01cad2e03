import { foldText } from '../../../src/hub/declare/fold.js';

type Named = { name: string; caption: string; captionEn: string };
export type Listed = Named & { fields: readonly Named[] };
export type Hit<E extends Listed> = { entity: E; fields: E['fields'][number][]; rank: number };

/**
 * Kinds of records and fields by their names in both languages and in GraphQL, without diacritics or case; every word typed has to be there. A
 * kind of record that is called so comes first, then those that have such a field.
 */
export function searchCatalogue<E extends Listed>(entities: readonly E[], text: string): Hit<E>[] {
  const words = foldText(text.normalize('NFC')).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const phrase = words.join(' ');
  return entities
    .flatMap((entity): Hit<E>[] => {
      const own = rankOf(entity, words, phrase);
      const fields = entity.fields
        .map((field) => ({ field, rank: rankOf(field, words, phrase) }))
        .filter(({ rank }) => rank > 0)
        .sort((a, b) => b.rank - a.rank);
      const best = fields[0]?.rank ?? 0;
      return own === 0 && best === 0 ? [] : [{ entity, fields: fields.map(({ field }) => field), rank: own > 0 ? own + 10 : best }];
    })
    .sort((a, b) => b.rank - a.rank);
}

/** 3: it is called just this, 2: it begins so, 1: words of it begin so, 0: no. */
function rankOf({ name, caption, captionEn }: Named, words: readonly string[], phrase: string): number {
  const names = [caption, captionEn, name].map(foldText);
  if (names.includes(phrase)) return 3;
  if (names.some((one) => one.startsWith(phrase))) return 2;
  const all = [...names, foldText(name.replace(/([a-z])([A-Z])/g, '$1 $2'))].flatMap((one) => one.split(/[^\p{L}\p{N}]+/u));
  return words.every((word) => all.some((one) => one.startsWith(word))) ? 1 : 0;
}
