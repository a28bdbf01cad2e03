import { createHash, createPublicKey, sign, verify } from 'node:crypto';

/**
 * Signed notes, checkpoints and cosignatures as C2SP has them (signed-note, tlog-checkpoint, tlog-cosignature). Written anew and not taken from the
 * hub: whoever checks the hub shares no mistake with it.
 *
 * @typedef {{ name: string, id: Buffer, type: number, publicKey: Buffer }} VerifierKey
 * @typedef {{ origin: string, size: bigint, root: Buffer }} Checkpoint
 * @typedef {{ name: string, id: Buffer, signature: Buffer }} Signature
 */

export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
const SIZE_MAX = 2n ** 63n - 1n;

/**
 * `name+id+key`; undefined where its parts do not fit each other.
 *
 * @param {string} text
 * @returns {VerifierKey | undefined}
 */
export function readVerifierKey(text) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const bytes = encoded === undefined ? undefined : readBase64(encoded);
  if (name === undefined || bytes === undefined || bytes.length !== 33) return undefined;
  const key = { name, id: keyId(name, bytes), type: bytes[0] ?? 0, publicKey: bytes.subarray(1) };
  return key.id.toString('hex') === id ? key : undefined;
}

/** @param {string} name @param {Buffer} rawPublicKey */
export function writeVerifierKey(name, rawPublicKey) {
  const typed = Buffer.concat([Buffer.of(COSIGNATURE), rawPublicKey]);
  return `${name}+${keyId(name, typed).toString('hex')}+${typed.toString('base64')}`;
}

/** @param {string} name @param {Buffer} typedKey */
function keyId(name, typedKey) {
  return createHash('sha256').update(`${name}\n`).update(typedKey).digest().subarray(0, 4);
}

/**
 * The text of a note and the signatures under it, unchecked; undefined where it is no note.
 *
 * @param {string} note
 * @returns {{ text: string, signatures: Signature[] } | undefined}
 */
export function readNote(note) {
  const gap = note.lastIndexOf('\n\n');
  const text = note.slice(0, gap + 1);
  const below = note.slice(gap + 2);
  if (gap < 1 || !below.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(text)) return undefined;
  const lines = below.slice(0, -1).split('\n');
  const signatures = lines.flatMap((line) => {
    const [, name, encoded] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
    const bytes = encoded === undefined ? undefined : readBase64(encoded);
    return name === undefined || bytes === undefined || bytes.length <= 4
      ? []
      : [{ name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }];
  });
  return signatures.length === lines.length ? { text, signatures } : undefined;
}

/**
 * Undefined where the text is no checkpoint.
 *
 * @param {string} text
 * @returns {Checkpoint | undefined}
 */
export function readCheckpoint(text) {
  const [, origin, digits, encoded] = /^([^\n]+)\n(0|[1-9]\d{0,18})\n([^\n]+)\n(?:[^\n]+\n)*$/.exec(text) ?? [];
  if (origin === undefined || digits === undefined || encoded === undefined) return undefined;
  const root = readBase64(encoded);
  const size = BigInt(digits);
  return root === undefined || root.length !== 32 || size > SIZE_MAX ? undefined : { origin, size, root };
}

/**
 * Whether one of the signatures is by the key. One that says it is and is not makes the note nobody's.
 *
 * @param {{ text: string, signatures: readonly Signature[] }} note
 * @param {VerifierKey} key
 */
export function isSignedBy({ text, signatures }, { name, id, publicKey }) {
  const own = signatures.filter((one) => one.name === name && one.id.equals(id));
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') }, format: 'jwk' });
  return own.length > 0 && own.every(({ signature }) => verify(null, Buffer.from(text), key, signature));
}

/**
 * A signature line: at that second this was the largest tree that was seen, and it goes on from all before.
 *
 * @param {string} text of the checkpoint
 * @param {{ name: string, privateKey: import('node:crypto').KeyObject, rawPublicKey: Buffer }} signer
 * @param {bigint} seconds
 */
export function cosign(text, { name, privateKey, rawPublicKey }, seconds) {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), privateKey);
  const id = keyId(name, Buffer.concat([Buffer.of(COSIGNATURE), rawPublicKey]));
  return `— ${name} ${Buffer.concat([id, time, signature]).toString('base64')}\n`;
}

/**
 * Only the one spelling in which bytes are written.
 *
 * @param {string} text
 * @returns {Buffer | undefined}
 */
export function readBase64(text) {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
