import type { Pool } from '../../db/client.js';
import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import type { CurrentTimes } from '../time/current-times.js';
import type { BatchWithdrawals } from '../undo/batch-withdrawals.js';
import type { OnLedgerWait } from '../write/door.js';
import type { Interpreter } from './interpreter.js';
import type { OperationPlan } from './plan.js';
import type { AsOfInput, At } from './times.js';

/** What a resolver has at hand. One per operation; queries read in one snapshot, mutations open their own transaction. */
export type HubContext = {
  model: Model;
  pool: Pool;
  caller: Caller;
  /** Present in queries. */
  reading?: ReadingContext;
  audit: AuditNotes;
  /** Told how long each write waited for the ledger. */
  onLedgerWait?: OnLedgerWait | undefined;
  /** Present where mutations are answered. */
  withdrawals?: BatchWithdrawals | undefined;
};

export type ReadingContext = {
  tx: Tx;
  times: CurrentTimes;
  plan: OperationPlan;
  interpreter: Interpreter;
  /** Subject id of the caller as a person, null when there is none. */
  ownSubject: string | null;
  /** Resolves the times of a root field that is not a register read, and echoes them in `extensions.asOf`. */
  readAt(responseKey: string, asOf: AsOfInput): Promise<At>;
};
