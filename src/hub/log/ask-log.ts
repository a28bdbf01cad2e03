import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { LogName } from './log-source.js';
import { consistencyRanges, inclusionRanges } from './make-proof.js';
import { writeProofFile } from './proof-file.js';
import { originOf, readAt, readNewest, type StoredCheckpoint } from './stored-checkpoint.js';
import { statedAt } from './stored-cosignature.js';
import { readNodes, readProof } from './stored-tree.js';
import { readWitnessed, withCosignatures } from './witnessed.js';

/** What is asked of a log, of the hub's log of that id. Everything here is hashes, which say nothing about anybody. */
export type LogQuestion = { log: LogName; logId: string };

export type CheckpointAnswer = Omit<StoredCheckpoint, 'size' | 'root'> & { size: string; root: string };

/** How far a log is cosigned, and the checkpoint up to which it is. */
export async function askWitnessed(tx: Tx, { log, logId, witnesses }: LogQuestion & { witnesses: readonly string[] }) {
  const { state, size, awaitedSince, cosignatures } = await readWitnessed(tx, { log, logId, witnesses });
  const cosigned = size === null ? undefined : await readAt(tx, originOf(logId, log), size);
  return {
    state,
    size: size === null ? null : String(size),
    note: cosigned ? (await withCosignatures(tx, cosigned)).note : null,
    awaitedSince,
    cosignatures: cosignatures.map(({ verifierKey, line }) => ({
      witness: verifierKey.split('+', 1)[0] ?? '',
      verifierKey,
      at: statedAt(line),
    })),
  };
}

/** The newest checkpoint; null before the first. */
export async function newestCheckpoint(tx: Tx, { log, logId }: LogQuestion): Promise<CheckpointAnswer | null> {
  const newest = await readNewest(tx, originOf(logId, log));
  return newest ? told(await withCosignatures(tx, newest)) : null;
}

/** That a row is in a checkpoint; null while no checkpoint holds it. */
export async function proveInclusion(tx: Tx, { log, logId, position, size }: LogQuestion & { position: string; size: string | null }) {
  const at = wholeNumber('position', position);
  const checkpoint = await checkpointOf(tx, originOf(logId, log), { argument: 'size', size });
  if (checkpoint === undefined || at > checkpoint.size) return null;
  const index = at - 1n;
  const proof = await readProof(tx, log, inclusionRanges(index, checkpoint.size));
  const leaf = { level: 0, index };
  const leafHash = (await readNodes(tx, log, [leaf]))(leaf);
  return {
    position,
    leafHash: leafHash.toString('base64'),
    hashes: proof.map((hash) => hash.toString('base64')),
    checkpoint: told(checkpoint),
    file: writeProofFile({ index, proof, checkpoint: checkpoint.note }),
  };
}

/** That a checkpoint goes on from a tree of fewer leaves. */
export async function proveConsistency(tx: Tx, { log, logId, from, to }: LogQuestion & { from: string; to: string | null }) {
  const old = wholeNumber('from', from);
  const checkpoint = await checkpointOf(tx, originOf(logId, log), { argument: 'to', size: to });
  if (checkpoint === undefined) return null;
  if (old > checkpoint.size) {
    throw new HubError('BAD_USER_INPUT', {
      argument: 'from',
      ruleVi: `nhật ký ở điểm kiểm này mới có ${checkpoint.size} dòng. Nếu trước đây đã nhận điểm kiểm lớn hơn, hãy báo cho cơ quan vận hành: nhật ký đã lùi lại.`,
      ruleEn: `the log has ${checkpoint.size} rows at that checkpoint. If you were given a larger one before, tell the operator: the log has gone back.`,
    });
  }
  const proof = await readProof(tx, log, consistencyRanges(old, checkpoint.size));
  return { from, hashes: proof.map((hash) => hash.toString('base64')), checkpoint: told(checkpoint) };
}

async function checkpointOf(
  tx: Tx,
  origin: string,
  { argument, size }: { argument: string; size: string | null },
): Promise<StoredCheckpoint | undefined> {
  const found = size === null ? await readNewest(tx, origin) : await readAt(tx, origin, wholeNumber(argument, size));
  if (found) return withCosignatures(tx, found);
  if (size === null) return undefined;
  throw new HubError('BAD_USER_INPUT', {
    argument,
    ruleVi: 'không có điểm kiểm nào được ký ở số dòng này. Hãy bỏ trống để lấy điểm kiểm mới nhất.',
    ruleEn: 'no checkpoint of this many rows was signed. Leave it out to get the newest.',
  });
}

/** From one on: what is before the first row is in every log, and shows nothing. */
function wholeNumber(argument: string, text: string): bigint {
  if (/^[1-9]\d{0,17}$/.test(text)) return BigInt(text);
  throw new HubError('BAD_USER_INPUT', {
    argument,
    ruleVi: 'phải là số nguyên từ 1.',
    ruleEn: 'it must be a whole number from 1 on.',
    example: '1042',
  });
}

function told({ size, root, ...checkpoint }: StoredCheckpoint): CheckpointAnswer {
  return { ...checkpoint, size: String(size), root: root.toString('base64') };
}
