import { saltFrom } from '../log/salted-hash.js';
import {
  type Commitment,
  FRAME,
  fieldHash,
  frameHash,
  type HashedChange,
  hasValue,
  inOrder,
  MARK_DIGITS,
  markOf,
  sealOf,
  TAG_DIGITS,
  tagOf,
} from './hashes.js';
import type { Tell, VerifiedRow } from './verified-row.js';

/** What an erasure took is gone, and what is gone an erasure took: nobody takes values away around the door. */
export function checkErased(row: VerifiedRow, states: HashedChange['states'], names: readonly string[], tell: Tell): void {
  if ((row.operation === 'erase') !== (row.erasure !== null && row.erasure !== undefined)) tell('ERASURE');
  // Of a record from which nothing was ever taken there is nothing to look for.
  if (row.hashes === null && row.erasedLater.length === 0) return;
  const later = new Set(row.erasedLater);
  const salted = new Set(Object.keys(row.salts ?? {}));
  for (const name of Object.keys(row.hashes ?? {})) {
    const isGone = name !== FRAME && (row.format === 1 ? !salted.has(name) : true);
    if (isGone && !later.has(name)) tell('ERASURE', name);
  }
  for (const [index, name] of names.entries()) {
    if (later.has(name) && (salted.has(name) || states.some((state) => state?.texts[index] !== undefined))) tell('ERASURE', name);
  }
}

/** Rows of FORMAT 1: a salt and a hash for each field. */
export function checkFieldHashes({ hashes, salts }: VerifiedRow, change: HashedChange, tell: Tell): void {
  if (hashes?.[FRAME] !== frameHash(change)) tell('FRAME');
  for (const [index, name] of change.names.entries()) {
    const salt = salts?.[name];
    // An erased value has no salt and must not have come back.
    const holds =
      salt === undefined
        ? !hasValue(change, index)
        : hashes?.[name] === fieldHash(change, index, salt) && (hasValue(change, index) || name in hashes);
    if (!holds) tell('VALUE', name);
  }
}

/**
 * Rows of FORMAT 2: one digest over the frame and every field's commitment, made anew from the seed; those of erased fields are in
 * `hashes`.
 */
export function checkSeal(row: VerifiedRow, change: HashedChange, tell: Tell): void {
  const erased = row.hashes ?? {};
  // What was erased could be guessed again if the seed were still there.
  if ((row.seed === null) === (row.salts === null) || (row.seed !== null && row.hashes !== null)) {
    tell('SALT');
    return;
  }
  const faulty = new Set<string>();
  const commitments: Commitment[] = Object.entries(erased).map(([name, commitment]) => ({ name, commitment }));
  for (const index of inOrder(change.names)) {
    const name = change.names[index] ?? '';
    if (!hasValue(change, index)) continue;
    const salt = row.seed === null ? row.salts?.[name] : saltFrom(row.seed, name);
    // An erased value that has come back, or one that nothing stands for.
    if (name in erased || salt === undefined) faulty.add(name);
    else commitments.push({ name, commitment: fieldHash(change, index, salt) });
  }
  // Those of the fields came in order already.
  if (row.hashes !== null) commitments.sort((a, b) => (a.name < b.name ? -1 : 1));
  const { digest, marks } = sealOf(frameHash(change), commitments);
  if (digest === row.digest) {
    if (marks !== row.marks) tell('MARKS');
  } else {
    const named = unmarked(row.marks ?? '', commitments, change.names);
    for (const name of named) faulty.add(name);
    if (faulty.size === 0) tell('FRAME');
  }
  for (const name of faulty) tell('VALUE', name);
}

/** Which fields no longer are as marked: of another value, with one they had not, or without the one they had. */
function unmarked(marks: string, commitments: readonly Commitment[], names: readonly string[]): string[] {
  const open = marks.match(new RegExp(`.{1,${MARK_DIGITS}}`, 'g')) ?? [];
  const take = (matches: (mark: string) => boolean) => {
    const at = open.findIndex(matches);
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  };
  const others = commitments.filter((one) => !take((mark) => mark === markOf(one)));
  for (const { name } of others) take((mark) => mark.startsWith(tagOf(name)));
  const committed = new Set(commitments.map(({ name }) => name));
  const gone = open.flatMap((mark) => names.filter((name) => !committed.has(name) && tagOf(name) === mark.slice(0, TAG_DIGITS)));
  return [...others.map(({ name }) => name), ...gone];
}
