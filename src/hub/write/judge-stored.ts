import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { type Day, hull, OPEN_END, UNKNOWN_START } from '../time/period.js';
import { checkAlike } from './check-alike.js';
import type { CheckContext, PlannedChange, TouchedRecord } from './check-context.js';
import { checkExclusive } from './check-exclusive.js';
import { checkKeys } from './check-keys.js';
import { checkLinks } from './check-links.js';
import { checkPlaced } from './check-placed.js';
import { checkRequired } from './check-values.js';
import { checkWithin } from './check-within.js';
import { checkWords } from './check-words.js';
import { loadSlices } from './load.js';
import { type Findings, findings } from './problems.js';
import type { Registers } from './registers.js';

/**
 * What the door would say today of records that stand in the register, were they written now as they are: the check rules on each state,
 * required fields, links, bounds of links, keys, what only one may be in use of, and what looks like another record. The operation of a
 * finding is the place of its record in `ids`. Reads only.
 */
export async function judgeStored(
  { registers, model, today }: { registers: Registers; model: Model; today: Day },
  entity: Entity,
  ids: readonly string[],
): Promise<Findings> {
  const found = findings();
  const stored = await loadSlices(registers, entity, ids);
  const last = await registers.lastChanges(ids);
  const rules = model.rules.filter((rule) => rule.entity === entity.name);
  const records = new Map<string, TouchedRecord>();
  const changes: PlannedChange[] = [];
  for (const [operation, id] of ids.entries()) {
    // As if written now, so that every check looks at all of it.
    const known = (stored.get(id) ?? []).map((slice) => ({ ...slice, writtenBy: operation, links: 'all', keys: 'all' }) as const);
    const erased = new Map(Object.entries(last.get(id)?.erased ?? {}));
    for (const { values } of known) {
      for (const one of checkRequired(entity, values, erased)) found.refuse(operation, one);
      for (const rule of rules) for (const problem of rule.check(values, today)) found.add({ ...problem, operation });
    }
    const record = { entity, id, isNew: false, version: 0, position: 0n, stored: stored.get(id) ?? [], known, erased, operation };
    records.set(id, record);
    const about = hull(known) ?? { from: UNKNOWN_START, to: OPEN_END };
    changes.push({ operation: 'correct', entity, recordId: id, version: 0, about, before: record.stored, after: known });
  }
  const context: CheckContext = { registers, model, records, changes, found, rests: { records: new Set(), entities: new Set() } };
  await checkLinks(context);
  await checkWithin(context);
  await checkPlaced(context);
  await checkAlike(context);
  checkWords(context);
  await checkKeys(context);
  await checkExclusive(context);
  return found;
}
