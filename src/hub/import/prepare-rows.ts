import type { Tx } from '../../db/tx.js';
import type { Model, Values } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import type { Problem } from '../errors.js';
import type { CheckedRow } from './check-row.js';
import { changedFields, livesOf, type Match, matchRows, periodOf } from './compare.js';
import { foreseeExclusive } from './foresee-exclusive.js';
import { type Identity, identityText, isFilled, keyText } from './identity.js';
import { type HeaderMap, headerTooShort } from './map-header.js';
import { type GivenUp, matchNamed } from './match-named.js';
import { findNamed } from './named-record.js';
import { announce, ownRecords, rejectLinksToRejected, withdrawOthers } from './own-records.js';
import { type LinkBook, resolveLinks } from './resolve-links.js';
import { type PreparedRow, registered, rejected, updated } from './row-operations.js';
import { headersOf, isSound, keyHeader, rowProblem } from './row-problems.js';
import { seenKeys } from './seen-keys.js';

export type RowPreparer = {
  /** Looks up, compares and checks one part of the file, one at a time; parts come in file order. May be repeated for the same part. */
  prepare(tx: Tx, rows: readonly CheckedRow[]): Promise<PreparedRow[]>;
  /** Before the file is gone through a second time: what rows spoke of stays known, the ids given to new records do not. */
  rewind(): void;
  /** Drops the links looked up so far, when the register turned out to have changed meanwhile. */
  forget(): void;
};

/**
 * Links, then comparison with the register, then rules: set-wise, a few statements per part of the file and none per row.
 * Holds the rows given, a cache of links and 20 bytes or two for every row seen; nothing else grows with the file.
 */
