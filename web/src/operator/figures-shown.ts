import type { Metrics } from './metrics';

export type Unit = 'count' | 'seconds' | 'bytes';
export type Figure = {
  id: string;
  unit: Unit;
  read: (metrics: Metrics) => number | undefined;
  /** From here on somebody should look. */
  warnFrom: number;
  /** And down to here. */
  warnBelow?: number;
};
type Section = { id: 'answers' | 'jobs' | 'writing' | 'database' | 'process'; figures: readonly Figure[] };

/** The mean of a histogram, in its unit. */
const mean = (name: string) => (metrics: Metrics) => {
  const [sum, count] = [metrics.sum(`${name}_sum`), metrics.sum(`${name}_count`)];
  return sum === undefined || !count ? undefined : sum / count;
};
const sum = (name: string, labels?: Readonly<Record<string, string>>) => (metrics: Metrics) => metrics.sum(name, labels);
const most = (name: string) => (metrics: Metrics) => {
  const values = metrics.series(name).map(({ value }) => value);
  return values.length === 0 ? undefined : Math.max(...values);
};

/** What is shown, in its order: what each means and what to do stands in `words.ts` under its id. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'answers',
    figures: [
      { id: 'requests', unit: 'count', read: sum('giaolo_request_seconds_count'), warnFrom: Number.POSITIVE_INFINITY },
      { id: 'requestMean', unit: 'seconds', read: mean('giaolo_request_seconds'), warnFrom: 1 },
      { id: 'waiting', unit: 'count', read: sum('giaolo_in_flight', { what: 'waiting' }), warnFrom: 10 },
      { id: 'streams', unit: 'count', read: sum('giaolo_streams'), warnFrom: Number.POSITIVE_INFINITY },
    ],
  },
  {
    id: 'jobs',
    figures: [
      { id: 'jobsWaiting', unit: 'count', read: sum('giaolo_jobs', { state: 'WAITING' }), warnFrom: 20 },
      { id: 'jobsRunning', unit: 'count', read: sum('giaolo_jobs', { state: 'RUNNING' }), warnFrom: Number.POSITIVE_INFINITY },
      { id: 'jobOldest', unit: 'seconds', read: sum('giaolo_job_oldest_seconds'), warnFrom: 3_600 },
      { id: 'jobsDone', unit: 'count', read: sum('giaolo_jobs', { state: 'DONE' }), warnFrom: Number.POSITIVE_INFINITY },
      { id: 'jobsFailed', unit: 'count', read: sum('giaolo_jobs', { state: 'FAILED' }), warnFrom: 1 },
    ],
  },
  {
    id: 'writing',
    figures: [
      { id: 'ledgerWait', unit: 'seconds', read: mean('giaolo_ledger_wait_seconds'), warnFrom: 0.5 },
      { id: 'readLogFlush', unit: 'seconds', read: mean('giaolo_read_log_flush_seconds'), warnFrom: 0.1 },
      { id: 'readLogFailed', unit: 'count', read: sum('giaolo_read_log_rows_total', { outcome: 'failed' }), warnFrom: 1 },
      { id: 'unwitnessed', unit: 'seconds', read: most('giaolo_log_unwitnessed_seconds'), warnFrom: 60 },
      { id: 'eventsWaiting', unit: 'count', read: sum('giaolo_security_events_waiting'), warnFrom: 100 },
    ],
  },
  {
    id: 'database',
    figures: [
      { id: 'connections', unit: 'count', read: sum('giaolo_database_connections', { state: 'open' }), warnFrom: Number.POSITIVE_INFINITY },
      { id: 'connectionsWaited', unit: 'count', read: sum('giaolo_database_connections', { state: 'waited_for' }), warnFrom: 1 },
      { id: 'shortages', unit: 'count', read: sum('giaolo_shortages_total'), warnFrom: 1 },
      { id: 'diskFree', unit: 'bytes', read: sum('giaolo_disk_free_bytes'), warnFrom: Number.POSITIVE_INFINITY, warnBelow: 2e9 },
    ],
  },
  {
    id: 'process',
    figures: [
      { id: 'memory', unit: 'bytes', read: sum('process_resident_memory_bytes'), warnFrom: Number.POSITIVE_INFINITY },
      { id: 'loopLag', unit: 'seconds', read: sum('nodejs_eventloop_lag_p99_seconds'), warnFrom: 0.5 },
      { id: 'descriptors', unit: 'count', read: sum('process_open_fds'), warnFrom: Number.POSITIVE_INFINITY },
      { id: 'misfits', unit: 'count', read: sum('giaolo_token_misfits_total'), warnFrom: 1 },
    ],
  },
];
