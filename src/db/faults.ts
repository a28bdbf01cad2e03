import { DrizzleQueryError } from 'drizzle-orm/errors';
import pg from 'pg';
import { HubError, type Missing, unavailable } from '../errors.js';

/** SQLSTATEs of collisions that a second try may well survive: serialization failure, deadlock, lock not available. */
const COLLISIONS = new Set(['40001', '40P01', '55P03']);

/** Our own (`guard_log_server`): this is not, or not surely, the database that the log is written on. */
const LOG_UNSETTLED = 'GL007';

/**
 * SQLSTATEs and classes that say "not now": connection, resources, operator intervention, time limits, system error, damaged files, refused
 * login.
 */
const UNAVAILABLE = /^(08|53|57|58|XX001|XX002|25P03|25P04|28|3D)/;

/**
 * What the database server has run out of: disk_full, too_many_connections; the rest of the class is memory, files, or a limit of its own.
 */
const RUN_OUT: Readonly<Record<string, Missing>> = { '53100': 'database-disk', '53300': 'database-connections' };

/** What this machine has run out of, by the code of the system's error, whatever was being opened or written. */
const RUN_OUT_HERE: Readonly<Record<string, Missing>> = { EMFILE: 'descriptors', ENFILE: 'descriptors', ENOSPC: 'disk', EDQUOT: 'disk' };

/**
 * What an error of the driver or the system means to a caller: UNAVAILABLE (the database cannot answer, something has run out),
 * CONFLICT_RETRY (writers collided), or, for everything the statement itself did wrong, the error as it is, for the code that knows the
 * statement to word.
 */
export function databaseFault(error: unknown): unknown {
  if (error instanceof HubError) return error;
  // Drizzle's own error quotes the statement's values; what it wraps is the database's word.
  if (error instanceof DrizzleQueryError) return databaseFault(error.cause);
  const missing = runOut(error);
  if (missing !== null) return unavailable(missing, error);
  if (error instanceof pg.DatabaseError) {
    const state = error.code ?? '';
    if (state === LOG_UNSETTLED) return new HubError('LOG_UNSETTLED', {}, { cause: error });
    if (COLLISIONS.has(state)) return new HubError('CONFLICT_RETRY', {}, { cause: error });
    return UNAVAILABLE.test(state) || isFatal(error) ? new HubError('UNAVAILABLE', {}, { cause: error }) : error;
  }
  return isDriverError(error) ? new HubError('UNAVAILABLE', {}, { cause: error }) : error;
}

/** The same as an error of the hub in any case: what nobody has worded is INTERNAL. */
export function hubFault(error: unknown): HubError {
  const fault = databaseFault(error);
  return fault instanceof HubError ? fault : new HubError('INTERNAL', {}, { cause: error });
}

function runOut(error: unknown): Missing | null {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string') return null;
  if (error instanceof pg.DatabaseError) return RUN_OUT[code] ?? (code.startsWith('53') ? 'database-resources' : null);
  return RUN_OUT_HERE[code] ?? null;
}

/** After such an error the connection answers nothing more; an ordinary error of a statement leaves it whole. */
export function endsConnection(error: unknown): boolean {
  const cause = error instanceof HubError && error.cause !== undefined ? error.cause : error;
  return cause instanceof pg.DatabaseError ? isFatal(cause) : isDriverError(cause);
}

function isFatal(error: pg.DatabaseError): boolean {
  return error.severity === 'FATAL' || error.severity === 'PANIC';
}

/** Sockets fail with a code; pg itself has only sentences for its timeouts and dead clients. */
function isDriverError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (code !== undefined && (SOCKET_CODES.has(code) || code in RUN_OUT_HERE)) || DRIVER_SENTENCES.test(error.message);
}

const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNABORTED',
  'ERR_STREAM_DESTROYED',
]);
const DRIVER_SENTENCES =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client (has encountered a connection error|was closed)|Cannot use a pool after calling end)/;
