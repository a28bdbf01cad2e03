import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { program } from '../support/program.js';

/** However a test ends, nothing it started lives on with the ledger in its hand. */
const living = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

export type Child = { process: ChildProcess; line(): Promise<string>; kill(): Promise<void>; ended(): Promise<number | null> };

/** One of the storm's own programs, by its source in the package. */
export function startChild(source: string, ...parameters: string[]): Child {
  const child = spawn(process.execPath, [program(source), ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  living.add(child);
  const ended = once(child, 'exit').then(([status]) => {
    living.delete(child);
    return status as number | null;
  });
  return {
    process: child,
    line: async () => String((await lines.next()).value),
    ended: () => ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
