import { hash, randomFillSync } from 'node:crypto';
import type { LedgerChange } from './read-history.js';
import { beginnings, dayJson, joined, type WrittenState } from './states.js';

/** Everything of a change that its hashes bind. */
export type HashedChange = Pick<LedgerChange, 'entity' | 'recordId' | 'version' | 'operation' | 'validFrom' | 'validTo' | 'subjects'> & {
  format: number;
  schemaVersion: number;
  before: WrittenState | undefined;
  after: WrittenState | undefined;
  slices: readonly WrittenState[];
  /** What the states' texts are called. */
  names: readonly string[];
};

export type Hashes = Readonly<Record<string, string>>;
export type Salts = Readonly<Record<string, string>>;

/** Key of the hash over what is no field: unsalted, since it holds no values. */
export const FRAME = '@';

/** One salt and one hash for each field that has a value anywhere in the change, as JSON texts. */
export function saltAndHash(change: HashedChange): { salts: string; hashes: string } {
  const salts: string[] = [];
  const hashes = [`{"${FRAME}":"`, frameHash(change)];
  const begin = beginnings(change.names).texts;
  for (let index = 0; index < change.names.length; index++) {
    if (!hasValue(change, index)) continue;
    const salt = freshSalt();
    const name = begin[index] ?? '';
    salts.push(salts.length === 0 ? `{${name.slice(2)}` : name, salt);
    hashes.push(name, fieldHash(change, index, salt));
  }
  salts.push(salts.length === 0 ? '{}' : '"}');
  hashes.push('"}');
  return { salts: joined(salts), hashes: joined(hashes) };
}

export function hasValue({ before, after, slices }: HashedChange, index: number): boolean {
  return before?.texts[index] !== undefined || after?.texts[index] !== undefined || slices.some(({ texts }) => texts[index] !== undefined);
}

/**
 * sha256 over salt, field and the canonical JSON of [before, after, …slices] of that field. One hash binds every place the value stands
 * in the row, and dropping one salt unbinds exactly that field.
 */
export function fieldHash({ before, after, slices, names }: HashedChange, index: number, salt: string): string {
  let values = `${before?.texts[index] ?? 'null'},${after?.texts[index] ?? 'null'}`;
  for (const { texts } of slices) values += `,${texts[index] ?? 'null'}`;
  return hash('sha256', `${salt}\n${names[index]}\n[${values}]`, 'base64url');
}

export function frameHash(change: HashedChange): string {
  const { format, schemaVersion, entity, recordId, version, operation, validFrom, validTo, subjects, before, after, slices } = change;
  const frame = (state: WrittenState | undefined) =>
    state === undefined ? 'null' : `[${state.version},${dayJson(state.validFrom)},${dayJson(state.validTo)}]`;
  return hash(
    'sha256',
    `[${format},${schemaVersion},"${entity}","${recordId}",${version},"${operation}",${dayJson(validFrom)},${dayJson(validTo)},${JSON.stringify(subjects)},${frame(before)},${frame(after)},[${slices.map(frame).join(',')}]]`,
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
const pool = Buffer.alloc(SALT_BYTES * 4096);
let drawn = pool.length;
