import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inPackage } from '../../src/root.js';
import { type Child, start, stop } from './child.js';

/** The limit server over the database at `url`. */
export async function startLimit(url: string): Promise<Child> {
  const program = fileURLToPath(new URL('limit.ts', import.meta.url));
  const child = start(process.execPath, ['--import', 'tsx', program, url], {
    cwd: inPackage('.'),
    env: process.env,
    stdio: ['pipe', 'pipe', 2],
  });
  const [line] = (await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit').then(() => [''])])) as [Buffer | string];
  const port = Number(String(line).trim());
  if (!port) throw new Error('the limit server did not start');
  return { address: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => stop(child) };
}
