import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Config, MAX_STALENESS_SECONDS_DEFAULT } from '../config.js';
import { endPool, type OnStatement, type Pool, poolOf, STATEMENT_MS } from '../db/client.js';
import { type Connections, connectionsTo } from '../db/connections.js';
import type { Endpoints } from '../db/endpoint.js';
import { databaseFault } from '../db/faults.js';
import { createReaders, ROLE_OF, type Sides } from '../db/readers.js';
import { HubError } from '../errors.js';
import { createAnswer } from '../hub/answer/answer.js';
import type { Sources } from '../hub/answer/context.js';
import { createLogDoor, type LogDoor } from '../hub/answer/log-door.js';
import { type QuickFindings, quickCheck } from '../hub/audit/quick-check.js';
import type { Model } from '../hub/declare/model.js';
import { overdueByKind } from '../hub/evidence/overdue.js';
import { createFollow, type Places } from '../hub/feed/follow-feed.js';
import { watchLedger } from '../hub/feed/watch-ledger.js';
import { createJobsDoor, type JobsDoor } from '../hub/jobs/jobs-door.js';
import { jobsStanding } from '../hub/jobs/kept-jobs.js';
import type { FollowerStanding } from '../hub/ledger/standbys.js';
import type { LogWatch } from '../hub/ledger/watch-log.js';
import type { LogName } from '../hub/log/log-source.js';
import type { Witnessed } from '../hub/log/witnessed.js';
import { outboxStanding } from '../hub/outbox/kept-targets.js';
import { createCoverages } from '../hub/query/coverage.js';
import { usagePeriod } from '../hub/reads/usage-period.js';
import type { OnLedgerWait } from '../hub/write/door.js';
import { openCellKey, openLogKeys, openReceiptKeys, type ReceiptPublicKey } from '../keys.js';
import { StartError } from '../start-error.js';
import { shippedGuards } from './audit.js';
import { FEED_CONNECTIONS, SERVING_CONNECTIONS } from './connection-budget.js';
import { createBell, type Job } from './job.js';
import { ledgerStanding } from './ledger-standing.js';
import { openLogWatch, type WatchedBy } from './log-watch.js';
import { openSchema } from './model.js';
import { openOutbox } from './outbox.js';
import { readLogWith } from './read-log.js';
import { createStatusLists } from './receipts.js';
import { releaseOfHub } from './release.js';
import { openStandbys } from './standbys.js';
import { openWitnesses, witnessedLogs, witnessKeys } from './witnesses.js';
import { LOG_SOURCES, openWork, type Work } from './work.js';

export type ServingOptions = {
  endpoints: Endpoints;
  config: WatchedBy & Pick<Config, 'production' | 'witnesses' | 'publicUrl'> & Partial<Pick<Config, 'outboxHosts' | 'maxStalenessMs'>>;
  onStatement?: OnStatement | undefined;
  onFault(fault: HubError, requestId: string): void;
  /** Told once when what was seen of the log cannot be kept in mind. */
  onUnkept(cause: unknown): void;
  onFlush(flush: { rows: number; ms: number; failed: boolean }): void;
  onLedgerWait: OnLedgerWait;
  /** Told by which server a question was answered, where there are several. */
  onServed?(server: string): void;
  /** Told once when no rule of access decides any longer, so that nobody is answered. */
  onRulesUnusable(): void;
  /** Registers of others that may be asked. */
  sources?: Sources | undefined;
};

/** Somebody asks by the bell; this only finds a bell that was missed. */
const MEASURE_AGAIN_MS = 60_000;

/** For so long what is late is not counted again. */
const OVERDUE_KEPT_MS = 60_000;

