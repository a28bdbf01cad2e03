import type { HashKey } from '../../keys.js';
import { isUuid } from '../declare/uuid.js';
import { createFingerprints, type Fingerprint } from './fingerprint.js';
import type { ReadEntry } from './read-log.js';
import { createWords, type Word, type Words } from './words.js';

/** A row of the read log as `append_read_rows` takes it, with whom it is about beside it, and the words that it names by number. */
export type Row = { told: ReturnType<typeof describe>; words: readonly [asker: Word, question: Word] };

/** Describes an entry as a row. `begunMsAgo`: when the request began, if its intent has no row of its own. */
export type RowOf = (entry: ReadEntry, begunMsAgo?: number) => Row;

/** Makes rows. Promises: a row holds hashes and no value of a question; no text of a caller keeps a row from being written. */
export function createRowOf(key: HashKey): RowOf {
  const fingerprintOf = createFingerprints(key);
  const words = createWords();
  return (entry, begunMsAgo) => {
    const fingerprint = fingerprintOf(entry.document, entry.variables);
    const asker = askerOf(entry, words);
    const question = questionOf(entry, { words, fingerprint, key: key.id });
    return {
      told: describe(entry, { begunMsAgo: begunMsAgo ?? null, variablesHash: fingerprint.variablesHash, asker, question }),
      words: [asker, question],
    };
  };
}

function askerOf({ actor, role, agency, purpose, behalf }: ReadEntry, words: Words): Word {
  return words.asker({
    actor: plain(actor),
    role: plain(role),
    agency: orNull(agency),
    purpose: orNull(purpose),
    client: orNull(behalf?.client),
    behalfAgency: orNull(behalf?.agency),
    official: orNull(behalf?.official),
  });
}

function questionOf(
  { operationName, fieldClasses, entities }: ReadEntry,
  { words, fingerprint, key }: { words: Words; fingerprint: Fingerprint; key: string },
): Word {
  return words.question({
    documentHash: fingerprint.documentHash,
    operationName: orNull(operationName),
    variablesKey: key,
    fieldClasses: fieldClasses.join(' '),
    entities: entities.join(' '),
  });
}

type Described = { begunMsAgo: number | null; variablesHash: string; asker: Word; question: Word };

function describe(entry: ReadEntry, { begunMsAgo, variablesHash, asker, question }: Described) {
  const subjects = [...new Set(entry.subjects)];
  const isMany = subjects.length > SUBJECT_ROWS_MAX;
  return {
    kind: { BEGUN: 'intent', ANSWERED: 'answer', REFUSED: 'refusal' }[entry.outcome],
    ...(isUuid(entry.requestId) ? { request: entry.requestId } : { requestText: plain(entry.requestId) }),
    asker: asker.number,
    question: question.number,
    caseCode: orNull(entry.caseCode),
    variablesHash: bytes(variablesHash.slice(0, VARIABLES_HASH_DIGITS)),
    code: entry.code,
    subjects: isMany ? [] : subjects,
    blocks: isMany ? blocksOf(subjects) : undefined,
    subjectCount: subjects.length,
    traceId: entry.trace && bytes(entry.trace.traceId),
    spanId: entry.trace && bytes(entry.trace.spanId),
    begunMsAgo,
  };
}

/** 128 bits: enough to tell two requests apart, and half the bytes (RFC 2104 §5). */
const VARIABLES_HASH_DIGITS = 32;

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

function orNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : plain(text);
}

/** Cuts what a caller chose and replaces what PostgreSQL stores in no text: neither may keep a row from being written. */
function plain(text: string): string {
  return text
    .slice(0, TEXT_MAX)
    .replace(/[\u0000-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

const TEXT_MAX = 256;
