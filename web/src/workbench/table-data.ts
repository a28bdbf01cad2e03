import type { Column, Written } from './question';

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
