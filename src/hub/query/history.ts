import DataLoader from 'dataloader';
import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { ORIGIN_ROWS, type Origin, originExpressions } from '../batch/origin.js';
import { changeColumns, type LedgerChange, namedColumns } from '../ledger/read-history.js';
import { changedFieldsSql, slicesSql } from '../ledger/told-sql.js';
import { CHANGE_SPAN, type ChangeScope, changesInScope, type MaskIds, maskIds, spanOf } from '../sql/change-scope.js';
import { erasedOfChange, WHOLE_ERASED } from '../sql/erased-sql.js';
import { column, type Expr, expr, formed, joined, type Part, type Predicate, predicate } from '../sql/fragment.js';
import { now } from '../sql/leaf.js';
import { once } from '../sql/once.js';
import { base64url, pageSize } from '../sql/page.js';
import { reachedBy, type SqlContext } from '../sql/sql-context.js';
import { instantText } from '../time/instant.js';
import type { Level } from './plan.js';
import type { RecordRow } from './record-row.js';

export type ChangeSetRow = {
  id: string;
  firstPosition: string;
  lastPosition: string;
  recordedFrom: string;
  actor: string;
  agency: string | null;
  reason: string;
  legalBasis: string | null;
  caseCode: string | null;
  withdraws: string | null;
  approvedBy: string | null;
  approvedByAgency: string | null;
  emergency: string | null;
  batch: Origin | null;
};

/** A change as it is served: in a history, in the feed, in an export. */
export type ServedChange = Pick<
  LedgerChange,
  'position' | 'entity' | 'recordId' | 'version' | 'validFrom' | 'validTo' | 'recordedFrom' | 'changedFields' | 'slices'
> & { operation: string; authority: string | null };

/** In a history, with what its other fields are found by. */
export type ChangeRow = ServedChange & { changeSetVisible: boolean; cursor: string };

const HISTORY_DEFAULT = 50;

const ofSet = (name: string) => column('s', name);

/** Fields of ChangeSet over the row `s` of `change_set`. */
export const changeSetExpressions: Readonly<Record<string, Expr>> = {
  id: ofSet('id'),
  firstPosition: expr`${ofSet('first_position')}::text`,
  lastPosition: expr`${ofSet('last_position')}::text`,
  recordedFrom: formed(ofSet('recorded_from'), instantText),
  actor: ofSet('actor'),
  agency: ofSet('agency'),
  reason: ofSet('reason'),
  legalBasis: ofSet('legal_basis'),
  caseCode: ofSet('case_code'),
  withdraws: ofSet('withdraws'),
  approvedBy: ofSet('approved_by'),
  approvedByAgency: ofSet('approved_by_agency'),
  emergency: ofSet('emergency'),
};

/**
 * Fields of Change over the rows `c` of `change` and `s` of `change_set`, in a history and in the feed; values of fields outside `readable`
 * are null, and so are the ids that `mask` hides. `told` is the SQL of the text that holds them all.
 */
export const changeExpressions = {
  cursor: formed(expr`c.position::text`, base64url),
  values: {
    ...Object.fromEntries(Object.entries(changeColumns).map(([name, text]) => [name, expr`${text}`])),
    operation: expr`upper(c.operation)`,
    authority: ofSet('agency'),
  } as Readonly<Record<string, Expr>>,
  changedFields: (
    told: string,
    fields: readonly (readonly [key: string, name: string])[],
    readable: () => Part,
    mask: MaskIds | null,
    span = CHANGE_SPAN,
  ): Expr => {
    const read = (value: Expr) =>
      expr`case when f->>'name' = any(${readable()}) then ${mask === null ? value : mask(expr`f->>'name'`, value, span)} end`;
    const value = (name: string) =>
      name === 'name' ? expr`f->>'name'` : name === '__typename' ? expr`'FieldChange'` : read(expr`f->'${name}'`);
    const object = joined(
      fields.map(([key, name]) => expr`'${key}' value ${value(name)}`),
      ', ',
    );
    return expr`coalesce((select json_agg(json_object(${object}) order by nr) from json_array_elements((${told})::json) with ordinality as x(f, nr)), '[]'::json)`;
  },
  slices: (told: string, readable: () => Part, mask: MaskIds | null): Expr => {
    const value = mask === null ? expr`e.value` : mask(expr`e.key`, expr`e.value`, spanOf('x.s'));
    return expr`coalesce((select json_agg((select json_object_agg(e.key, ${value}) from json_each(x.s) e where e.key = any(${readable()})) order by nr) from json_array_elements((${told})::json) with ordinality as x(s, nr)), '[]'::json)`;
  },
};

/** The change sets that wrote the given positions, one statement for all that are asked for together. */
export function readChangeSets({ tx }: { tx: Tx }): DataLoader<string, ChangeSetRow | null> {
  return new DataLoader<string, ChangeSetRow | null>(async (positions) => {
    const { rows } = await tx.query<ChangeSetRow & { asked: string }>(
      `select c.position::text as asked, ${namedColumns(changeSetExpressions)},
         (select row_to_json(o) from (select ${namedColumns(originExpressions)} ${ORIGIN_ROWS}) o) as batch from change c join change_set s on s.id = c.change_set_id where c.position = any($1::bigint[])`,
      [positions],
      'change-sets-of-positions',
    );
    const found = new Map(rows.map((row) => [row.asked, row]));
    return positions.map((position) => found.get(position) ?? null);
  });
}

