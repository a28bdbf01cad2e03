import { hash } from 'node:crypto';

/**
 * What stands for a value in a leaf: sha256 over a salt, the value's name and the value, in base64url. Whoever has the salt can show the
 * value; whoever has not can guess it never. Each name has a salt of its own, made from the leaf's seed: one is shown without the others.
 */
export function saltedHash(seed: string, name: string, value: string): string {
  return hashUnder(saltFrom(seed, name), name, value);
}

/** The same for whoever was given the salt, and with it this one value. */
export function hashUnder(salt: string, name: string, value: string): string {
  return hash('sha256', `${salt}\n${name}\n${value}`, 'base64url');
}

/** The salt of one name. `seed`: in hexadecimal digits. A name holds no line end, so no two of a seed have the same salt. */
export function saltFrom(seed: string, name: string): string {
  return hash('sha256', `${seed}\n${name}`, 'base64url');
}

/** The salts of one leaf, by name. */
export type SaltOf = (name: string) => string;

/** All that follow from a seed. */
export function saltsFrom(seed: string): SaltOf {
  return (name) => saltFrom(seed, name);
}

/** 128 bits, for each leaf of a log and for each change of the ledger. */
export const SEED_BYTES = 16;
