import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { personKeyOf, personKeys } from '../declare/person-keys.js';
import type { Entity, Field } from '../declare/types.js';
import { findRecords } from '../sql/find.js';
import type { CurrentTimes } from '../time/current-times.js';
import { type StandIn, subjectsNamed } from './person-names.js';

type Finding = { model: Model; times: CurrentTimes; standIn: StandIn };

/**
 * Finds the people behind an identifier, as known and valid now: the subjects of every record that carries it in a key of the identifier's
 * type. Finds a person whatever day their record begins or ends. Returns the stand-in of a person's identifier that nobody carries.
 */
export async function findSubjects(
  tx: Tx,
  { model, times, standIn }: Finding,
  identifier: { type: string; value: string },
): Promise<string[]> {
  const names = personKeys(model.declarations).flatMap((by) =>
    by.field.type === identifier.type ? [{ by, value: identifier.value }] : [],
  );
  const found = new Set(await subjectsNamed(tx, model, names, standIn));
  const at = { validAt: times.today, knownAt: times.head.recordedFrom };
  for (const entity of model.declarations.entities.values()) {
    const key = keyOf(entity, identifier.type);
    if (!entity.subject || !key || personKeyOf(model.declarations, entity, key)) continue;
    const records = await findRecords(tx, model, {
      entity: entity.name,
      where: { [key.name]: { eq: identifier.value } },
      at,
      fields: [],
      limit: RECORDS_MAX,
    });
    for (const { subjects = [] } of records) for (const subject of subjects) found.add(subject);
  }
  return [...found].sort();
}

const RECORDS_MAX = 100;

function keyOf(entity: Entity, type: string): Field | undefined {
  return [...entity.fields.values()].find(
    (field) => (field.kind === 'column' || field.kind === 'derived') && field.key && field.type === type,
  );
}
