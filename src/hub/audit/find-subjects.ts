import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { Entity, Field } from '../declare/types.js';
import { findRecords } from '../query/find.js';
import { personEntity, subjectOf } from '../query/own-subject.js';
import type { CurrentTimes } from '../query/times.js';

/**
 * The people behind an identifier, as known and valid now: of every entity with a subject and a key of the identifier's type, the subjects
 * of the records that carry it. A person is found whatever day their record begins or ends.
 */
export async function findSubjects(tx: Tx, model: Model, times: CurrentTimes, identifier: { type: string; value: string }): Promise<string[]> {
  const found = new Set<string>();
  const person = personEntity(model);
  if (person?.key.type === identifier.type) {
    const id = await subjectOf(tx, model, identifier.value);
    if (id !== null) found.add(id);
  }
  const at = { validAt: times.today, knownAt: times.head.recordedFrom };
  for (const entity of model.declarations.entities.values()) {
    const key = keyOf(entity, identifier.type);
    if (!entity.subject || entity === person?.entity || !key) continue;
    const records = await findRecords(tx, model, { entity: entity.name, where: { [key.name]: { eq: identifier.value } }, at, fields: [], limit: RECORDS_MAX });
    for (const { subjects = [] } of records) for (const subject of subjects) found.add(subject);
  }
  return [...found].sort();
}

const RECORDS_MAX = 100;

function keyOf(entity: Entity, type: string): Field | undefined {
  return [...entity.fields.values()].find((field) => (field.kind === 'column' || field.kind === 'derived') && field.key && field.type === type);
}
