import { isNarrowed, NARROWED } from '../declare/number-types.js';
import type { Entity } from '../declare/types.js';
import { instantText } from '../time/instant.js';
import { OPEN_END, UNKNOWN_START } from '../time/period.js';
import { isKnownAt } from '../time/period-sql.js';
import { type StoredField, storedFields } from './stored-fields.js';

/**
 * What a change of FORMAT 2 leaves to the register, as SQL: the states known after it, and of a registration what it wrote. The texts are
 * to the byte those that `stateText` and `fieldChange` make, so no reader learns where they stood. The change is the row `c`, of one of the
 * entities.
 *
 * A row that holds them itself (an earlier format, or a change that a later one of its own set has overtaken) is read as it stands.
 */
/** All states of the record known after the change, as JSON text. */
export function slicesSql(entities: Iterable<Entity>): string {
  return told('slices', entities, (entity) => {
    const frame = [
      `'"version":"' || t.version || '"'`,
      `'"validFrom":' || ${endText('t.valid_from', UNKNOWN_START)}`,
      `'"validTo":' || ${endText('t.valid_to', OPEN_END)}`,
    ];
    const fields = storedOf(entity).map((field) => `'"${field.name}":' || ${valueSql(field)}`);
    return `(select '[' || coalesce(string_agg('{' || ${membersSql([...frame, ...fields])} || '}', ',' order by t.valid_from), '') || ']'
      from ${entity.table} t where t.id = c.record_id and ${isKnownAt('t', 'c.recorded_from')})`;
  });
}

/** Which fields the change gave other values, as JSON text. */
export function changedFieldsSql(entities: Iterable<Entity>): string {
  return told('changed_fields', entities, (entity) => {
    const fields = storedOf(entity).map((field) => `'{"name":"${field.name}","before":null,"after":' || ${valueSql(field)} || '}'`);
    return `(select '[' || ${membersSql(fields)} || ']' from ${entity.table} t where t.id = c.record_id and t.version = c.version and t.valid_from = c.valid_from)`;
  });
}

/**
 * The same for a page of changes of any entities, which are rows of `page` (position, entity), as rows (position, slices, changed_fields).
 * One statement over all entities takes PostgreSQL 200 ms to plan and some ten to begin, however few changes it tells: so each entity has a
 * query of its own, and `told_changes` runs those of the entities that the page holds, in the snapshot of this statement. The queries are
 * constants of the statement.
 */
export function toldOfPage(entities: Iterable<Entity>, wanted: ReadonlySet<string>): string {
  const queries = [...entities].map((entity) => {
    const texts = [
      wanted.has('slices') ? slicesSql([entity]) : 'null::text',
      wanted.has('changedFields') ? changedFieldsSql([entity]) : 'null::text',
    ];
    return `('${entity.name}', '${`select c.position, ${texts.join(', ')} from change c where c.position = any($1)`.replaceAll("'", "''")}')`;
  });
  if (queries.length === 0) return 'select null::bigint as position, null::text as slices, null::text as changed_fields where false';
  return `select t.* from (values ${queries.join(', ')}) q(entity, query) join (select entity, array_agg(position) as positions from page group by entity) p using (entity)
    cross join lateral told_changes(q.query, p.positions) t`;
}

function told(column: string, entities: Iterable<Entity>, inRegister: (entity: Entity) => string): string {
  const byName = [...entities].sort((a, b) => (a.name < b.name ? -1 : 1));
  return byName.length === 0 ? `c.${column}::text` : `coalesce(c.${column}::text, ${chosen(byName, inRegister)})`;
}

/**
 * Of the entities in the order of their names that of the change: by halves, since PostgreSQL tries the branches of a `case` one after the
 * other.
 */
function chosen(byName: readonly Entity[], sqlOf: (entity: Entity) => string): string {
  const middle = Math.ceil(byName.length / 2);
  const [first, second] = [byName[0], byName[middle]];
  if (first === undefined) return 'null';
  if (second === undefined) return sqlOf(first);
  return `case when c.entity collate "C" < '${second.name}' then ${chosen(byName.slice(0, middle), sqlOf)} else ${chosen(byName.slice(middle), sqlOf)} end`;
}

function storedOf(entity: Entity): StoredField[] {
  return [...storedFields(entity).fields.values()];
}

/** What has a value, one after the other: `concat_ws` leaves the others out, and took half the time of `||` around each. */
function membersSql(members: readonly string[]): string {
  if (members.length <= ARGUMENTS_MAX) return `concat_ws(',', ${members.join(', ')})`;
  const parts = Array.from({ length: Math.ceil(members.length / ARGUMENTS_MAX) }, (_, i) =>
    members.slice(i * ARGUMENTS_MAX, (i + 1) * ARGUMENTS_MAX),
  );
  return membersSql(parts.map((part) => `nullif(${membersSql(part)}, '')`));
}

/** PostgreSQL's functions take a hundred, one of which is the comma. */
const ARGUMENTS_MAX = 90;

/**
 * SQL of a value in the ledger's canonical JSON, to be put between texts: numbers, days and instants are texts. Null where there is none.
 */
export function valueSql(field: StoredField): string {
  const column = `t."${field.column}"`;
  if (field.kind === 'link') return quoted(column);
  const type = isNarrowed(field.type) ? NARROWED[field.type] : field.type;
  if (field.list) {
    const items = ITEMS_AS_TEXTS.has(type)
      ? `array(select ${type === 'Float' ? floatText('i') : 'i::text'} from unnest(${column}) with ordinality as u(i, nr) order by nr)`
      : column;
    return `case when ${column} is not null then to_json(${items})::text end`;
  }
  switch (type) {
    case 'Boolean':
      return column;
    case 'Float':
      return quoted(floatText(column));
    case 'Int':
    case 'Date':
    case 'ID':
      return quoted(column);
    case 'DateTime':
      return quoted(instantText(column));
    default:
      return `to_json(${column})::text`;
  }
}

const ITEMS_AS_TEXTS: ReadonlySet<string> = new Set(['Int', 'Float', 'Date', 'ID']);

/** A number as ECMAScript writes it: PostgreSQL has the same shortest digits, but goes over to exponents earlier and pads them. */
function floatText(column: string): string {
  return `case when ${column} = 0 then '0' when abs(${column}) >= 1e-4 and abs(${column}) < 1e15 then ${column}::text
    when abs(${column}) >= 1e-6 and abs(${column}) < 1e21 then trim_scale(${column}::text::numeric)::text
    else regexp_replace(${column}::text, 'e([+-])0+', 'e\\1') end`;
}

function quoted(value: string): string {
  return `'"' || ${value} || '"'`;
}

function endText(column: string, open: string): string {
  return `case when ${column} = '${open}' then 'null' else '"' || ${column} || '"' end`;
}
