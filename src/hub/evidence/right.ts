import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose, mayBeAnswered } from '../access/decide.js';
import type { Model } from '../declare/model.js';
import { roleOf } from '../declare/policy.js';
import { statusFields } from '../declare/record-status.js';
import type { Entity, Field } from '../declare/types.js';
import { entityOf } from '../sql/sql-context.js';
import { conditionsIn } from '../sql/where-parts.js';
import type { GuardedField } from './catalogue.js';

/**
 * What a procedure may look at for this caller: decided from rules alone, before anything is read (semantics §8). Which fields follows from
 * the conditions it names, and is written nowhere; in whose hands, and for which purposes, says the access policy (`answers`): a procedure
 * may answer yes or no from a field whose value the caller is never shown.
 */
export function mayLookAt(model: Model, caller: Caller, fields: readonly GuardedField[]): boolean {
  return fields.every(({ register, class: cls }) => mayBeAnswered(model.access, caller, register, cls));
}

/** Purpose and case as everywhere; then whether anything is answered to this role for this purpose at all. */
export function checkRight(model: Model, caller: Caller, action: string): void {
  checkPurpose(model.access, caller, true);
  checkAnswers(model, caller, action);
}

/** Of who writes under a dossier: purpose, case, and the right to be answered for procedures at all. Answers the purpose. */
export function checkMayRecord(model: Model, caller: Caller, action: string): string {
  const purpose = checkPurpose(model.access, caller, true);
  if (caller.caseCode === null) throw new HubError('CASE_REQUIRED');
  if (!roleOf(model.access, caller.role)?.mayWrite) throw new HubError('FORBIDDEN', { action });
  checkRight(model, caller, action);
  return purpose?.code ?? '';
}

/** The same whatever the case. */
export function checkAnswers({ access }: Model, caller: Caller, action: string): void {
  const ofRole = (access.answers ?? []).filter(({ role }) => role === caller.role);
  if (ofRole.length === 0) throw new HubError('FORBIDDEN', { action });
  const purposes = [...new Set(ofRole.flatMap((rule) => rule.purposes))];
  if (caller.purpose === null || !purposes.includes(caller.purpose))
    throw new HubError('PURPOSE_NOT_ALLOWED', {}, { details: { purposes } });
}

/** Fields above open that a condition of the law reads. */
export function fieldsOfCondition(model: Model, condition: string): GuardedField[] {
  return Object.entries(model.law.condition(condition).reads).flatMap(([entity, fields]) => guardedFields(model, entity, fields));
}

/** Those of the fields that are above open. */
export function guardedFields(model: Model, name: string, fields: readonly string[]): GuardedField[] {
  const entity = entityOf({ model }, name);
  return fields.flatMap((field) => guarded(entity, fieldOf(entity, field)));
}

/** Fields above open that a filter compares or passes through. */
export function filteredFields(model: Model, name: string, where: unknown): GuardedField[] {
  return conditionsIn(model.declarations, entityOf({ model }, name), where).flatMap(({ entity: of, part }): GuardedField[] => {
    switch (part.is) {
      case 'frame':
        return [];
      case 'status':
        return Object.values(statusFields(of)).flatMap((field) => guarded(of, field));
      case 'compared':
        return [part.left, part.right].flatMap(({ field }) => (field ? guarded(of, field) : []));
      case 'measured': {
        const { field, target, of: measured } = part.measured;
        return [...guarded(of, field), ...(measured ? guarded(target, measured) : [])];
      }
      case 'linked':
      case 'placed':
      case 'value':
        return guarded(of, part.field);
      default:
        return part satisfies never;
    }
  });
}

function guarded(entity: Entity, field: Field): GuardedField[] {
  return field.class === 'open' ? [] : [{ entity: entity.name, register: entity.register, field: field.name, class: field.class }];
}

function fieldOf(entity: Entity, name: string): Field {
  const field = entity.fields.get(name);
  if (!field) throw new Error(`${entity.name}.${name} is unknown`);
  return field;
}