/** What a hub answers with, whichever door is asked. */
export type Serving = Pick<Work, 'jobs' | 'withWorkPool'> & {
  model: Model;
  schema: GraphQLSchema;
  pool: Pool;
  answer: ReturnType<typeof createAnswer>;
  /** Questions that are asked as jobs. */
  questions: JobsDoor;
  follow: ReturnType<typeof createFollow>;
  log: LogDoor;
  /** Public parts of the keys that sign receipts, or did. */
  receiptKeys: readonly ReceiptPublicKey[];
  /** A list of statuses of receipts, by its number; undefined where no receipt is in it. */
  receiptStatuses(list: bigint): Promise<string | undefined>;
  /** Whether guards and newest checkpoints are as they should be. */
  audit(): Promise<QuickFindings>;
  /** How far each log is cosigned by others. */
  witnessed(): Promise<Record<LogName, Witnessed>>;
  /** How many records that somebody waits for are past their day. */
  overdue(): ReturnType<typeof overdueByKind>;
  /** How many jobs wait, go on and are kept. */
  jobsStanding(): ReturnType<typeof jobsStanding>;
  /** What waits to leave, and who takes nothing. */
  outboxStanding(): ReturnType<typeof outboxStanding>;
  /** How long the ledger is, how far behind its followers are, and what is still to be taken back. */
  ledgerStanding(): ReturnType<typeof ledgerStanding>;
  /** What the servers do that follow the primary. */
  standbys(): readonly FollowerStanding[];
  /** Somebody wrote past `answer`: what they ask from now on shows it. */
  wrote(actor: string): void;
  /** Connections to the database, by what they are for. */
  connections(): readonly Connections[];
  /** Since when reads are written down. */
  usagePeriod(): ReturnType<typeof usagePeriod>;
  /** Nobody waits any longer for what goes on in the background. */
  letGo(): void;
  /** Once nothing asks any more: ends what listens, writes the log out, and gives all connections back. */
  close(): Promise<void>;
};

/**
 * Builds everything that answers, over a migrated database. What it has seen of the log before is compared first; a database that is away
 * just now is compared when it is back.
 */
