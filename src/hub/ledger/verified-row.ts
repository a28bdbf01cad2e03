import type { Tx } from '../../db/tx.js';
import { onlyJson } from '../log/only-json.js';
import { instantText } from '../time/instant.js';
import type { Erasure, FieldChange, State } from './format.js';
import type { Hashes, Salts } from './hashes.js';
import { changeColumns, idsOf, type LedgerChange, namedColumns, textColumns } from './read-history.js';

/**
 * A change as verifying reads it: what stands in its own row and nothing else, its place in its set, and the row of the record's change
 * before.
 */
export type VerifiedRow = Omit<LedgerChange, 'changedFields' | 'slices'> & {
  format: number;
  schemaVersion: number;
  restores: number | null;
  /** Of an erasure what it takes; exports of releases that knew none do not say. */
  erasure?: Erasure | null;
  /** Rows of FORMAT 1. */
  after: State | null;
  /** Null where the register tells it. */
  changedFields: readonly FieldChange[] | null;
  slices: readonly State[] | null;
  knownFrom: string | null;
  knownTo: string | null;
  hashes: Hashes | null;
  salts: Salts | null;
  digest: string | null;
  marks: string | null;
  seed: string | null;
  /** A document in it was not of the shape of its column, and is left out. */
  isMisshapen: boolean;
  inItsSet: boolean;
  atItsInstant: boolean;
  /** The fields that later erasures of the record took. */
  erasedLater: readonly string[];
  /** Null for the record's first. */
  previous: { slices: readonly State[] | null; recordedFrom: string } | null;
  /** The record's last change of all, and of its set: what others have overtaken is not in the register. */
  isLast: boolean;
  isLastOfSet: boolean;
};

/** The rows from one position to another, a page of them. */
export function readVerified(tx: Tx, from: string, to: string): Promise<VerifiedRow[]> {
  return read(tx, `c.position between $1::bigint and $2::bigint order by c.position limit ${ROWS_AT_ONCE}`, [from, to]);
}

/** All rows of the records, in the order of their positions. */
export function readHistories(tx: Tx, recordIds: readonly string[]): Promise<VerifiedRow[]> {
  return read(tx, 'c.record_id = any($1::uuid[]) order by c.position', [recordIds]);
}

async function read(tx: Tx, which: string, values: unknown[]): Promise<VerifiedRow[]> {
  const { rows } = await tx.query<VerifiedRow>(
    `select ${namedColumns(verifiedColumns)},
       coalesce('null' = any(array[c.before, c.after, c.changed_fields, c.slices, c.hashes, s.salts]::text[]), false) as "isMisshapen",
       coalesce(c.position between own.first_position and own.last_position, false) as "inItsSet",
       coalesce(c.recorded_from = own.recorded_from, false) as "atItsInstant",
       array(select distinct f from erasure e cross join unnest(e.fields) as f where e.record_id = c.record_id and e.position > c.position) as "erasedLater",
       (select json_build_object('slices', p.slices, 'recordedFrom', ${instantText('p.recorded_from')})
        from change p where p.record_id = c.record_id and p.version = c.version - 1) as previous,
       not exists (select from change n where n.record_id = c.record_id and n.version = c.version + 1) as "isLast",
       not exists (select from change n where n.record_id = c.record_id and n.version = c.version + 1 and n.change_set_id = c.change_set_id) as "isLastOfSet"
     from change c left join change_salt s on s.position = c.position left join change_set own on own.id = c.change_set_id
     where ${which}`,
    values,
  );
  return rows.map(wellShaped);
}