export function rowPreparer(given: { model: Model; entity: Entity; map: HeaderMap; identity: Identity; today: string }): RowPreparer {
  const { model, entity, map, identity, today } = given;
  const book: LinkBook = new Map();
  const seen = seenKeys();
  const headerOf = headersOf(map);
  const rules = model.rules.filter((rule) => rule.entity === entity.name);
  const blank: Values = Object.fromEntries(
    [...entity.fields.values()].filter(({ kind }) => kind === 'column' || kind === 'link').map(({ name }) => [name, null]),
  );
  const own = ownRecords(model, entity, map, identity);
  let isStale = false;
  let last: Promise<unknown> = Promise.resolve();
  const givenUp: GivenUp = new Map();
  /** Only then may two rows with different keys be about one record. */
  const namesRecords = map.columns.some(({ kind }) => kind === 'record');

  const resolve = async (tx: Tx, rows: readonly CheckedRow[]): Promise<ReadonlyMap<CheckedRow, string>> => {
    const ids = own === undefined ? new Map<CheckedRow, string>() : announce(own, rows);
    await resolveLinks(tx, rows, book, own);
    return ids;
  };

  const rememberKeys = (row: CheckedRow): void => {
    if (keyWasRefused(row)) return;
    const main = identityText(identity, row.values);
    if (main === undefined) {
      if (row.named !== undefined) return;
      row.problems.push(rowProblem('KEY_EMPTY', row, keyHeader(identity, headerOf)));
      return;
    }
    const spoken = new Map([[main, keyHeader(identity, headerOf)]]);
    if (identity.kind === 'keys') {
      for (const key of identity.unique) if (isFilled(row.values[key.name])) spoken.set(keyText(key, row.values), headerOf.get(key.name));
    }
    for (const [text, header] of spoken) {
      const line = seen.remember(text, periodOf(row), row.row.line);
      if (line === undefined) continue;
      row.problems.push(rowProblem('DUPLICATE_IN_FILE', row, header, { line }));
      return;
    }
  };

  const identifying = [
    ...(identity.kind === 'keys' ? identity.keys : identity.links),
    ...map.columns.flatMap((column) => (column.kind === 'record' ? column.by : [])),
  ];
  const keyHeaders = new Set(identifying.map(({ name }) => headerOf.get(name)));
  /** Such a row has no key to remember, and has been told so already. */
  const keyWasRefused = ({ problems }: CheckedRow): boolean =>
    problems.some(({ severity, code, field }) => severity === 'error' && (code === 'ROW_TOO_SHORT' || code === 'ROW_TOO_LONG' || keyHeaders.has(field)));

  const rememberRecords = (matchOf: ReadonlyMap<CheckedRow, Match>): void => {
    for (const [row, match] of matchOf) {
      const line = match.kind === 'one' ? seen.remember(`record\n${match.state.id}`, periodOf(row), row.row.line) : undefined;
      if (line !== undefined) row.problems.push(rowProblem('RECORD_TWICE_IN_FILE', row, namingHeader(row), { line }));
    }
  };

  const namingHeader = ({ named }: CheckedRow) => (named === undefined ? keyHeader(identity, headerOf) : headerOf.get(named.by.name));

  const compared = (row: CheckedRow, match: Match, lives: Awaited<ReturnType<typeof livesOf>>, id: string | undefined): PreparedRow => {
    switch (match.kind) {
      case 'several':
        row.problems.push(rowProblem('AMBIGUOUS', row, keyHeader(identity, headerOf), { count: match.count, day: row.day }));
        return rejected(row);
      case 'other-period':
        row.problems.push(rowProblem('KEY_IN_OTHER_PERIOD', row, keyHeader(identity, headerOf), { slice: match.slice }));
        return rejected(row);
      case 'key-taken':
        row.problems.push(rowProblem('KEY_TAKEN', row, headerOf.get(match.field)));
        return rejected(row);
      case 'not-in-force':
        row.problems.push(rowProblem('RECORD_NOT_IN_FORCE', row, namingHeader(row), { day: row.day }));
        return rejected(row);
      case 'none':
        if (map.lacking.length > 0) throw headerTooShort(map, row.row.line);
        if (match.ended !== undefined) row.problems.push(rowProblem('WARN_KEY_USED_BEFORE', row, keyHeader(identity, headerOf), { day: match.ended }));
        return registered(row, entity.name, id);
      case 'one':
        return updated(row, { entity: entity.name, state: match.state, life: lives.get(match.state.id), today, headerOf });
      default:
        return match satisfies never;
    }
  };

  const matched = async (tx: Tx, rows: readonly CheckedRow[]): Promise<Map<CheckedRow, Match>> => {
    const ids = namesRecords ? await findNamed(tx, rows.filter(isSound), headerOf) : new Map<CheckedRow, string>();
    const named = await matchNamed(tx, entity, identity, ids, givenUp);
    const sound = rows.filter(isSound);
    const others = sound.filter((row) => !named.has(row));
    const found = new Map(named);
    for (const [i, match] of (await matchRows(tx, entity, identity, others)).entries()) {
      const row = others[i];
      if (row !== undefined) found.set(row, match);
    }
    return new Map(sound.map((row) => [row, found.get(row) ?? NO_MATCH]));
  };

  const obeyed = (outcome: PreparedRow, match: Match): PreparedRow => {
    const { checked, result } = outcome;
    if (result === 'new' || result === 'changed') {
      const state = { ...(match.kind === 'one' ? match.state.values : blank), ...checked.values };
      for (const rule of rules) for (const found of rule.check(state, today)) checked.problems.push(placed(found, checked));
    }
    return isSound(checked) ? outcome : rejected(checked);
  };

  /** Rules speak of fields; the steward of lines and columns. */
  const placed = (found: Problem, row: CheckedRow): Problem => ({
    ...found,
    row: row.row.line,
    ...(found.field === undefined ? {} : { field: headerOf.get(found.field) ?? found.field }),
  });

  const prepare: RowPreparer['prepare'] = async (tx, rows) => {
    if (isStale) book.clear();
    isStale = false;
    const ids = await resolve(tx, rows);
    for (const row of rows) rememberKeys(row);
    const matchOf = await matched(tx, rows);
    if (namesRecords) rememberRecords(matchOf);
    const lives = await livesOf(tx, entity, differing(matchOf));
    const judged = rows.map((row) => {
      const match = matchOf.get(row);
      return match === undefined ? rejected(row) : obeyed(compared(row, match, lives, ids.get(row)), match);
    });
    const prepared = await foreseeExclusive(tx, { model, entity, headerOf }, judged);
    rejectLinksToRejected(prepared, ids, headerOf);
    if (own !== undefined) withdrawOthers(own, prepared, ids);
    return prepared;
  };

  return {
    rewind: () => own?.byText.clear(),

    forget: () => {
      isStale = true;
    },

    // What was looked up for one part must not be taken from under another.
    prepare: (tx, rows) => {
      const prepared = last.then(() => prepare(tx, rows));
      last = prepared.catch(() => undefined);
      return prepared;
    },
  };
}

const NO_MATCH: Match = { kind: 'none' };

/** Records that some row wants to change or end. */
function differing(matchOf: ReadonlyMap<CheckedRow, Match>): string[] {
  const ids: string[] = [];
  for (const [row, match] of matchOf) {
    if (match.kind === 'one' && (row.validTo !== null || changedFields(match.state.values, row.values).length > 0)) ids.push(match.state.id);
  }
  return ids;
}
