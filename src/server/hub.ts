import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { DestinationStream, Logger } from 'pino';
import { ANOMALIES_DEFAULT, BUDGETS_DEFAULT, type Config, IN_FLIGHT_DEFAULT, isLoopbackAddress } from '../config.js';
import type { OnStatement } from '../db/client.js';
import type { Endpoints } from '../db/endpoint.js';
import { databaseFault } from '../db/faults.js';
import { compareMigrations } from '../db/migrate.js';
import { type HubError, unavailable } from '../errors.js';
import { createTrustedDocuments } from '../hub/answer/trusted-documents.js';
import type { AccessPolicy } from '../hub/declare/policy.js';
import { LIMITS } from '../limits.js';
import { createSources, openConnectors } from '../runtime/connectors.js';
import { emergencyAlerts } from '../runtime/emergency-alerts.js';
import { openEvents } from '../runtime/events/open-events.js';
import { createLogger, cut, logFault } from '../runtime/logger.js';
import { outboxAlerts } from '../runtime/outbox-alerts.js';
import { findingAnomalies } from '../runtime/read-anomalies.js';
import { withRegisters } from '../runtime/registers.js';
import { openServing } from '../runtime/serving.js';
import { StartError } from '../start-error.js';
import { keepTime } from '../worker/timekeeper.js';
import { createAdmission } from './admission.js';
import { namingBehalf } from './behalf.js';
import { createBudgets } from './budgets.js';
import { openDemoIssuer } from './demo-issuer.js';
import type { DeviceTimes } from './device-grants.js';
import { createDrain, type DrainOptions, lookAtDrain } from './drain.js';
import { createGraphql } from './graphql.js';
import { type Concern, lookAll, lookAtDatabase } from './health.js';
import { rememberGoodTokens, type TokenMisfit } from './identity.js';
import { inFlightLimits } from './in-flight.js';
import { listen, serverMaker } from './listen.js';
import { lookAtAccessRules } from './look-at-access-rules.js';
import { lookAtAudit } from './look-at-audit.js';
import { lookAtEvents } from './look-at-events.js';
import { lookAtLog } from './look-at-log.js';
import { lookAtOutbox } from './look-at-outbox.js';
import { lookAtStandbys } from './look-at-standbys.js';
import { lookAtWitnesses } from './look-at-witnesses.js';
import { watchLoopDelay } from './loop-delay.js';
import { createMetrics } from './metrics.js';
import { openOidcIssuer } from './oidc-issuer.js';
import type { Demo, DemoCitizen } from './pages.js';
import { createProofs } from './proofs.js';
import { demoConnectors } from './serve-demo-sources.js';
import { createServer } from './server.js';
import { createShortages } from './shortages.js';
import { createSignIn } from './sign-in/serve-sign-in.js';
import { refuseTakenBack } from './taken-back-tokens.js';

export type HubOptions = {
  endpoints: Endpoints;
  config: Pick<
    Config,
    | 'host'
    | 'port'
    | 'keysDir'
    | 'identity'
    | 'production'
    | 'logLevel'
    | 'inFlight'
    | 'budgets'
    | 'trustedProxies'
    | 'corsOrigins'
    | 'databaseUrl'
    | 'leavesWork'
    | 'witnesses'
  > &
    Partial<
      Pick<
        Config,
        'publicUrl' | 'dataDir' | 'events' | 'pages' | 'behalfClaims' | 'anomalies' | 'connectorsFile' | 'outboxHosts' | 'maxStalenessMs'
      >
    >;
  /** Personal id in the demonstration's citizen token. */
  citizen?: string;
  /** Further fictional persons as whom anybody may sign in at the demonstration. */
  citizens?: readonly DemoCitizen[];
  /** How long the demo issuer waits for a person to sign in. */
  deviceTimes?: DeviceTimes;
  /** Where the built pages are; the package's own unless told. */
  pagesRoot?: string;
  logTo?: DestinationStream;
  onStatement?: OnStatement;
  /** By how many milliseconds the hub is behind with its work; measured of the process unless told, where that is busy with other work too. */
  lateMs?: () => number;
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
  /** Where its database is; moved when that comes back elsewhere. */
  endpoints: Endpoints;
  /**
   * Serves on for the grace (none unless told), then stops accepting, lets running requests end (at most 10 s), and closes log and pools.
   */
  close(options?: Partial<Pick<DrainOptions, 'graceMs' | 'atOnce'>>): Promise<void>;
};

const FULL_TOLD_MS = 1_000;
/** A service with a wrong token sends it again and again. */
const MISFIT_TOLD_MS = 60_000;
const MISFITS_KEPT_MAX = 100;