/** Whoever edits documents past the guards may write anything into them: checking must name it, and not stumble over it. */
export function wellShaped(row: VerifiedRow): VerifiedRow {
  const wrong = SHAPES.filter(([name, isShaped]) => row[name] !== null && row[name] !== undefined && !isShaped(row[name]));
  // The row before is told of when it is read itself.
  const isWrongBefore = row.previous !== null && row.previous.slices !== null && !isStates(row.previous.slices);
  if (wrong.length === 0 && !isWrongBefore) return row;
  return {
    ...row,
    ...Object.fromEntries(wrong.map(([name]) => [name, null])),
    previous: row.previous && { ...row.previous, slices: isWrongBefore ? null : row.previous.slices },
    isMisshapen: row.isMisshapen || wrong.length > 0,
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (test: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(test);
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';
const isState = (value: unknown) =>
  isObject(value) && typeof value.version === 'string' && isTextOrNull(value.validFrom) && isTextOrNull(value.validTo);
const isFieldChange = (value: unknown) =>
  isObject(value) && typeof value.name === 'string' && value.before !== undefined && value.after !== undefined;
const isErasure = (value: unknown) =>
  isObject(value) && typeof value.ground === 'string' && listOf((name) => typeof name === 'string')(value.fields);
const isOfTexts = (value: unknown) => isObject(value) && Object.values(value).every((one) => typeof one === 'string');

const isStates = listOf(isState);

/** The documents of a row, each with what tells whether it is of the shape of its column. */
const SHAPES = [
  ['before', isState],
  ['after', isState],
  ['changedFields', listOf(isFieldChange)],
  ['slices', isStates],
  ['hashes', isOfTexts],
  ['salts', isOfTexts],
  ['erasure', isErasure],
] as const satisfies readonly (readonly [keyof VerifiedRow, (value: unknown) => boolean])[];

const ROWS_AT_ONCE = 500;
/** What stands in a change's own row, by name; the table is called `c`, that of its salts `s`. */
export const verifiedColumns = {
  ...changeColumns,
  format: 'c.format',
  schemaVersion: 'c.schema_version',
  restores: 'c.restores',
  erasure: `(select json_build_object('ground', e.ground, 'fields', e.fields) from erasure e where e.position = c.position)`,
  before: 'c.before',
  after: 'c.after',
  changedFields: 'c.changed_fields',
  slices: 'c.slices',
  knownFrom: 'c.known_from::text',
  knownTo: 'c.known_to::text',
  subjects: 'c.subjects::text[]',
  hashes: 'c.hashes',
  salts: 's.salts',
  digest: `encode(c.digest, 'hex')`,
  marks: `encode(c.marks, 'hex')`,
  seed: `encode(s.seed, 'hex')`,
} satisfies Record<keyof Own, string>;

/** What its own row tells of a change. */
type Own = Omit<VerifiedRow, keyof Placed | 'isMisshapen'>;
/** What the rows beside it tell. */
type Placed = Pick<VerifiedRow, 'inItsSet' | 'atItsInstant' | 'erasedLater' | 'previous' | 'isLast' | 'isLastOfSet'>;

/** `verifiedColumns` as a stream has them. */
export const verifiedTexts = textColumns(verifiedColumns);

/**
 * A change of `verifiedTexts` that stands alone: the only one of its record and in its place. Undefined where a document is no JSON, as only
 * bytes altered past the database can be.
 */
export function rowOfTexts(text: (name: keyof Own) => string | null): VerifiedRow | undefined {
  const row: VerifiedRow = {
    position: text('position') ?? '',
    changeSetId: text('changeSetId') ?? '',
    entity: text('entity') ?? '',
    recordId: text('recordId') ?? '',
    version: Number(text('version')),
    operation: text('operation') as VerifiedRow['operation'],
    validFrom: text('validFrom'),
    validTo: text('validTo'),
    recordedFrom: text('recordedFrom') ?? '',
    format: Number(text('format')),
    schemaVersion: Number(text('schemaVersion')),
    restores: numberOf(text('restores')),
    subjects: idsOf(text('subjects')),
    knownFrom: text('knownFrom'),
    knownTo: text('knownTo'),
    digest: text('digest'),
    marks: text('marks'),
    seed: text('seed'),
    before: null,
    after: null,
    changedFields: null,
    slices: null,
    hashes: null,
    salts: null,
    erasure: null,
    isMisshapen: false,
    ...ALONE,
  };
  for (const [name] of SHAPES) {
    const document = text(name);
    if (document === null) continue;
    const read = onlyJson(document);
    if (read === undefined) return undefined;
    // No document at all and one that says null look alike when they are read.
    row.isMisshapen ||= read === null;
    Object.assign(row, { [name]: read });
  }
  return row;
}

/** The same of an export made when a change was one document. */
export function rowOfJson(json: string | null | undefined): VerifiedRow | undefined {
  const own = onlyJson<Own>(json);
  return own && { ...ALONE, isMisshapen: false, ...own };
}

const ALONE: Placed = { inItsSet: true, atItsInstant: true, erasedLater: [], previous: null, isLast: true, isLastOfSet: true };
const numberOf = (text: string | null) => (text === null ? null : Number(text));

/** A row that no longer fits, and in what. */
export type LedgerFault = { position: string; kind: FaultKind; field?: string };

export type FaultKind =
  /** A position is missing, or stands outside its change set. */
  | 'POSITION'
  /** Not later than the set before, or not the instant of its own set. */
  | 'INSTANT'
  /** What the row's format says is there is not, or the other way round. */
  | 'FORM'
  /** A value does not match its salted hash. */
  | 'VALUE'
  /** Values are gone without an erasure that says so, or are there although one took them. */
  | 'ERASURE'
  /** The salts that the hashes were made with are not there. */
  | 'SALT'
  /** Operation, record, version, days or subjects do not match their hash, or the hash is another. */
  | 'FRAME'
  /** The row's values fit its digest and not its marks. */
  | 'MARKS'
  /** Does not follow from the record's change before. */
  | 'CHAIN'
  /** before, after or changed_fields do not tell what the slices show. */
  | 'DESCRIPTION'
  /** The register holds something else than the ledger says. */
  | 'REGISTER';

export type Tell = (kind: FaultKind, field?: string) => void;
