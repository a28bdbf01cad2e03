import type { Tx } from '../../db/tx.js';
import { erasableFields, isOfPerson } from '../declare/erasable.js';
import type { Model } from '../declare/model.js';
import type { Retention } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { dayAway } from '../time/duration.js';
import { legalToday } from '../time/legal-day.js';

/** How many records of a kind have been kept for as long as the law has them kept, and still hold personal data. */
export type DueRecords = { entity: string; label: string; retention: Retention; due: number };

/**
 * Counts, by kind of record, what is due to be erased: its period (`@retention`) is over on every state that was ever known. Counts and
 * nothing else; what is erased, and whether, somebody decides.
 */
export async function dueRecords(tx: Tx, model: Model): Promise<DueRecords[]> {
  const today = await legalToday(tx);
  const due: DueRecords[] = [];
  for (const entity of model.declarations.entities.values()) {
    const { retention } = entity;
    const since = retention && storedFields(entity).fields.get(retention.since);
    if (retention === undefined || since === undefined) continue;
    const held = erasableFields(entity).flatMap((field) => (isOfPerson(field) ? [`t."${field.column}" is not null`] : []));
    const { rows } = await tx.query<{ due: number }>(
      `select count(*)::integer as due from (
         select from ${entity.table} t group by t.id
         having ${dayAway(`max(t."${since.column}")`, '$1::interval')} < $2::date and bool_or(${held.join(' or ')})) d`,
      [retention.period, today],
    );
    due.push({ entity: entity.name, label: entity.label, retention, due: rows[0]?.due ?? 0 });
  }
  return due;
}