/**
 * The HTTP door over a migrated database: what answers is built by `runtime/`; here it gets its admission, its identity, its routes, and an
 * end.
 */
export async function openHub({
  endpoints,
  config,
  citizen,
  citizens,
  deviceTimes,
  pagesRoot,
  logTo,
  onStatement,
  lateMs,
}: HubOptions): Promise<Hub> {
  const loopDelay = watchLoopDelay();
  const admission = createAdmission(inFlightLimits(config.inFlight ?? IN_FLIGHT_DEFAULT), { lateMs: lateMs ?? loopDelay.ms });
  const metrics = createMetrics({
    connections: () => serving.connections(),
    inFlight: admission.state,
    events: () => events.state(),
    unwitnessed: () =>
      serving.witnessed().then(
        (logs) => Object.fromEntries(Object.entries(logs).map(([log, { awaitedSeconds }]) => [log, awaitedSeconds])),
        () => undefined,
      ),
    overdue: () => serving.overdue().catch(() => undefined),
    jobs: () => serving.jobsStanding().catch(() => undefined),
    outbox: () => serving.outboxStanding().catch(() => undefined),
    ledger: () => serving.ledgerStanding().catch(() => undefined),
    standbys: () => serving.standbys(),
    folder: config.keysDir,
  });
  const shortages = createShortages(metrics.observeShortage);
  const logger = createLogger(config.logLevel, {
    ...(logTo && { to: logTo }),
    onUnwritable: (error) => shortages.note(databaseFault(error)),
  });
  const onFault = (fault: HubError, requestId: string) => {
    shortages.note(fault);
    logFault(logger, fault, requestId);
  };
  const onFull = atMostEvery(FULL_TOLD_MS, () =>
    onFault(
      unavailable('descriptors', new Error('as many clients are connected as there are descriptors for; more are turned away')),
      'connect',
    ),
  );
  const misfitsTold = new LRUCache<string, true>({ max: MISFITS_KEPT_MAX, ttl: MISFIT_TOLD_MS });
  const onMisfit = ({ claim, role }: TokenMisfit, requestId: string) => {
    metrics.observeMisfit(claim);
    events.note({ kind: 'authentication.misfit', code: claim, requestId });
    const what = `${claim} ${role ?? ''}`;
    if (misfitsTold.has(what)) return;
    misfitsTold.set(what, true);
    logger.warn({ event: 'token-misfit', claim, ...(role === undefined ? {} : { role: cut(role) }), requestId });
  };
  const onUnreadable = ({ code, status }: HubError, requestId: string) => {
    metrics.observeUnreadable(code);
    logger.info({ requestId, route: 'none', code, status });
  };
  const onUnkept = (cause: unknown) =>
    logger.warn({ event: 'log-mark-not-kept', fault: cause instanceof Error ? cause.message : typeof cause });

  const events = await openEvents(config, (error) => {
    shortages.note(databaseFault(error));
    logger.error({ event: 'security-event-lost', fault: error instanceof Error ? error.message : typeof error });
  });

  let connectors = await openConnectors(config);
  const sources = createSources(
    () => connectors,
    (kind, why) => logger.warn({ event: 'source-no-answer', kind, why }),
  );

  // Compares before anything is served.
  const serving = await openServing({
    endpoints,
    config,
    onStatement,
    onFault,
    onUnkept,
    onFlush: metrics.observeFlush,
    onLedgerWait: metrics.observeLedgerWait,
    onServed: metrics.observeServed,
    onRulesUnusable: () => events.note({ kind: 'access-rules.unusable' }),
    sources,
  });
  const { model, schema, pool, answer, questions, follow, log } = serving;
  const budgets = createBudgets(config.budgets ?? BUDGETS_DEFAULT, model.access.roles);
  const issuer = config.identity
    ? undefined
    : await openDemoIssuer({ keysDir: config.keysDir, policy: model.access }).catch(async (error: unknown) => {
        await serving.close();
        throw error;
      });
  const demo = issuer && { issuer, ...(citizen ? { citizen } : {}), ...(citizens ? { citizens } : {}) };
  const drain = createDrain();
  const makeServer = serverMaker({ onServer: drain.watch, onFull });
  const graphql = createGraphql({ schema, policy: model.access, answer });
  await graphql.start();
  const provider = config.identity && (await openOidcIssuer({ ...config.identity, logger, onFetch: metrics.observeProvider }));
  const believed = provider
    ? rememberGoodTokens(namingBehalf(provider.verify, config.behalfClaims), provider.generation)
    : issuer && rememberGoodTokens(issuer.verify);
  if (!believed) throw new Error('a hub without an issuer');
  const verify = refuseTakenBack(believed, pool);
  const database = lookAtDatabase(await compareMigrations(pool), shortages.note);
  const looks = [
    lookAtDrain(drain),
    database,
    lookAtAccessRules(model.access),
    lookAtLog(pool),
    lookAtAudit(serving.audit, logger, (kind) => events.note({ kind })),
    lookAtWitnesses(serving.witnessed),
    lookAtEvents(events.state),
    lookAtOutbox(serving.outboxStanding),
    lookAtStandbys(serving.standbys),
    shortages.look,
    ...(provider ? [provider.look] : []),
  ];
  const app = await createServer({
    model,
    graphql,
    verify,
    proofs: createProofs({ pool, publicUrl: config.publicUrl }),
    publicKeys: [...(issuer?.publicKeys ?? []), ...serving.receiptKeys],
    schema,
    follow,
    log,
    usagePeriod: serving.usagePeriod,
    receiptStatuses: serving.receiptStatuses,
    demo,
    issuer: config.identity?.issuer,
    deviceTimes,
    pagesRoot,
    signIn: createSignIn({ pool, model, verify, logger, provider: config.identity, client: config.pages }),
    withRegisters: (fn) => withRegisters({ endpoints, config }, fn),
    wrote: serving.wrote,
    questions,
    logger,
    metrics,
    admission,
    budgets,
    documents: createTrustedDocuments(pool),
    trustedProxies: config.trustedProxies ?? [],
    corsOrigins: config.corsOrigins ?? [],
    onFault,
    onMisfit,
    onUnreadable,
    events,
    makeServer,
    drain,
    looks,
  });

  // What each process does for itself is done here too where work is left to a worker.
  const jobs = [
    ...serving.jobs.filter(({ scope }) => scope === 'process' || !config.leavesWork),
    ...(provider ? [provider.refreshing] : []),
    emergencyAlerts({ pool, events, logger }),
    outboxAlerts({ pool, events, logger }),
    findingAnomalies({
      pool,
      model,
      thresholds: config.anomalies ?? ANOMALIES_DEFAULT,
      events,
      onFound: metrics.observeAnomalies,
    }),
    ...events.jobs,
  ];
  let endWork = async (): Promise<void> => undefined;

  async function leave({ graceMs = 0, atOnce }: NonNullable<Parameters<Hub['close']>[0]> = {}): Promise<void> {
    const limitMs = LIMITS.drainMs.max;
    // Together with the answers, since one of them may wait for it. A part that hangs is one that was killed: another hub or the next start
    // goes on.
    const partDone = once(drain.ending, 'abort').then(() => {
      serving.letGo();
      return Promise.race([endWork(), pause(limitMs, atOnce)]);
    });
    await Promise.all([drain.run({ graceMs, limitMs, atOnce }), partDone]);
    await app.close();
    await graphql.stop();
    events.note({ kind: 'hub.stopped' });
    await Promise.all([serving.close(), events.close()]);
    loopDelay.stop();
  }
  let leaving: Promise<void> | undefined;
  const close: Hub['close'] = (options) => {
    leaving ??= leave(options);
    return leaving;
  };

  const { port, addresses } = await listen(app, makeServer, config).catch(async (cause: unknown) => {
    await close();
    throw cannotListen(config, cause);
  });
  const open = issuer && addresses.find((address) => !isLoopbackAddress(address));
  if (open !== undefined) {
    await close();
    throw demoOnly(config.host, open);
  }
  events.note({ kind: 'hub.started' });
  endWork = keepTime({ jobs, withWorkPool: serving.withWorkPool, onFault }).close;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const address = `http://${host}:${port}`;
  if (demo && config.connectorsFile === undefined) connectors = demoConnectors(address);
  return {
    app,
    logger,
    policy: model.access,
    ...(demo ? { demo } : {}),
    address,
    concerns: () => lookAll(looks),
    endpoints,
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

/** A name that leads out of this machine: demo tokens would be anybody's. */
function demoOnly(host: string, address: string): StartError {
  return new StartError(
    {
      vi: `HOST=${host} mở địa chỉ ${address}, không chỉ riêng máy này; thẻ trình diễn chỉ dùng được trên chính máy này. Hãy đặt HOST=127.0.0.1, hoặc đặt HUB_ISSUER và HUB_AUDIENCE.`,
      en: `HOST=${host} opens the address ${address}, which is not this machine alone; demo tokens work on this machine only. Set HOST=127.0.0.1, or set HUB_ISSUER and HUB_AUDIENCE.`,
    },
    { exitStatus: 2 },
  );
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
