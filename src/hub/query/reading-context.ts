import type { Tx } from '../../db/tx.js';
import type { AsOfInput, At } from '../ledger/as-of.js';
import type { CurrentTimes } from '../time/current-times.js';
import type { Interpreter } from './interpreter.js';
import type { OperationPlan } from './plan.js';

/** What a query is read with: one snapshot, its times, its plan. */
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
