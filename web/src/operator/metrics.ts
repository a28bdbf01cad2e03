/** What `/metrics` tells, in Prometheus' text format: no second source of figures for people. */
export type Metrics = {
  /** The sum over all series of that name with those labels; undefined where there is none. */
  sum(name: string, labels?: Readonly<Record<string, string>>): number | undefined;
  /** Its series, each with its labels. */
  series(name: string): readonly Sample[];
};

type Sample = { labels: Readonly<Record<string, string>>; value: number };

export async function askMetrics(): Promise<Metrics | undefined> {
  try {
    const response = await fetch('/metrics', { credentials: 'omit', cache: 'no-store' });
    return response.ok ? readMetrics(await response.text()) : undefined;
  } catch {
    return undefined;
  }
}

export function readMetrics(text: string): Metrics {
  const found = new Map<string, Sample[]>();
  for (const line of text.split('\n')) {
    const [, name, inBraces = '', value = ''] = /^([a-zA-Z_:]\w*)(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
    if (name === undefined || Number.isNaN(Number(value))) continue;
    const labels = Object.fromEntries([...inBraces.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label, of]) => [label, of]));
    found.set(name, [...(found.get(name) ?? []), { labels, value: Number(value) }]);
  }
  const series = (name: string) => found.get(name) ?? [];
  return {
    series,
    sum(name, labels = {}) {
      const fitting = series(name).filter((one) => Object.entries(labels).every(([label, of]) => one.labels[label] === of));
      return fitting.length === 0 ? undefined : fitting.reduce((sum, { value }) => sum + value, 0);
    },
  };
}
