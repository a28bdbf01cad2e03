import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When a process was started, as the system words it: with the pid it names one process for ever, so a reused pid
 * is never taken for the old one. Undefined if there is no such process.
 */
export async function processBirth(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux') {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      // The second field is the command in parentheses and may hold spaces; state and start time are counted after it.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    }
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The command line of a process, or undefined if it is gone. */
export async function processCommand(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
    const { stdout } = await run('ps', ['-o', 'args=', '-p', String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** True once the process is gone; false if it still lives after `timeoutMs`. */
export async function processGone(pid: number, timeoutMs: number): Promise<boolean> {
  for (const end = performance.now() + timeoutMs; ; await pause(POLL_MS)) {
    if ((await processBirth(pid)) === undefined) return true;
    if (performance.now() > end) return false;
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((wake) => {
    setTimeout(wake, milliseconds);
  });
}

const POLL_MS = 25;
