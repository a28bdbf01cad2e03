import type { HashKey } from '../../keys.js';
import { commitmentTo, createFingerprints, type Fingerprint } from './fingerprint.js';
import type { ReadEntry } from './read-log.js';

/** A row of the read log as `append_reads` takes it, with whom it is about beside it. */
export type Row = ReturnType<typeof describe>;

/** Describes an entry as a row. `begunMsAgo`: when the request began, if its intent has no row of its own. */
export type RowOf = (entry: ReadEntry, begunMsAgo?: number) => Row;

/** Makes rows. Promises: a row holds hashes and no value of a question; no text of a caller keeps a row from being written. */
export function createRowOf(key: HashKey): RowOf {
  const fingerprintOf = createFingerprints(key);
  return (entry, begunMsAgo) =>
    describe(entry, { begunMsAgo: begunMsAgo ?? null, key: key.id, fingerprint: fingerprintOf(entry.document, entry.variables) });
}

const FORMAT = 1;

function describe(
  entry: ReadEntry,
  { begunMsAgo, key, fingerprint }: { begunMsAgo: number | null; key: string; fingerprint: Fingerprint },
) {
  const subjects = [...new Set(entry.subjects)];
  const isMany = subjects.length > SUBJECT_ROWS_MAX;
  return {
    kind: { BEGUN: 'intent', ANSWERED: 'answer', REFUSED: 'refusal' }[entry.outcome],
    requestId: plain(entry.requestId),
    actor: plain(entry.actor),
    role: plain(entry.role),
    agency: entry.agency === null ? null : plain(entry.agency),
    purpose: entry.purpose === null ? null : plain(entry.purpose),
    caseCode: entry.caseCode === null ? null : plain(entry.caseCode),
    operationName: entry.operationName === null ? null : plain(entry.operationName),
    documentHash: bytes(fingerprint.documentHash),
    variablesHash: bytes(fingerprint.variablesHash),
    variablesKey: key,
    code: entry.code,
    fieldClasses: entry.fieldClasses,
    entities: entry.entities,
    subjects: isMany ? [] : subjects,
    blocks: isMany ? blocksOf(subjects) : undefined,
    subjectCount: subjects.length,
    subjectsCommitment: subjects.length === 0 ? null : bytes(commitmentTo(subjects)),
    format: FORMAT,
    begunMsAgo,
  };
}

/** Up to so many people have a row each; more are stored in blocks of so many. */
const SUBJECT_ROWS_MAX = 1_000;

/** Ids in order, as lists that PostgreSQL reads. */
function blocksOf(subjects: readonly string[]): string[] {
  const ids = subjects.map((id) => id.toLowerCase()).sort();
  return Array.from(
    { length: Math.ceil(ids.length / SUBJECT_ROWS_MAX) },
    (_, part) => `{${ids.slice(part * SUBJECT_ROWS_MAX, (part + 1) * SUBJECT_ROWS_MAX).join()}}`,
  );
}

/** Bytes as PostgreSQL reads them. */
function bytes(hex: string): string {
  return `\\x${hex}`;
}

/** Cuts what a caller chose and replaces what PostgreSQL stores in no text: neither may keep a row from being written. */
function plain(text: string): string {
  return text
    .slice(0, TEXT_MAX)
    .replace(/[\u0000-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

const TEXT_MAX = 256;
