import { HubError } from '../../errors.js';

export type KeyPage<Row> = {
  nodes: readonly Row[];
  edges: readonly { cursor: string; node: Row }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
};

/** Pages of rows in the one order that they have, from the row on whose key the cursor tells. */
export type KeyPages = {
  /** The key that a cursor tells; null where none was given. One that is damaged, or of another kind of page, is BAD_USER_INPUT. */
  keyOf(cursor: string | null | undefined): string | null;
  /** `rows`: one more than fits says that there are others. `after`: the key of the page before, if there was one. */
  page<Row>(rows: readonly Row[], page: { limit: number; after: string | null; key(row: Row): string }): KeyPage<Row>;
};

/** Keyset pagination over the hub's own rows; `kind` names them in the cursor, `isKey` knows a key of theirs. */
export function keyPages(kind: string, isKey: (text: string) => boolean): KeyPages {
  const mark = `${kind}:`;
  return {
    keyOf(cursor) {
      if (!cursor) return null;
      const text = Buffer.from(cursor, 'base64url').toString('utf8');
      const key = text.slice(mark.length);
      if (text.startsWith(mark) && isKey(key)) return key;
      throw new HubError('BAD_USER_INPUT', {
        argument: 'after',
        ruleVi: 'con trỏ trang bị hỏng hoặc bị sửa.',
        ruleEn: 'the cursor is damaged or was edited.',
      });
    },
    page(rows, { limit, after, key }) {
      const nodes = rows.slice(0, limit);
      const edges = nodes.map((node) => ({ cursor: Buffer.from(`${mark}${key(node)}`).toString('base64url'), node }));
      return {
        nodes,
        edges,
        pageInfo: {
          hasNextPage: rows.length > limit,
          hasPreviousPage: after !== null,
          startCursor: edges[0]?.cursor ?? null,
          endCursor: edges.at(-1)?.cursor ?? null,
        },
      };
    },
  };
}
