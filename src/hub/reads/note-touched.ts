import type { Pool } from '../../db/client.js';
import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { checkMayTouch } from '../access/may-touch.js';
import type { Model } from '../declare/model.js';
import type { ChangeSetOutcome, Operation } from '../write/operations.js';
import type { Plan } from '../write/plan.js';
import { type AuditNotes, noteNamed } from './audit-notes.js';
import { nameOthers } from './name-others.js';
import { personsBehind } from './persons-behind.js';
import { REFUSALS } from './refusals.js';
import { personsInOperations, type TouchedPersons, touchedPersons } from './touched-persons.js';

/** Gathers everybody whom a mutation is about while it is planned and written; notes them when its outcome or refusal is known. */
export type TouchNotes = {
  /** Called by the door. Refuses a caller who may not touch a person's record before telling anything of it. */
  onPlan(tx: Tx, plan: Plan): Promise<void>;
  /** Does the work and notes whom it was about; work that rights refuse is about nobody. */
  during<Done extends Pick<ChangeSetOutcome, 'changes'>>(operations: readonly Operation[], work: () => Promise<Done>): Promise<Done>;
};

type Mutating = { model: Model; pool: Pool; caller: Caller; audit: AuditNotes };

/** `may`: whether to check the rights to the kinds of records that are touched; a decided procedure has its own and checks them before. */
export function touchNotes({ model, pool, caller, audit }: Mutating, may: 'check' | 'checked'): TouchNotes {
  const subjects = new Set<string>();
  const entities = new Set<string>();

  function add(touched: TouchedPersons): void {
    for (const subject of touched.subjects) subjects.add(subject);
    for (const entity of touched.entities) entities.add(entity);
    if (subjects.size > 0) audit.begin();
  }

  async function note(operations: readonly Operation[], records: readonly Told[]): Promise<void> {
    await withTx(pool, { readOnly: true, label: 'touched persons' }, async (tx) => {
      const behind = await personsBehind(
        tx,
        model,
        records.map(({ entity, recordId, id }) => ({ entity, id: recordId ?? id ?? '' })),
      );
      add({ entities: new Set(behind.keys()), subjects: new Set([...behind.values()].flatMap((some) => [...some])) });
      // What was written names nobody beyond what the door let through; refused here, it would be written and not told.
      await noteNamed(tx, { model, caller: { authenticated: caller.authenticated }, audit }, personsInOperations(model, operations));
    });
    if (subjects.size > 0) audit.classes.add('personal');
    for (const subject of subjects) audit.subjects.add(subject);
    for (const entity of entities) audit.entities.add(entity);
  }

  return {
    async onPlan(tx, plan) {
      const touched = await touchedPersons(tx, model, plan);
      if (may === 'check') checkMayTouch(model, caller, touched.entities);
      add(touched);
      await nameOthers(tx, model, caller, plan);
    },
    async during(operations, work) {
      try {
        const outcome = await work();
        await note(operations, outcome.changes);
        return outcome;
      } catch (error) {
        if (error instanceof HubError && error.status < 500 && !REFUSALS.has(error.code)) await note(operations, toldBy(error));
        throw error;
      }
    },
  };
}

type Told = { entity: string; recordId?: string; id?: string };

/** The records that a refusal lists. */
function toldBy({ details }: HubError): Told[] {
  return [details.laterChanges, details.dependents].flatMap((list) => (Array.isArray(list) ? (list as Told[]) : []));
}
