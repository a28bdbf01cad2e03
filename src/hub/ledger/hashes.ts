import { hash, randomFillSync } from 'node:crypto';
import { type Json, STATE_FRAME, type State } from './format.js';

/** Everything of a change that its hashes bind. */
export type HashedChange = {
  format: number;
  schemaVersion: number;
  entity: string;
  recordId: string;
  version: number;
  operation: string;
  validFrom: string | null;
  validTo: string | null;
  subjects: readonly string[];
  before: State | null;
  after: State | null;
  slices: readonly State[];
};

export type Hashes = Record<string, string>;
export type Salts = Record<string, string>;

/** Key of the hash over what is no field: unsalted, since it holds no values. */
export const FRAME = '@';

/** One salt and one hash for each field that has a value anywhere in the change. */
export function saltAndHash(change: HashedChange): { salts: Salts; hashes: Hashes } {
  const salts: Salts = {};
  const hashes: Hashes = { [FRAME]: frameHash(change) };
  for (const name of hashedFields(change)) {
    const salt = freshSalt();
    salts[name] = salt;
    hashes[name] = fieldHash(change, name, salt);
  }
  return { salts, hashes };
}

/** The fields named in any state of the change. */
export function hashedFields({ before, after, slices }: HashedChange): string[] {
  const names = new Set<string>();
  for (const state of [before, after, ...slices]) {
    for (const name in state) if (!STATE_FRAME.has(name)) names.add(name);
  }
  return [...names];
}

/**
 * sha256 over salt, field and the canonical JSON of [before, after, …slices] of that field. One hash binds every place the value
 * stands in the row, and dropping one salt unbinds exactly that field. Nothing here has keys to sort, so JSON.stringify is RFC 8785.
 */
export function fieldHash({ before, after, slices }: HashedChange, name: string, salt: string): string {
  const values: Json[] = [before?.[name] ?? null, after?.[name] ?? null, ...slices.map((state) => state[name] ?? null)];
  return hash('sha256', `${salt}\n${name}\n${JSON.stringify(values)}`, 'base64url');
}

export function frameHash(change: HashedChange): string {
  const { format, schemaVersion, entity, recordId, version, operation, validFrom, validTo, subjects, before, after, slices } = change;
  const frame = (state: State | null) => state && [state.version, state.validFrom, state.validTo];
  return hash(
    'sha256',
    JSON.stringify([format, schemaVersion, entity, recordId, version, operation, validFrom, validTo, subjects, frame(before), frame(after), slices.map(frame)]),
    'base64url',
  );
}

/** 128 bits each, drawn in large helpings: a call per salt cost more than the hash it salts. */
function freshSalt(): string {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += SALT_BYTES;
  return pool.toString('base64url', drawn - SALT_BYTES, drawn);
}

const SALT_BYTES = 16;
const pool = Buffer.alloc(SALT_BYTES * 1024);
let drawn = pool.length;
