import DataLoader from 'dataloader';
import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import { type AsOfInput, type At, digestOfTimes } from '../ledger/as-of.js';
import type { AggregatePlan } from './aggregate-plan.js';
import { aggregateSql } from './aggregate-sql.js';
import { readChangeSets, readHistoryOf } from './history.js';
import { personGroups } from './person-groups-sql.js';
import type { Level, OperationPlan } from './plan.js';
import type { RecordRow } from './record-row.js';
import {
  contextOf,
  type Reading,
  type Statement,
  selectAuthority,
  selectByIds,
  selectByKey,
  selectCount,
  selectLegalDocuments,
  selectNotCurrent,
  selectNotCurrentCount,
  selectPage,
} from './select.js';
import { findSmallGroups } from './small-groups.js';

/**
 * The reference executor: answers a planned operation level by level, one statement per level whatever the number of records.
 * Promise: runs exactly the plan – no field, row or subject outside it is ever read – and reports every subject it read.
 */
export type Interpreter = {
  root(level: Level): Promise<unknown>;
  link(path: string, id: unknown): Promise<RecordRow | null>;
  links(path: string, parent: RecordRow): Promise<ConnectionValue>;
  authority(path: string, entity: string): Promise<RecordRow | null>;
  legalDocument(path: string, row: RecordRow): Promise<RecordRow | null>;
  history(path: string, row: RecordRow, args: { first?: number | null; after?: string | null }): Promise<unknown>;
  changeSet(path: string, row: RecordRow): Promise<unknown>;
  /** The nearest state of the record a root key names, when none is in force. */
  notInForce(level: Level): Promise<NotCurrent | null>;
  subjects: ReadonlySet<string>;
  /** Root keys that hit only records not in force: `extensions.notCurrent`. */
  notCurrent: ReadonlyMap<string, NotCurrent>;
  /** How many groups each aggregate left out, and how many records its groups hold. */
  suppressed: ReadonlyMap<string, number>;
  counted: ReadonlyMap<string, number>;
};

export type NotCurrent = { status: string; validFrom: string | null; validTo: string | null };

