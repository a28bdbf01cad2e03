import DataLoader from 'dataloader';
import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { HubError } from '../errors.js';
import { changeColumns, type HistoryChange, type LedgerChange, masked, namedColumns, readHistories } from '../ledger/read-history.js';
import { instantText } from '../time/period-sql.js';
import type { RecordRow } from './interpreter.js';
import { now } from './leaf.js';
import { base64url, pageSize } from './page.js';
import type { Level } from './plan.js';
import type { At } from './times.js';

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
};

/** A change as it is served: in a history, in the feed, in an export. */
export type ServedChange = Pick<
  LedgerChange,
  'position' | 'entity' | 'recordId' | 'version' | 'validFrom' | 'validTo' | 'recordedFrom' | 'changedFields' | 'slices'
> & { operation: string; authority: string | null };

/** In a history, with what its other fields are found by. */
export type ChangeRow = ServedChange & { changeSetVisible: boolean; cursor: string };

const HISTORY_DEFAULT = 50;
const HISTORY_MAX = 200;

/** Fields of ChangeSet over the row `s` of `change_set`. */
export const changeSetExpressions: Readonly<Record<string, string>> = {
  id: 's.id',
  firstPosition: 's.first_position::text',
  lastPosition: 's.last_position::text',
  recordedFrom: instantText('s.recorded_from'),
  actor: 's.actor',
  agency: 's.agency',
  reason: 's.reason',
  legalBasis: 's.legal_basis',
  caseCode: 's.case_code',
  withdraws: 's.withdraws',
};

/** Fields of Change over the rows `c` of `change` and `s` of `change_set`, in a history and in the feed; values of fields outside `readable` are null. */
export const changeExpressions = {
  cursor: base64url('c.position::text'),
  values: {
    ...changeColumns,
    operation: 'upper(c.operation)',
    authority: 's.agency',
  } as Readonly<Record<string, string>>,
  changedFields: (fields: readonly (readonly [key: string, name: string])[], readable: () => string): string => {
    const value = (name: string) =>
      name === 'name' ? `f->>'name'` : name === '__typename' ? `'FieldChange'` : `case when f->>'name' = any(${readable()}) then f->'${name}' end`;
    const object = fields.map(([key, name]) => `'${key}' value ${value(name)}`).join(', ');
    return `coalesce((select json_agg(json_object(${object}) order by nr) from json_array_elements(c.changed_fields::json) with ordinality as x(f, nr)), '[]'::json)`;
  },
  slices: (readable: () => string): string =>
    `coalesce((select json_agg((select json_object_agg(key, value) from json_each(x.s) where key = any(${readable()})) order by nr) from json_array_elements(c.slices) with ordinality as x(s, nr)), '[]'::json)`,
};

/** The change sets that wrote the given positions, one statement for all that are asked for together. */
export function readChangeSets({ tx }: { tx: Tx }): DataLoader<string, ChangeSetRow | null> {
  return new DataLoader<string, ChangeSetRow | null>(async (positions) => {
    const { rows } = await tx.query<ChangeSetRow & { asked: string }>(
      `select c.position::text as asked, ${namedColumns(changeSetExpressions)} from change c join change_set s on s.id = c.change_set_id where c.position = any($1::bigint[])`,
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
  return { first: pageSize('first', now(args.first), HISTORY_DEFAULT, HISTORY_MAX), after: typeof after === 'string' ? readPosition(after) : '0' };
}

type Dependencies = { tx: Tx; model: Model; levelAt(path: string): Level | undefined; atOf(path: string): At };

/** `history` of every record of a level in one statement: the ledger's changes known at the time asked for, oldest first, masked as planned. */
export function readHistoryOf({ tx, levelAt, atOf }: Dependencies) {
  const loaders = new Map<string, DataLoader<string, ChangeRow[]>>();
  const countLoaders = new Map<string, DataLoader<string, number>>();

  function counts(level: Level): DataLoader<string, number> {
    const found = countLoaders.get(level.path);
    if (found) return found;
    const known = atOf(level.path).knownAt;
    const created = new DataLoader<string, number>(async (ids) => {
      const { rows } = await tx.query<{ id: string; count: number }>(
        'select record_id as id, count(*)::integer as count from change where record_id = any($1::uuid[]) and recorded_from <= $2::timestamptz group by record_id',
        [ids, known],
        'count-histories',
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
    const known = atOf(level.path).knownAt;
    let loader = loaders.get(path);
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const changes = await readHistories(tx, { recordIds: ids, knownAt: known, first: first + 1, after });
        const readable = level.history?.fields ?? new Set();
        const changeSetVisible = level.history?.changeSets === true;
        return ids.map((id) => changes.filter((c) => c.recordId === id).map((c) => ({ ...served(masked(c, readable)), changeSetVisible })));
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

/** What nobody masked stays behind. */
function served({ operation, agency, before: _before, after: _after, subjects: _subjects, ...change }: HistoryChange): Omit<ChangeRow, 'changeSetVisible'> {
  return { ...change, operation: operation.toUpperCase(), authority: agency, cursor: Buffer.from(change.position, 'utf8').toString('base64url') };
}

function readPosition(cursor: string): string {
  const position = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^\d{1,18}$/.test(position))
    throw new HubError('BAD_USER_INPUT', { argument: 'after', ruleVi: 'con trỏ trang bị hỏng.', ruleEn: 'the cursor is damaged.' });
  return position;
}
