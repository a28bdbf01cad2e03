import type { Pool } from '../../db/client.js';
import { retrying, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import type { PartsLog } from '../reads/log-parts.js';
import { writeChangeSet } from '../write/door.js';
import { listIn } from '../write/load.js';
import type { ChangeSetInput, Operation, OperationProblem } from '../write/operations.js';

export type Mended = { changeSets: string[]; corrected: number; refused: { entity: string; id: string; problems: OperationProblem[] }[] };

const OPERATIONS_AT_ONCE = 1_000;

/** Writes corrections, a thousand in a change set. What the door refuses is told, and the others of its set are written without it. */
export async function mendStoredTexts(
  { pool, model, log: { onPlan, onPart } }: { pool: Pool; model: Model; log: PartsLog },
  mending: readonly Operation[],
  set: Omit<ChangeSetInput, 'operations'>,
): Promise<Mended> {
  const mended: Mended = { changeSets: [], corrected: 0, refused: [] };
  const write = (operations: readonly Operation[]) =>
    withTx(pool, { label: 'mend texts' }, async (tx) => {
      const outcome = await writeChangeSet(tx, model, { ...set, operations }, { onPlan });
      await onPart(tx, outcome);
      return outcome.changeSetId;
    });
  for (let at = 0; at < mending.length; at += OPERATIONS_AT_ONCE) {
    for (let operations = mending.slice(at, at + OPERATIONS_AT_ONCE); operations.length > 0; ) {
      const wrong = await retrying(() => write(operations)).then((changeSet) => void mended.changeSets.push(changeSet), problemsOf);
      if (wrong === undefined) {
        mended.corrected += operations.length;
        break;
      }
      for (const [index, problems] of wrong) {
        const { entity, id } = operations[index] ?? {};
        mended.refused.push({ entity: entity ?? '', id: id ?? '', problems });
      }
      operations = operations.filter((_, index) => !wrong.has(index));
    }
  }
  return mended;
}

/** What is wrong with which operation; any other fault goes on its way. */
function problemsOf(error: unknown): Map<number, OperationProblem[]> {
  const problems = error instanceof HubError && Array.isArray(error.details.problems) ? (error.details.problems as OperationProblem[]) : [];
  if (problems.length === 0) throw error;
  const byOperation = new Map<number, OperationProblem[]>();
  for (const problem of problems) listIn(byOperation, problem.operation).push(problem);
  return byOperation;
}
