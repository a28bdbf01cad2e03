import type { KindsQuery } from '../generated/operations.js';

export type Registers = NonNullable<KindsQuery['catalogue']>['registers'];
export type Kind = Registers[number]['entities'][number];
export type KindField = Kind['fields'][number];

export type Kinds = ReadonlyMap<string, Kind>;

export const kindsOf = (registers: Registers): Kinds =>
  new Map(registers.flatMap(({ entities }) => entities.map((entity) => [entity.name, entity] as const)));

export const isNumber = ({ type }: KindField): boolean => type === 'Int' || type === 'Float' || type === 'NonNegativeInt';
export const isDay = ({ type }: KindField): boolean => type === 'Date';
export const isList = ({ type }: KindField): boolean => type.startsWith('[');
export const isLink = (kinds: Kinds, { type, kind }: KindField): boolean => kind !== 'LIST' && kinds.has(type);

/** What a linked record is called by: its name, else its number or code. */
export function nameField(kind: Kind | undefined): KindField | undefined {
  const open = (kind?.fields ?? []).filter((field) => field.kind === 'VALUE' && field.isCounted && field.class === 'OPEN');
  return ['name', 'nameVi', 'title', 'number', 'code'].flatMap((name) => open.find((field) => field.name === name) ?? [])[0];
}
