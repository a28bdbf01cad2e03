import { isIncluded } from './check-proof.js';
import { append, EMPTY_RANGE, foldPeaks, peaksOf, rootOf } from './compact-range.js';
import { inclusionRanges } from './make-proof.js';
import { hashUnder, type SaltOf } from './salted-hash.js';
import { leafHash } from './tree-hash.js';

/**
 * The root over whom a row is about, each under a salt of its own, in the order of their ids; null where it is about nobody. With it in the
 * leaf, one of many is shown to be in the row by a salt and a few hashes, which say nothing about the others.
 */
export function subjectsRoot(saltOf: SaltOf, subjects: readonly string[]): string | null {
  if (subjects.length === 0) return null;
  return rootOf(append(EMPTY_RANGE, leavesOf(saltOf, subjects))).toString('base64url');
}

/** That one person is among those of a row: a salt and the hashes of the others' subtrees. */
export type SubjectProof = { subject: string; salt: string; index: number; of: number; hashes: readonly string[] };

/** Undefined where the row is not about that person. */
export function proveSubject(saltOf: SaltOf, subjects: readonly string[], subject: string): SubjectProof | undefined {
  const sorted = [...subjects].sort();
  const index = sorted.indexOf(subject);
  if (index < 0) return undefined;
  const nodes = new Map<string, Buffer>();
  append(EMPTY_RANGE, leavesOf(saltOf, subjects), (node, hash) => nodes.set(`${node.level}/${node.index}`, hash));
  const hashes = inclusionRanges(BigInt(index), BigInt(sorted.length)).map(({ begin, end }) =>
    foldPeaks(peaksOf(begin, end).map((node) => nodes.get(`${node.level}/${node.index}`) ?? Buffer.alloc(0))).toString('base64url'),
  );
  return { subject, salt: saltOf(nameOf(index)), index, of: sorted.length, hashes };
}

export function isSubjectOf(root: string, { subject, salt, index, of, hashes }: SubjectProof): boolean {
  return isIncluded({
    leaf: BigInt(index),
    size: BigInt(of),
    leafHash: leafHash(hashUnder(salt, nameOf(index), subject)),
    root: bytesOf(root),
    proof: hashes.map(bytesOf),
  });
}

function leavesOf(saltOf: SaltOf, subjects: readonly string[]): Buffer[] {
  return [...subjects].sort().map((subject, at) => leafHash(hashUnder(saltOf(nameOf(at)), nameOf(at), subject)));
}

/** Either alphabet of Base 64 is read by that name; the Buffer of browsers knows no other. */
const bytesOf = (base64url: string) => Buffer.from(base64url, 'base64');
const nameOf = (index: number) => `subject ${index}`;

/** Under which names the salts of so many subjects stand. */
export function subjectNames(amount: number): string[] {
  return Array.from({ length: amount }, (_, index) => nameOf(index));
}
