import type { AtPlaceholders } from '../time/at-placeholders.js';
import type { ColumnField, Entity, LinkOneField } from './types.js';

/**
 * A row in SQL that a register writes: `row('issuedOn')` is the column that holds the field. A name the entity does not store stops the
 * start.
 */
export type Row = (field: string) => string;

/** The rows of an entity under an alias, each of them a `Row`. */
export type Rows = Row & {
  readonly alias: string;
  /** What stands behind `from` and `join`. */
  readonly from: string;
  /** The generated column beside a field that filters and orders use (`twins.ts`). */
  twin(field: string): string;
};

/**
 * The registers as one of them names another: by entity and field, never by table and column. A name that no register has stops the start.
 */
export type Registers = { row(entity: string, alias: string): Rows };

/** The registers at the times a statement reads them. */
export type RegistersAt = AtPlaceholders & Registers;

/** `onNamed` is told of each that is named. */
export function registersIn(entities: ReadonlyMap<string, Entity>, onNamed?: (entity: Entity) => void): Registers {
  return {
    row: (name, alias) => {
      const entity = entities.get(name);
      if (!entity) throw new Error(`'${name}' is no entity of any register`);
      onNamed?.(entity);
      return rowOf(entity, alias);
    },
  };
}

/**
 * The rows of an entity under `alias`; `named` is told of every column in the order of asking. By itself it is no SQL, and written into
 * some it stops the start.
 */
export function rowOf(entity: Entity, alias: string, named?: (column: string) => void): Rows {
  const column = (name: string): string => {
    named?.(name);
    return `${alias}.${name}`;
  };
  return Object.assign((field: string) => column(field === 'id' ? 'id' : storedIn(entity, field).column), {
    alias,
    from: `${entity.table} ${alias}`,
    twin: (field: string) => column(twinIn(entity, field)),
    toString(): string {
      throw new Error(`a row of ${entity.name} is no SQL: ask it for a field, row('id')`);
    },
  });
}

function storedIn(entity: Entity, name: string): ColumnField | LinkOneField {
  const field = entity.fields.get(name);
  if (field?.kind !== 'column' && field?.kind !== 'link') throw new Error(`row('${name}') is no stored field of ${entity.name}`);
  return field;
}

function twinIn(entity: Entity, name: string): string {
  const field = storedIn(entity, name);
  if (field.kind !== 'column' || field.twin === undefined) throw new Error(`${entity.name}.${name} has no column beside it`);
  return field.twin;
}
