import { hash } from 'node:crypto';
import type { Tx } from '../../db/tx.js';
import { canonicalJson, canonicalMembers, canonicalShape } from '../log/canonical-json.js';
import type { EntryOf, LogSource } from '../log/log-source.js';
import { onlyJson } from '../log/only-json.js';
import { hashUnder, type SaltOf, saltsFrom } from '../log/salted-hash.js';
import { subjectsRoot } from '../log/subject-tree.js';
import { headOf } from '../time/head.js';
import { instantText } from '../time/instant.js';
import { type ErasedWords, goneHash } from './erased-words.js';
import type { Hashes } from './hashes.js';
import { idsOf, jsonOf, namedColumns, textColumns } from './read-history.js';

/** The changes of the ledger as leaves. */
export const changeLeaves: LogSource = {
  name: 'changes',
  head: `(${headOf('position')})`,
  async entries(tx, from, amount) {
    const rows = await changesFrom(tx, from, amount);
    return rows.map((row) => ({ position: row.position, entryOf: entryOfChange(row) }));
  },
};

/**
 * Form of a change's entry, for ever: what another form says differently has another number. It is over rows of all formats of the ledger.
 */
const LEAF_FORMAT = 1;
/** The same of a set that somebody else agreed to, or that could not wait for it: it says so. */
const LEAF_FORMAT_APPROVED = 2;

/**
 * What a change says stands in the entry as the digest that the ledger keeps of it, which an erasure leaves as it is; the record, whose
 * data it is, who wrote it, why and for which case as salted hashes; what else the row and its set hold as it is.
 */
export function entryOfChange(row: ChangeRow): EntryOf {
  const { recordId, subjects, digest, hashes, set, words } = row;
  const ofSet = entryOfSet(set);
  const values: Readonly<Record<Hidden, string | null>> = { ...ofSet.values, recordId };
  return (seed) => {
    const saltOf = saltsOf(row, seed);
    const hidden = (name: Hidden) => {
      const value = values[name];
      const gone = words?.hashes[name];
      if (gone !== undefined) return JSON.stringify(goneHash(name, value, gone));
      return value === null ? 'null' : JSON.stringify(hashUnder(saltOf(name), name, value));
    };
    return writeEntry((name) => {
      switch (name) {
        case 'leaf':
          return String(ofSet.isApproved ? LEAF_FORMAT_APPROVED : LEAF_FORMAT);
        case 'log':
          return '"changes"';
        case 'recordId':
          return hidden('recordId');
        case 'subjects':
          return JSON.stringify(subjectsRoot(saltOf, subjects));
        case 'digest':
          // Rows of FORMAT 1 have a hash for each field, and this stands for all of them.
          return JSON.stringify(digest ?? hash('sha256', canonicalJson(hashes ?? {})));
        case 'set':
          return ofSet.write(hidden);
        default:
          return JSON.stringify(row[name]);
      }
    });
  };
}

/** What of a change stands in its entry as it is. */
const OPEN = [
  'position',
  'format',
  'schemaVersion',
  'entity',
  'version',
  'operation',
  'validFrom',
  'validTo',
  'recordedFrom',
  'restores',
] as const satisfies readonly (keyof ChangeRow)[];

const writeEntry = canonicalShape(['leaf', 'log', 'recordId', 'subjects', 'digest', 'set', ...OPEN]);

type Hidden = 'recordId' | keyof ReturnType<typeof hiddenOfSet>;

type EntryOfSet = {
  isApproved: boolean;
  values: ReturnType<typeof hiddenOfSet>;
  /** Its object in the entry, of the texts of what is hidden. */
  write(hidden: (name: Hidden) => string): string;
};

/** What all changes of a set have alike in their entries. Made once for each set: they may be thousands. */
function entryOfSet(set: ChangeRow['set']): EntryOfSet {
  const known = entriesOfSets.get(set);
  if (known !== undefined) return known;
  const { approvedByAgency, ...others } = set;
  const values = hiddenOfSet(set);
  // Any of the three: an agency without its approver is an altered row, and must not pass for a set that nobody agreed to.
  const isApproved = [values.approvedBy, values.emergency, approvedByAgency ?? null].some((value) => value !== null);
  const names = Object.keys(values) as (keyof typeof values)[];
  const hidden = new Set<string>(isApproved ? names : names.filter((name) => name !== 'approvedBy' && name !== 'emergency'));
  const open = new Map(canonicalMembers({ ...others, ...(isApproved ? { approvedByAgency } : {}) }).filter(([name]) => !(name in values)));
  const write = canonicalShape([...hidden, ...open.keys()]);
  const made: EntryOfSet = {
    isApproved,
    values,
    write: (hide) => write((name) => (hidden.has(name) ? hide(name as Hidden) : open.get(name))),
  };
  entriesOfSets.set(set, made);
  return made;
}

const entriesOfSets = new WeakMap<ChangeRow['set'], EntryOfSet>();

