import { foldSql } from '../db/fold-sql.js';

/**
 * SQL of a kind of transport without what is written before it: the decree and its users write `taxi`, `xe taxi` and, on a badge, `XE
 * TAXI`; `hàng hóa` and `hàng hoá`.
 */
export function plainKind(text: string): string {
  return `regexp_replace(${foldSql(text)}, '^(xe|khach|van tai|van chuyen) ', '')`;
}
