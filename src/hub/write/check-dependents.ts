import type { Entity, LinkOneField } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { type Day, hull, UNKNOWN_START } from '../time/period.js';
import type { CheckContext, TouchedRecord } from './check-context.js';
import { listIn, loadDependents } from './load.js';
import { refusal } from './problems.js';

type Target = { record: TouchedRecord; after: Day };
type Standing = { entity: string; id: string };

/**
 * A record does not end, nor change whose data it is, under the feet of those that link to it. Judged on what outlives the set:
 * dependents that the same set closes, or leads elsewhere, do not stand in the way.
 */
export async function checkDependents(context: CheckContext): Promise<void> {
  const standing = new Map<TouchedRecord, Standing[]>();
  const note = (record: TouchedRecord, dependent: Standing) => {
    const list = standing.get(record) ?? [];
    if (!list.some(({ id }) => id === dependent.id)) standing.set(record, [...list, dependent]);
  };
  const ending = [...context.records.values()].flatMap((record) => endOf(record, context.today));
  await eachDependent(
    context,
    ending,
    (link) => link.onClose === 'refuse',
    (target, dependent) => note(target.record, dependent),
  );

  const reowned = [...context.records.values()].filter(changesSubject).map((record) => ({ record, after: UNKNOWN_START }));
  await eachDependent(context, reowned, carriesSubject, (target, dependent) => {
    if (!target.record.known.some(({ subjectId }) => (subjectId ?? null) === dependent.subjectId)) note(target.record, dependent);
  });

  for (const [record, dependents] of standing) {
    const entities = [...new Set(dependents.map(({ entity }) => entity))].sort().join(', ');
    context.found.refuse(
      record.operation,
      refusal(
        'HAS_DEPENDENTS',
        { count: dependents.length, entities },
        { dependents, inTheWay: dependents.map((one) => ({ ...one, of: record.id, why: { link: true } })) },
      ),
    );
  }
}

/**
 * The first day from which nothing of the record is left. A correction that moves the end forward is a close to those that link to it.
 * After a removal only what still holds stands in the way: a closed dependent is history, and its link then leads nowhere.
 */
function endOf(record: TouchedRecord, today: Day): Target[] {
  const was = hull(record.stored);
  if (was === undefined) return [];
  const now = hull(record.known);
  if (now === undefined) return [{ record, after: today }];
  return now.to < was.to ? [{ record, after: now.to }] : [];
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
          ending.map(({ record, after }) => ({ id: record.id, after })),
        )) {
          const found = byId.get(target);
          if (found !== undefined && !records.has(id)) tell(found, { entity: entity.name, id, subjectId });
        }
        for (const record of records.values()) {
          if (record.entity !== entity) continue;
          for (const slice of record.known) {
            const found = byId.get(String(slice.values[link.name]));
            if (found !== undefined && slice.to > found.after) tell(found, { entity: entity.name, id: record.id, subjectId: slice.subjectId ?? null });
          }
        }
      }
    }
  }
}
