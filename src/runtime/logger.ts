import pg from 'pg';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { HubError } from '../errors.js';

/** The log of a process: one JSON line for each thing that happened, nobody's data in any. */
export function createLogger(
  level: string,
  { to, onUnwritable = () => undefined }: { to?: DestinationStream; onUnwritable?(error: unknown): void } = {},
): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, to ?? gatheringOutput(onUnwritable));
}

/**
 * Standard output, gathered as bytes: as a text the gathered lines would be counted, and for that put together, once more for each line
 * that is added. While it cannot be written (a full disk), lines are kept up to a limit and then lost; the hub goes on.
 */
function gatheringOutput(onUnwritable: (error: unknown) => void): DestinationStream {
  const maxLength = LOG_BYTES_KEPT_MAX;
  const out = pino.destination({
    sync: false,
    minLength: LOG_BYTES_GATHERED,
    maxLength,
    periodicFlush: LOG_MS_GATHERED,
    contentMode: 'buffer',
  });
  // Its types know only the other mode.
  const gather = out as unknown as { write(bytes: Buffer): boolean };
  const flushSync = out.flushSync.bind(out);
  let isWritable = true;
  // Without a listener the first line that finds the disk full would end the process.
  out.on('error', (error: unknown) => {
    isWritable = false;
    onUnwritable(error);
  });
  out.on('write', () => {
    isWritable = true;
  });
  // At its end the process would try for ever.
  out.flushSync = () => isWritable && flushSync();
  return { write: (line) => gather.write(Buffer.from(line)) };
}

/** Lines leave together, at the latest after a moment: written one by one they cost a twentieth of a look-up. */
const LOG_BYTES_GATHERED = 12_288;
const LOG_MS_GATHERED = 200;
const LOG_BYTES_KEPT_MAX = 4 * 1024 * 1024;

/** A fault of the system with its private cause, as far as that names no data. */
export function logFault(logger: Logger, fault: HubError, requestId: string): void {
  logger.error({ requestId, code: fault.code, causes: causesOf(fault.cause) });
}

function causesOf(cause: unknown, depth = 0): unknown[] {
  if (!(cause instanceof Error) || depth > 5) return cause === undefined ? [] : [typeof cause];
  return [describe(cause), ...causesOf(cause.cause, depth + 1)];
}

function describe(error: Error): Record<string, unknown> {
  if (error instanceof pg.DatabaseError) {
    const { code, routine, table, constraint, severity } = error;
    // Data exceptions (22) and violated constraints (23) quote the value; others speak of the server.
    return { sqlState: code, severity, routine, table, constraint, ...(/^2[23]/.test(code ?? '') ? {} : { message: cut(error.message) }) };
  }
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
  return { name: error.name, message: cut(error.message), frames };
}

/** JSON escapes line ends and terminal codes; length is ours to bound. */
export function cut(text: string): string {
  return text.length <= TEXT_MAX ? text : `${text.slice(0, TEXT_MAX)}…`;
}

const TEXT_MAX = 256;
