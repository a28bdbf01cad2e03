import type { Judgement, Row } from '../../hub/evidence/catalogue.js';

/**
 * The words in which a requirement's rule answers. Sentences carry no value of a personal field: those are shown, under masks, in `held`.
 */
type Answered = (by: readonly Row[], vi: string, en: string) => Judgement;

const answered =
  (verdict: Judgement['verdict']): Answered =>
  (by, vi, en) => ({ verdict, by, vi, en });

export const held = answered('HELD');
export const ambiguous = answered('AMBIGUOUS');
export const notHeld = (vi: string, en: string, by: readonly Row[] = []): Judgement => ({ verdict: 'NOT_HELD', by, vi, en });

export function text(row: Row, field: string): string {
  const value = row.values[field];
  return typeof value === 'string' ? value : '';
}
