import { statfs } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Connections } from '../db/connections.js';
import type { FollowerStanding } from '../hub/ledger/standbys.js';
import type { OutboxStanding } from '../hub/outbox/kept-targets.js';
import type { EventsDesk } from '../runtime/events/open-events.js';
import type { Admission } from './admission.js';

export type Metrics = {
  registry: Registry;
  observeFlush(flush: { rows: number; ms: number; failed: boolean }): void;
  /** How long a write waited for the ledger. */
  observeLedgerWait(ms: number): void;
  /** A question was answered by this server. */
  observeServed(server: string): void;
  /** How asking the identity provider for its keys went: `ok`, or the kind of its fault. */
  observeProvider(outcome: string): void;
  /** Something has run out, and a request, a connection or a line of the log had to do without. */
  observeShortage(missing: string): void;
  /** A good token with a claim that does not fit how the hub is set up. */
  observeMisfit(claim: string): void;
  /** Refused before there was a request. */
  observeUnreadable(code: string): void;
  /** What stands out in the read log was found. */
  observeAnomalies(kind: string, count: number): void;
  observeStreams(open: number): void;
  observeStreamed(changes: number): void;
};

const REFUSALS = 'giaolo_refusals_total';

/** What is asked whenever somebody asks for the metrics; undefined where nobody can tell. */
export type Standing = {
  connections(): readonly Connections[];
  inFlight: Admission['state'];
  events: EventsDesk['state'];
  /** For how long the first checkpoint of each log that is not cosigned has waited. */
  unwitnessed(): Promise<Readonly<Record<string, number>> | undefined>;
  /** How many records that somebody waits for are past their day, by kind. */
  overdue(): Promise<Readonly<Record<string, number>> | undefined>;
  /** How many jobs there are of each state, and how long the first has waited for its end. */
  jobs(): Promise<{ counts: Readonly<Record<string, number>>; oldestSeconds: number } | undefined>;
  outbox(): Promise<OutboxStanding | undefined>;
  ledger(): Promise<{ head: number; behind: number; openWithdrawals: number } | undefined>;
  /** What the servers do that follow the primary. */
  standbys(): readonly FollowerStanding[];
  /** Where the hub keeps its keys and what waits to be sent. */
  folder: string;
};

