import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inPackage } from '../../src/root.js';
import { start } from '../servers/child.js';
import type { Arrival } from './arrivals.js';

/**
 * The writer in a process of its own, once it has filled the ledger up and writes so many changes a second; `commits` grows as it tells of
 * them.
 */
export async function startWriter(
  url: string,
  { fillTo, perSecond }: { fillTo: number; perSecond: number },
): Promise<{ writer: ChildProcess; commits: Arrival[] }> {
  const writing = fileURLToPath(new URL('writing.ts', import.meta.url));
  const writer = start(process.execPath, ['--import', 'tsx', writing, url, String(fillTo), String(perSecond)], {
    cwd: inPackage('.'),
    env: process.env,
    stdio: ['pipe', 'pipe', 2],
  });
  const commits: Arrival[] = [];
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: writer.stdout ?? process.stdin }).on('line', (line) => {
      if (line === 'ready') return resolve();
      const [position, at] = line.split(' ').map(Number);
      if (position && at) commits.push({ position, at });
    });
  });
  await Promise.race([ready, once(writer, 'exit').then(() => Promise.reject(new Error('the writer ended')))]);
  return { writer, commits };
}