export type HistoryArguments = { first?: number | null; after?: string | null };

export function historyArguments(args: HistoryArguments): { first: number; after: string } {
  const after = now(args.after);
  return {
    first: pageSize('first', now(args.first), HISTORY_DEFAULT, 'pageRecords'),
    after: typeof after === 'string' ? readPosition(after) : '0',
  };
}

type HistoryLevel = Pick<Level, 'entity' | 'rowScope' | 'history'>;

/** The changes of the record `id` that a level's history tells, as predicates over `c`. */
export function historyPredicates(sql: SqlContext, level: HistoryLevel, id: Part): Predicate[] {
  return [
    predicate`c.record_id = ${id}`,
    predicate`c.recorded_from <= ${sql.at.knownAt}`,
    ...changesInScope(changeScope(sql), level.entity, level.rowScope),
  ];
}

/** How a level's history hides the ids of records that its caller may not see. */
export function historyMask(sql: SqlContext, { entity, history }: HistoryLevel): MaskIds | null {
  return maskIds(changeScope(sql), history ? [{ entity, links: history.guarded }] : []);
}

/** What the scope of changes is written with, in a statement that is read at one pair of times. */
export function changeScope(sql: SqlContext): ChangeScope {
  return {
    model: sql.model,
    alias: sql.alias,
    today: () => sql.at.today,
    own: sql.reach === null ? null : once(() => reachedBy(sql)),
  };
}

type Dependencies = { tx: Tx; levelAt(path: string): Level | undefined; contextOf(level: Level): SqlContext & { values: unknown[] } };

/**
 * `history` of every record of a level in one statement: the ledger's changes known at the time asked for, oldest first, masked as planned.
 */
export function readHistoryOf({ tx, levelAt, contextOf }: Dependencies) {
  const loaders = new Map<string, DataLoader<string, ChangeRow[]>>();
  const countLoaders = new Map<string, DataLoader<string, number>>();

  function counts(level: Level): DataLoader<string, number> {
    const found = countLoaders.get(level.path);
    if (found) return found;
    const created = new DataLoader<string, number>(async (ids) => {
      const sql = contextOf(level);
      const where = historyPredicates(sql, level, `any(${sql.add(ids, 'uuid[]')})`).join(' and ');
      const { rows } = await tx.query<{ id: string; count: number }>(
        `select c.record_id as id, count(*)::integer as count from change c where ${where} group by c.record_id`,
        sql.values,
      );
      const byId = new Map(rows.map(({ id, count }) => [id, count]));
      return ids.map((id) => byId.get(id) ?? 0);
    });
    countLoaders.set(level.path, created);
    return created;
  }

  return async (path: string, row: RecordRow, args: HistoryArguments) => {
    const level = levelAt(row.levelPath);
    if (!level) throw new Error(`no level at ${row.levelPath}`);
    const { first, after } = historyArguments(args);
    let loader = loaders.get(path);
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const { text, values } = selectHistories(contextOf(level), level, { ids, first: first + 1, after });
        const { rows } = await tx.query<Omit<ChangeRow, 'changeSetVisible'>>(text, values);
        const changeSetVisible = level.history?.changeSets === true;
        return ids.map((id) => rows.filter((change) => change.recordId === id).map((change) => ({ ...change, changeSetVisible })));
      });
      loaders.set(path, loader);
    }
    const found = await loader.load(row.id);
    const nodes = found.slice(0, first);
    return {
      nodes,
      edges: nodes.map((node) => ({ node, cursor: node.cursor })),
      pageInfo: {
        hasNextPage: found.length > first,
        hasPreviousPage: after !== '0',
        startCursor: nodes[0]?.cursor ?? null,
        endCursor: nodes.at(-1)?.cursor ?? null,
        scannedTo: null,
      },
      totalCount: () => counts(level).load(row.id),
    };
  };
}

/** The changes of each record, oldest first, by the very expressions of the planner. */
export function selectHistories(
  sql: SqlContext & { values: unknown[] },
  level: HistoryLevel,
  { ids, first, after }: { ids: readonly string[]; first: number; after: string },
) {
  const [readable, mask] = [once(() => sql.add([...(level.history?.fields ?? [])], 'text[]')), historyMask(sql, level)];
  const parts = (['name', 'before', 'after'] as const).map((name) => [name, name] as const);
  const columns = namedColumns({
    ...changeExpressions.values,
    cursor: changeExpressions.cursor,
    erased: erasedOfChange(WHOLE_ERASED),
    changedFields: changeExpressions.changedFields(changedFieldsSql([level.entity]), parts, readable, mask),
    slices: changeExpressions.slices(slicesSql([level.entity]), readable, mask),
  });
  const where = [...historyPredicates(sql, level, 'asked.id'), `c.position > ${sql.add(after, 'bigint')}`].join(' and ');
  const page = `select ${columns} from change c join change_set s on s.id = c.change_set_id where ${where} order by c.position limit ${sql.add(first, 'integer')}`;
  const text = `select h.* from unnest(${sql.add(ids, 'uuid[]')}) with ordinality as asked(id, nr) cross join lateral (${page}) h order by asked.nr, h.position::bigint`;
  return { text, values: sql.values };
}

function readPosition(cursor: string): string {
  const position = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^\d{1,18}$/.test(position))
    throw new HubError('BAD_USER_INPUT', { argument: 'after', ruleVi: 'con trỏ trang bị hỏng.', ruleEn: 'the cursor is damaged.' });
  return position;
}
