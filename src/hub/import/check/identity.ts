import type { Problem } from '../../../errors.js';
import type { Value, Values } from '../../declare/model.js';
import type { ColumnField, Entity, LinkOneField } from '../../declare/types.js';
import { FileRefusal } from '../read/refusals.js';
import type { FileOperation } from './file-operation.js';
import type { HeaderMap } from './map-header.js';

/**
 * How a row says which record it is about: by the first of its own keys that it fills in, or, for records that are nothing but a tie
 * between others (an ownership), by all it links to; unless a cell of its own names the record (record-name.ts). `unique` are the keys that
 * no second record may hold.
 */
export type Identity =
  /** `guarded`: the write door itself refuses a second record of the same identity. */
  | { kind: 'keys'; guarded: boolean; keys: readonly ColumnField[]; unique: readonly ColumnField[] }
  | { kind: 'links'; guarded: false; links: readonly LinkOneField[] };

/** Throws a refusal when the file holds no column that could identify its rows. */
export function identityOf(entity: Entity, map: HeaderMap): Identity {
  const present = new Set(map.columns.flatMap((column) => (column.kind === 'value' || column.kind === 'link' ? [column.field.name] : [])));
  const named = map.columns.some(({ kind }) => kind === 'record');
  const own = [...entity.fields.values()].filter((field) => field.kind === 'column' && field.key !== undefined) as ColumnField[];
  if (own.length > 0) {
    const keys = own.filter(({ name }) => present.has(name));
    if (keys.length === 0 && !named) throw new FileRefusal([keyMissing(own)]);
    const unique = keys.filter(({ key }) => key?.unique === true);
    return { kind: 'keys', guarded: unique.length === keys.length, keys, unique };
  }
  const links = [...entity.fields.values()].filter((field) => field.kind === 'link');
  if (!named && !links.some(({ name }) => present.has(name))) throw new FileRefusal([keyMissing(links)]);
  return { kind: 'links', guarded: false, links };
}

/** Who ends or removes a record only names it and the day: what else stands in the row is not looked at. */
export function columnsFor(operation: FileOperation | undefined, map: HeaderMap, identity: Identity): HeaderMap {
  if (operation !== 'close' && operation !== 'remove') return map;
  const naming = new Set((identity.kind === 'keys' ? identity.keys : identity.links).map(({ name }) => name));
  const columns = map.columns.filter((column) => !(column.kind === 'value' || column.kind === 'link') || naming.has(column.field.name));
  return { ...map, columns, required: [] };
}

/** The key a row is identified by, as one text that two rows share exactly when they mean the same record. */
export function identityText(identity: Identity, values: Values): string | undefined {
  if (identity.kind === 'keys') {
    const key = identifyingKey(identity, values);
    return key && keyText(key, values);
  }
  return identity.links.some(({ name }) => isFilled(values[name])) ? tieText(identity, values) : undefined;
}

/** Of several keys the first one that is filled in decides. */
export function identifyingKey(identity: Extract<Identity, { kind: 'keys' }>, values: Values): ColumnField | undefined {
  return identity.keys.find(({ name }) => isFilled(values[name]));
}

export function tieText(identity: Extract<Identity, { kind: 'links' }>, values: Values): string {
  return JSON.stringify(identity.links.map(({ name }) => values[name] ?? null));
}

/** Whether the key goes to another record when the first one ends, so that two periods under it are no history of one record. */
export function isReused(identity: Identity, values: Values): boolean {
  return identity.kind === 'keys' && identifyingKey(identity, values)?.key?.reused === true;
}

/** Whether a state carries what the row is identified by. */
export function carriesIdentity(identity: Identity, state: Values, row: Values): boolean {
  if (identity.kind === 'links') return tieText(identity, state) === tieText(identity, row);
  const key = identifyingKey(identity, row);
  return key !== undefined && state[key.name] === row[key.name];
}

export function keyText(key: ColumnField, values: Values): string {
  return `${key.name}\n${String(values[key.name])}`;
}

export function isFilled(value: Value | undefined): boolean {
  return value !== null && value !== undefined;
}

function keyMissing(fields: readonly { name: string; label: string }[]): Problem {
  const vi = fields.map(({ label, name }) => `"${label}" (${name})`).join(' hoặc ');
  const en = fields.map(({ name, label }) => `"${name}" (${label})`).join(' or ');
  return {
    code: 'HEADER_MISSING',
    severity: 'error',
    field: fields[0]?.name ?? '',
    vi: `Không có cột nào cho biết dòng nói về bản ghi nào. Hãy thêm cột ${vi}.`,
    en: `No column says which record a row is about. Add ${en}.`,
  };
}
