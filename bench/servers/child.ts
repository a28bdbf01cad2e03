import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const STOP_MS = 30_000;

/** A server in a process of its own. */
export type Child = { address: string; pid: number; stop(): Promise<void> };

const living = new Set<ChildProcess>();

/** However the benchmark ends, nothing it started lives on. */
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

export function start(
  program: string,
  parameters: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; stdio: ('pipe' | 'ignore' | number)[] },
): ChildProcess {
  const child = spawn(program, parameters, options as Parameters<typeof spawn>[2] & object);
  living.add(child);
  child.once('exit', (status, signal) => {
    // Whatever fails next fails because of this.
    if (living.delete(child)) process.stderr.write(`a server ended by itself: ${parameters.join(' ')} (${signal ?? status})\n`);
  });
  child.once('error', () => living.delete(child));
  return child;
}

/** Politely; a server that does not end within half a minute is ended. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  living.delete(child);
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(late);
}