/** Counts for operators. Labels are closed lists (route, status, role, operation kind): never a person, a key or a case. */
export function createMetrics({
  connections,
  inFlight,
  events,
  unwitnessed,
  overdue,
  jobs,
  outbox,
  ledger,
  standbys,
  folder,
}: Standing): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'giaolo_database_connections',
    help: 'Connections to the database by what they are for and by state; waited_for: questions that wait until one is free, in_line: look-ups that stand behind others on one.',
    labelNames: ['use', 'state'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { use, open, idle, waitedFor, inLine } of connections()) {
        this.set({ use, state: 'open' }, open);
        this.set({ use, state: 'idle' }, idle);
        this.set({ use, state: 'waited_for' }, waitedFor);
        this.set({ use, state: 'in_line' }, inLine);
      }
    },
  });
  const ledgerNow = askedOnce(ledger);
  const ofLedger = (name: string, help: string, of: 'head' | 'behind' | 'openWithdrawals') =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set((await ledgerNow())?.[of] ?? Number.NaN);
      },
    });
  ofLedger('giaolo_ledger_position', 'The position of the last change of the ledger.', 'head');
  ofLedger(
    'giaolo_feed_behind_changes',
    'How many changes the slowest follower of a stream of this process has still to read; 0 where nobody follows.',
    'behind',
  );
  ofLedger('giaolo_withdrawals_open', 'Batches that were asked to be taken back and still stand.', 'openWithdrawals');
  new Gauge({
    name: 'giaolo_in_flight',
    help: 'Requests being answered, cost (rows) of the heavy ones among them, and heavy ones that wait to be let in; anonymous callers and signed-in ones.',
    labelNames: ['what', 'who'],
    registers: [registry],
    collect() {
      for (const [what, { guests, others }] of Object.entries(inFlight())) {
        this.set({ what, who: 'anonymous' }, guests);
        this.set({ what, who: 'signed_in' }, others);
      }
    },
  });
  new Gauge({
    name: 'giaolo_log_unwitnessed_seconds',
    help: 'For how long the first checkpoint that no witness has cosigned waits, by log; 0 where none waits.',
    labelNames: ['log'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [log, seconds] of Object.entries((await unwitnessed()) ?? {})) this.set({ log }, seconds);
    },
  });
  new Gauge({
    name: 'giaolo_overdue',
    help: 'Doubts, requests of data subjects, dossiers and notices of breaches that are open past their time, by kind of record.',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [kind, count] of Object.entries((await overdue()) ?? {})) this.set({ kind }, count);
    },
  });
  new Gauge({
    name: 'giaolo_standby_behind_seconds',
    help: 'How far a standby is behind the primary at the most, by its name in the order of DATABASE_READ_URLS; NaN while nothing is read from it.',
    labelNames: ['standby'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { name, behindMs } of standbys()) this.set({ standby: name }, behindMs === null ? Number.NaN : behindMs / 1000);
    },
  });
  const jobsNow = askedOnce(jobs);
  new Gauge({
    name: 'giaolo_job_oldest_seconds',
    help: 'For how long the first job that has not ended has been asked for; 0 where none is open.',
    registers: [registry],
    async collect() {
      this.set((await jobsNow())?.oldestSeconds ?? Number.NaN);
    },
  });
  new Gauge({
    name: 'giaolo_jobs',
    help: 'Questions that were asked as jobs and are kept, by state.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [state, count] of Object.entries((await jobsNow())?.counts ?? {})) this.set({ state }, count);
    },
  });
  const outboxNow = askedOnce(outbox);
  new Gauge({
    name: 'giaolo_outbox_messages',
    help: 'Messages that have not left; waiting: for their time or for an earlier one of their record, dead: refused again and again, until an operator decides.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const found = await outboxNow();
      this.set({ state: 'waiting' }, found?.waiting ?? Number.NaN);
      this.set({ state: 'dead' }, found?.dead ?? Number.NaN);
    },
  });
  new Gauge({
    name: 'giaolo_outbox_oldest_seconds',
    help: 'For how long the oldest message that waits has waited; 0 where none does.',
    registers: [registry],
    async collect() {
      this.set((await outboxNow())?.oldestSeconds ?? Number.NaN);
    },
  });
  new Gauge({
    name: 'giaolo_outbox_targets',
    help: 'Targets of messages; dead: those that have taken nothing for a quarter of an hour.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const found = await outboxNow();
      this.set({ state: 'all' }, found?.targets ?? Number.NaN);
      this.set({ state: 'dead' }, found?.deadTargets ?? Number.NaN);
    },
  });
  new Gauge({
    name: 'giaolo_security_events_waiting',
    help: 'Security events that the collector of HUB_EVENTS_URL has not taken yet.',
    registers: [registry],
    collect() {
      this.set(events()?.waiting ?? 0);
    },
  });
  new Gauge({
    name: 'giaolo_disk_free_bytes',
    help: 'Free bytes of the disk on which the hub keeps its keys and security events that wait; the database may be on another.',
    registers: [registry],
    async collect() {
      const disk = await statfs(folder).catch(() => undefined);
      this.set(disk === undefined ? Number.NaN : disk.bavail * disk.bsize);
    },
  });
  const rows = new Counter({
    name: 'giaolo_read_log_rows_total',
    help: 'Rows of the read log, by outcome of their flush.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const flushes = new Histogram({
    name: 'giaolo_read_log_flush_seconds',
    help: 'Duration of one flush of the read log.',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2],
    registers: [registry],
  });
  const ledgerWait = new Histogram({
    name: 'giaolo_ledger_wait_seconds',
    help: 'How long a write of this process waited for the ledger, which has one writer at a time.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2],
    registers: [registry],
  });
  const served = new Counter({
    name: 'giaolo_questions_served_total',
    help: 'Questions that were answered, by server (primary, standby-1 …); none while there are no standbys.',
    labelNames: ['server'],
    registers: [registry],
  });
  const provider = new Counter({
    name: 'giaolo_identity_provider_fetches_total',
    help: 'How often the keys of the identity provider were asked for, by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const shortages = new Counter({
    name: 'giaolo_shortages_total',
    help: 'How often something had run out (descriptors, disk, connections of the database), by what was missing.',
    labelNames: ['missing'],
    registers: [registry],
  });
  const misfits = new Counter({
    name: 'giaolo_token_misfits_total',
    help: 'Good tokens with a claim the hub cannot use (an unknown role, an agency code of no known form), by claim: issuer and hub are set up differently.',
    labelNames: ['claim'],
    registers: [registry],
  });
  const anomalies = new Counter({
    name: 'giaolo_read_anomalies_total',
    help: 'What stood out in the read log, by kind; readAnomalies tells auditors what it was.',
    labelNames: ['kind'],
    registers: [registry],
  });
  const refusals = new Counter({
    name: REFUSALS,
    help: 'Requests that were refused or failed, by error code; anonymous ones leave no other trace.',
    labelNames: ['code', 'role'],
    registers: [registry],
  });
  const streams = new Gauge({ name: 'giaolo_streams', help: 'Open streams of the change feed.', registers: [registry] });
  const streamed = new Counter({ name: 'giaolo_streamed_changes_total', help: 'Changes sent over streams.', registers: [registry] });
  return {
    registry,
    observeLedgerWait: (ms) => ledgerWait.observe(ms / 1000),
    observeServed: (server) => served.inc({ server }),
    observeProvider: (outcome) => provider.inc({ outcome }),
    observeShortage: (missing) => shortages.inc({ missing }),
    observeMisfit: (claim) => misfits.inc({ claim }),
    observeUnreadable: (code) => refusals.inc({ code, role: 'anonymous' }),
    observeAnomalies: (kind, count) => anomalies.inc({ kind }, count),
    observeStreams: (open) => streams.set(open),
    observeStreamed: (changes) => streamed.inc(changes),
    observeFlush({ rows: count, ms, failed }) {
      rows.inc({ outcome: failed ? 'failed' : 'written' }, count);
      flushes.observe(ms / 1000);
    },
  };
}

