import { derivedEnd } from '../declare/field-ends.js';
import type { Declarations } from '../declare/types.js';
import type { DatedProcedure } from './catalogue.js';

/**
 * The kinds of records that the dossiers of each procedure need, by its id: what its facts are, what its right lists, what its result writes,
 * and what lends them a field. Under a case nothing else about its subjects is read.
 */
export function needsOf(declarations: Declarations, procedures: readonly DatedProcedure[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(procedures.map((procedure) => [procedure.id, withLenders(declarations, entitiesOf(procedure))]));
}

function entitiesOf({ facts, right, needs = [], editions }: DatedProcedure): string[] {
  return [
    ...needs,
    ...Object.values(facts).map(({ entity }) => entity),
    ...right.flatMap(({ fields }) => Object.keys(fields)),
    ...editions.flatMap(({ result }) => result?.writes ?? []),
  ];
}

function withLenders(declarations: Declarations, names: readonly string[]): ReadonlySet<string> {
  const lenders = names.flatMap((name) => {
    const entity = declarations.entities.get(name);
    if (!entity) throw new Error(`${name} is no kind of record, but a procedure needs it`);
    return [...entity.fields.values()].flatMap((field) =>
      field.kind === 'derived' ? [derivedEnd(declarations, entity, field.path).target.name] : [],
    );
  });
  return new Set([...names, ...lenders]);
}
