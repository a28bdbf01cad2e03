import { isKnownAt, isKnownNow, overlapping } from '../time/period-sql.js';
import { derivedEnd } from './field-ends.js';
import type { Model } from './model.js';
import type { ColumnField, DerivedField, Entity } from './types.js';

/**
 * One way to name a record in a link cell: by a key column of its own, or by one of a record it is tied to (a driver by the
 * person's number). `slicesSql` lists, for the keys in `$1`, the periods in which a record is known by that key today; `namesSql` the
 * other way round, for the record ids in `$1`, the keys each has as known at `$2`.
 */
export type TargetKey = { entity: Entity; field: ColumnField | DerivedField; slicesSql: string; namesSql: string };

/** All keys of an entity, in the order it declares them: a link cell is tried against each. */
export function targetKeys(model: Model, entityName: string): TargetKey[] {
  const entity = model.declarations.entities.get(entityName);
  if (entity === undefined) return [];
  const keys: TargetKey[] = [];
  for (const field of entity.fields.values()) {
    if (field.kind === 'column' && field.key) keys.push({ entity, field, ...ownColumn(entity, field) });
    if (field.kind === 'derived' && field.key) keys.push({ entity, field, ...throughRecord(model, entity, field) });
  }
  return keys;
}

/** Its identity in this hub, as exports of records write a link; a text that is one can be nothing else. */
export function targetId(entity: Entity): TargetKey {
  const from = `select t.id::text as key, t.id, t.valid_from as "from", t.valid_to as "to" from ${entity.table} t`;
  return {
    entity,
    field: ID,
    slicesSql: `${from} where t.id = any($1::uuid[]) and ${isKnownNow('t')}`,
    namesSql: `${from} where t.id = any($1::uuid[]) and ${isKnownAt('t', KNOWN_AT)}`,
  };
}

/** Whether a key is no key of the register's but the id itself, of which nothing is searched as text. */
export function isRecordId({ field }: Pick<TargetKey, 'field'>): boolean {
  return field === ID;
}

const ID: ColumnField = {
  kind: 'column',
  name: 'id',
  column: 'id',
  label: 'Mã bản ghi',
  description: '',
  type: 'ID',
  class: 'open',
  source: {},
  required: true,
  list: false,
  isEnum: false,
  searchable: false,
  multiline: false,
  isExpiry: false,
  isEnd: false,
};

type KeySql = Pick<TargetKey, 'slicesSql' | 'namesSql'>;

function ownColumn(entity: Entity, field: ColumnField): KeySql {
  const from = `select t.${field.column} as key, t.id, t.valid_from as "from", t.valid_to as "to" from ${entity.table} t`;
  return {
    slicesSql: `${from} where t.${field.column} = any($1::text[]) and ${isKnownNow('t')}`,
    namesSql: `${from} where t.id = any($1::uuid[]) and ${isKnownAt('t', KNOWN_AT)} and t.${field.column} is not null`,
  };
}

const KNOWN_AT = '$2::timestamptz';

/** Both the record and what lends it the key must be in force: the period is where the two overlap. */
function throughRecord(model: Model, entity: Entity, field: DerivedField): KeySql {
  const { through, target, end } = derivedEnd(model.declarations, entity, field.path);
  if (end.kind !== 'column') throw new Error(`${entity.name}.${field.name}: a key must end in a column`);
  const join = through.kind === 'link' ? `t.${through.column} = o.id` : `t.id = o.${backLink(target, through.via)}`;
  const from = `select o.${end.column} as key, t.id, greatest(t.valid_from, o.valid_from) as "from", least(t.valid_to, o.valid_to) as "to"
    from ${target.table} o join ${entity.table} t on ${join} and ${overlapping('t', 'o')}`;
  return {
    slicesSql: `${from} and ${isKnownNow('t')} where o.${end.column} = any($1::text[]) and ${isKnownNow('o')}`,
    namesSql: `${from} and ${isKnownAt('t', KNOWN_AT)} where t.id = any($1::uuid[]) and ${isKnownAt('o', KNOWN_AT)} and o.${end.column} is not null`,
  };
}

function backLink(entity: Entity, name: string): string {
  const field = entity.fields.get(name);
  if (field?.kind !== 'link') throw new Error(`${entity.name}.${name} is no link`);
  return field.column;
}
