import { retrying, type Tx, withTx } from '../../../db/tx.js';
import { HubError, type Problem } from '../../../errors.js';
import { type Counts, chunksWritten, findBatch, openBatch, recordChunk, settleBatch, type Who } from '../../batch/batch.js';
import type { Value } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import { LEDGER_LOCK } from '../../ledger/format.js';
import { storedFields } from '../../ledger/stored-fields.js';
import { headPosition } from '../../time/head.js';
import { legalToday } from '../../time/legal-day.js';
import { covers, endOf, oldestFirst, overlap, periodOf } from '../../time/period.js';
import { writeChangeSet } from '../../write/door.js';
import { uuidv7 } from '../../write/identity.js';
import type { OperationProblem } from '../../write/operations.js';
import { asTheyStand, type Registers } from '../../write/registers.js';
import { rowChecker } from '../check/check-row.js';
import type { CheckedRow } from '../check/checked-row.js';
import { surveyRows } from '../check/gather-rows.js';
import { type Identity, identityOf, identityText } from '../check/identity.js';
import { type HeaderMap, headerSense, mapHeader } from '../check/map-header.js';
import { type HeaderOf, headersOf, isSound, isWarning, keyHeader, rowProblem } from '../check/row-problems.js';
import { candidatesOf } from '../match/compare.js';
import { findNamed } from '../match/find-named.js';
import { judgeTogether } from '../match/judge-rows.js';
import { announce, linksTo, ownRecords, rejectLinksToRejected, withdrawOthers } from '../match/own-records.js';
import { aboutOneRecord, type Candidates, timelinesOf } from '../match/prepare-rows.js';
import { type LinkBook, resolveLinks } from '../match/resolve-links.js';
import { operationsOf, type PreparedRow, rejected } from '../match/row-operations.js';
import type { FileRow } from '../read/file-row.js';
import { openChunks } from '../read/read-chunks.js';
import { readRows } from '../read/read-rows.js';
import { FileRefusal } from '../read/refusals.js';
import type { ImportSource } from '../read/source.js';
import { CHUNK_ROWS_DEFAULT, type ImportDeps } from './import-file.js';
import { type SeedDifference, seedDifference } from './seed-differences.js';
import { keepSeedWords, readSeedWords, type SeedWord, type SeedWords } from './seed-words.js';
import { fromOf, weighSeedRow } from './weigh-seed-row.js';

export type SeedMerge = {
  entity: Entity;
  source: ImportSource;
  /** The fingerprint of the file, which makes it known as in. */
  print: string;
  who: Who;
  /** Works everything out and keeps nothing. */
  planOnly?: PlannedRecords;
  chunkRows?: number;
  onRows?: (done: number) => void;
};

/** Keys of records that a plan would register, since later files link to them. */
export type PlannedRecords = Set<string>;

/** `kept`: rows that write nothing, because what others said of all they say stands. They are no faults, so they are not rejected. */
export type SeedCounts = Counts & { kept: number };

export type SeedMerged = { counts: SeedCounts; differences: SeedDifference[] };

/**
 * Brings a release's seed file into registers in which others have written. Promise: only rows that the file has new words in are written,
 * and only where the register still says what the seeds said; what a steward said since stands, and each difference is told. What cannot be
 * written, whatever the reason, is a difference too: a seed never stops a start. The same file again changes nothing, killed anywhere.
 */
