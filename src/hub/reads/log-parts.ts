import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { subjectsOfSet } from '../ledger/subjects-of-set.js';
import type { ChangeSetOutcome } from '../write/operations.js';
import type { Plan } from '../write/plan.js';
import { nameOthers } from './name-others.js';
import type { ReadEntry, ReadLog } from './read-log.js';
import { touchedPersons } from './touched-persons.js';

/** Who works at something of many parts and for what: equal in every row of it. */
export type PartsEntry = Omit<ReadEntry, 'outcome' | 'code' | 'fieldClasses' | 'entities' | 'subjects'>;

export type PartsLog = {
  /** Called by the door with each plan. */
  onPlan(tx: Tx, plan: Plan): Promise<void>;
  /** Called in the part's transaction: the read log holds whose data it was before the ledger holds the part. */
  onPart(tx: Tx, outcome: Pick<ChangeSetOutcome, 'firstPosition' | 'lastPosition' | 'changes'>): Promise<void>;
};

/** Logs, part by part, whose records a batch changes: one row for each part that is about anybody. */
export function logParts({ model, readLog }: { model: Model; readLog: ReadLog }, entry: PartsEntry): PartsLog {
  // By transaction, since one part is prepared while the part before it is written.
  const touched = new WeakMap<Tx, ReadonlySet<string>>();
  return {
    async onPlan(tx, plan) {
      touched.set(tx, (await touchedPersons(tx, model, plan)).subjects);
      await nameOthers(tx, model, 'anybody', plan);
    },
    async onPart(tx, outcome) {
      const subjects = [...new Set([...(touched.get(tx) ?? []), ...(await subjectsOfSet(tx, outcome))])].sort();
      if (subjects.length === 0) return;
      const entities = [...new Set(outcome.changes.map(({ entity }) => entity))].sort();
      await readLog.record({ ...entry, outcome: 'ANSWERED', code: null, fieldClasses: ['personal'], entities, subjects });
    },
  };
}
