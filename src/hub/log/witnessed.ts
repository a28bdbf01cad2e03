import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { instantText } from '../time/instant.js';
import type { LogName } from './log-source.js';
import { originOf, readAt, readNewest, type StoredCheckpoint } from './stored-checkpoint.js';
import { readCosignatures, readNewestCosignatures, type StoredCosignature } from './stored-cosignature.js';

/**
 * How far a log is vouched for by somebody else. One of the named witnesses is enough: each alone finds two histories. With none named there is
 * nothing to wait for, and nobody to find them.
 */
export type WitnessedState = 'NO_WITNESS' | 'WITNESSED' | 'LATE' | 'NOT_WITNESSED';

export type Witnessed = {
  state: WitnessedState;
  /** Of the largest checkpoint that is cosigned; null before the first. */
  size: bigint | null;
  /** Since when the first checkpoint beyond it waits; null where none does. */
  awaitedSince: string | null;
  /** How long that is. */
  awaitedSeconds: number;
  /** Under the largest that is cosigned. */
  cosignatures: readonly StoredCosignature[];
};

type Asked = { log: LogName; logId: string; witnesses: readonly string[] };

/** Reads how far a log is cosigned, by the database's clock. */
export async function readWitnessed(tx: Tx, { log, logId, witnesses }: Asked): Promise<Witnessed> {
  if (witnesses.length === 0) return { state: 'NO_WITNESS', size: null, awaitedSince: null, awaitedSeconds: 0, cosignatures: [] };
  const origin = originOf(logId, log);
  const newest = await readNewestCosignatures(tx, origin, witnesses);
  const size = newest.reduce<bigint | null>((most, one) => (most === null || one.size > most ? one.size : most), null);
  const { rows } = await tx.query<{ since: string; seconds: number }>(
    `select ${instantText('signed_at')} as since, extract(epoch from clock_timestamp() - signed_at)::float8 as seconds
     from log_checkpoint where origin = $1 and size > $2::bigint order by size limit 1`,
    [origin, String(size ?? 0n)],
    'log-awaited',
  );
  const [awaited] = rows;
  return {
    state: stateAfter(awaited?.seconds ?? 0),
    size,
    awaitedSince: awaited?.since ?? null,
    awaitedSeconds: awaited?.seconds ?? 0,
    cosignatures: size === null ? [] : (await readCosignatures(tx, origin, size)).filter((one) => witnesses.includes(one.verifierKey)),
  };
}

function stateAfter(seconds: number): WitnessedState {
  if (seconds > LIMITS.unwitnessedSeconds.max) return 'NOT_WITNESSED';
  return seconds > LATE_SECONDS ? 'LATE' : 'WITNESSED';
}

/** Beyond this a checkpoint is served without cosignatures: a log that goes on must not look as if it stood still. */
const LATE_SECONDS = 60;

/** Refuses to let out what has to be vouched for by others, where nobody has vouched for the log for too long. */
export async function requireWitnessed(tx: Tx, asked: Asked): Promise<void> {
  const { state } = await readWitnessed(tx, asked);
  if (state === 'NOT_WITNESSED') throw new HubError('LOG_NOT_WITNESSED');
}

/** The checkpoint that is served: the largest that is cosigned, with its cosignatures; the newest where cosigning is late, or nobody's. */
export async function servedCheckpoint(tx: Tx, asked: Asked): Promise<StoredCheckpoint | undefined> {
  const origin = originOf(asked.logId, asked.log);
  const { state, size } = await readWitnessed(tx, asked);
  const cosigned = state === 'WITNESSED' && size !== null ? await readAt(tx, origin, size) : undefined;
  const checkpoint = cosigned ?? (await readNewest(tx, origin));
  return checkpoint && withCosignatures(tx, checkpoint);
}

/** A checkpoint with the lines of whoever cosigned it, whether still named here or not. */
export async function withCosignatures(tx: Tx, checkpoint: StoredCheckpoint): Promise<StoredCheckpoint> {
  const lines = (await readCosignatures(tx, checkpoint.origin, checkpoint.size)).map(({ line }) => line);
  return { ...checkpoint, note: `${checkpoint.note}${lines.join('')}` };
}
