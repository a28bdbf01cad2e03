import { withTx } from '../db/tx.js';
import { findRecords } from '../hub/sql/find.js';
import { currentTimes } from '../hub/time/current-times.js';
import type { Cli } from './cli.js';
import { logged, lookingAt } from './decide-as.js';
import { withRegisters } from './open-registers.js';

type Listing = {
  /** As in `giaolo doubts`. */
  command: string;
  matter: string;
  entity: string;
  fields: readonly string[];
  where(today: string): Readonly<Record<string, unknown>>;
};

/** What waits for an answer, the first due first and what is over last; whom it is about stands in the read log. */
export async function listSaid<Listed extends { id: string; dueOn: string | null }>(
  cli: Cli,
  { command, matter, entity, fields, where }: Listing,
): Promise<Listed[]> {
  const operationName = `${command} list`;
  const found = await withRegisters(cli, operationName, (registers) =>
    logged(registers, { caller: lookingAt({ kind: matter, id: 'list' }), operationName, id: 'list' }, ({ audit, model }) =>
      withTx(registers.pool, { readOnly: true, label: operationName }, async (tx) => {
        const { today, head } = await currentTimes(tx);
        const at = { validAt: today, knownAt: head.recordedFrom };
        const all = await findRecords(tx, model, { entity, where: where(today), at, fields });
        for (const { subjects = [] } of all) for (const subject of subjects) audit.subjects.add(subject);
        audit.entities.add(entity);
        if (audit.subjects.size > 0) audit.classes.add('personal');
        return all.map((one) => ({ id: one.id, ...Object.fromEntries(fields.map((name) => [name, one[name]])) }) as Listed);
      }),
    ),
  );
  return found.sort((a, b) => ((a.dueOn ?? '~') < (b.dueOn ?? '~') ? -1 : 1));
}
