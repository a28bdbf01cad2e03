import type { GraphQLSchema } from 'graphql';
import { beyond } from '../../beyond.js';
import type { Pool } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import { ERRORS, HubError, type Language } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { Caller } from '../access/caller.js';
import type { Answer, Question } from '../answer/question.js';
import { isUuid } from '../declare/uuid.js';
import { resolveAsOf } from '../ledger/as-of.js';
import { currentTimes } from '../time/current-times.js';
import { answeredLines, cancelJob, type Job, type JobAsker, jobOf, jobsOf, keepJob } from './kept-jobs.js';
import { type AskedOperation, type Trial, takeApart } from './portions.js';

/** How far a job is, in the words of the API. */
export type ToldJob = Omit<Job, 'fault'> & { error: { code: string; message: string; details: Readonly<Record<string, unknown>> } | null };

export type JobsDoor = {
  /** Keeps a question to be answered in the background; refuses it as it would be refused if it were asked at once. */
  start(caller: Caller, asked: AskedOperation): Promise<ToldJob>;
  /** Those of the caller, the newest first. */
  list(caller: Caller): Promise<ToldJob[]>;
  one(caller: Caller, id: string): Promise<ToldJob>;
  /** Ends it, and wipes what it has answered. */
  cancel(caller: Caller, id: string): Promise<void>;
  /** What was answered, a line of JSON each; only of one that is done. */
  lines(caller: Caller, id: string): Promise<AsyncIterable<string>>;
};

type Dependencies = {
  pool: Pool;
  schema: GraphQLSchema;
  answer(question: Question): Promise<Answer>;
  /** Told that there is work. */
  onAsked(): void;
};

/**
 * Questions that take longer than an answer may: asked like any other, answered in the background. Promises: whoever asks for more than their
 * right is refused at once, and each portion again by the rights of its moment; all portions are of one day and one knowledge; nobody but
 * the asker learns that a job is there; a day after its end nothing of it is left.
 */
export function createJobsDoor({ pool, schema, answer, onAsked }: Dependencies): JobsDoor {
  async function found(caller: Caller, id: string): Promise<Job> {
    const job = isUuid(id) ? await jobOf(pool, caller, id) : null;
    if (!job) throw absent(id);
    return job;
  }

  /** How many lines there will be, where only asking tells. */
  async function tried(caller: Caller, trial: Trial): Promise<number> {
    const { fault, body, finished = body.data } = await answer({ ...trial, caller });
    if (fault) throw fault;
    const [counted] = Object.values(JSON.parse(JSON.stringify(finished ?? {}))) as { totalCount?: number }[];
    return counted?.totalCount ?? 0;
  }

  return {
    async start(caller, asked) {
      if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
      // Whose right is a person's own key would have to be kept with it.
      if (caller.ownKey !== null) throw new HubError('FORBIDDEN', { action: 'job' });
      const { asOf, trial, portions, total: known } = takeApart(schema, asked);
      const counted = await tried(caller, trial);
      const total = known ?? counted;
      if (total > LIMITS.jobRecords.max) throw beyond('jobRecords', { asked: total, argument: 'first' });
      const { snapshot } = await withTx(pool, { readOnly: true, label: 'times of job' }, async (tx) =>
        resolveAsOf(tx, asOf, await currentTimes(tx)),
      );
      const job = await keepJob(pool, askerOf(caller), { ...portions(snapshot), total });
      onAsked();
      return told(job, caller.language);
    },
    list: async (caller) => (await jobsOf(pool, caller)).map((job) => told(job, caller.language)),
    one: async (caller, id) => told(await found(caller, id), caller.language),
    async cancel(caller, id) {
      if (!isUuid(id) || !(await cancelJob(pool, caller, id))) throw absent(id);
    },
    async lines(caller, id) {
      const { state, done, total } = await found(caller, id);
      if (state !== 'DONE') throw new HubError('JOB_NOT_DONE', { state, done, total: total ?? '?' });
      return answeredLines(pool, id);
    },
  };
}

function askerOf({ case: _case, workOrder: _order, ownKey: _key, wantsCost: _cost, requestId: _request, ...asker }: Caller): JobAsker {
  return asker;
}

function told({ fault, ...job }: Job, language: Language): ToldJob {
  return { ...job, error: fault && errorOf(fault, language) };
}

function errorOf({ code, parameters, details }: NonNullable<Job['fault']>, language: Language): NonNullable<ToldJob['error']> {
  const error = code in ERRORS ? new HubError(code as keyof typeof ERRORS, parameters, { details }) : new HubError('INTERNAL');
  return { code: error.code, message: error.sentence(language), details: error.details };
}

function absent(id: string): HubError {
  return new HubError('NOT_FOUND', { what: `việc nền / job ${isUuid(id) ? id : ''}`.trim() });
}