/** One question for all who ask at the same time: several metrics are told by one answer, and each is of this very moment. */
function askedOnce<R>(ask: () => Promise<R>): () => Promise<R> {
  let asked: Promise<R> | undefined;
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}

export function measureRequests(app: FastifyInstance, { registry }: Metrics): void {
  const seconds = new Histogram({
    name: 'giaolo_request_seconds',
    help: 'Duration of requests.',
    labelNames: ['route', 'method', 'status', 'role', 'operation', 'executor'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  const refusals = registry.getSingleMetric(REFUSALS) as Counter<'code' | 'role'>;
  // All labels are of closed lists, so there are few combinations; looked up by one text instead of six names and values.
  const known = new Map<string, Histogram.Internal<'route' | 'method' | 'status' | 'role' | 'operation' | 'executor'>>();
  app.addHook('onResponse', (request, reply, done) => {
    const { role = 'anonymous', operation = 'none', executor = 'none', code } = request.facts;
    // An unknown method or path is the caller's choice of text; as a label it would grow without end.
    const route = request.routeOptions.url ?? 'none';
    const method = route === 'none' ? 'any' : request.method;
    const status = reply.statusCode;
    const key = `${route} ${method} ${status} ${role} ${operation} ${executor}`;
    const series = known.get(key) ?? seconds.labels({ route, method, status, role, operation, executor });
    known.set(key, series);
    series.observe(reply.elapsedTime / 1000);
    if (code) refusals.inc({ code, role });
    done();
  });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
