import { readFile } from 'node:fs/promises';
import { type Prepared, run, type Servers } from './measure.js';

export type Steady = {
  answers: number;
  errors: number;
  firstError: string | null;
  p50: number;
  p99: number;
  perSecond: number;
  /**
   * Resident memory, once caches are full and at the end: means of the third and the last minute, or in a short run of the second and the
   * last quarter.
   */
  memoryMb: { early: number; late: number };
};

const SAMPLE_MS = 500;
/** In samples. */
const MINUTE = 60_000 / SAMPLE_MS;

/** W10: 256 connections for a while. `tell` is told of the memory once a minute. */
export async function holdSteady(
  prepared: Prepared,
  servers: Servers,
  { pid, seconds, connections, tell }: { pid: number; seconds: number; connections: number; tell: (what: string) => void },
): Promise<Steady> {
  const samples: number[] = [];
  const sampling = setInterval(() => void residentMb(pid).then(take), SAMPLE_MS);
  const take = (mb: number) => {
    if (samples.push(mb) % MINUTE === 0) tell(`  minute ${samples.length / MINUTE}: ${mean(samples.slice(-MINUTE)).toFixed(0)} MB`);
  };
  const outcome = await run(prepared, servers, 'hub', seconds, connections);
  clearInterval(sampling);
  const part = samples.length >= 4 * MINUTE ? MINUTE : Math.max(1, Math.floor(samples.length / 4));
  const early = part === MINUTE ? 2 * MINUTE : part;
  const { answers, errors, firstError, p50, p99, perSecond } = outcome;
  return {
    answers,
    errors,
    firstError,
    p50,
    p99,
    perSecond,
    memoryMb: { early: mean(samples.slice(early, early + part)), late: mean(samples.slice(-part)) },
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
