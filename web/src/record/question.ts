import { isLink, type Kind, type KindField, type Kinds } from '../kinds/kinds.js';
import { addressKey, isAskable, isId, labelFields } from '../kinds/record-address.js';

/** The times a record is read at; empty: today, as known now. */
export type Times = { validAt: string; knownAt: string };

/** So many of what rests on a record are named; the rest is counted. */
const NAMED = 5;
/** So many kinds of records are asked about at once. */
const KINDS_AT_ONCE = 12;
const CHANGES_MAX = 100;

/** The record that the address names, with its history. */
export function writeRecord(kinds: Kinds, kind: Kind, of: string, purpose: string, times: Times): string {
  const key = addressKey(kind);
  const by = isId(of) || !key ? `id: ${JSON.stringify(of)}` : `${key.name}: ${JSON.stringify(of)}`;
  return [
    'query HoSo {',
    `  record: ${kind.lookUp}(${[by, ...asOf(times)].join(', ')}) {`,
    '    id version validFrom validTo recordedFrom legalBasis withheld underInvestigation',
    `    ${[
      'authority { name code }',
      'legalDocument { id number title }',
      ...(isStatusAskable(kind, purpose) ? ['status'] : []),
      ...kind.fields.filter((field) => isShown(kinds, field) && isAskable(field, purpose)).map((field) => select(kinds, field, purpose)),
    ].join('\n    ')}`,
    `    history(first: ${CHANGES_MAX}) { totalCount nodes {`,
    '      position operation validFrom validTo recordedFrom authority slices',
    '      changedFields { name before after }',
    '      changeSet { id actor agency reason legalBasis caseCode withdraws approvedBy emergency batch { file line } }',
    '    } }',
    '  }',
    '}',
  ].join('\n');
}

/** Whom a field of another kind links to this record. */
export type Resting = { kind: Kind; field: KindField };

/** Every field by which other records can rest on one of this kind, as far as the caller may ask; of what nobody may look up so, none. */
export function restingOn(kinds: Kinds, { name, key, fields }: Kind, purpose: string): Resting[] {
  const keys = fields.filter((field) => key.includes(field.name));
  if (keys.length > 0 && !keys.some((field) => isAskable(field, purpose))) return [];
  return [...kinds.values()].flatMap((kind) =>
    kind.fields
      .filter((field) => field.kind === 'LINK' && field.type === name && isAskable(field, purpose))
      .map((field) => ({ kind, field })),
  );
}

/** The questions that count and name what rests on a record, few kinds in each, so that no single one is too costly. */
export function writeResting(resting: readonly Resting[], id: string, purpose: string, times: Times): string[] {
  return Array.from({ length: Math.ceil(resting.length / KINDS_AT_ONCE) }, (_, i) =>
    [
      'query DuaVao {',
      ...resting
        .slice(i * KINDS_AT_ONCE, (i + 1) * KINDS_AT_ONCE)
        .map(
          ({ kind, field }) =>
            `  ${kind.name}_${field.name}: ${kind.list}(${[`where: { ${field.name}: { id: { eq: ${JSON.stringify(id)} } } }`, ...asOf(times), `first: ${NAMED}`].join(', ')}) { totalCount nodes { ${namesOf(kind, purpose)} } }`,
        ),
      '}',
    ].join('\n'),
  );
}

/** A record by any of its keys: its id, and what its address is made of. */
export function writeLookUp(kind: Kind, key: string, value: string, purpose: string): string {
  return `query TraCuu {\n  record: ${kind.lookUp}(${key}: ${JSON.stringify(value)}) { ${namesOf(kind, purpose)} }\n}`;
}

const LISTED = 30;

/** Records of a kind one after the other, in the order of the key that may be shown. */
export function writeList(kind: Kind, purpose: string, after: string | null): string {
  const key = addressKey(kind);
  const given = [
    ...(key ? [`orderBy: [{ ${key.name}: ASC }]`] : []),
    `first: ${LISTED}`,
    ...(after === null ? [] : [`after: ${JSON.stringify(after)}`]),
  ];
  return `query DanhSach {\n  records: ${kind.list}(${given.join(', ')}) { nodes { ${namesOf(kind, purpose)} } pageInfo { hasNextPage endCursor } }\n}`;
}

function asOf({ validAt, knownAt }: Times): string[] {
  const parts = [...(validAt ? [`validAt: ${JSON.stringify(validAt)}`] : []), ...(knownAt ? [`knownAt: ${JSON.stringify(knownAt)}`] : [])];
  return parts.length > 0 ? [`asOf: { ${parts.join(', ')} }`] : [];
}

const namesOf = (kind: Kind, purpose: string): string => ['id', ...labelFields(kind, purpose).map(({ name }) => name)].join(' ');

/** What `status` rests on may be personal, and it with that. */
const isStatusAskable = (kind: Kind, purpose: string): boolean =>
  kind.fields
    .filter(({ name, kind: how, type }) => name === 'state' || (how === 'VALUE' && type === 'Date'))
    .every((field) => isAskable(field, purpose));

/** What has a value of its own or leads to one record. What is worked out under arguments, or has parts, is for the playground. */
export function isShown(kinds: Kinds, field: KindField): boolean {
  if (field.kind === 'LIST') return false;
  return field.kind !== 'COMPUTED' || field.choices.length > 0 || scalars(kinds).has(field.type);
}

const known = new WeakMap<Kinds, ReadonlySet<string>>();

function scalars(kinds: Kinds): ReadonlySet<string> {
  const found =
    known.get(kinds) ??
    new Set([...kinds.values()].flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'VALUE').map(({ type }) => type)));
  known.set(kinds, found);
  return found;
}

function select(kinds: Kinds, field: KindField, purpose: string): string {
  const target = isLink(kinds, field) ? kinds.get(field.type) : undefined;
  return target ? `${field.name} { ${namesOf(target, purpose)} }` : field.name;
}
