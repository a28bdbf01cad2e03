import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import { type Config, IN_FLIGHT_DEFAULT } from '../config.js';
import { createPool, endPool, type OnStatement, type Pool, STATEMENT_MS } from '../db/client.js';
import { databaseFault } from '../db/faults.js';
import { createReaders } from '../db/readers.js';
import type { AccessPolicy } from '../hub/access/policy.js';
import { readSdl } from '../hub/declare/read-sdl.js';
import { type HubError, unavailable } from '../hub/errors.js';
import { createFollow } from '../hub/feed/follow-feed.js';
import { watchLedger } from '../hub/feed/watch-ledger.js';
import { withImportPool } from '../hub/import/import-pool.js';
import { watchLog } from '../hub/ledger/watch-log.js';
import { createAnswer } from '../hub/query/answer.js';
import { createReadLogPool, openReadLog } from '../hub/reads/open-read-log.js';
import { createBatchWithdrawals } from '../hub/undo/batch-withdrawals.js';
import { openReadLogKey } from '../keys.js';
import { loadModel } from '../registers/index.js';
import { executableSchema } from '../resolvers/index.js';
import { others } from '../resolvers/others.js';
import { packageRoot } from '../root.js';
import { StartError } from '../start-error.js';
import { createAdmission } from './admission.js';
import { FEED_CONNECTIONS } from './connection-budget.js';
import { openDemoIssuer } from './demo-issuer.js';
import { createDrain, type DrainOptions, lookAtDrain } from './drain.js';
import { createGraphql } from './graphql.js';
import { type Concern, lookAll, lookAtDatabase } from './health.js';
import { rememberGoodTokens } from './identity.js';
import { inFlightLimits } from './in-flight.js';
import { LIMITS } from './limits.js';
import { listen, serverMaker } from './listen.js';
import { createLogger, logFault } from './log.js';
import { lookAtLog } from './look-at-log.js';
import { createMetrics, type Metrics } from './metrics.js';
import { openOidcIssuer } from './oidc-issuer.js';
import type { Demo } from './playground.js';
import { createServer } from './server.js';
import { createShortages } from './shortages.js';

export type HubOptions = {
  databaseUrl: string;
  config: Pick<Config, 'host' | 'port' | 'keysDir' | 'identity' | 'production' | 'logLevel' | 'inFlight' | 'trustedProxies'>;
  /** Personal id in the demonstration's citizen token. */
  citizen?: string;
  logTo?: DestinationStream;
  onStatement?: OnStatement;
  /** The database's files lie beside the keys: the embedded server. */
  besideKeys?: boolean;
};

export type Hub = {
  app: FastifyInstance;
  logger: Logger;
  demo?: Demo;
  policy: AccessPolicy;
  /** `http://127.0.0.1:4000` */
  address: string;
  /** What `/readyz` tells in its detail. */
  concerns(): Promise<Concern[]>;
  /** The database has come back at another address: connections are made there from now on. */
  moveTo(databaseUrl: string): void;
  /** Serves on for the grace (none unless told), then stops accepting, lets running requests end (at most 10 s), and closes log and pools. */
  close(options?: Partial<Pick<DrainOptions, 'graceMs' | 'atOnce'>>): Promise<void>;
};

/** How much of the log a hub may have seen without keeping it in mind, when it is killed. */
const REMEMBER_MS = 5_000;
const FULL_TOLD_MS = 1_000;

