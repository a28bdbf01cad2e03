import { type CheckedFile, checkOpened } from '../../../src/hub/audit/check-opened.js';
import { readVerifierKey, type VerifierKey } from '../../../src/hub/log/note-key.js';
import { readProofFile } from '../../../src/hub/log/proof-file.js';
import { openNote, readNote } from '../../../src/hub/log/signed-note.js';

/** Loaded when a proof is looked at, and not before: the checkers are the hub's own. */
export type Checked =
  | CheckedFile
  /** The text is no verifier key. */
  | { kind: 'NO_KEY' }
  /** This browser, or an address without https, has no Ed25519. */
  | { kind: 'NO_ED25519' };

/** Whether a proof file holds, told from the file and the key alone: nobody is asked. */
export async function checkInBrowser(file: string, keyText: string): Promise<Checked> {
  const key = readVerifierKey(keyText.trim());
  if (key === undefined) return { kind: 'NO_KEY' };
  try {
    return checkOpened(file, await lookedAt(key, readProofFile(file)?.checkpoint ?? ''));
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return { kind: 'NO_ED25519' };
    throw error;
  }
}

/** Whose signatures stand under a note, of keys that were given; undefined where this browser cannot tell. */
export async function signersOf(note: string, keyTexts: readonly string[]): Promise<readonly string[] | undefined> {
  try {
    const keys = await Promise.all(keyTexts.flatMap((text) => readVerifierKey(text) ?? []).map((key) => lookedAt(key, note)));
    const opened = openNote(note, keys);
    return opened.kind === 'opened' ? opened.verified.map(({ name }) => name) : [];
  } catch {
    return undefined;
  }
}

/** The same key, whose signatures under this note the browser has looked at: WebCrypto answers later, the hub's checkers ask at once. */
export async function lookedAt(key: VerifierKey, note: string): Promise<VerifierKey> {
  const { text, signatures } = readNote(note) ?? { text: '', signatures: [] };
  const good = new Set<string>();
  for (const { name, id, signature } of signatures) {
    const signed = name === key.name && id === key.id ? key.type.signed(text, signature) : undefined;
    if (signed && (await isSigned(key.publicKey, signed))) good.add(signature.toString('hex'));
  }
  const verify: VerifierKey['type']['verify'] = (of, _key, signature) => of === text && good.has(hex(signature));
  return { ...key, type: { ...key.type, verify } };
}

async function isSigned(publicKey: Uint8Array, { message, signature }: { message: Uint8Array; signature: Uint8Array }): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
