import type { Entity } from '../declare/types.js';
import { column, type Expr } from '../sql/fragment.js';
import type { SqlContext } from '../sql/sql-context.js';
import { authorityId, legalDocumentId, output } from '../sql/value-sql.js';
import type { Origin } from './plan.js';

/** SQL of the id by which the one record of a level is found from the row `alias` of its parent. */
export function idBehind(sql: SqlContext, parent: Entity, origin: Origin, alias: string): Expr {
  switch (origin.kind) {
    case 'link':
      return output(sql, parent, origin.field, alias);
    case 'authority':
      return authorityId(sql, parent.name);
    case 'legalDocument':
      return legalDocumentId(sql, column(alias, 'position'));
    default:
      throw new Error(`a record does not hang on another one as ${origin.kind}`);
  }
}
