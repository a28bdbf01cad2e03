import { readBase64 } from './base64.js';
import { isKeyName, type SigningKey, type VerifierKey } from './note-key.js';

/** A text with signatures under it, as C2SP signed-note has it. */
export type NoteSignature = { name: string; id: number; signature: Buffer };

export type OpenedNote =
  | { kind: 'opened'; text: string; verified: readonly NoteSignature[]; unverified: readonly NoteSignature[] }
  /** No signature is by a known key. */
  | { kind: 'unverified' }
  /** One that says it is by a known key is not. */
  | { kind: 'invalid-signature' }
  | { kind: 'malformed' };

/** `seconds`: the time that ways of signing state which state one. */
export function signNote(text: string, keys: readonly SigningKey[], seconds: bigint): string {
  if (!isNoteText(text)) throw new RangeError('the text of a note ends its last line, and holds no control characters');
  return `${text}\n${keys.map((key) => signatureLine({ ...key, signature: key.type.sign(text, key.privateKey, seconds) })).join('')}`;
}

/** Reads and checks a note. Signatures by keys that are not known are told of, and vouch for nothing. */
export function openNote(bytes: Uint8Array | string, known: readonly VerifierKey[]): OpenedNote {
  const parts = readNote(bytes);
  if (parts === undefined) return { kind: 'malformed' };
  const { text, signatures } = parts;
  const verified: NoteSignature[] = [];
  const unverified: NoteSignature[] = [];
  for (const one of signatures) {
    const key = known.find(({ name, id }) => name === one.name && id === one.id);
    if (key === undefined) unverified.push(one);
    else if (!key.type.verify(text, key.publicKey, one.signature)) return { kind: 'invalid-signature' };
    // The same key twice says no more than once.
    else if (!verified.some(({ name, id }) => name === one.name && id === one.id)) verified.push(one);
  }
  return verified.length === 0 ? { kind: 'unverified' } : { kind: 'opened', text, verified, unverified };
}

/** The text of a note and what stands under it, all unchecked; undefined where it is no note. */
export function readNote(bytes: Uint8Array | string): { text: string; signatures: readonly NoteSignature[] } | undefined {
  const note = typeof bytes === 'string' ? bytes : decode(bytes);
  if (note === undefined || note.length > NOTE_CHARS_MAX) return undefined;
  const gap = note.lastIndexOf('\n\n');
  const [text, below] = [note.slice(0, gap + 1), note.slice(gap + 2)];
  if (gap < 0 || !isNoteText(text) || !below.endsWith('\n')) return undefined;
  const lines = below.slice(0, -1).split('\n');
  const signatures = lines.flatMap((line) => readSignatureLine(line) ?? []);
  return signatures.length === lines.length && lines.length <= SIGNATURES_MAX ? { text, signatures } : undefined;
}

export function signatureLine({ name, id, signature }: NoteSignature): string {
  const keyId = Buffer.alloc(ID_BYTES);
  keyId.writeUInt32BE(id);
  return `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
}

function readSignatureLine(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = readBase64(encoded);
  if (bytes === undefined || bytes.length <= ID_BYTES || !isKeyName(name)) return undefined;
  return { name, id: bytes.readUInt32BE(), signature: bytes.subarray(ID_BYTES) };
}

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const ID_BYTES = 4;
const SIGNATURES_MAX = 100;
const NOTE_CHARS_MAX = 1_000_000;
