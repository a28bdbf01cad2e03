import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose } from '../access/decide.js';
import type { Model } from '../declare/model.js';
import { statusFields } from '../declare/record-status.js';
import type { Entity, Field } from '../declare/types.js';
import { entityOf } from '../sql/sql-context.js';
import { conditionsIn } from '../sql/where-parts.js';
import type { Dossier, Fact, GuardedField, ProcedureEntry, ProcedureRight } from './catalogue.js';

/**
 * What a procedure may look at for this caller: decided from rules alone, before anything is read (semantics §8). The procedure's right
 * is its own: it may answer yes or no from a field whose value the caller is never shown.
 */
export type Right = {
  /** Facts whose every field, filter and link above open the right lists, and so do the facts they go through. */
  may(fact: string): boolean;
  /** A condition whose every field above open the right lists. */
  mayAsk(condition: string): boolean;
  /** Fields above open that looking up this fact touches. Throws when the filter goes beyond what was decided. */
  touched(fact: string, where: Readonly<Record<string, unknown>> | null): readonly GuardedField[];
};

/** Purpose and case as everywhere; then whether the procedure's right is in this role's hands for this purpose at all. */
export function checkRight(
  model: Model,
  caller: Caller,
  right: readonly Pick<ProcedureRight, 'roles' | 'purposes'>[],
  action: string,
): void {
  checkPurpose(model.access, caller, true);
  const ofRole = right.filter(({ roles }) => roles.includes(caller.role));
  if (ofRole.length === 0) throw new HubError('FORBIDDEN', { action });
  const covered = ofRole.some(({ purposes }) => caller.purpose !== null && purposes.includes(caller.purpose));
  if (!covered)
    throw new HubError('PURPOSE_NOT_ALLOWED', {}, { details: { purposes: [...new Set(ofRole.flatMap(({ purposes }) => purposes))] } });
}

export function rightOf(model: Model, entry: ProcedureEntry, caller: Caller, dossier: Dossier): Right {
  const listed = new Set(
    entry.right
      .filter(({ roles, purposes }) => roles.includes(caller.role) && caller.purpose !== null && purposes.includes(caller.purpose))
      .flatMap(({ fields }) => Object.entries(fields).flatMap(([entity, names]) => names.map((name) => `${entity}.${name}`))),
  );
  const isListed = ({ entity, field }: GuardedField) => listed.has(`${entity}.${field}`);
  const decided = new Map<string, boolean>();

  function may(name: string): boolean {
    const known = decided.get(name);
    if (known !== undefined) return known;
    const fact = factOf(entry, name);
    const allowed =
      guardedFields(model, fact, fact.where?.(dossier, () => []) ?? null).every(isListed) &&
      [...(fact.through ? [fact.through.fact] : []), ...(fact.after ?? [])].every(may);
    decided.set(name, allowed);
    return allowed;
  }

  return {
    may,
    mayAsk: (condition) => fieldsOfCondition(model, condition).every(isListed),
    touched(name, where) {
      const fields = guardedFields(model, factOf(entry, name), where);
      const beyond = fields.find((field) => !isListed(field));
      if (beyond)
        throw new Error(`${entry.code}: the fact ${name} would look at ${beyond.entity}.${beyond.field}, which its right does not list`);
      return fields;
    },
  };
}

/** Fields above open that a condition of the law reads. */
export function fieldsOfCondition(model: Model, condition: string): GuardedField[] {
  return Object.entries(model.law.condition(condition).reads).flatMap(([name, fields]) => {
    const entity = entityOf({ model }, name);
    return fields.flatMap((field) => guarded(entity, fieldOf(entity, field)));
  });
}

export function factOf(entry: ProcedureEntry, name: string): Fact {
  const fact = entry.facts[name];
  if (!fact) throw new Error(`${entry.code}: no fact ${name}`);
  return fact;
}

function guardedFields(model: Model, fact: Fact, where: Readonly<Record<string, unknown>> | null): GuardedField[] {
  const entity = entityOf({ model }, fact.entity);
  const read = [...fact.fields, ...(fact.through ? [fact.through.link] : [])].flatMap((name) => guarded(entity, fieldOf(entity, name)));
  return [...read, ...(where === null ? [] : filtered(model, entity, where))];
}

/** Fields above open that a filter compares or passes through. */
function filtered(model: Model, entity: Entity, where: unknown): GuardedField[] {
  return conditionsIn(model.declarations, entity, where).flatMap(({ entity: of, part }): GuardedField[] => {
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
  return field.class === 'open' ? [] : [{ entity: entity.name, field: field.name, class: field.class }];
}

function fieldOf(entity: Entity, name: string): Field {
  const field = entity.fields.get(name);
  if (!field) throw new Error(`${entity.name}.${name} is unknown`);
  return field;
}
