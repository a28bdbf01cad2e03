import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../../src/db/embedded/start.js';

/**
 * Why the hub uses pg and not postgres.js: docs/decisions/0001-database-driver.md. Runs both drivers against a throw-away
 * PostgreSQL 18 whose backends die, and prints what they did. `npx tsx bench/driver-repro/index.ts [seconds] [scene]`
 */
const SCENES: [scene: string, title: string, drivers: string[]][] = [
  [
    'transaction',
    'One backend terminated in the middle of A’s transaction, while B (which will roll back) waits for the connection:',
    ['postgres.js', 'pg + withTx'],
  ],
  ['reserved', 'A statement on a connection reserved by the caller, after its backend has died:', ['postgres.js', 'pg']],
  ['end', 'Ending the pool after a backend died inside a transaction:', ['postgres.js', 'pg']],
  ['copy', 'A COPY into a table whose backend dies in the middle, and a statement after it:', ['postgres.js']],
  ['listen kills', 'A listening connection whose backend is killed every 40 ms:', ['postgres.js', 'pg']],
  ['listen close', 'One that is closed while its server is away, when the server is back:', ['postgres.js', 'pg']],
  ['listen restart', 'One whose server takes no connections for a while:', ['postgres.js', 'pg']],
  ['listen hang-up', 'One whose server ends every connection at once for a while:', ['postgres.js', 'pg']],
  ['listen cut', 'One that breaks off in the middle of each notification for a while:', ['postgres.js', 'pg']],
  ['listen silence', 'One from which nothing arrives any more, and that does not end:', ['postgres.js', 'pg']],
  ['calm', 'Single statements, 8 connections, 16 callers, nothing killed:', ['postgres.js', 'pg']],
  ['kills', 'The same while one of the 8 backends is killed every 40 ms:', ['postgres.js', 'pg']],
];

const [seconds = '12', only = ''] = process.argv.slice(2);
const dataDir = await mkdtemp(join(tmpdir(), 'giaolo-driver-'));
await chmod(dataDir, 0o711);
const server = await startEmbedded({ dataDir, command: 'driver reproduction' });
try {
  for (const [scene, title, drivers] of SCENES.filter(([scene]) => scene.startsWith(only))) {
    console.log(`\n${title}`);
    for (const driver of drivers) console.log(`  ${driver.padEnd(12)} ${await run(`${scene}: ${driver}`)}`);
  }
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function run(part: string): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('part.ts', import.meta.url)), part, server.url, seconds],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return status === 0
    ? out.trim()
    : `THE PROCESS ENDED with status ${status}: ${/^\w*Error.*$/m.exec(err)?.[0] ?? err.trim().split('\n').at(-1)}`;
}
