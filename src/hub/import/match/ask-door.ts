import type { Problem } from '../../../errors.js';
import type { Model } from '../../declare/model.js';
import { nameOthers } from '../../reads/name-others.js';
import type { Operation, OperationProblem } from '../../write/operations.js';
import { type Plan, planChangeSet } from '../../write/plan.js';
import type { Registers } from '../../write/registers.js';
import { type HeaderOf, isSound } from '../check/row-problems.js';
import { rejectTogether } from './judge-rows.js';
import { operationsOf, type PreparedRow, rejected } from './row-operations.js';

export type Asking = { registers: Registers; model: Model; today: string; headerOf: HeaderOf };

/**
 * Asks the write door what it would say to the rows of a part: what it refuses is rejected here, with the column and the door's own words,
 * so that a check promises what writing does. Rows that cannot be written without a refused one are rejected with it and the door is asked
 * again about the rest, until it takes them all. Answers what would then be done; nothing is written.
 */
export async function askDoor(
  { registers, model, today, headerOf }: Asking,
  prepared: PreparedRow[],
  alsoReject: () => void,
): Promise<Plan | undefined> {
  for (;;) {
    const { operations, rowOf } = operationsOf(prepared);
    if (operations.length === 0) return undefined;
    const plan = await planChangeSet({ registers, model, operations, readAt: undefined, today });
    // The report may leave the house.
    await nameOthers(registers.tx, model, 'anybody', plan);
    const isRefused = plan.findings.refused();
    for (const problem of isRefused ? plan.findings.errors() : plan.findings.warnings()) {
      const row = rowOf[problem.operation];
      const operation = operations[problem.operation];
      if (row !== undefined && operation !== undefined)
        row.checked.problems.push(placed(problem, { operation, headerOf, line: row.checked.row.line }));
    }
    if (!isRefused) return plan;
    rejectTogether(prepared, (row, wrong) => row.record !== undefined && row.record === wrong.record);
    for (const [i, row] of prepared.entries())
      if (row.result !== 'rejected' && !isSound(row.checked)) prepared[i] = { ...rejected(row.checked) };
    alsoReject();
  }
}

/** The door speaks of operations and fields; the steward of lines and columns. */
export function placed(
  { operation: _, ...problem }: OperationProblem,
  at: { operation: Operation; headerOf: HeaderOf; line: number },
): Problem {
  const { operation, headerOf, line } = at;
  const period = operation.operation === 'close' ? 'validTo' : 'validFrom';
  const field = problem.field === undefined ? headerOf.get(period) : (headerOf.get(problem.field) ?? problem.field);
  return { ...problem, row: line, ...(field === undefined ? {} : { field }) };
}
