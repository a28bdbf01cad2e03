import type { Pool } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import type { Problem } from '../../errors.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { nameOthers } from '../reads/name-others.js';
import { legalToday } from '../time/legal-day.js';
import { isKnownNow } from '../time/period-sql.js';
import { judgeStored } from '../write/judge-stored.js';
import { asTheyStand } from '../write/registers.js';

/** What the door would say today of a record that stands there from an earlier release, or from before a rule was declared. */
export type StoredRuleFault = Problem & { entity: string; id: string };

const PAGE_RECORDS = 1_000;

/**
 * Goes through all records of an entity that are known now, page by page, and asks the door's own checks about each as it stands. Nothing
 * is mended: what is right, only who knows the record can tell.
 */
export async function checkStoredRules(pool: Pool, model: Model, entity: Entity): Promise<StoredRuleFault[]> {
  const faults: StoredRuleFault[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await withTx(pool, { readOnly: true, label: 'check rules' }, async (tx) => {
      const { rows } = await tx.query<{ id: string }>(
        `select distinct t.id from ${entity.table} t where t.id > $1::uuid and ${isKnownNow('t')} order by t.id limit ${PAGE_RECORDS}`,
        [after],
      );
      const ids = rows.map(({ id }) => id);
      const findings = await judgeStored({ registers: asTheyStand(tx), model, today: await legalToday(tx) }, entity, ids);
      await nameOthers(tx, model, 'anybody', { findings });
      return { ids, problems: [...findings.errors(), ...findings.warnings()] };
    });
    const told = new Set<string>();
    for (const { operation, ...problem } of page.problems) {
      const fault = { ...problem, entity: entity.name, id: page.ids[operation] ?? '' };
      // Said once of a record, however many of its states it is true of.
      const text = JSON.stringify(fault);
      if (!told.has(text)) faults.push(fault);
      told.add(text);
    }
    const last = page.ids.at(-1);
    if (last === undefined || page.ids.length < PAGE_RECORDS) return faults;
    after = last;
  }
}
