import type { State } from './format.js';
import type { Hashes, Salts } from './hashes.js';
import type { LedgerChange } from './read-history.js';

/** A change as verifying reads it: with its hashes, its place in its set and the change before it. */
export type VerifiedRow = LedgerChange & {
  format: number;
  schemaVersion: number;
  hashes: Hashes;
  salts: Salts | null;
  inItsSet: boolean;
  atItsInstant: boolean;
  /** Slices after the record's change before; null for its first. */
  previous: State[] | null;
  isLast: boolean;
};

/** A row that no longer fits, and in what. */
export type LedgerFault = { position: string; kind: FaultKind; field?: string };

export type FaultKind =
  /** A position is missing, or stands outside its change set. */
  | 'POSITION'
  /** Not later than the set before, or not the instant of its own set. */
  | 'INSTANT'
  /** A value does not match its salted hash. */
  | 'VALUE'
  /** Operation, record, version, days or subjects do not match their hash. */
  | 'FRAME'
  /** Does not follow from the record's change before. */
  | 'CHAIN'
  /** before, after or changed_fields do not tell what the slices show. */
  | 'DESCRIPTION'
  /** The register holds something else than the ledger says. */
  | 'REGISTER';