export async function openServing({
  endpoints,
  config,
  onStatement,
  onFault,
  onUnkept,
  onFlush,
  onLedgerWait,
  onServed,
  onRulesUnusable,
  sources,
}: ServingOptions): Promise<Serving> {
  const { primary } = endpoints;
  const { model, schema } = openSchema();
  const openReadLog = await readLogWith(config);
  const logKeys = await openLogKeys(config);
  const receipts = await openReceiptKeys(config);
  const witnesses = openWitnesses(config);
  const keysOfWitnesses = witnessKeys(witnesses);
  const log = openLogWatch(config, { onUnkept });
  const { onConnect } = log;
  const watched = { onConnect, ...(onStatement ? { onStatement } : {}) };
  const pool = poolOf(primary, { role: ROLE_OF.personal, max: SERVING_CONNECTIONS, use: 'questions', ...watched });
  const sides: Sides = {
    open: createReaders(endpoints.open, { side: 'open', poolMs: STATEMENT_MS, ...watched }),
    personal: createReaders(primary, { side: 'personal', pool, poolMs: STATEMENT_MS, ...watched }),
  };
  const following = openStandbys({
    endpoints,
    maxStalenessMs: config.maxStalenessMs ?? MAX_STALENESS_SECONDS_DEFAULT * 1_000,
    onStatement,
  });
  const readLog = openReadLog(primary, { along: sides.personal.offer, onFlush });
  // Followers read with connections of their own: however many catch up at once, questions do not wait behind them.
  const feedPool = poolOf(primary, { role: ROLE_OF.personal, max: FEED_CONNECTIONS, use: 'feed', onConnect });
  const openFeedPool = poolOf(endpoints.open, { role: ROLE_OF.open, max: FEED_CONNECTIONS, use: 'feed', onConnect });
  const watch = watchLedger(primary, feedPool);
  const places: Places = new Set();
  const { withdrawals, remember, takeRules, jobs, withWorkPool, jobAsked } = openWork({
    endpoints,
    pool,
    model,
    schema,
    readLog,
    log,
    logKeys,
    witnesses,
    outbox: await openOutbox(config),
    onFault,
    onRulesUnusable,
  });
  await remember();
  await refuseErased(log, pool);
  await takeRules();
  const asked = createBell();
  const coverages = createCoverages({ schema, model, pool, onAsked: asked.ring });
  const measuring: Job = {
    name: 'coverage',
    scope: 'process',
    pauseMs: () => MEASURE_AGAIN_MS,
    bell: asked,
    run: async (signal) => (coverages.isAsked() ? coverages.measure(signal) : undefined),
  };
  // Days pass slowly, and whoever scrapes comes every few seconds.
  const overdue = new LRUCache<'all', Readonly<Record<string, number>>>({
    max: 1,
    ttl: OVERDUE_KEPT_MS,
    fetchMethod: () => overdueByKind(pool, model),
  });
  const shipped = await shippedGuards();
  const releasing = { kid: receipts.kid, key: receipts.key, release: await releaseOfHub(), address: config.publicUrl ?? null };
  const answer = createAnswer({
    schema,
    model,
    pool,
    sides,
    readLog,
    onFault,
    onLedgerWait,
    withdrawals,
    witnesses: keysOfWitnesses,
    coverages,
    releasing,
    ...(sources ? { sources } : {}),
    ...(following ? { standbys: following.standbys } : {}),
    ...(onServed ? { onServed } : {}),
    cellKey: await openCellKey(config),
  });
  return {
    model,
    schema,
    pool,
    jobs: [...jobs, measuring, ...(following?.jobs ?? [])],
    withWorkPool,
    answer,
    questions: createJobsDoor({ pool, schema, answer, onAsked: jobAsked.ring }),
    follow: createFollow({ schema, model, pools: { open: openFeedPool, personal: feedPool }, readLog, watch, places }),
    log: createLogDoor({ pool, model, readLog, sources: LOG_SOURCES, witnesses: keysOfWitnesses }),
    receiptKeys: receipts.publicKeys,
    receiptStatuses: createStatusLists(pool, releasing),
    witnessed: () => witnessedLogs(pool, keysOfWitnesses),
    audit: () => quickCheck({ pool, model, keys: logKeys, shipped }),
    overdue: async () => (await overdue.fetch('all')) ?? {},
    jobsStanding: () => jobsStanding(pool),
    outboxStanding: () => outboxStanding(pool),
    ledgerStanding: () => ledgerStanding(pool, places),
    standbys: () => following?.standbys.standings() ?? [],
    wrote: (actor) => following?.standbys.wrote(actor),
    connections: () => connectionsTo([endpoints.primary, endpoints.open]),
    usagePeriod: () => usagePeriod(pool),
    letGo: withdrawals.close,
    async close() {
      await watch.close();
      await readLog.close();
      await Promise.all(Object.values(sides).map((readers) => readers.close()));
      await remember();
      await Promise.all([endPool(pool), endPool(feedPool), endPool(openFeedPool), following?.close()]);
    },
  };
}

/** What was erased and came back with a backup is shown to nobody. A database that is away just now holds nothing back, as above. */
async function refuseErased({ erasures }: LogWatch, pool: Pool): Promise<void> {
  const missing = await erasures.missing(pool).catch((error: unknown) => {
    const fault = databaseFault(error);
    // A list that cannot be read is no empty one.
    if (!(fault instanceof HubError)) throw fault;
    return [];
  });
  if (missing.length === 0) return;
  throw new StartError({
    vi: `Cơ sở dữ liệu được phục hồi từ trước ${missing.length} lần xoá dữ liệu cá nhân, nên giá trị đã xoá lại hiện ra. Hãy chạy "giaolo log renew" (hoặc "giaolo log continue"): lệnh ấy xoá lại chúng; rồi khởi động hub.`,
    en: `The database came back from before ${missing.length} erasures of personal data, so that values that were erased are there again. Run "giaolo log renew" (or "giaolo log continue"), which erases them again; then start the hub.`,
  });
}
