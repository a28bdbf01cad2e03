import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Who asks, in what role, for what purpose, and on whose behalf: said once, however often they ask. */
export type Asker = {
  actor: string;
  role: string;
  agency: string | null;
  purpose: string | null;
  client: string | null;
  behalfAgency: string | null;
  official: string | null;
};

/** What was asked, without its values. Classes and kinds are separated by spaces. */
export type Question = {
  documentHash: string;
  operationName: string | null;
  variablesKey: string;
  fieldClasses: string;
  entities: string;
};

/** A word with its number, which rows name it by. */
export type Word = { number: string } & ({ kind: 'asker'; word: Asker } | { kind: 'question'; word: Question });

export function askerNumber({ actor, role, agency, purpose, client, behalfAgency, official }: Asker): string {
  return numberOf(['asker', actor, role, agency, purpose, client, behalfAgency, official]);
}

export function questionNumber({ documentHash, operationName, variablesKey, fieldClasses, entities }: Question): string {
  return numberOf(['question', documentHash, operationName, variablesKey, fieldClasses, entities]);
}

/**
 * The number of a word is what it says, as `read_word_number` in the database has it: the first 64 bits of SHA-256 over its parts, each with
 * its length. A counter would make a number stand for something else after a restore, in a process that learned it before.
 */
function numberOf(parts: readonly (string | null)[]): string {
  const text = parts.map((part) => (part === null ? '-' : `${Buffer.byteLength(part)}:${part}`)).join('');
  return String(hash('sha256', text, 'buffer').readBigInt64BE(0));
}

export type Words = {
  asker(asker: Asker): Word;
  question(question: Question): Word;
};

/** Makes words, and hashes those that are asked for again only once. */
export function createWords(): Words {
  const known = new LRUCache<string, Word>({ max: KNOWN_MAX });
  const once = (key: string, make: () => Word): Word => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    known.set(key, made);
    return made;
  };
  return {
    asker: (word) => once(keyOf(word), () => ({ kind: 'asker', number: askerNumber(word), word })),
    question: (word) => once(keyOf(word), () => ({ kind: 'question', number: questionNumber(word), word })),
  };
}

/** No text of a row holds a control character (`row.ts`), so none is taken for the end of another. */
function keyOf(word: Asker | Question): string {
  return Object.values(word).join('\u0000');
}

const KNOWN_MAX = 20_000;

/** Which words the database surely has; a word that it may not have goes along with the rows that name it. */
export type StoredWords = {
  /** As `append_read_rows` takes them; null when the database has them all. */
  missing(words: readonly Word[]): string | null;
  stored(words: readonly Word[]): void;
  /** The database had not what it surely had: it is another than it was. */
  forget(): void;
};

export function createStoredWords(): StoredWords {
  const stored = new LRUCache<string, true>({ max: KNOWN_MAX });
  return {
    missing(words) {
      const unknown = new Map(words.flatMap((one) => (stored.has(one.number) ? [] : [[one.number, one] as const])));
      if (unknown.size === 0) return null;
      const of = (kind: Word['kind']) => [...unknown.values()].flatMap((one) => (one.kind === kind ? [told(one)] : []));
      return JSON.stringify({ askers: of('asker'), questions: of('question') });
    },
    stored(words) {
      for (const { number } of words) stored.set(number, true);
    },
    forget: () => stored.clear(),
  };
}

function told({ number, kind, word }: Word) {
  return kind === 'asker' ? { number, ...word } : { number, ...word, documentHash: `\\x${word.documentHash}` };
}
