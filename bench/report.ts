/** One line of the table, and of the JSON for machines. */
export type Result = {
  id: string;
  title: string;
  /** What `ratio` counts: a share, a multiple, seconds. */
  unit: string;
  target: { least: number } | { most: number };
  /** Median, least and greatest of the runs; null where nothing could be measured. */
  ratio: number | null;
  min: number | null;
  max: number | null;
  runs: number;
  /** Absolute figures and whatever else explains the ratio. */
  detail: string;
  /** Why it does not count. */
  failed?: string;
};

export function summary(values: readonly number[]): { ratio: number; min: number; max: number; runs: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const ratio = ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
  return { ratio, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN, runs: values.length };
}

export function isMet({ ratio, target, failed }: Result): boolean | null {
  if (failed !== undefined) return false;
  if (ratio === null) return null;
  return 'least' in target ? ratio >= target.least : ratio <= target.most;
}

export function table(results: readonly Result[]): string {
  const rows = results.map((result) => {
    const met = isMet(result);
    return [
      result.id,
      result.failed ? 'FAILED' : number(result.ratio),
      result.ratio === null ? '' : `${number(result.min)} – ${number(result.max)}`,
      result.unit,
      'least' in result.target ? `≥ ${result.target.least}` : `≤ ${result.target.most}`,
      met === null ? 'n/a' : met ? 'yes' : 'NO',
      String(result.runs),
      `${result.title}${result.failed ? ` – ${result.failed}` : ''}${result.detail ? `: ${result.detail}` : ''}`,
    ];
  });
  const head = ['', 'median', 'min – max', 'of', 'target', 'met', 'runs', 'workload'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  return [head, ...rows]
    .map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  '))
    .join('\n');
}

export function json(results: readonly Result[]): string {
  return JSON.stringify(
    Object.fromEntries(
      results.map((result) => [
        result.id,
        {
          ratio: rounded(result.ratio),
          min: rounded(result.min),
          max: rounded(result.max),
          unit: result.unit,
          target: result.target,
          met: isMet(result),
          ...(result.failed ? { failed: result.failed } : {}),
        },
      ]),
    ),
  );
}

const number = (value: number | null) => (value === null ? 'n/a' : value.toFixed(2));
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1_000) / 1_000);
