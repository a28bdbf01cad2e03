import type { Tx } from '../../db/tx.js';
import type { AsOfInput, At } from '../ledger/as-of.js';
import type { CurrentTimes } from '../time/current-times.js';
import type { Interpreter } from './interpreter.js';
import type { OperationPlan } from './plan.js';
import type { Apart, Kept } from './whole-root.js';

/** What a query is read with: one snapshot, its times, its plan. */
export type ReadingContext = {
  tx: Tx;
  times: CurrentTimes;
  plan: OperationPlan;
  interpreter: Interpreter;
  /** The persons whose rows the caller reaches where its scope is not all; null: nobody. */
  reach: readonly string[] | null;
  /** Resolves the times of a root field that is not a register read, and echoes them in `extensions.asOf`. */
  readAt(responseKey: string, asOf: AsOfInput): Promise<At>;
  kept: Kept;
  apart: Apart;
};
