import type { Caller } from '../access/caller.js';
import { grantFor, isPersonal } from '../access/decide.js';
import { rowScopeFor } from '../access/row-scope.js';
import type { Model } from '../declare/model.js';
import type { Field } from '../declare/types.js';
import { entityOf } from '../sql/sql-context.js';
import type { MaskReason, Row } from './catalogue.js';

type Shown = Pick<Row, 'entity' | 'id' | 'subjects' | 'values'>;

export type HeldFact = {
  label: string;
  field: string;
  entity: string;
  recordId: string | null;
  value: unknown;
  valueLabel: string | null;
  withheld: MaskReason | null;
};

/**
 * What of the rows a verdict rests on may be shown: the fields the requirement shows, under the caller's own masks. The verdict used the
 * procedure's right; the values need the caller's.
 */
export function heldFacts(
  model: Model,
  caller: Caller,
  rows: readonly Shown[],
  shows: Readonly<Record<string, readonly string[]>>,
): HeldFact[] {
  return rows.flatMap((row) =>
    (shows[row.entity] ?? []).map((name) => {
      const field = fieldOf(model, row.entity, name);
      const withheld = maskOf(model, caller, row, field);
      return {
        label: field.label,
        field: name,
        entity: row.entity,
        recordId: mayKnowWhose(model, caller, row) ? row.id : null,
        value: withheld === null ? jsonOf(row.values[name]) : null,
        valueLabel: withheld === null ? captionOf(model, field, row.values[name]) : null,
        withheld,
      };
    }),
  );
}

/** Why the caller may not see the field of this row, or null. Any field of a person's record needs the right to personal data. */
function maskOf(model: Model, caller: Caller, row: Shown, field: Field): MaskReason | null {
  const { register } = entityOf({ model }, row.entity);
  if (!mayKnowWhose(model, caller, row)) return 'PURPOSE_DOES_NOT_COVER';
  const grant = grantFor(model.access, caller, register, field.class);
  if (field.class === 'open' || grant === 'all' || grant === 'case') return null;
  return isPersonal(field.class) ? 'PURPOSE_DOES_NOT_COVER' : 'ROLE_NOT_ALLOWED';
}

export function mayKnowWhose(model: Model, caller: Caller, row: Shown): boolean {
  if (row.subjects.length === 0) return true;
  const entity = entityOf({ model }, row.entity);
  const scope = rowScopeFor(model.access, caller, entity);
  return scope === 'all' || (scope === 'case-or-no-subject' && row.subjects.some((subject) => caller.case?.subjects.has(subject)));
}

/** As the ledger writes values: numbers as text. */
function jsonOf(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.map(jsonOf) : (value ?? null);
}

function captionOf(model: Model, field: Field, value: unknown): string | null {
  if ((field.kind !== 'column' && field.kind !== 'computed') || !field.isEnum) return null;
  return model.declarations.enums.get(field.type)?.get(String(value)) ?? null;
}

function fieldOf(model: Model, entity: string, name: string): Field {
  const field = entityOf({ model }, entity).fields.get(name);
  if (!field) throw new Error(`${entity}.${name} is unknown`);
  return field;
}