export async function mergeSeed(deps: ImportDeps, merge: SeedMerge): Promise<SeedMerged> {
  const { pool, model } = deps;
  const { entity, source, print, who, planOnly, chunkRows = CHUNK_ROWS_DEFAULT } = merge;
  const knows = headerSense(model, entity);
  const open = () => readRows(source, knows);
  const { head, chunks } = await openChunks(open, { chunkRows });
  const map = mapHeader(model, entity, head.header);
  const identity = identityOf(entity, map);
  const { gather, dayOrders, units } = await surveyRows(open, { model, identity, map, source });
  const begun = await withTx(pool, { label: 'begin seed' }, async (tx) => {
    const today = await legalToday(tx);
    const words = await readSeedWords(tx, { entity, identity, actor: who.actor });
    if (planOnly !== undefined) return { today, words, batchId: undefined, chunk: 0 };
    const batch =
      (await findBatch(tx, entity.name, print)) ??
      (await openBatch(tx, {
        ...who,
        entity: entity.name,
        file: source.name,
        sha256: print,
        bytes: source.bytes ?? 0,
        atomic: false,
        chunkRows,
      }));
    if (batch.state !== 'APPLYING') await settleBatch(tx, batch.id, 'APPLYING');
    // From here on the file's words are kept row by row: a run that is killed must find those of the rows it had not come to.
    await keepSeedWords(tx, { entity, batchId: batch.id, words: words.of(source.name) });
    return { today, words, batchId: batch.id, chunk: await chunksWritten(tx, batch.id) };
  });
  const work: Work = {
    ...merge,
    deps,
    map,
    identity,
    today: begun.today,
    words: begun.words,
    batchId: begun.batchId,
    headerOf: headersOf(map),
    check: rowChecker({ model, entity, map, today: begun.today, validFrom: null, empty: 'clear', dayOrders, units }),
    own: linksTo(map, entity) ? ownRecords(model, entity, identity) : undefined,
    unwritten: new Set(),
  };
  const counts: SeedCounts = { rows: 0, new: 0, changed: 0, same: 0, rejected: 0, kept: 0 };
  const differences: SeedDifference[] = [];
  const spoken = new Set<string>();
  const speak = ({ prepared: { checked }, word }: MergedRow) => {
    spoken.add(`${identityText(identity, checked.values) ?? ''} ${fromOf(checked)}`);
    if (word !== undefined) spoken.add(placeOf(word));
  };
  let { chunk } = begun;
  for await (const { rows } of chunks(gather?.())) {
    const merged = await mergeRows(work, rows, chunk++);
    for (const row of merged) {
      counts[isKept(row) ? 'kept' : row.prepared.result]++;
      differences.push(...row.differences);
      speak(row);
      if (row.word !== undefined) work.words.add(row.word);
    }
    counts.rows += rows.length;
    merge.onRows?.(counts.rows);
  }
  const isSpoken = (word: SeedWord) => spoken.has(placeOf(word)) || spoken.has(`${word.identity} ${word.from}`);
  const dropped = work.words.of(source.name).filter((word) => !word.dropped && !isSpoken(word));
  differences.push(
    ...dropped.map(({ recordId }) => seedDifference('SEED_ROW_DROPPED', { entity: entity.name, file: source.name, recordId })),
  );
  const { batchId } = begun;
  if (batchId !== undefined) {
    await withTx(pool, { label: 'end seed' }, async (tx) => {
      await keepSeedWords(tx, { entity, batchId, words: dropped.map((word) => ({ ...word, dropped: true })) });
      await settleBatch(tx, batchId, 'APPLIED', { chunks: chunk, fault: null });
    });
  }
  return { counts, differences };
}

type Work = SeedMerge & {
  deps: ImportDeps;
  map: HeaderMap;
  identity: Identity;
  today: string;
  words: SeedWords;
  batchId: string | undefined;
  headerOf: HeaderOf;
  check: (row: FileRow) => CheckedRow;
  own: ReturnType<typeof ownRecords>;
  /** Ids that a plan gave to records of this file's earlier parts. */
  unwritten: Set<string>;
};

type MergedRow = { prepared: PreparedRow; differences: SeedDifference[]; word: SeedWord | undefined };

/** Sound, with nothing to write, and unlike the register: somebody else had a word. */
function isKept({ prepared: { result }, differences }: MergedRow): boolean {
  return result === 'same' && differences.length > 0;
}

const placeOf = ({ recordId, from }: SeedWord) => `${recordId} ${from}`;

/** How often rows are looked at again because somebody wrote their records meanwhile. */
const ATTEMPTS_MAX = 20;

