import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { Pool } from '../../db/client.js';
import { hubFault } from '../../db/faults.js';
import { withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Answer, Question } from '../answer/question.js';
import { bodyBytes } from '../query/finished-json.js';
import type { ReadEntry, ReadLog } from '../reads/read-log.js';
import { failJob, isAnyOpen, type JobPart, keepPart, nextPart, wipeOld } from './kept-jobs.js';
import { linesOf } from './portions.js';

/** Answers what was asked as jobs. Only whoever holds the lock on this work calls `run`. */
export type JobWork = {
  isDue(): Promise<boolean>;
  /**
   * Portion by portion, of all jobs in turn. Ends early between two portions when the signal says so; throws where the database is away. The
   * next run goes on.
   */
  run(workPool: Pool, signal: AbortSignal): Promise<void>;
};

/** Lends the one function that answers, over connections for long work and a read log of the work's own. */
export type Answering = <R>(
  pool: Pool,
  readLog: ReadLog,
  fn: (answer: (question: Question) => Promise<Answer>) => Promise<R>,
) => Promise<R>;

type Dependencies = {
  pool: Pool;
  readLog: ReadLog;
  answering: Answering;
  /** Told of faults of the system that end a job. */
  onFault?: ((fault: HubError, requestId: string) => void) | undefined;
};

/** For its lock, for a question in several statements, and for what is kept of its answer. */
export const JOB_CONNECTIONS = 3;

/**
 * A portion is a question like any other: the hub's own function answers it for whoever asked, by today's rights. What it notes for the read
 * log is written in the transaction that keeps the answer: a portion is answered, logged and counted, or none of it, whenever the process is
 * killed.
 */
export function createJobWork({ pool, readLog, answering, onFault }: Dependencies): JobWork {
  async function work(part: JobPart, workPool: Pool, ask: (part: JobPart) => Promise<Answered>): Promise<void> {
    const { fault, lines, next, reads } = await ask(part);
    if (fault?.status === 503) throw fault;
    if (fault && fault.status >= 500) onFault?.(fault, part.id);
    await withTx(workPool, { label: 'keep part of job' }, async (tx) => {
      const isKept = fault ? await failJob(tx, part.id, fault) : await keepPart(tx, part, lines, next);
      // Last, since whoever writes the read log holds it until the commit.
      if (isKept && reads.length > 0) await readLog.recordIn(tx, reads);
    });
  }

  return {
    isDue: () => isAnyOpen(pool),
    async run(workPool, signal) {
      const reads: ReadEntry[] = [];
      await answering(workPool, noting(readLog, reads), async (answer) => {
        const documents = new Map<string, DocumentNode>();
        const ask = async (part: JobPart): Promise<Answered> => {
          reads.length = 0;
          const document = documents.get(part.document) ?? parse(part.document);
          documents.set(part.document, document);
          const told = await answered(part, document, answer).catch((error: unknown) => ({ ...NOTHING, fault: hubFault(error) }));
          return { ...told, reads: [...reads] };
        };
        for (let part = await nextPart(pool); part && !signal.aborted; part = await nextPart(pool)) await work(part, workPool, ask);
      });
      await wipeOld(pool);
    },
  };
}

type Told = { fault: HubError | null; lines: readonly string[]; next: Readonly<Record<string, unknown>> | null };
type Answered = Told & { reads: readonly ReadEntry[] };
const NOTHING: Omit<Told, 'fault'> = { lines: [], next: null };

async function answered(
  { id, asker, at, variables }: JobPart,
  document: DocumentNode,
  answer: (question: Question) => Promise<Answer>,
): Promise<Told> {
  const operation = document.definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('a job without a question');
  const caller = { ...asker, ownKey: null, requestId: id };
  const { fault, status, body, finished } = await answer({ document, operation, variables, caller });
  if (fault) return { ...NOTHING, fault };
  const { data, errors } = JSON.parse(bodyBytes(finished === undefined ? body : { ...body, data: finished }).toString());
  if (status !== 200 || errors) return { ...NOTHING, fault: new HubError('INTERNAL') };
  const { lines, next } = linesOf(data, at, variables);
  return { fault: null, lines: lines.map((line) => JSON.stringify(line)), next };
}

/** Keeps entries until they are written with what was answered. Nothing leaves before, so there is no intent to tell. */
function noting({ standIn }: ReadLog, entries: ReadEntry[]): ReadLog {
  return {
    standIn,
    intent: () => undefined,
    record: async (entry) => void entries.push(entry),
    recordIn: async (_tx, more) => void entries.push(...more),
    close: async () => undefined,
  };
}
