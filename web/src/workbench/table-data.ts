import type { Column, Written } from './question.js';

export type Group = { day?: string; key?: unknown; count: number; share?: number | null } & Readonly<Record<string, unknown>>;

/** A line of the answer: what its records have in common, and one figure for each day. */
export type Row = { labels: readonly string[]; values: readonly (number | null)[]; share: number | null; code: string | null };

/** The days as they come; one nameless day where there is one. */
export type Pivoted = { days: readonly string[]; rows: readonly Row[] };

/** Groups of the same keys on several days become one row; what was not there on a day is none on it. */
export function pivot(
  groups: readonly Group[],
  { columns, valueAt, province }: Pick<Written, 'columns' | 'valueAt' | 'province'>,
  word: (column: Column, value: unknown) => string,
): Pivoted {
  const days = [...new Set(groups.map(({ day }) => day ?? ''))].sort();
  const rows = new Map<string, { labels: string[]; values: (number | null)[]; share: number | null; code: string | null }>();
  for (const group of groups) {
    const raw = columns.map(({ path }) => at(group.key, path));
    const id = JSON.stringify(raw);
    const row = rows.get(id) ?? {
      labels: columns.map((column, i) => word(column, raw[i])),
      values: days.map(() => null),
      share: group.share ?? null,
      code: province ? (at(group.key, province) as string | null) : null,
    };
    const value = at(group, valueAt);
    row.values[days.indexOf(group.day ?? '')] =
      typeof value === 'number' ? value : value === null || value === undefined ? null : Number(value);
    rows.set(id, row);
  }
  return { days, rows: [...rows.values()] };
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null | undefined)?.[name] ?? null, value);
}

/** Of figures that add up: counts and sums. */
export function totals({ days, rows }: Pivoted): number[] {
  return days.map((_, i) => rows.reduce((sum, { values }) => sum + (values[i] ?? 0), 0));
}

/** From the first day to the last; a group that was not there counts as none. */
export function difference(values: readonly (number | null)[]): number {
  return (values.at(-1) ?? 0) - (values[0] ?? 0);
}

export type Share = { whole: string; part: string; value: number; share: number };
/** `cut`: how many more wholes there are. */
export type Divided = { wholes: readonly string[]; parts: readonly string[]; shares: readonly Share[]; cut: number };

/** Whether figures are parts of something: one of them above none, and none below it. */
export function canDivide({ rows }: Pivoted): boolean {
  const values = rows.flatMap((row) => row.values.map((value) => value ?? 0));
  return values.some((value) => value > 0) && values.every((value) => value >= 0);
}

/**
 * Figures as parts of wholes. On several days each day is a whole; of several keys the last divides what those before it name; groups of one
 * key divide one whole, which is called nothing. The largest parts of all keep their names, the others count as one; of wholes that stand in
 * no order of their own the largest come first.
 */
export function divide(
  { days, rows }: Pivoted,
  { partsMax, wholesMax, isOrdered, others }: { partsMax: number; wholesMax: number; isOrdered: boolean; others: string },
): Divided {
  const isSeries = days.length > 1;
  const name = (labels: readonly string[]) => labels.join(' · ');
  const figures = rows.flatMap(({ labels, values }) =>
    days.map((day, i) => ({
      whole: isSeries ? day : name(labels.slice(0, -1)),
      part: name(isSeries ? labels : labels.slice(-1)),
      value: values[i] ?? 0,
    })),
  );
  const bySize = largestFirst(sums(figures, ({ part }) => part)).map(([part]) => part);
  const parts = bySize.length > partsMax ? [...bySize.slice(0, partsMax - 1), others] : bySize;
  const named = new Set(parts);
  const all = sums(figures, ({ whole }) => whole);
  const some = largestFirst(all).filter(([, value]) => value > 0);
  const { compare } = new Intl.Collator('vi', { numeric: true });
  if (isSeries || isOrdered) some.sort(([a], [b]) => compare(a, b));
  const wholes = some.slice(0, wholesMax).map(([whole]) => whole);
  const id = (whole: string, part: string) => JSON.stringify([whole, named.has(part) ? part : others]);
  const values = sums(figures, ({ whole, part }) => id(whole, part));
  const shares = wholes.flatMap((whole) =>
    parts.map((part) => {
      const value = values.get(id(whole, part)) ?? 0;
      return { whole, part, value, share: value / (all.get(whole) ?? 1) };
    }),
  );
  return { wholes, parts, shares, cut: some.length - wholes.length };
}

function sums<T extends { value: number }>(figures: readonly T[], by: (figure: T) => string): Map<string, number> {
  const sum = new Map<string, number>();
  for (const figure of figures) {
    const key = by(figure);
    sum.set(key, (sum.get(key) ?? 0) + figure.value);
  }
  return sum;
}

const largestFirst = (sums: ReadonlyMap<string, number>) => [...sums].sort(([, a], [, b]) => b - a);
