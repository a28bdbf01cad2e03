import { hashUnder } from '../log/salted-hash.js';

/** What stands where words were; the guards of the database let an erasure write nothing else. */
export const ERASED_WORDS = '(đã xoá theo luật · erased)';

/** Of a sealed leaf: the salts of what is left, and the salted hashes of what went. */
export type ErasedWords = { salts: Readonly<Record<string, string>>; hashes: Readonly<Record<string, string>> };

/** What of a set goes when words go, and what its leaf is then made from in its place. */
export const GOING: Readonly<Record<string, string | null>> = {
  reason: ERASED_WORDS,
  emergency: ERASED_WORDS,
  requestHash: ERASED_WORDS,
  idempotencyKey: null,
  warnings: '[]',
};

/** The hash that the leaf was made with, where the row has what stands for words that are gone; else a hash that no leaf has. */
export function goneHash(name: string, value: string | null, hash: string): string {
  return value === GOING[name] ? hash : hashUnder('', name, value ?? '');
}
