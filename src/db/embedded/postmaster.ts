import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Progress, StartError } from '../../start-error.js';
import { pause, processCommand, processGone } from './process.js';

export type Postmaster = { pid: number; port: number; ready: boolean };

/** What the server's own file says about it; undefined if there is none. */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(pidFile(data), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7] === 'ready' };
}

/**
 * Stops a server that outlived its hub and its guardian, so that the next start finds the data directory free.
 * Call it only while holding the data directory: then no living hub uses this server.
 */
export async function stopLeftover(data: string, onProgress: Progress): Promise<void> {
  const left = await readPostmaster(data);
  if (left === undefined) return;
  if (!(await isServerOf(left.pid, data))) {
    // The number belongs to nobody, or (after a reboot, in a container) to a stranger whom PostgreSQL would take for itself.
    await rm(pidFile(data), { force: true });
    return;
  }
  if (await processGone(left.pid, GUARDIAN_GRACE_MS)) return;
  onProgress({
    vi: `Dừng máy chủ cơ sở dữ liệu còn sót lại từ lần chạy trước (số ${left.pid}).`,
    en: `Stopping the database server left over from an earlier run (number ${left.pid}).`,
  });
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!(await isServerOf(left.pid, data))) return;
    process.kill(left.pid, signal);
    if (await processGone(left.pid, STOP_GRACE_MS)) {
      await pause(CHILDREN_GRACE_MS);
      return;
    }
  }
  throw new StartError({
    vi: `Không dừng được máy chủ cơ sở dữ liệu còn sót lại (số ${left.pid}). Hãy dừng tiến trình đó rồi chạy lại.`,
    en: `The database server left over from an earlier run (number ${left.pid}) cannot be stopped. Stop that process, then start again.`,
  });
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  const command = (await processCommand(pid)) ?? '';
  return command.includes('postgres') && command.includes(data);
}

function pidFile(data: string): string {
  return join(data, 'postmaster.pid');
}

/** A guardian notices its hub's death at once and asks for a fast shutdown; a leftover that still lives after this has none. */
const GUARDIAN_GRACE_MS = 2_000;
const STOP_GRACE_MS = 10_000;
const CHILDREN_GRACE_MS = 200;
