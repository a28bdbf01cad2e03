import type { GraphQLSchema } from 'graphql';
import type { Pool } from '../db/client.js';
import type { Endpoints } from '../db/endpoint.js';
import { ROLE_OF, readersOver } from '../db/readers.js';
import type { HubError } from '../errors.js';
import { createRuleBook } from '../hub/access/rule-book.js';
import { createAnswer } from '../hub/answer/answer.js';
import { IMPORT_CONNECTIONS, withImportPool } from '../hub/batch/import-pool.js';
import type { Model } from '../hub/declare/model.js';
import { type Answering, createJobWork, JOB_CONNECTIONS } from '../hub/jobs/job-work.js';
import { changeLeaves } from '../hub/ledger/change-leaves.js';
import type { LogWatch } from '../hub/ledger/watch-log.js';
import type { Witness } from '../hub/log/ask-witness.js';
import type { LogKeys } from '../hub/log/seal.js';
import { createSealingWork, SEALING_CONNECTIONS } from '../hub/log/sealing-work.js';
import { createWitnessingWork, WITNESSING_CONNECTIONS } from '../hub/log/witnessing-work.js';
import { createOutboxWork, OUTBOX_CONNECTIONS } from '../hub/outbox/outbox-work.js';
import { readLeaves } from '../hub/reads/read-leaves.js';
import type { ReadLog } from '../hub/reads/read-log.js';
import { createWithdrawalWork } from '../hub/submit/withdrawal-work.js';
import { type BatchWithdrawals, createBatchWithdrawals } from '../hub/undo/batch-withdrawals.js';
import { StartError } from '../start-error.js';
import { type Bell, createBell, type Job } from './job.js';
import type { OutboxSettings } from './outbox.js';

export type Work = {
  /** Everything that is done in the background, whether this process does it or another. */
  jobs: readonly Job[];
  /** Connections for work that takes longer than any request may; closed when it is done. */
  withWorkPool<R>(fn: (workPool: Pool) => Promise<R>, max: number): Promise<R>;
  /** Where batches are asked to be taken back. */
  withdrawals: BatchWithdrawals;
  /** Rung when a question was asked as a job. */
  jobAsked: Bell;
  /** Keeps in mind what is there now. Never throws: what could not be kept is kept the next time. */
  remember(): Promise<void>;
  /** Takes the rules of access of today; what is wrong with them stops the start, a database that is away does not. */
  takeRules(): Promise<void>;
};

type Parts = {
  endpoints: Endpoints;
  pool: Pool;
  model: Model;
  schema: GraphQLSchema;
  readLog: ReadLog;
  log: LogWatch;
  logKeys: LogKeys;
  witnesses: readonly Witness[];
  outbox: OutboxSettings;
  onFault: (fault: HubError, requestId: string) => void;
  /** Told once when no rule of access decides any longer. */
  onRulesUnusable?: (() => void) | undefined;
};

/** How much of the log a process may have seen without keeping it in mind, when it is killed. */
const REMEMBER_MS = 5_000;
/** What each log has its leaves from. */
export const LOG_SOURCES = { changes: changeLeaves, reads: readLeaves } as const;

/** How soon every process decides by a rule of access that was changed, or whose day has come. */
const RULES_MS = 1_000;

/** Somebody writes or reads nearly always: to connect anew each second would cost more than sealing. */
const SEALING_STAYS_MS = 10_000;
/** How soon what another process left behind is found. */
const LOOK_ROUND_MS = 2_000;
/** How soon whoever follows is told of a change. */
const OUTBOX_LOOK_MS = 1_000;
const OUTBOX_STAYS_MS = 10_000;
/** Where jobs ask what is nobody's. */
export const JOB_OPEN_CONNECTIONS = 1;

const sidesOver = (open: Pool, personal: Pool) => ({ open: readersOver(open), personal: readersOver(personal) });

export function openWork({
  endpoints,
  pool,
  model,
  schema,
  readLog,
  log,
  logKeys,
  witnesses,
  outbox,
  onFault,
  onRulesUnusable,
}: Parts): Work {
  const { primary } = endpoints;
  const asked = createBell();
  const jobAsked = createBell();
  const rules = createRuleBook(pool, model, onRulesUnusable ? { onUnusable: onRulesUnusable } : {});
  const remember = () => log.remember(pool).catch(() => undefined);
  /** Lends the one function that answers, over connections for long work: a question of nobody's is read as ever by the role for these. */
  const answering: Answering = (workPool, noted, fn) =>
    withImportPool(
      endpoints.open,
      (openPool) => fn(createAnswer({ schema, model, pool: workPool, sides: sidesOver(openPool, workPool), readLog: noted, onFault })),
      { role: ROLE_OF.open, max: JOB_OPEN_CONNECTIONS, onConnect: log.onConnect },
    );
  const jobs: Job[] = [
    {
      name: 'withdrawals',
      scope: 'database',
      lock: 'withdrawals',
      connections: IMPORT_CONNECTIONS,
      pauseMs: () => LOOK_ROUND_MS,
      bell: asked,
      ...createWithdrawalWork({ pool, model, readLog, onFault }),
    },
    {
      name: 'sealing',
      scope: 'database',
      lock: 'sealing',
      connections: SEALING_CONNECTIONS,
      staysMs: SEALING_STAYS_MS,
      ...createSealingWork({ pool, sources: Object.values(LOG_SOURCES), keys: logKeys }),
    },
    {
      name: 'jobs',
      scope: 'database',
      lock: 'jobs',
      connections: JOB_CONNECTIONS,
      pauseMs: () => LOOK_ROUND_MS,
      bell: jobAsked,
      ...createJobWork({
        pool,
        readLog,
        onFault,
        answering,
      }),
    },
    {
      name: 'outbox',
      scope: 'database',
      lock: 'outbox',
      connections: OUTBOX_CONNECTIONS,
      staysMs: OUTBOX_STAYS_MS,
      pauseMs: () => OUTBOX_LOOK_MS,
      ...createOutboxWork({
        ...outbox,
        pool,
        model,
        notices: model.notices ?? [],
        answering: (workPool, fn) => answering(workPool, readLog, fn),
      }),
    },
    ...(witnesses.length === 0
      ? []
      : [
          {
            name: 'witnessing',
            scope: 'database' as const,
            lock: 'witnessing' as const,
            connections: WITNESSING_CONNECTIONS,
            staysMs: SEALING_STAYS_MS,
            ...createWitnessingWork({ pool, witnesses, onFault }),
          },
        ]),
    { name: 'access-rules', scope: 'process', pauseMs: () => RULES_MS, run: rules.take },
    { name: 'log-mark', scope: 'process', pauseMs: () => REMEMBER_MS, run: remember },
  ];
  return {
    jobs,
    remember,
    takeRules: () =>
      rules.take().catch((error: unknown) => {
        if (error instanceof StartError) throw error;
      }),
    withWorkPool: (fn, max) => withImportPool(primary, fn, { onConnect: log.onConnect, max }),
    withdrawals: createBatchWithdrawals({ pool, onAsked: asked.ring }),
    jobAsked,
  };
}
