import type { AtPlaceholders } from '../time/at-placeholders.js';
import type { Entity } from './types.js';

/** A row in SQL that a register writes: `row('issuedOn')` is the column that holds the field. A name the entity does not store stops the start. */
export type Row = (field: string) => string;

/** The rows of an entity by its name and under an alias; a name that no register has stops the start. */
export type Registers = {
  /** What stands behind `from` and `join`. */
  from(entity: string, alias: string): string;
  /** One of these rows, for an expression that asks for one. */
  row(entity: string, alias: string): Row;
};

/** The registers at the times a statement reads them: what a register needs of another one it asks by entity, and never by table. */
export type RegistersAt = AtPlaceholders & Registers;

export function registersIn(entities: ReadonlyMap<string, Entity>): Registers {
  const called = (name: string): Entity => {
    const entity = entities.get(name);
    if (!entity) throw new Error(`'${name}' is no entity of any register`);
    return entity;
  };
  return { from: (name, alias) => `${called(name).table} ${alias}`, row: (name, alias) => rowOf(called(name), alias) };
}

/** The row `alias` of an entity; `named` is told of every column in the order of asking. By itself it is no SQL, and written into some it stops the start. */
export function rowOf(entity: Entity, alias: string, named?: (column: string) => void): Row {
  const row = (name: string): string => {
    const column = columnOf(entity, name);
    named?.(column);
    return `${alias}.${column}`;
  };
  return Object.assign(row, {
    toString(): string {
      throw new Error(`a row of ${entity.name} is no SQL: ask it for a field, row('id')`);
    },
  });
}

function columnOf(entity: Entity, name: string): string {
  if (name === 'id') return name;
  const field = entity.fields.get(name);
  if (field?.kind !== 'column' && field?.kind !== 'link') throw new Error(`row('${name}') is no stored field of ${entity.name}`);
  return field.column;
}
