import type { Judgement, Row } from '../../hub/evidence/catalogue.js';

/** The words in which a requirement's rule answers. Sentences carry no value of a personal field: those are shown, under masks, in `held`. */
type Answered = (by: readonly Row[], vi: string, en: string) => Judgement;

const answered =
  (verdict: Judgement['verdict']): Answered =>
  (by, vi, en) => ({ verdict, by, vi, en });

export const held = answered('HELD');
export const expired = answered('EXPIRED');
export const disputed = answered('DISPUTED');
export const contradicted = answered('CONTRADICTED');
export const ambiguous = answered('AMBIGUOUS');
export const notHeld = (vi: string, en: string, by: readonly Row[] = []): Judgement => ({ verdict: 'NOT_HELD', by, vi, en });

/** The row whose day is the latest: of several inspections only the last one speaks. */
export function latest(rows: readonly Row[], day: string): Row | undefined {
  return rows.reduce<Row | undefined>((a, b) => (a && text(a, day) >= text(b, day) ? a : b), undefined);
}

export function text(row: Row, field: string): string {
  const value = row.values[field];
  return typeof value === 'string' ? value : '';
}

export function texts(row: Row, field: string): readonly string[] {
  const value = row.values[field];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export const isGood = (row: Row): boolean => row.status === 'IN_FORCE';
export const isIn =
  (state: string) =>
  (row: Row): boolean =>
    row.values.state === state;

/** `2026-11-22` as Vietnamese and English readers write it. */
export function dayVi(day: string): string {
  const [y, m, d] = day.split('-');
  return `${d}/${m}/${y}`;
}
