import type { Cpu } from './cpu.js';
import type { Prepared, Round, Servers } from './measure.js';
import { type Result, summary } from './report.js';
import { holdSteady } from './steady.js';

/** Least share of the limit's answers a second that the hub must reach, rules and read log on. */
const SHARES: Readonly<Record<string, number>> = { W1: 0.7, W2: 0.9, W4: 0.45 };
const OF_W1 = 0.8;
const TIMES_W1 = 3;
const TIMES_BARE_SQL = 1.3;
/** Whose records they are is looked up as well. */
const TIMES_BARE_SQL_PERTURBED = 2;
const P99_OF_P50 = 20;
const COLD_START_SECONDS = 3;
/**
 * Resident memory that grows by more than this share between the second quarter and the last is not flat; a shorter run only shows the heap
 * growing to its size.
 */
const GROWTH_MAX = 0.1;
/** What the hub may hold under load, whatever the scale. */
const MEMORY_MB_MAX = 350;
const GROWTH_SECONDS_MIN = 30;

type Named = { id: string; title: string };

/** Why a result does not count, whatever its ratio. */
function faultOf(outcomes: readonly { errors: number; firstError: string | null }[]): { failed?: string } {
  const errors = outcomes.reduce((sum, outcome) => sum + outcome.errors, 0);
  const first = outcomes.find(({ firstError }) => firstError)?.firstError;
  return errors > 0 ? { failed: `${errors} errors, first: ${first?.replace(/\s+/g, ' ').slice(0, 200)}` } : {};
}

export function throughputResult({ id, title }: Named, rounds: readonly Round[]): Result {
  return {
    id,
    title,
    unit: 'limit',
    target: { least: SHARES[id] ?? 1 },
    ...summary(rounds.map(({ hub, limit }) => hub.perSecond / limit.perSecond)),
    detail: perSecond(rounds),
    ...faultOf(rounds.flatMap(({ hub, limit }) => [hub, limit])),
  };
}

/** W3 is held against W1: looking back must not cost much more than looking. */
export function lookingBackResult({ id, title }: Named, rounds: readonly Round[], now: readonly Round[]): Result {
  return {
    id,
    title,
    unit: "hub's W1",
    target: { least: OF_W1 },
    ...summary(rounds.map(({ hub }, n) => hub.perSecond / (now[n]?.hub.perSecond ?? Number.NaN))),
    detail: `${perSecond(rounds)}; ${summary(rounds.map(({ hub, limit }) => hub.perSecond / limit.perSecond)).ratio.toFixed(2)} of the limit's`,
    ...faultOf(rounds.flatMap(({ hub, limit }) => [hub, limit])),
  };
}

/** W5 beside W1: how many times as long it takes, by answers a second and by the time of one in the middle; the greater of both counts. */
export function verdictResult({ id, title }: Named, rounds: readonly Round[], lookUps: readonly Round[]): Result {
  const times = rounds.map(({ hub }, n) => {
    const lookUp = lookUps[n]?.hub;
    return lookUp ? Math.max(lookUp.perSecond / hub.perSecond, hub.p50 / lookUp.p50) : Number.NaN;
  });
  const told = (of: readonly Round[]) =>
    `${Math.round(summary(of.map(({ hub }) => hub.perSecond)).ratio).toLocaleString('en')}/s (p50 ${ms(of.map(({ hub }) => hub.p50))})`;
  return {
    id,
    title,
    unit: "x hub's W1",
    target: { most: TIMES_W1 },
    ...summary(times),
    detail: `${told(rounds)}, W1 ${told(lookUps)}; CPU an answer: ${cpuOf(rounds)} ms, W1 ${cpuOf(lookUps)} ms`,
    ...faultOf(rounds.map(({ hub }) => hub)),
  };
}

export function aggregateResult({ id, title }: Named, rounds: readonly Round[]): Result {
  return {
    id,
    title,
    unit: 'x bare SQL',
    target: { most: id === 'W15' ? TIMES_BARE_SQL_PERTURBED : TIMES_BARE_SQL },
    ...summary(rounds.map(({ hub, limit }) => hub.p50 / limit.p50)),
    detail: `hub ${ms(rounds.map(({ hub }) => hub.p50))}, bare SQL ${ms(rounds.map(({ limit }) => limit.p50))}`,
    ...faultOf(rounds.flatMap(({ hub, limit }) => [hub, limit])),
  };
}

export async function steadyResult(prepared: Prepared, servers: Servers, how: Parameters<typeof holdSteady>[2]): Promise<Result> {
  const steady = await holdSteady(prepared, servers, how);
  const { early, late } = steady.memoryMb;
  const growth = late / early - 1;
  const ratio = steady.p99 / steady.p50;
  return {
    id: 'W10',
    title: `${how.connections} connections of W1 for ${how.seconds} s`,
    unit: 'p99 / p50',
    target: { most: P99_OF_P50 },
    ratio,
    min: ratio,
    max: ratio,
    runs: 1,
    detail: `${steady.answers.toLocaleString('en')} answers, ${Math.round(steady.perSecond).toLocaleString('en')}/s, p50 ${steady.p50.toFixed(1)} ms, p99 ${steady.p99.toFixed(1)} ms, memory ${early.toFixed(0)} → ${late.toFixed(0)} MB`,
    ...(growth > GROWTH_MAX && how.seconds >= GROWTH_SECONDS_MIN ? { failed: `memory grew by ${(growth * 100).toFixed(0)} %` } : {}),
    ...(late > MEMORY_MB_MAX ? { failed: `${late.toFixed(0)} MB, more than ${MEMORY_MB_MAX}` } : {}),
    ...faultOf([steady]),
  };
}

export function coldStartResult(startsMs: readonly number[]): Result {
  return {
    id: 'W12',
    title: 'cold start on existing data, database included, to the first answer',
    unit: 's',
    target: { most: COLD_START_SECONDS },
    ...summary(startsMs.map((value) => value / 1_000)),
    detail: '',
  };
}

/** A workload that could not be run. */
export function missingResult({ id, title }: Named, why: { failed: string } | { detail: string }): Result {
  const target = id === 'W7' ? { most: TIMES_BARE_SQL } : { least: SHARES[id] ?? OF_W1 };
  return { id, title, unit: '', target, ratio: null, min: null, max: null, runs: 0, detail: '', ...why };
}

function perSecond(rounds: readonly Round[]): string {
  const median = (values: readonly number[]) => Math.round(summary(values).ratio).toLocaleString('en');
  return `hub ${median(rounds.map(({ hub }) => hub.perSecond))}/s (p50 ${ms(rounds.map(({ hub }) => hub.p50))}), limit ${median(rounds.map(({ limit }) => limit.perSecond))}/s (p50 ${ms(rounds.map(({ limit }) => limit.p50))}); CPU an answer: hub ${cpuOf(rounds)} ms, limit ${cpuOf(rounds, 'limit')} ms`;
}

/** In Node and in PostgreSQL. */
function cpuOf(rounds: readonly Round[], server: 'hub' | 'limit' = 'hub'): string {
  const of = (part: keyof Cpu) => summary(rounds.map((round) => round[server].cpu[part])).ratio.toFixed(2);
  return `${of('server')} + ${of('postgres')}`;
}

function ms(values: readonly number[]): string {
  return `${summary(values).ratio.toFixed(1)} ms`;
}
