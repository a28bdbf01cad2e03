import type { Metric } from 'prom-client';
import { createMetrics, measureRequests } from '../../src/server/metrics.js';

const NOTHING = {
  connections: () => [],
  inFlight: () => ({}) as never,
  events: () => undefined,
  unwitnessed: async () => undefined,
  overdue: async () => undefined,
  jobs: async () => undefined,
  outbox: async () => undefined,
  ledger: async () => undefined,
  standbys: () => [],
  folder: '.',
};

type Told = Metric & { name: string; help: string; labelNames?: readonly string[]; constructor: { name: string } };

/** Every metric of a hub that is its own, as it is registered; those of the process (`process_…`, `nodejs_…`) are prom-client's. */
export function ownMetrics(): { name: string; help: string; kind: string; labels: readonly string[] }[] {
  const metrics = createMetrics(NOTHING);
  // Routes register theirs when the server is made; nobody is served here.
  measureRequests({ addHook() {}, get() {} } as never, metrics);
  return (metrics.registry.getMetricsAsArray() as unknown as Told[])
    .filter(({ name }) => name.startsWith('giaolo_'))
    .map(({ name, help, labelNames = [], constructor: { name: kind } }) => ({
      name,
      help,
      kind: kind.toLowerCase(),
      labels: [...labelNames].sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** docs/metrics.md: what `/metrics` tells, from the metrics themselves. */
export function metricsDocument(): string {
  const rows = ownMetrics().map(
    ({ name, help, kind, labels }) => `| \`${name}\` | ${kind} | ${labels.map((label) => `\`${label}\``).join(', ') || '–'} | ${help} |`,
  );
  return `# Số đo · Metrics

<!-- Written by \`npm run generate\` from src/server/metrics.ts. Do not edit. -->

What \`GET /metrics\` tells in Prometheus' text format, of the hub's process that answers; beside these stand those of the process itself (\`process_…\`, \`nodejs_…\`). Labels are closed lists: no
person, key, case or agency is in any of them. A counter ends in \`_total\` and begins at the start of the process; seconds are seconds. \`NaN\` means that nobody can tell just now, since the
database is away. \`/van-hanh\` shows them to people with what to do ([pages](pages.md)); \`examples/monitoring\` has alarms for Prometheus and a dashboard for Grafana, whose every name a test holds to this list.
Who may not see how much a hub is asked: have the proxy close \`/metrics\` (\`examples/proxy/nginx.conf\`).

| metric | kind | labels | what it tells |
|---|---|---|---|
${rows.join('\n')}
`;
}
