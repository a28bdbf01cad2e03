import type { BYTES } from '../../db/bytes.js';
import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import { type At, presentAt } from '../ledger/as-of.js';
import { FinishedJson } from '../query/finished-json.js';
import { boundValues, Given } from '../query/given.js';
import type { OperationPlan } from '../query/plan.js';
import type { FeedPlan } from '../query/plan-feed.js';
import type { Selection } from '../query/selection.js';
import { bound, later } from '../sql/leaf.js';
import { type TimesRow, timesOf } from '../time/current-times.js';
import { feedCursor, readFeedCursor, refuseForeign } from './cursor.js';
import { FEED_SPAN, feedSql, type Rendering, renderedColumn, SEPARATOR } from './feed-sql.js';

/** A planned page with its statement; leaves and givens stand for what each asking brings along. */
export type CompiledFeed = { plan: FeedPlan; text: string; values: unknown[]; renderings: readonly Rendering[] };

export type FeedPage = {
  /** The connection. */
  json: FinishedJson;
  subjects: readonly string[];
  at: At;
};

export function compileFeed(model: Model, plan: FeedPlan, reach: unknown): CompiledFeed {
  const renderings = plan.selection.flatMap(({ key, name, children }): Rendering[] => {
    if (name === 'nodes') return [{ key, selection: children, separator: ',' }];
    if (name !== 'edges') return [];
    return children.flatMap((child) =>
      child.name === 'node' ? [{ key: `${key}.${child.key}`, selection: child.children, separator: SEPARATOR }] : [],
    );
  });
  const counted = plan.selection.some(({ name }) => name === 'totalCount');
  const after = later(plan.after, (given) => readFeedCursor(given).position);
  return { plan, renderings, ...feedSql(model, plan, renderings, { after, reach, counted }) };
}

/** The statements of an operation that asks the feed and nothing else, one for each page; null for any other. */
export function compileOnlyFeeds(model: Model, { feeds, rootCount }: OperationPlan, hasReach: boolean): readonly CompiledFeed[] | null {
  if (feeds.size === 0 || feeds.size !== rootCount) return null;
  return [...feeds.values()].map((feed) => compileFeed(model, feed, hasReach ? new Given('reach') : null));
}

type Asking = { variables: Readonly<Record<string, unknown>>; given?: Readonly<Record<string, unknown>>; name?: string | undefined };

/** One page of the feed, in one statement and therefore one snapshot. */
export async function readFeed(
  tx: Tx,
  { plan, text, values, renderings }: CompiledFeed,
  { variables, given = {}, name }: Asking,
): Promise<FeedPage> {
  const { rows } = await tx.query<FeedRow>(text, boundValues({ values }, variables, given), name);
  const [row] = rows;
  if (!row) throw new HubError('UNAVAILABLE');
  const times = timesOf(row);
  const place = readFeedCursor(bound(plan.after, variables));
  await refuseForeign(tx, place, { logId: times.logId, head: times.head.position });
  const scannedTo = scanned(row, { after: place.position, limit: plan.limit, head: times.head.position });
  const positions = row.positions?.split(',') ?? [];
  const rendered = new Map(renderings.map((rendering, i) => [rendering.key, row[renderedColumn(rendering, i)] ?? '']));

  const connection = plan.selection.flatMap(({ key, name: field, children }, i) => [
    `${i > 0 ? ',' : ''}"${key}":`,
    ...member(key, field, children),
  ]);
  return { json: new FinishedJson('{', ...connection, '}'), subjects: subjectsOf(row), at: presentAt(times) };

  function member(key: string, field: string, children: readonly Selection[]): (string | Buffer)[] {
    switch (field) {
      case 'nodes':
        return ['[', rendered.get(key) ?? '', ']'];
      case 'edges':
        return [`[${edges(key, children)}]`];
      case 'pageInfo':
        return [`{${children.map((child) => `"${child.key}":${pageInfo(child.name)}`).join(',')}}`];
      case 'totalCount':
        return [String(row?.total ?? 0)];
      default:
        return ['"ChangeConnection"'];
    }
  }

  function edges(key: string, children: readonly Selection[]): string {
    const nodes = new Map(children.map((child) => [child.key, String(rendered.get(`${key}.${child.key}`) ?? '').split(SEPARATOR)]));
    const part = ({ key: childKey, name: childName }: Selection, i: number) => {
      if (childName === 'cursor') return `"${feedCursor(positions[i] ?? '', times.logId)}"`;
      return childName === 'node' ? (nodes.get(childKey)?.[i] ?? 'null') : '"ChangeEdge"';
    };
    return positions.map((_, i) => `{${children.map((child) => `"${child.key}":${part(child, i)}`).join(',')}}`).join(',');
  }

  function pageInfo(field: string): string {
    switch (field) {
      case 'hasNextPage':
        return String(BigInt(scannedTo) < BigInt(times.head.position));
      case 'hasPreviousPage':
        return String(BigInt(place.position) > 0n);
      case 'startCursor':
        return positions[0] === undefined ? 'null' : `"${feedCursor(positions[0], times.logId)}"`;
      case 'endCursor':
        return `"${feedCursor(scannedTo, times.logId)}"`;
      case 'scannedTo':
        return `"${scannedTo}"`;
      default:
        return '"ChangePageInfo"';
    }
  }
}

export type FeedRow = TimesRow & {
  found: number;
  last: string | null;
  is_full: boolean;
  positions: string | null;
  persons: string | null;
  total?: number;
} & Record<`t${number}`, string | null> &
  Record<`${typeof BYTES}t${number}`, string | Buffer | null>;

/** How far a page looked: to its last change if it is full of changes or of bytes, else to the end of its span or of the ledger. */
export function scanned(
  { is_full, last }: Pick<FeedRow, 'is_full' | 'last'>,
  { after, limit, head }: { after: string; limit: number; head: string },
): string {
  if (limit === 0) return after;
  if (is_full && last !== null) return last;
  const end = BigInt(after) + BigInt(FEED_SPAN);
  return end < BigInt(head) ? String(end) : head;
}

export function subjectsOf({ persons }: Pick<FeedRow, 'persons'>): string[] {
  return persons ? [...new Set(persons.split(','))] : [];
}
