import type { Entity, LinkOneField } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { hull, lostDays, OPEN_END, overlap, type Period, UNKNOWN_START } from '../time/period.js';
import type { CheckContext, TouchedRecord } from './check-context.js';
import { effectsText } from './check-effects.js';
import { listIn, loadDependents } from './load.js';
import { refusal } from './problems.js';

/** A record, and the days on which nothing may link to it any more. */
type Target = { record: TouchedRecord; lost: readonly Period[] };
type Standing = { entity: string; id: string };

/**
 * A record does not lose a day, nor change whose data it is, under the feet of those that link to it on that day. Judged on what outlives
 * the set: dependents that the same set closes, or leads elsewhere, do not stand in the way.
 */
export async function checkDependents(context: CheckContext): Promise<void> {
  // By the record: one that loses days and changes hands in one set is refused once, with all that stands in the way.
  const standing = new Map<TouchedRecord, { lost: Set<Period>; dependents: Map<string, Standing> }>();
  const note = ({ record, lost }: Target, { entity, id }: Standing) => {
    const found = standing.get(record) ?? { lost: new Set(), dependents: new Map() };
    for (const period of lost) found.lost.add(period);
    found.dependents.set(id, { entity, id });
    standing.set(record, found);
  };
  const shrinking = [...context.records.values()].flatMap(lossOf);
  await eachDependent(context, shrinking, (link) => link.onClose === 'refuse', note);

  const reowned = [...context.records.values()].filter(changesSubject).map((record) => ({ record, lost: [ALWAYS] }));
  await eachDependent(context, reowned, carriesSubject, (target, dependent) => {
    if (!target.record.known.some(({ subjectId }) => (subjectId ?? null) === dependent.subjectId)) note(target, dependent);
  });

  for (const [record, found] of standing) {
    const lost = [...found.lost];
    const dependents = [...found.dependents.values()];
    const byEntity = new Map<string, string[]>();
    for (const { entity, id } of dependents) listIn(byEntity, entity).push(id);
    const { vi, en } = await effectsText(
      context,
      [...byEntity].sort().flatMap(([name, ids]) => {
        const entity = context.model.declarations.entities.get(name);
        return entity === undefined ? [] : [{ entity, count: ids.length, first: ids }];
      }),
    );
    context.found.refuse(
      record.operation,
      refusal(
        'HAS_DEPENDENTS',
        { count: dependents.length, vi, en },
        { dependents, inTheWay: dependents.map((one) => ({ ...one, of: record.id, why: { link: lost } })) },
      ),
    );
  }
}

const ALWAYS: Period = { from: UNKNOWN_START, to: OPEN_END };

/** The days the record was in force on and will not be, at its end, at its start, or all. */
function lossOf(record: TouchedRecord): Target[] {
  const was = hull(record.stored);
  const lost = was === undefined ? [] : lostDays(was, hull(record.known));
  return lost.length === 0 ? [] : [{ record, lost }];
}

function changesSubject({ entity, stored, known }: TouchedRecord): boolean {
  if (entity.subject?.via !== 'link' || stored.length === 0 || known.length === 0) return false;
  return stored.some((old) => !known.some(({ subjectId }) => (subjectId ?? null) === old.subjectId));
}

/** The link through which a dependent takes over the target's subject: its stored copy would then be wrong. */
function carriesSubject(link: LinkOneField, entity: Entity): boolean {
  return entity.subject?.via === 'link' && entity.subject.field === link.name;
}

async function eachDependent(
  { registers, model, records, rests }: CheckContext,
  targets: readonly Target[],
  concerns: (link: LinkOneField, entity: Entity) => boolean,
  tell: (target: Target, dependent: Standing & { subjectId: string | null }) => void,
): Promise<void> {
  const byEntity = new Map<string, Target[]>();
  for (const target of targets) listIn(byEntity, target.record.entity.name).push(target);
  for (const [name, ending] of byEntity) {
    const byId = new Map(ending.map((target) => [target.record.id, target]));
    for (const entity of model.declarations.entities.values()) {
      for (const link of storedFields(entity).links) {
        if (link.target !== name || !concerns(link, entity)) continue;
        rests.entities.add(entity.name);
        for (const { target, id, subjectId } of await loadDependents(
          registers,
          entity,
          link.column,
          ending.flatMap(({ record, lost }) => lost.map((period) => ({ ...period, id: record.id }))),
        )) {
          const found = byId.get(target);
          if (found !== undefined && !records.has(id)) tell(found, { entity: entity.name, id, subjectId });
        }
        for (const record of records.values()) {
          if (record.entity !== entity) continue;
          for (const slice of record.known) {
            const found = byId.get(String(slice.values[link.name]));
            if (found?.lost.some((period) => overlap(period, slice)))
              tell(found, { entity: entity.name, id: record.id, subjectId: slice.subjectId ?? null });
          }
        }
      }
    }
  }
}
