import { readFile } from 'node:fs/promises';
import { type Prepared, run, type Servers } from './measure.js';

export type Steady = {
  answers: number;
  errors: number;
  firstError: string | null;
  p50: number;
  p99: number;
  perSecond: number /** Resident memory after a quarter of the time, and at the end. */;
  memoryMb: { early: number; late: number };
};

const SAMPLE_MS = 500;

/** W10: 256 connections for a while. Memory counts from the first quarter on: until then caches fill. */
export async function holdSteady(
  prepared: Prepared,
  servers: Servers,
  { pid, seconds, connections }: { pid: number; seconds: number; connections: number },
): Promise<Steady> {
  const samples: number[] = [];
  const sampling = setInterval(() => void residentMb(pid).then((mb) => samples.push(mb)), SAMPLE_MS);
  const outcome = await run(prepared, servers, 'hub', seconds, connections);
  clearInterval(sampling);
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const { answers, errors, firstError, p50, p99, perSecond } = outcome;
  return {
    answers,
    errors,
    firstError,
    p50,
    p99,
    perSecond,
    memoryMb: { early: mean(samples.slice(quarter, 2 * quarter)), late: mean(samples.slice(-quarter)) },
  };
}

/** Linux tells it; elsewhere it is not measured. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
