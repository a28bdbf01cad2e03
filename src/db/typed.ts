import { drizzle, type NodePgClient, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Transaction } from './tx.js';
import { columnTypes } from './types.js';

/** Drizzle's builders of single statements; not its `transaction`, since there is one way to a transaction: `withTx`. */
export type TypedQueries = Pick<NodePgDatabase, 'select' | 'insert' | 'update' | 'delete' | '$count'>;

/**
 * Typed queries over the hub's own plain tables (`tables/plain.ts`), on the connection of a transaction: sent in its turn, under its
 * limits, refused once it is over. Values come out as everywhere else, so instants and days are text.
 */
export function typed({ send }: Transaction): TypedQueries {
  const client = { query: (statement: { text: string }, values: unknown[]) => send({ ...statement, values, types: columnTypes }) };
  return drizzle({ client: client as unknown as NodePgClient, casing: 'snake_case' });
}
