import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openNewest, writeOnce } from './disk.js';
import { cosign, isSignedBy, readBase64, readCheckpoint, readNote } from './note.js';
import { EMPTY_ROOT, isConsistent } from './tree.js';

/**
 * @typedef {import('./note.js').VerifierKey} VerifierKey
 * @typedef {{ key: VerifierKey, url?: string }} KnownLog
 * @typedef {{ name: string, privateKey: import('node:crypto').KeyObject, rawPublicKey: Buffer }} Signer
 * @typedef {{ status: number, body: string, type?: string, origin?: string }} Answer
 */

/** @param {string} origin */
export function folderOf(origin) {
  return createHash('sha256').update(origin).digest('hex');
}

/**
 * The one thing that a witness does (C2SP tlog-witness, add-checkpoint): cosigns a checkpoint of a log it knows if it goes on from the largest
 * it has cosigned.
 *
 * Promise: of one log it never cosigns two trees of which neither goes on from the other, nor a smaller one after a larger one, whoever asks at
 * once and whenever it is killed. What it cosigns is on its disk before the cosignature leaves. A log that shows it another history keeps being
 * refused, and what it showed is kept as evidence.
 *
 * @param {{ folder: string, logs: readonly KnownLog[], signer: Signer, seconds?: () => bigint }} witness
 */
export function openWitness({ folder, logs, signer, seconds = () => BigInt(Math.floor(Date.now() / 1000)) }) {
  const known = new Map(logs.map((log) => [log.key.name, log]));
  const newestOf = (/** @type {string} */ origin) => openNewest(join(folder, folderOf(origin), 'cosigned'));
  /** @type {Map<string, Promise<unknown>>} */
  const turns = new Map();

  /**
   * Requests of one log one after the other.
   *
   * @template R
   * @param {string} origin
   * @param {() => Promise<R>} fn
   * @returns {Promise<R>}
   */
  function inTurn(origin, fn) {
    const before = turns.get(origin) ?? Promise.resolve();
    const mine = before.then(fn, fn);
    turns.set(
      origin,
      mine.catch(() => undefined),
    );
    return mine;
  }

  /** @param {string} origin */
  async function latestOf(origin) {
    const kept = await newestOf(origin).read();
    const checkpoint = kept && readCheckpoint(readNote(kept.text)?.text ?? '');
    // A file that cannot be read is no reason to begin anew: that would be forgetting.
    if (kept !== undefined && checkpoint === undefined) throw new Error(`what was cosigned of ${origin} cannot be read`);
    return { number: kept?.number ?? 0, note: kept?.text, ...(checkpoint ?? { size: 0n, root: EMPTY_ROOT }) };
  }

  return {
    /** The note that was cosigned last, with the cosignature. @param {string} origin */
    cosigned: async (origin) => (known.has(origin) ? (await latestOf(origin)).note : undefined),

    /**
     * @param {string} body
     * @returns {Promise<Answer>}
     */
    async addCheckpoint(body) {
      const request = readRequest(body);
      if (request === undefined) return refusal(400, 'the request is not one of tlog-witness');
      const { oldSize, proof, note, checkpoint, signedText } = request;
      const log = known.get(checkpoint.origin);
      if (log === undefined) return refusal(404, 'no log of this origin is known here');
      if (!isSignedBy(note, log.key)) return refusal(403, 'not signed by the key of the log');
      if (oldSize > checkpoint.size) return refusal(400, 'the old size is larger than that of the checkpoint');
      const { origin, size, root } = checkpoint;
      return inTurn(origin, async () => {
        const latest = await latestOf(origin);
        if (oldSize !== latest.size) return conflict(latest.size);
        if (!isConsistent({ oldSize, oldRoot: latest.root, size, root, proof })) {
          // Two histories, each signed by the log: whoever looks into it needs both.
          const evidence = createHash('sha256').update(body).digest('hex');
          await writeOnce(join(folder, folderOf(origin), 'refused', evidence), `${body}\n${latest.note ?? ''}`);
          return refusal(422, 'it is not shown that the log goes on from what was cosigned');
        }
        const line = cosign(note.text, signer, seconds());
        // The same tree again: what is on the disk says so already.
        const isNew = size !== latest.size || latest.note === undefined;
        if (isNew && !(await newestOf(origin).keep(latest.number, `${signedText}${line}`))) {
          return conflict((await latestOf(origin)).size);
        }
        return { status: 200, body: line, origin };
      });
    },
  };
}

/**
 * @param {string} body
 */
function readRequest(body) {
  const gap = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(gap, 0)).split('\n');
  const [, digits] = /^old (0|[1-9]\d{0,18})$/.exec(first) ?? [];
  const proof = lines.flatMap((line) => readBase64(line) ?? []);
  const signedText = body.slice(gap + 2);
  const note = readNote(signedText);
  const checkpoint = note && readCheckpoint(note.text);
  if (digits === undefined || note === undefined || checkpoint === undefined) return undefined;
  if (proof.length !== lines.length || proof.length > PROOF_LINES_MAX || proof.some(({ length }) => length !== 32)) return undefined;
  return { oldSize: BigInt(digits), proof, note, checkpoint, signedText };
}

const PROOF_LINES_MAX = 63;

/** @param {number} status @param {string} why @returns {Answer} */
function refusal(status, why) {
  return { status, body: `${why}\n` };
}

/** Whoever asked learns where to go on from. @param {bigint} size @returns {Answer} */
function conflict(size) {
  return { status: 409, body: `${size}\n`, type: 'text/x.tlog.size' };
}