/** One part of the file, as one change set. Rows that the door refuses are told and left out, and the rest is looked at anew. */
async function mergeRows(work: Work, rows: readonly FileRow[], chunk: number): Promise<MergedRow[]> {
  const { pool } = work.deps;
  const refused = new Map<number, Problem>();
  for (let attempt = 1; ; ) {
    let merged: MergedRow[] = [];
    try {
      await retrying(() =>
        withTx(pool, { label: 'merge seed' }, async (tx) => {
          merged = await weighRows(tx, work, rows, refused);
          await write(tx, work, merged, chunk);
          if (work.planOnly !== undefined) throw PLANNED;
        }),
      );
    } catch (error) {
      if (error !== PLANNED) {
        const problems = doorProblems(error);
        if (problems === undefined || attempt >= ATTEMPTS_MAX) throw error;
        const lines = writable(work, merged).rowOf.map(({ checked }) => checked.row.line);
        const told = refused.size;
        for (const { operation, ...problem } of problems) if (problem.code !== 'STALE_VERSION') refused.set(lines[operation] ?? 0, problem);
        if (refused.size === told) attempt++;
        continue;
      }
    }
    if (work.planOnly !== undefined) remember(work, merged);
    return merged;
  }
}

const PLANNED = new Error('a plan keeps nothing');

function doorProblems(error: unknown): readonly OperationProblem[] | undefined {
  const problems = error instanceof HubError ? error.details.problems : undefined;
  return Array.isArray(problems) && problems.length > 0 ? (problems as OperationProblem[]) : undefined;
}

async function write(tx: Tx, work: Work, merged: readonly MergedRow[], chunk: number): Promise<void> {
  const { deps, entity, who, batchId } = work;
  const { operations, rowOf } = writable(work, merged);
  const readAt = await headPosition(tx);
  const { actor, actorRole, agency, reason, legalBasis } = who;
  const set = { operations, actor, actorRole, agency, reason, legalBasis, readAt, ...(batchId === undefined ? {} : { batchId }) };
  const outcome = operations.length === 0 ? undefined : await writeChangeSet(tx, deps.model, set);
  if (batchId === undefined) return;
  const lines = merged.map(({ prepared }) => prepared.checked.row.line);
  const counts: Counts = { rows: merged.length, new: 0, changed: 0, same: 0, rejected: 0 };
  for (const { prepared } of merged) counts[prepared.result]++;
  await keepSeedWords(tx, { entity, batchId, words: merged.flatMap(({ word }) => word ?? []) });
  await recordChunk(tx, {
    batchId,
    chunk,
    changeSetId: outcome?.changeSetId ?? null,
    firstLine: lines[0] ?? 0,
    lastLine: lines.at(-1) ?? 0,
    written: counts.new + counts.changed,
    counts,
    refused: merged.flatMap(({ prepared }) => prepared.checked.problems.filter((problem) => !isWarning(problem))),
    lines: rowOf.map(({ checked }) => checked.row.line),
  });
}

/** A plan cannot try what links to records that it has not written either. */
function writable({ unwritten }: Work, merged: readonly MergedRow[]): ReturnType<typeof operationsOf> {
  const restsOnPlan = (value: unknown) => typeof value === 'string' && unwritten.has(value);
  const isTried = (one: PreparedRow['operations'][number]) => !('values' in one) || !Object.values(one.values).some(restsOnPlan);
  return operationsOf(merged.map(({ prepared }) => ({ ...prepared, operations: prepared.operations.filter(isTried) })));
}

