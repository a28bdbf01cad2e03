import type { Tx } from '../../db/tx.js';
import { instantText } from '../time/instant.js';
import type { Erasure, FieldChange, State } from './format.js';
import type { Hashes, Salts } from './hashes.js';
import { changeColumns, type LedgerChange, namedColumns } from './read-history.js';

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
  let { isMisshapen } = row;
  const only = <T>(value: T | null, test: (value: unknown) => boolean): T | null => {
    if (value === null || test(value)) return value;
    isMisshapen = true;
    return null;
  };
  const shaped = {
    before: only(row.before, isState),
    after: only(row.after, isState),
    changedFields: only(row.changedFields, listOf(isFieldChange)),
    slices: only(row.slices, listOf(isState)),
    hashes: only(row.hashes, isOfTexts),
    salts: only(row.salts, isOfTexts),
    erasure: only(row.erasure ?? null, isErasure),
    // The row before is told of when it is read itself.
    previous: row.previous && { ...row.previous, slices: listOf(isState)(row.previous.slices) ? row.previous.slices : null },
  };
  return { ...row, ...shaped, isMisshapen };
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
  // No document at all and one that says null look alike outside the database.
  isMisshapen: `coalesce('null' = any(array[c.before, c.after, c.changed_fields, c.slices, c.hashes, s.salts]::text[]), false)`,
} satisfies Partial<Record<keyof VerifiedRow, { toString(): string }>>;

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
