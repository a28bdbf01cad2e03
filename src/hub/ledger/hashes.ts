import { hash, randomFillSync } from 'node:crypto';
import { hashUnder, SEED_BYTES, saltFrom } from '../log/salted-hash.js';
import type { Erasure } from './format.js';
import type { LedgerChange } from './read-history.js';
import { dayJson, joined, type WrittenState } from './states.js';

/** Everything of a change that its hashes bind. */
export type HashedChange = Pick<LedgerChange, 'entity' | 'recordId' | 'version' | 'operation' | 'validFrom' | 'validTo' | 'subjects'> & {
  format: number;
  schemaVersion: number;
  /** Which version a withdrawal put back; null unless it is one. Under no hash in rows of FORMAT 1. */
  restores: number | null;
  /** Of an erasure what it takes; null of every other change. */
  erasure: Erasure | null;
  /** The state before, then all known after the change; in rows of FORMAT 1 the one after stands between them. */
  states: readonly (WrittenState | undefined)[];
  /** What the states' texts are called. */
  names: readonly string[];
};

/** By field name; in rows of FORMAT 1, and in later ones of the fields that were erased. */
export type Hashes = Readonly<Record<string, string>>;
export type Salts = Readonly<Record<string, string>>;

/** Key of the hash over what is no field: unsalted, since it holds no values. */
export const FRAME = '@';

/** What stands for a field wherever its value may be gone: the salted hash of all the values it has in the change. */
export type Commitment = { name: string; commitment: string };

/** What stands for a change in the tree, and says which of its values was altered: in hexadecimal digits. */
export type Seal = { digest: string; marks: string };

/**
 * Seals a change under a seed. Every field that has a value anywhere in it has a commitment of its own, under a salt that the seed gives
 * it, and the digest is over all of them; neither salts nor commitments are stored. Whoever erases a field keeps its commitment (`hashes`),
 * and the other fields' salts in the place of the seed: the digest holds, and the value can no longer be guessed.
 */
export function sealed(change: HashedChange, seed: string): Seal {
  const commitments: Commitment[] = [];
  for (const index of inOrder(change.names)) {
    const name = change.names[index] ?? '';
    if (hasValue(change, index)) commitments.push({ name, commitment: fieldHash(change, index, saltFrom(seed, name)) });
  }
  return sealOf(frameHash(change), commitments);
}

/** `commitments` in the order of their names. */
export function sealOf(frame: string, commitments: readonly Commitment[]): Seal {
  // Canonical JSON: the frame's name sorts before every letter, and a commitment needs no escaping.
  const parts = [`{"${FRAME}":"`, frame];
  let marks = '';
  for (const one of commitments) {
    parts.push('","', one.name, '":"', one.commitment);
    marks += markOf(one);
  }
  parts.push('"}');
  return { digest: hash('sha256', joined(parts), 'hex'), marks };
}

/**
 * Three bytes by which a field that no longer fits is told by its name: the first byte of the name's hash, so that a value that is gone is
 * missed, and two of its commitment.
 */
export function markOf({ name, commitment }: Commitment): string {
  return tagOf(name) + hexOfFirstTwo(commitment);
}

/** The first two bytes of a base64url text in hexadecimal digits; a Buffer for each of them was a twelfth of what sealing costs. */
function hexOfFirstTwo(base64url: string): string {
  const bits = (sixBits(base64url, 0) << 10) | (sixBits(base64url, 1) << 4) | (sixBits(base64url, 2) >> 2);
  return bits.toString(16).padStart(2 * MARKED_BYTES, '0');
}

function sixBits(base64url: string, place: number): number {
  return SIX_BITS[base64url.charCodeAt(place)] ?? 0;
}

const SIX_BITS = new Uint8Array(128);
for (const [bits, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].entries())
  SIX_BITS[letter.charCodeAt(0)] = bits;

export function tagOf(name: string): string {
  const known = tags.get(name);
  if (known !== undefined) return known;
  const made = hash('sha256', name, 'hex').slice(0, TAG_DIGITS);
  tags.set(name, made);
  return made;
}

export const TAG_DIGITS = 2;
const MARKED_BYTES = 2;
export const MARK_DIGITS = TAG_DIGITS + 2 * MARKED_BYTES;
/** Names of declared fields, which are few. */
const tags = new Map<string, string>();

/** The names' places in the order of their UTF-16 code units. Made once for each list of names. */
export function inOrder(names: readonly string[]): readonly number[] {
  const known = ordered.get(names);
  if (known !== undefined) return known;
  const made = [...names.keys()].sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));
  ordered.set(names, made);
  return made;
}

const ordered = new WeakMap<readonly string[], readonly number[]>();

export function hasValue({ states }: HashedChange, index: number): boolean {
  return states.some((state) => state?.texts[index] !== undefined);
}

/**
 * sha256 over salt, field and the canonical JSON of the array of that field's values in all the states. One hash binds every place the
 * value stands in the row, and dropping one salt unbinds exactly that field.
 */
export function fieldHash(change: HashedChange, index: number, salt: string): string {
  return hashUnder(salt, change.names[index] ?? '', valuesText(change, index));
}

/** All values of a field in a change, before and after, as JSON. */
export function valuesText({ states }: HashedChange, index: number): string {
  let values = '';
  for (const state of states) values += `${values === '' ? '' : ','}${state?.texts[index] ?? 'null'}`;
  return `[${values}]`;
}

export function frameHash(change: HashedChange): string {
  return hash('sha256', frameText(change), 'base64url');
}

/** Everything of a change that is no value of a field, as JSON. */
export function frameText(change: HashedChange): string {
  const { format, schemaVersion, entity, recordId, version, operation, validFrom, validTo, subjects, restores, erasure, states } = change;
  const frames = states.map((state) =>
    state === undefined ? 'null' : `[${state.version},${dayJson(state.validFrom)},${dayJson(state.validTo)}]`,
  );
  const taken = erasure === null ? '' : `,${JSON.stringify([erasure.ground, erasure.fields])}`;
  const rest = format === 1 ? `${frames.slice(0, 2).join(',')},[${frames.slice(2).join(',')}]` : `${restores},[${frames.join(',')}]`;
  return `[${format},${schemaVersion},"${entity}","${recordId}",${version},"${operation}",${dayJson(validFrom)},${dayJson(validTo)},${JSON.stringify(subjects)},${rest}${taken}]`;
}

/** The days of the states that a frame tells of, in their order; null where there is no such state. `[frame, …]` as `frameText` writes it. */
export function periodsIn(frame: string): ({ from: string | null; to: string | null } | null)[] {
  const told = JSON.parse(frame) as readonly unknown[];
  // What is no state stands in front: of FORMAT 1 nine members, of later ones the version that was put back too.
  const frames = (told[0] === 1 ? [told[9], told[10], ...(told[11] as unknown[])] : told[10]) as (
    | [number, string | null, string | null]
    | null
  )[];
  return frames.map((one) => one && { from: one[1], to: one[2] });
}

/** 128 bits, in hexadecimal digits, drawn in large helpings: a call per seed cost more than a hash. */
export function freshSeed(): string {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += SEED_BYTES;
  return pool.toString('hex', drawn - SEED_BYTES, drawn);
}

const pool = Buffer.alloc(SEED_BYTES * 4096);
let drawn = pool.length;
