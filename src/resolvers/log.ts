import { askProof } from '../hub/audit/ask-proof.js';
import { askWitnessed, type CheckpointAnswer, newestCheckpoint, proveConsistency, proveInclusion } from '../hub/log/ask-log.js';
import { LOG_NAMES, type LogName } from '../hub/log/log-source.js';
import type {
  ConsistencyProof,
  InclusionProof,
  Log,
  LogCheckpoint,
  QueryCheckpointArgs,
  QueryConsistencyProofArgs,
  QueryInclusionProofArgs,
  QueryRowProofArgs,
  RowProof,
} from './generated/contract.js';
import type { FieldsOf, RootField } from './resolver.js';

const named = (log: Log) => log.toLowerCase() as Lowercase<Log> satisfies LogName;

/** `witnessed` is asked where it is wanted. */
type Checkpoint = Omit<LogCheckpoint, keyof typeof checkpointFields>;
type Over<Proof> = Omit<Proof, 'checkpoint'> & { checkpoint: Checkpoint };

export const checkpointField: RootField<QueryCheckpointArgs, Checkpoint> = (_source, { log }, { reading }) =>
  reading ? newestCheckpoint(reading.tx, { log: named(log), logId: reading.times.logId }) : null;

export const inclusionProofField: RootField<QueryInclusionProofArgs, Over<InclusionProof>> = (
  _source,
  { log, position, size },
  { reading },
) => (reading ? proveInclusion(reading.tx, { log: named(log), logId: reading.times.logId, position, size: size ?? null }) : null);

export const consistencyProofField: RootField<QueryConsistencyProofArgs, Over<ConsistencyProof>> = (
  _source,
  { log, from, to },
  { reading },
) => (reading ? proveConsistency(reading.tx, { log: named(log), logId: reading.times.logId, from, to: to ?? null }) : null);

export const rowProofField: RootField<QueryRowProofArgs, RowProof> = async (_source, { log, position }, { reading, ...context }) => {
  const proof = reading ? await askProof({ ...context, reading }, { log: named(log), position }) : null;
  return proof && { ...proof, log };
};

export const checkpointFields = {
  witnessed({ origin }, _args, { reading, witnesses = [] }) {
    const log = LOG_NAMES.find((name) => origin.endsWith(`/${name}`));
    if (!reading || !log) throw new Error('a checkpoint is asked for in a query, and is of a log');
    return askWitnessed(reading.tx, { log, logId: reading.times.logId, witnesses });
  },
} satisfies FieldsOf<{ witnessed: Promise<LogCheckpoint['witnessed']> }, CheckpointAnswer>;