/** What each row of a part comes to, by the register as it is now. */
async function weighRows(tx: Tx, work: Work, rows: readonly FileRow[], refused: ReadonlyMap<number, Problem>): Promise<MergedRow[]> {
  const { entity, identity, own, headerOf, words } = work;
  // Records without a key that the door would guard must not be registered twice by two that both found none.
  if (!identity.guarded && work.planOnly === undefined) await tx.query('select pg_advisory_xact_lock($1::bigint)', [LEDGER_LOCK]);
  const book: LinkBook = new Map();
  const checked = rows.map((row) => work.check(row));
  const ids = own === undefined ? new Map<CheckedRow, string>() : announce(own, identity, checked);
  await resolveLinks(tx, checked, book, own === undefined ? [] : [own]);
  const planned = work.planOnly === undefined ? new Set<CheckedRow>() : linksToPlanned(work.planOnly, checked);
  const registers = asTheyStand(tx);
  const found = await recordsOf(registers, work, checked);
  const withRecord = checked.filter((row) => found.records.has(row));
  const states = await candidatesOf(registers, { entity, identity, named: found.records }, withRecord);
  const judgedRows = await judgeNew(
    registers,
    work,
    checked.filter((row) => isSound(row) && !found.records.has(row) && !planned.has(row)),
    { ids, candidates: found.candidates },
  );
  const merged = checked.map((row): MergedRow => {
    const problem = refused.get(row.row.line);
    if (problem !== undefined) row.problems.push({ ...problem, row: row.row.line });
    if (planned.has(row)) {
      const checked = { ...row, problems: row.problems.filter(isWarning) };
      return { prepared: { ...rejected(checked), result: 'new' }, differences: [], word: undefined };
    }
    const recordId = found.records.get(row);
    const judged = judgedRows.get(row);
    if (judged !== undefined && isSound(row))
      return { prepared: judged, differences: [], word: judged.record === undefined ? undefined : wordOf(work, row, judged.record) };
    if (recordId === undefined || !isSound(row)) return { prepared: rejected(row), differences: [], word: undefined };
    const known = (states.get(row) ?? []).toSorted(oldestFirst);
    const from = fromOf(row);
    const { operations, changed, kept } = weighSeedRow({
      entity,
      row,
      recordId,
      states: known,
      words,
      word: words.at(recordId, from, work.source.name),
    });
    const where = { entity: entity.name, file: work.source.name, row: row.row.line, recordId };
    const result = operations.length > 0 ? 'changed' : 'same';
    return {
      prepared: { checked: row, result, operations, changed, turn: 0, record: recordId },
      differences: kept.map(({ code, field }) => seedDifference(code, { ...where, field: field && (headerOf.get(field) ?? field) })),
      word: wordOf(work, row, recordId),
    };
  });
  const prepared = merged.map((row) => row.prepared);
  rejectLinksToRejected(prepared, ids, headerOf);
  if (own !== undefined) withdrawOthers(own, prepared, ids);
  return merged.map((row, i) => toldOf(work, { ...row, prepared: prepared[i] ?? row.prepared }));
}

/** What is wrong with a row is a difference like any other, and its word is not taken for said: the next file has another try. */
function toldOf({ entity, source }: Work, row: MergedRow): MergedRow {
  const first = row.prepared.checked.problems.find((problem) => !isWarning(problem));
  if (first === undefined) return row;
  const difference: SeedDifference = { ...first, severity: 'warning', entity: entity.name, file: source.name };
  return { prepared: rejected(row.prepared.checked), differences: [...row.differences, difference], word: undefined };
}

/** Rows of records that nobody knows yet, as in any file: those with adjoining periods are states of one record. */
async function judgeNew(
  registers: Registers,
  { entity, identity, map, headerOf, today }: Work,
  rows: readonly CheckedRow[],
  { ids, candidates }: { ids: ReadonlyMap<CheckedRow, string>; candidates: Candidates },
): Promise<Map<CheckedRow, PreparedRow>> {
  const keyed = rows.filter((row) => {
    if (identityText(identity, row.values) !== undefined) return true;
    row.problems.push(rowProblem('KEY_EMPTY', row, keyHeader(identity, headerOf)));
    return false;
  });
  const timelines = await timelinesOf(registers, entity, keyed, candidates);
  const given = new Map(keyed.map((row) => [row, ids.get(row) ?? uuidv7()]));
  const known = (row: CheckedRow) => [...new Set(candidates.get(row)?.map(({ id }) => id))].flatMap((id) => timelines.get(id) ?? []);
  const judging = {
    entity,
    identity,
    map,
    headerOf,
    today,
    operation: undefined,
    named: NOBODY,
    timelinesOf: known,
    idOf: (row: CheckedRow) => given.get(row),
  };
  const judge = (list: CheckedRow[]): PreparedRow[] => {
    try {
      return judgeTogether(judging, list);
    } catch (error) {
      // A file without the columns of a new record is refused as a whole elsewhere; a seed's other rows are taken.
      if (!(error instanceof FileRefusal)) throw error;
      for (const row of list) row.problems.push(...error.problems.map((problem) => ({ ...problem, row: row.row.line })));
      return list.map(rejected);
    }
  };
  const judged = aboutOneRecord(identity, keyed, { named: NOBODY, candidates }).flatMap(judge);
  return new Map(judged.map((row) => [row.checked, row]));
}

