import type pg from 'pg';
import { HubError } from '../errors.js';
import type { Pool } from './client.js';
import { databaseFault, endsConnection } from './faults.js';

/** A view of one connection inside one transaction; refuses to work once the transaction is over. */
export type Tx = {
  query<R>(text: string, values?: unknown[], name?: string): Promise<{ rows: R[]; rowCount: number }>;
};

/** What `withTx` gives: beside its own statements, those that Drizzle makes (`typed.ts`). */
export type Transaction = Tx & {
  /** A statement as the driver takes it. */
  send(statement: pg.QueryConfig): Promise<pg.QueryResult>;
};

export type TxOptions = {
  readOnly?: boolean;
  isolation?: 'read committed' | 'repeatable read';
  /** Names the transaction in the private cause of a fault. */
  label?: string;
};

/**
 * Runs `fn` in one transaction on one connection: all of it is committed, or none.
 *
 * Promises under dying backends (killed every 40 ms in the tests): nothing of one caller's transaction ever lands in another's,
 * what was reported as committed is there, a broken connection leaves the pool, and nothing is tried again behind the caller's
 * back. A connection lost during COMMIT is neither yes nor no: UNAVAILABLE with `details.outcome = 'UNKNOWN'`, to be settled by
 * the idempotency key.
 */
export async function withTx<R>(pool: Pool, options: TxOptions, fn: (tx: Transaction) => Promise<R>): Promise<R> {
  const client = await pool.connect().catch((error: unknown) => {
    throw labelled(error, options);
  });
  const session = openSession(client);
  try {
    await session.run(begin(options));
    const result = await fn(session.tx);
    await session.close();
    const { command } = await session.run('commit').catch((error: unknown) => {
      throw endsConnection(error) ? unknownOutcome(error, options) : error;
    });
    // A statement failed and `fn` swallowed it: the server then answers COMMIT with ROLLBACK, without an error.
    if (command !== 'COMMIT') throw new Error('a failed statement was ignored inside a transaction, so nothing was committed');
    client.release(session.lost());
    return result;
  } catch (error) {
    await session.close();
    if (!session.lost()) await session.run('rollback').catch(() => undefined);
    client.release(session.lost());
    throw labelled(error, options);
  }
}

/**
 * Runs the whole of `fn` again when writers collided (serialization failure, deadlock, lock not available). Only for work whose
 * every effect is inside one `withTx`; a lost connection is never tried again.
 */
export async function retrying<R>(fn: () => Promise<R>, attemptsMax = 8): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fn();
    } catch (error) {
      if (!(error instanceof HubError && error.code === 'CONFLICT_RETRY') || attempt >= attemptsMax) throw error;
      const waitMs = Math.random() * Math.min(RETRY_WAIT_MS_MAX, 10 * 2 ** attempt);
      await new Promise((resolve) => {
        setTimeout(resolve, waitMs);
      });
    }
  }
}

const RETRY_WAIT_MS_MAX = 200;

type Session = {
  tx: Transaction;
  run(text: string): Promise<pg.QueryResult>;
  /** Lets what was sent come back and refuses everything later. */
  close(): Promise<void>;
  lost(): boolean;
};

/** Sends one statement after the other (a second one queued behind a failing one would otherwise run first in the driver's next major). */
function openSession(client: pg.PoolClient): Session {
  let lost = false;
  let over = false;
  let last: Promise<unknown> = Promise.resolve();

  const send = (config: pg.QueryConfig): Promise<pg.QueryResult> => {
    const sent = last.then(async () => {
      // After a timeout the late answer may still come, and would be taken for the next statement's.
      if (lost) throw new HubError('UNAVAILABLE', {}, { cause: new Error('the connection was lost earlier in this transaction') });
      try {
        return await client.query(config);
      } catch (error) {
        lost ||= endsConnection(error);
        throw databaseFault(error);
      }
    });
    last = sent.catch(() => undefined);
    return sent;
  };

  const sendWhileOpen = (config: pg.QueryConfig): Promise<pg.QueryResult> => {
    if (over) return Promise.reject(new Error('a statement was sent after its transaction had ended'));
    const answer = send(config);
    // A caller that forgets to await must not end the process; the commit notices that the statement failed.
    answer.catch(() => undefined);
    return answer;
  };

  return {
    tx: {
      send: sendWhileOpen,
      query<R>(text: string, values: unknown[] = [], name?: string) {
        const answer = sendWhileOpen(name === undefined ? { text, values } : { text, values, name }).then(({ rows, rowCount }) => ({
          rows: rows as R[],
          rowCount: rowCount ?? 0,
        }));
        answer.catch(() => undefined);
        return answer;
      },
    },
    run: (text) => send({ text }),
    close: async () => {
      over = true;
      await last;
    },
    lost: () => lost,
  };
}

function begin(options: TxOptions): string {
  return `begin isolation level ${options.isolation ?? 'read committed'}${options.readOnly ? ' read only' : ''}`;
}

function unknownOutcome(error: unknown, options: TxOptions): HubError {
  const cause = error instanceof HubError ? error.cause : error;
  return new HubError(
    'UNAVAILABLE',
    {},
    { details: { outcome: 'UNKNOWN' }, cause: new Error(`connection lost during commit (${options.label ?? 'unnamed'})`, { cause }) },
  );
}

function labelled(error: unknown, options: TxOptions): unknown {
  const fault = databaseFault(error);
  if (!(fault instanceof HubError) || fault === error || options.label === undefined) return fault;
  return new HubError(fault.code, fault.parameters, {
    details: { ...fault.details },
    cause: new Error(`in ${options.label}`, { cause: fault.cause }),
  });
}
