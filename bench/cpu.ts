import { readdir, readFile } from 'node:fs/promises';
import { type Pool, query } from '../src/db/client.js';

/** Milliseconds of CPU, or of CPU an answer: in the server's process, and in all of PostgreSQL. */
export type Cpu = { server: number; postgres: number };
/** Processes whose CPU is counted. */
export type Counted = { server: number; postmaster: number };

/** Linux counts CPU in hundredths of a second, whatever the clock of its kernel (`USER_HZ`). */
const MS_A_TICK = 10;

/** The process that all of PostgreSQL's descend from. */
export async function postmasterOf(pool: Pool): Promise<number> {
  const { rows } = await query<{ pid: number }>(pool, 'select pg_backend_pid() as pid');
  return (await statOf(Number(rows[0]?.pid)))?.parent ?? Number.NaN;
}

/**
 * What both have used until now. Figures of CPU hold where figures by the clock do not: beside other work an answer waits longer, and takes
 * nearly the same. Elsewhere than on Linux they are not a number.
 */
export async function usedCpu({ server, postmaster }: Counted): Promise<Cpu> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const backends = (await Promise.all(pids.map(statOf))).filter((stat) => stat?.parent === postmaster);
  const [own, mother] = await Promise.all([statOf(server), statOf(postmaster)]);
  return {
    server: own ? own.ms : Number.NaN,
    // Backends that have ended are counted with the process that waited for them.
    postgres: mother ? mother.ms + mother.msOfEnded + backends.reduce((sum, stat) => sum + (stat?.ms ?? 0), 0) : Number.NaN,
  };
}

export function perAnswer(before: Cpu, after: Cpu, answers: number): Cpu {
  return { server: (after.server - before.server) / answers, postgres: (after.postgres - before.postgres) / answers };
}

/** The fields of proc_pid_stat(5) behind the name, which may hold blanks and brackets. */
async function statOf(pid: number): Promise<{ parent: number; ms: number; msOfEnded: number } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  if (!fields) return undefined;
  const field = (nth: number) => Number(fields[nth - 3]);
  return { parent: field(4), ms: MS_A_TICK * (field(14) + field(15)), msOfEnded: MS_A_TICK * (field(16) + field(17)) };
}