const NOBODY: ReadonlyMap<CheckedRow, string> = new Map();

type Found = { records: Map<CheckedRow, string>; candidates: Candidates };

/**
 * Which record each row speaks of: the one it names, the one the seeds spoke of there before – whatever its key is by now, and whether or
 * not it is still there –, else the one that has the key, else one the seeds gave this key that has another today.
 */
async function recordsOf(
  registers: Registers,
  { entity, identity, words, headerOf, source }: Work,
  checked: readonly CheckedRow[],
): Promise<Found> {
  const records = new Map(await findNamed(registers, { entity, headerOf }, checked.filter(isSound)));
  const spokenOf = (row: CheckedRow) => words.by(identityText(identity, row.values) ?? '');
  const open = checked.filter((row) => isSound(row) && row.named === undefined);
  for (const row of open) {
    const there = spokenOf(row).filter((word) => word.from === fromOf(row));
    const word = there.find(({ file }) => file === source.name) ?? there.at(-1);
    if (word !== undefined) records.set(row, word.recordId);
  }
  const left = open.filter((row) => !records.has(row));
  const candidates = await candidatesOf(registers, { entity, identity, named: NOBODY }, left);
  for (const row of left) {
    const states = candidates.get(row) ?? [];
    const [id, ...others] = new Set(states.filter((state) => covers(state, row.day)).map((state) => state.id));
    if (id !== undefined && others.length === 0) records.set(row, id);
    if (states.some((state) => overlap(state, periodOf(row)))) continue;
    const word = spokenOf(row).findLast((word) => covers(word, row.day));
    if (word !== undefined) records.set(row, word.recordId);
  }
  return { records, candidates };
}

function wordOf({ entity, identity, source }: Work, row: CheckedRow, recordId: string): SeedWord {
  const { fields } = storedFields(entity);
  const said = Object.fromEntries(
    Object.entries(row.values).flatMap(([name, value]) => (fields.has(name) ? [[name, jsonOf(value)] as const] : [])),
  );
  return {
    file: source.name,
    recordId,
    from: fromOf(row),
    to: endOf(row.validTo),
    identity: identityText(identity, row.values) ?? '',
    said,
    dropped: false,
  };
}

/** As the ledger writes values: numbers are texts. */
function jsonOf(value: Value): SeedWord['said'][string] {
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'number' ? String(item) : item));
  return typeof value === 'number' ? String(value) : (value as string | boolean | null);
}

const plannedKey = (entity: string, field: string, text: string) => `${entity}\n${field}\n${text}`;

/** Rows that only lack what an earlier file of the plan would register. */
function linksToPlanned(planned: PlannedRecords, checked: readonly CheckedRow[]): Set<CheckedRow> {
  return new Set(
    checked.filter((row) => {
      const errors = row.problems.filter((problem) => !isWarning(problem));
      const isPlanned = (header: string | undefined) =>
        row.links.some(
          ({ column, tries }) =>
            column.header === header && tries.some(({ key, text }) => planned.has(plannedKey(key.entity.name, key.field.name, text))),
        );
      return errors.length > 0 && errors.every(({ code, field }) => code.startsWith('LINK_NOT') && isPlanned(field));
    }),
  );
}

function remember({ planOnly, entity, unwritten }: Work, merged: readonly MergedRow[]): void {
  for (const { prepared } of merged) {
    if (prepared.result !== 'new') continue;
    for (const field of entity.fields.values()) {
      const value = prepared.checked.values[field.name];
      if (field.kind === 'column' && field.key !== undefined && typeof value === 'string')
        planOnly?.add(plannedKey(entity.name, field.name, value));
    }
    for (const operation of prepared.operations)
      if (operation.operation === 'register' && operation.id !== undefined) unwritten.add(operation.id);
  }
}