/** Puts the hub together over a migrated database and listens. Everything is built here and handed on; nothing is global. */
export async function openHub({ databaseUrl, config, citizen, logTo, onStatement, besideKeys = false }: HubOptions): Promise<Hub> {
  const { keysDir, production } = config;
  // Told of before the metrics stand: of the log that cannot be written, which is made first.
  let metrics: Metrics | undefined;
  const shortages = createShortages((missing) => metrics?.observeShortage(missing));
  const logger = createLogger(config.logLevel, { ...(logTo && { to: logTo }), onUnwritable: (error) => shortages.note(databaseFault(error)) });
  const document = readSdl(new URL('src/schema/', packageRoot));
  const model = loadModel(document);
  const schema = executableSchema(document, model, others);
  const onFault = (fault: HubError, requestId: string) => {
    shortages.note(fault);
    logFault(logger, fault, requestId);
  };
  const onFull = atMostEvery(FULL_TOLD_MS, () =>
    onFault(unavailable('descriptors', new Error('as many clients are connected as there are descriptors for; more are turned away')), 'connect'),
  );

  const key = await openReadLogKey({ keysDir, production });
  const issuer = config.identity ? undefined : await openDemoIssuer({ keysDir, policy: model.access });
  const demo = issuer && { issuer, ...(citizen ? { citizen } : {}) };

  const onUnkept = (cause: unknown) => logger.warn({ event: 'log-mark-not-kept', fault: cause instanceof Error ? cause.message : typeof cause });
  const log = watchLog({ keysDir, besideKeys, onUnkept });
  const { onConnect } = log;
  const watched = { onConnect, ...(onStatement ? { onStatement } : {}) };
  const pool = createPool({ url: databaseUrl, role: 'giaolo_app', ...watched });
  const readers = createReaders({ url: databaseUrl, role: 'giaolo_app', pool, poolMs: STATEMENT_MS, ...watched });
  const admission = createAdmission(inFlightLimits(config.inFlight ?? IN_FLIGHT_DEFAULT));
  metrics = createMetrics(pool, admission.state);
  const logPool = createReadLogPool(databaseUrl);
  const readLog = openReadLog({ pool: logPool, along: readers.offer, key, onFlush: metrics.observeFlush });
  // Followers read with connections of their own: however many catch up at once, questions do not wait behind them.
  const feedPool = createPool({ url: databaseUrl, role: 'giaolo_app', max: FEED_CONNECTIONS, onConnect });
  const watch = watchLedger(feedPool);
  const follow = createFollow({ schema, model, pool: feedPool, readLog, watch });
  const withdrawals = createBatchWithdrawals({
    pool,
    // The pool's address is read each time: an embedded server that was restarted has another.
    withWorkPool: (fn) => withImportPool(pool.options.connectionString ?? databaseUrl, fn, onConnect),
    model,
    readLog,
    onFault,
  });
  const drain = createDrain();
  const makeServer = serverMaker({ onServer: drain.watch, onFull });
  const graphql = createGraphql({
    schema,
    policy: model.access,
    answer: createAnswer({ schema, model, pool, readers, readLog, onFault, onLedgerWait: metrics.observeLedgerWait, withdrawals }),
  });
  await graphql.start();
  const provider = config.identity && (await openOidcIssuer({ ...config.identity, logger, onFetch: metrics.observeProvider }));
  const verify = provider ? rememberGoodTokens(provider.verify, provider.generation) : issuer && rememberGoodTokens(issuer.verify);
  if (!verify) throw new Error('a hub without an issuer');
  const looks = [lookAtDrain(drain), lookAtDatabase(pool, shortages.note), lookAtLog(pool), shortages.look, ...(provider ? [provider.look] : [])];
  const app = await createServer({
    model,
    graphql,
    verify,
    publicKeys: issuer?.publicKeys ?? [],
    schema,
    follow,
    demo,
    logger,
    metrics,
    admission,
    trustedProxies: config.trustedProxies ?? [],
    onFault,
    makeServer,
    drain,
    looks,
  });
  const remember = () => log.remember(pool).catch(() => undefined);
  const remembering = setInterval(remember, REMEMBER_MS).unref();

  async function leave({ graceMs = 0, atOnce }: NonNullable<Parameters<Hub['close']>[0]> = {}): Promise<void> {
    clearInterval(remembering);
    const limitMs = LIMITS.drainMs;
    // Together with the answers, since one of them may wait for it. A part that hangs is one that was killed: another hub or the next start goes on.
    const partDone = once(drain.ending, 'abort').then(() => Promise.race([withdrawals.close(), pause(limitMs, atOnce)]));
    await Promise.all([drain.run({ graceMs, limitMs, atOnce }), partDone]);
    await app.close();
    provider?.close();
    await graphql.stop();
    await watch.close();
    await readLog.close();
    await readers.close();
    await remember();
    await Promise.all([endPool(pool), endPool(feedPool)]);
  }
  let leaving: Promise<void> | undefined;
  const close: Hub['close'] = (options) => {
    leaving ??= leave(options);
    return leaving;
  };

  // Compares before anything is served; a database that is away just now is compared when it is back.
  await remember();
  const { port } = await listen(app, makeServer, config).catch(async (cause: unknown) => {
    await close();
    throw cannotListen(config, cause);
  });
  withdrawals.resume();
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    app,
    logger,
    policy: model.access,
    ...(demo ? { demo } : {}),
    address: `http://${host}:${port}`,
    concerns: () => lookAll(looks),
    moveTo: (url) => {
      redirect([pool, logPool, feedPool], url);
      readers.moveTo(url);
    },
    close,
  };
}

function atMostEvery(ms: number, tell: () => void): () => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - toldAt < ms) return;
    toldAt = performance.now();
    tell();
  };
}

/** Also over when the signal says so; keeps no process alive. */
async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(ms, undefined, { ref: false, ...(signal && { signal }) }).catch(() => undefined);
}

/** A pool makes each connection from its options as they then are; those to the old address are dead and leave by themselves. */
function redirect(pools: readonly Pool[], url: string): void {
  for (const { options } of pools) options.connectionString = url;
}

function cannotListen({ host, port }: HubOptions['config'], cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new StartError(
      {
        vi: `Cổng ${port} của ${host} đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc đặt PORT sang số khác.`,
        en: `Port ${port} of ${host} is in use by another program. Stop it, or set PORT to another number.`,
      },
      { cause },
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(
      {
        vi: `Không mở được cổng ${port} của ${host} (${code}). Hãy xem lại PORT và HOST.`,
        en: `Port ${port} of ${host} cannot be opened (${code}). Check PORT and HOST.`,
      },
      { exitStatus: 2, cause },
    );
  }
  return cause;
}