export type ConnectionValue = {
  edges: readonly { cursor: string; node: RecordRow }[];
  nodes: readonly RecordRow[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: () => Promise<number>;
  notCurrentCount: () => Promise<number>;
};

export const EMPTY_CONNECTION: ConnectionValue = {
  edges: [],
  nodes: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  totalCount: async () => 0,
  notCurrentCount: async () => 0,
};

type Dependencies = {
  tx: Tx;
  model: Model;
  plan: OperationPlan;
  caller: Caller;
  reach: readonly string[] | null;
  today: string;
} & RootTimes & {
    /** Where figures about persons are told. */
    cellKey?: Buffer | undefined;
  };

/** The times of each root, and what was asked of them. */
type RootTimes = { atOfRoot: ReadonlyMap<string, At>; askedOf(responseKey: string): AsOfInput };

export function createInterpreter(deps: Dependencies): Interpreter {
  const { tx, model, plan, reach, today } = deps;
  const subjects = new Set<string>();
  const notCurrent = new Map<string, NotCurrent>();
  const suppressed = new Map<string, number>();
  const counted = new Map<string, number>();
  const linkLoaders = new Map<string, DataLoader<string, RecordRow | null>>();
  const pageLoaders = new Map<string, DataLoader<string, ConnectionValue>>();
  const countLoaders = new Map<string, DataLoader<string, number>>();
  const documentLoaders = new Map<string, DataLoader<string, string | null>>();
  const authorities = new Map<string, Promise<string | null>>();

  const levelAt = (path: string): Level | undefined => plan.levels.get(path);

  function readingOf({ path }: Level): Reading {
    const dot = path.indexOf('.');
    const root = dot === -1 ? path : path.slice(0, dot);
    const at = deps.atOfRoot.get(root);
    if (!at) throw new Error(`no times for ${path}`);
    return { model, plan, reach, today, at, asked: digestOfTimes(deps.askedOf(root)), cellKey: deps.cellKey };
  }

  async function rowsOf(level: Level, statement: Statement): Promise<(RecordRow & { parent?: string; found?: number })[]> {
    const { rows } = await tx.query<RecordRow>(statement.text, statement.values);
    for (const row of rows) {
      row.entity = level.entity.name;
      row.levelPath = level.path;
    }
    return rows as (RecordRow & { parent?: string; found?: number })[];
  }

  /** Only rows the answer shows count as read: the one beyond a page is looked at, not shown. */
  function shown<R extends RecordRow>(row: R): R {
    for (const subject of row.subjects ?? []) subjects.add(subject);
    return row;
  }

  async function root(level: Level): Promise<unknown> {
    const { origin } = level;
    if (origin.kind === 'list')
      return connection(level, await rowsOf(level, needsRows(level) ? selectPage(readingOf(level), level, null) : NOTHING), null);
    if (origin.kind === 'id') return (await rowsOf(level, selectByIds(readingOf(level), level, [origin.id]))).map(shown)[0] ?? null;
    if (origin.kind === 'aggregate') return grouped(level, origin.aggregate);
    if (origin.kind !== 'key') throw new Error(`${level.path} is no root`);
    const [row] = await rowsOf(level, selectByKey(readingOf(level), level, origin.where));
    if (row && Number(row.found) > 1)
      throw new HubError('AMBIGUOUS', { count: Number(row.found) }, { details: { count: Number(row.found) } });
    if (row) return shown(row);
    const other = await notInForce(level);
    if (other) notCurrent.set(level.path, other);
    return null;
  }

  /** The planner's very statement, whose answer goes by response keys. */
  async function grouped(level: Level, aggregate: AggregatePlan): Promise<unknown> {
    const context = () => contextOf(readingOf(level));
    const before = context();
    const hidden =
      aggregate.protection === 'SMALL_GROUPS'
        ? await findSmallGroups(tx, { ...personGroups(before, aggregate), values: before.values })
        : [];
    suppressed.set(level.path, hidden.length);
    const sql = context();
    const { rows } = await tx.query<{ j: string; counted: string }>(
      `select a.j::text as j, a.counted from (${aggregateSql(sql, aggregate, () => sql.add(hidden, 'text[]'))}) a`,
      sql.values,
    );
    counted.set(level.path, Number(rows[0]?.counted ?? 0));
    return JSON.parse(rows[0]?.j ?? 'null');
  }

  async function notInForce(level: Level): Promise<NotCurrent | null> {
    if (level.origin.kind !== 'key') return null;
    const [other] = await rowsOf(level, selectNotCurrent(readingOf(level), level, level.origin.where));
    if (other) shown(other);
    return other
      ? { status: String(other.status), validFrom: other.validFrom as string | null, validTo: other.validTo as string | null }
      : null;
  }

  function link(path: string, id: unknown): Promise<RecordRow | null> {
    const level = levelAt(path);
    if (!level || typeof id !== 'string') return Promise.resolve(null);
    return loader(linkLoaders, path, async (ids) => {
      const rows = new Map((await rowsOf(level, selectByIds(readingOf(level), level, ids))).map((row) => [row.id, shown(row)]));
      return ids.map((wanted) => rows.get(wanted) ?? null);
    }).load(id);
  }

  function links(path: string, parent: RecordRow): Promise<ConnectionValue> {
    const level = levelAt(path);
    if (!level) return Promise.resolve(EMPTY_CONNECTION);
    return loader(pageLoaders, path, async (parents) => {
      const rows = needsRows(level) ? await rowsOf(level, selectPage(readingOf(level), level, parents)) : [];
      const byParent = groupBy(rows);
      return parents.map((id) => connection(level, byParent.get(id) ?? [], id));
    }).load(parent.id);
  }

  function connection(level: Level, fetched: readonly RecordRow[], parent: string | null): ConnectionValue {
    const list = level.list;
    if (!list) throw new Error(`${level.path} is no list`);
    const more = fetched.length > list.limit;
    const page = fetched.slice(0, list.limit).map(shown);
    if (list.backward) page.reverse();
    const edges = page.map((node) => ({ node, cursor: String(node.cursor) }));
    return {
      edges,
      nodes: page,
      pageInfo: {
        hasNextPage: list.backward ? list.before !== null : more,
        hasPreviousPage: list.backward ? more : list.after !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: () => count(level, 'totalCount', parent),
      notCurrentCount: () => count(level, 'notCurrentCount', parent),
    };
  }

  function count(level: Level, which: 'totalCount' | 'notCurrentCount', parent: string | null): Promise<number> {
    const select = which === 'totalCount' ? selectCount : selectNotCurrentCount;
    return loader(countLoaders, `${level.path}:${which}`, async (parents) => {
      const statement = select(readingOf(level), level, parent === null ? null : parents);
      const { rows } = await tx.query<{ parent?: string; count: number }>(statement.text, statement.values);
      const counts = new Map(rows.map((row) => [row.parent ?? '', row.count]));
      return parents.map((id) => counts.get(id) ?? 0);
    }).load(parent ?? '');
  }

  async function authority(path: string, entity: string): Promise<RecordRow | null> {
    const level = levelAt(path);
    if (!level) return null;
    const key = `${path.split('.')[0]}:${entity}`;
    let found = authorities.get(key);
    if (!found) {
      const statement = selectAuthority(readingOf(level), entity);
      found = tx.query<{ id: string | null }>(statement.text, statement.values).then(({ rows }) => rows[0]?.id ?? null);
      authorities.set(key, found);
    }
    return link(path, await found);
  }

  function legalDocument(path: string, row: RecordRow): Promise<RecordRow | null> {
    const level = levelAt(path);
    if (!level) return Promise.resolve(null);
    const found = loader(documentLoaders, path, async (positions) => {
      const statement = selectLegalDocuments(readingOf(level), positions);
      const { rows } = await tx.query<{ position: string; id: string | null }>(statement.text, statement.values);
      const ids = new Map(rows.map(({ position, id }) => [position, id]));
      return positions.map((position) => ids.get(position) ?? null);
    });
    return found.load(row.position).then((id) => link(path, id));
  }

  const history = readHistoryOf({ tx, levelAt, contextOf: (level) => contextOf(readingOf(level)) });
  const changeSets = readChangeSets({ tx });

  return {
    root,
    link,
    links,
    authority,
    legalDocument,
    history,
    subjects,
    notInForce,
    notCurrent,
    suppressed,
    counted,
    changeSet: (_path, row) => changeSets.load(row.position),
  };
}

const NOTHING: Statement = { text: 'select where false', values: [] };

function needsRows(level: Level): boolean {
  return level.list?.rows === true && level.list.limit > 0;
}

function loader<V>(
  loaders: Map<string, DataLoader<string, V>>,
  key: string,
  batch: (keys: readonly string[]) => Promise<V[]>,
): DataLoader<string, V> {
  let found = loaders.get(key);
  if (!found) {
    found = new DataLoader<string, V>(batch);
    loaders.set(key, found);
  }
  return found;
}

function groupBy(rows: readonly (RecordRow & { parent?: string })[]): Map<string | undefined, RecordRow[]> {
  const groups = new Map<string | undefined, RecordRow[]>();
  for (const row of rows) {
    const group = groups.get(row.parent);
    if (group) group.push(row);
    else groups.set(row.parent, [row]);
  }
  return groups;
}
