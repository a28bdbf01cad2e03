import type { KeyObject } from 'node:crypto';
import type { Pool } from '../../db/client.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import type { Coverages } from '../query/coverage.js';
import type { ReadingContext } from '../query/reading-context.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import type { BatchWithdrawals } from '../undo/batch-withdrawals.js';
import type { OnLedgerWait } from '../write/door.js';

/** A register that is not the hub's, as the operator declares it: the kind of fact it is asked for, and where. */
export type Connector = {
  kind: string;
  url: string;
  token?: string;
  /** Code of the agency that answers; left out: the one that the type of evidence names. */
  agency?: string;
};

export type Sources = {
  of(kind: string): Connector | undefined;
  /** Whether a question was asked a moment ago: whoever asks again learns nothing new. */
  isAskedLately(question: string): boolean;
  /** Told of each question that was asked; `failure`: why it had no answer, which names nobody. */
  asked(question: string, kind: string, failure: string | null): void;
};

/** What a resolver has at hand. One per operation; queries read in one snapshot, mutations open their own transaction. */
export type HubContext = {
  model: Model;
  pool: Pool;
  caller: Caller;
  /** Present in queries. */
  reading?: ReadingContext;
  audit: AuditNotes;
  /** What anybody may know of how much is there; present in queries. */
  coverages?: Coverages | undefined;
  /** Told how long each write waited for the ledger. */
  onLedgerWait?: OnLedgerWait | undefined;
  /** Verifier keys of those who cosign the logs. Absent: nobody. */
  witnesses?: readonly string[] | undefined;
  /** Present where evidence is released: which key signs its receipts, which release of the hub does, and where that is reached (null: nobody told it). */
  releasing?: { kid: string; key: KeyObject; release: string; address: string | null } | undefined;
  /** Registers of others that are asked now. Absent: none. */
  sources?: Sources | undefined;
  /** Present where mutations are answered. */
  withdrawals?: BatchWithdrawals | undefined;
};