/** The salts of a leaf: from its seed, or, where that went with words, those that were kept. */
export function saltsOf({ words }: Pick<ChangeRow, 'words'>, seed: string): SaltOf {
  return words ? (name) => words.salts[name] ?? '' : saltsFrom(seed);
}

/** What stands in an entry as a salted hash, by name: each can be shown without the others. */
export function hiddenOfChange({ recordId, set }: ChangeRow) {
  return { recordId, ...hiddenOfSet(set) };
}

function hiddenOfSet({ actor, reason, caseCode, idempotencyKey, requestHash, warnings, approvedBy, emergency }: ChangeRow['set']) {
  return {
    actor,
    reason,
    caseCode,
    idempotencyKey,
    requestHash,
    warnings: canonicalJson(warnings),
    approvedBy: approvedBy ?? null,
    emergency: emergency ?? null,
  };
}

/** A change as its entry is made from it. */
export type ChangeRow = {
  position: string;
  format: number;
  schemaVersion: number;
  entity: string;
  recordId: string;
  version: number;
  operation: string;
  validFrom: string;
  validTo: string;
  recordedFrom: string;
  restores: number | null;
  subjects: readonly string[];
  digest: string | null;
  hashes: Hashes | null;
  /** Where words of its set were erased after it was sealed; not in exports of releases that took no words. */
  words?: ErasedWords | null;
  set: {
    id: string;
    firstPosition: string;
    lastPosition: string;
    actor: string;
    actorRole: string;
    agency: string | null;
    reason: string;
    legalBasis: string | null;
    purpose: string | null;
    caseCode: string | null;
    batchId: string | null;
    withdraws: unknown;
    idempotencyKey: string | null;
    requestHash: string | null;
    warnings: unknown;
    /** These three are not in exports of releases that knew no approval. */
    approvedBy?: string | null;
    approvedByAgency?: string | null;
    emergency?: string | null;
  };
};

/** What of a change its entry is made from, by name; the table is called `c`. */
export const leafColumns = {
  position: 'c.position::text',
  format: 'c.format::integer',
  schemaVersion: 'c.schema_version',
  entity: 'c.entity',
  recordId: 'c.record_id',
  version: 'c.version',
  operation: 'c.operation',
  validFrom: 'c.valid_from::text',
  validTo: 'c.valid_to::text',
  recordedFrom: instantText('c.recorded_from'),
  restores: 'c.restores',
  subjects: 'c.subjects::text[]',
  digest: `encode(c.digest, 'hex')`,
  hashes: 'case when c.digest is null then c.hashes end',
  words: `(select json_build_object('salts', w.salts, 'hashes', w.hashes) from erased_word w where w.position = c.position)`,
} satisfies Record<keyof Omit<ChangeRow, 'set'>, string>;

/** The same as a stream has them. */
export const leafTexts = textColumns(leafColumns);

/** A change of `leafTexts` without its set; undefined where a document is no JSON, as only bytes altered past the database can be. */
export function changeOfTexts(text: (name: keyof typeof leafColumns) => string | null): Omit<ChangeRow, 'set'> | undefined {
  const [hashes, words] = [text('hashes'), text('words')].map((json) => (json === null ? null : onlyJson(json)));
  if (hashes === undefined || words === undefined) return undefined;
  const restores = text('restores');
  return {
    position: text('position') ?? '',
    format: Number(text('format')),
    schemaVersion: Number(text('schemaVersion')),
    entity: text('entity') ?? '',
    recordId: text('recordId') ?? '',
    version: Number(text('version')),
    operation: text('operation') ?? '',
    validFrom: text('validFrom') ?? '',
    validTo: text('validTo') ?? '',
    recordedFrom: text('recordedFrom') ?? '',
    restores: restores === null ? null : Number(restores),
    subjects: idsOf(text('subjects')),
    digest: text('digest'),
    hashes: hashes as Hashes | null,
    words: words as ErasedWords | null,
  };
}

/** And of its set, as JSON; the table is called `s`. */
export const leafSet = jsonOf({
  id: 's.id',
  firstPosition: 's.first_position::text',
  lastPosition: 's.last_position::text',
  actor: 's.actor',
  actorRole: 's.actor_role',
  agency: 's.agency',
  reason: 's.reason',
  legalBasis: 's.legal_basis',
  purpose: 's.purpose',
  caseCode: 's.case_code',
  batchId: 's.batch_id',
  withdraws: 's.withdraws',
  idempotencyKey: 's.idempotency_key',
  requestHash: 's.request_hash',
  warnings: 's.warnings',
  approvedBy: 's.approved_by',
  approvedByAgency: 's.approved_by_agency',
  emergency: 's.emergency',
} satisfies Record<keyof ChangeRow['set'], string>);

/** The changes after a position. */
export async function changesFrom(tx: Tx, from: bigint, amount: number): Promise<ChangeRow[]> {
  const { rows } = await tx.query<ChangeRow>(
    `select ${namedColumns(leafColumns)}, ${leafSet} as set
     from change c join change_set s on s.id = c.change_set_id where c.position > $1::bigint order by c.position limit $2`,
    [String(from), amount],
    'changes-leaves',
  );
  return rows;
}
