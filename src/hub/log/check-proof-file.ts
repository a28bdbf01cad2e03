import { isIncluded } from './check-proof.js';
import { type Checkpoint, readCheckpoint } from './checkpoint.js';
import type { VerifierKey } from './note-key.js';
import { readProofFile } from './proof-file.js';
import { openNote } from './signed-note.js';
import { leafHash } from './tree-hash.js';

export type CheckedProof =
  | { kind: 'included'; checkpoint: Checkpoint; index: bigint }
  /** In what it fails: the file's form, the signature of the log, its origin, or the way from the entry to the root. */
  | { kind: 'MALFORMED' | 'UNSIGNED' | 'OTHER_LOG' | 'NOT_INCLUDED' };

/** Whether a log vouches for an entry, told from a proof file, the entry and the log's key alone. A log signs under its origin's name. */
export function checkProofFile(text: string, { entry, logKey }: { entry: Uint8Array; logKey: VerifierKey }): CheckedProof {
  const file = readProofFile(text);
  if (file === undefined) return { kind: 'MALFORMED' };
  const note = openNote(file.checkpoint, [logKey]);
  if (note.kind !== 'opened') return { kind: note.kind === 'malformed' ? 'MALFORMED' : 'UNSIGNED' };
  const checkpoint = readCheckpoint(note.text);
  if (checkpoint === undefined) return { kind: 'MALFORMED' };
  if (checkpoint.origin !== logKey.name) return { kind: 'OTHER_LOG' };
  const { index, proof } = file;
  const claim = { leaf: index, size: checkpoint.size, leafHash: leafHash(entry), root: checkpoint.root, proof };
  return isIncluded(claim) ? { kind: 'included', checkpoint, index } : { kind: 'NOT_INCLUDED' };
}
