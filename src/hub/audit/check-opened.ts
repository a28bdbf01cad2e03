import { hash } from 'node:crypto';
import { sealOf } from '../ledger/hashes.js';
import { type CheckedProof, checkProofFile } from '../log/check-proof-file.js';
import type { VerifierKey } from '../log/note-key.js';
import { onlyJson } from '../log/only-json.js';
import { readProofFile } from '../log/proof-file.js';
import { hashUnder } from '../log/salted-hash.js';
import { isSubjectOf } from '../log/subject-tree.js';
import type { Opened } from './prove.js';

export type CheckedFile =
  | (Extract<CheckedProof, { kind: 'included' }> & { entry: Record<string, unknown>; opened: Opened })
  | { kind: Exclude<CheckedProof['kind'], 'included'> }
  /** The row is in the log, and this that the file says of it is not what stands in it. */
  | { kind: 'NOT_OPENED'; name: string };

/**
 * Whether a proof file holds, told from the file and the log's key alone: the entry is in the log, and everything that the file opens is what
 * the entry has a hash of.
 */
export function checkOpened(text: string, logKey: VerifierKey): CheckedFile {
  const extra = readProofFile(text)?.extra;
  const opened = onlyJson<Partial<Opened>>(extra?.toString('utf8'));
  const entry = onlyJson<Record<string, unknown>>(opened?.entry);
  if (opened?.entry === undefined || entry === undefined || entry === null || !Array.isArray(opened.shown)) return { kind: 'MALFORMED' };
  const checked = checkProofFile(text, { entry: Buffer.from(opened.entry), logKey });
  if (checked.kind !== 'included') return checked;
  const { shown, subject, change } = opened as Opened;
  const set = typeof entry.set === 'object' && entry.set !== null ? (entry.set as Record<string, unknown>) : {};
  for (const { name, value, salt } of shown) {
    if ((entry[name] ?? set[name]) !== hashUnder(salt, name, value)) return { kind: 'NOT_OPENED', name };
  }
  if (subject !== undefined && !(typeof entry.subjects === 'string' && isSubjectOf(entry.subjects, subject)))
    return { kind: 'NOT_OPENED', name: 'subject' };
  if (change !== undefined) {
    const commitments = Object.entries(change.commitments).map(([name, commitment]) => ({ name, commitment }));
    commitments.sort((a, b) => (a.name < b.name ? -1 : 1));
    if (sealOf(hash('sha256', change.frame, 'base64url'), commitments).digest !== entry.digest)
      return { kind: 'NOT_OPENED', name: 'change' };
    for (const { name, salt, values } of change.fields) {
      if (change.commitments[name] !== hashUnder(salt, name, values)) return { kind: 'NOT_OPENED', name };
    }
  }
  return { ...checked, entry, opened: opened as Opened };
}
