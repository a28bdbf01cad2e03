/**
 * Builds the program (esbuild → dist/program/) and the pages (vite → web/dist/). Plain Node without dependencies of its own, since
 * npm runs it right after installing. `--if-stale`: only if a source is newer than the last build.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const ifStale = process.argv.includes('--if-stale');

const steps = [
  {
    name: 'program',
    sources: ['src', 'seeds/demo', 'package-lock.json', 'scripts/build.js', 'scripts/bundle.js'],
    product: 'dist/program/src/cli/index.js',
    tool: 'node_modules/esbuild/package.json',
    command: 'scripts/bundle.js',
    parameters: ['dist/program', 'src/cli/index.ts'],
  },
  {
    name: 'pages',
    // What a page shares with the program stands in one place; these files are built into both.
    sources: [
      ...['web', 'src/hub/declare/fold.ts', 'src/db/fold-sql.ts', 'package-lock.json', 'scripts/build.js'],
      // Proofs and receipts are checked in the browser by the hub's own checkers.
      ...['audit', 'ledger', 'log', 'receipt', 'time'].map((room) => `src/hub/${room}`),
      'src/db/instant-text.ts',
    ],
    product: 'web/dist/index.html',
    tool: 'node_modules/vite/package.json',
    command: 'node_modules/vite/bin/vite.js',
    parameters: ['build', 'web', '--logLevel', 'warn'],
  },
].filter((step) => step.name !== 'pages' || existsSync(join(root, 'web/package.json')) || existsSync(join(root, 'web/vite.config.ts')));

const due = ifStale ? steps.filter(stale) : steps;
if (due.length === 0) console.log('build: up to date');
for (const [index, step] of due.entries()) await build(step, `build [${index + 1}/${due.length}] ${step.name}`);

async function build(step, label) {
  if (!existsSync(join(root, step.tool))) {
    // A production install without the build tools runs the build it was delivered with.
    if (existsSync(join(root, step.product))) return console.log(`${label}: no build tools here, keeping the delivered build`);
    console.error(`Thiếu công cụ dựng (${step.tool}). Hãy chạy "npm ci" với đầy đủ các gói phát triển.`);
    console.error(`The build tool ${step.tool} is missing. Run "npm ci" with the development packages.`);
    process.exit(3);
  }
  console.log(`${label} …`);
  const since = performance.now();
  if ((await run(join(root, step.command), step.parameters)) !== 0) {
    console.error(`${label} failed; it is not marked as built.`);
    process.exit(1);
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp(step), '');
  console.log(`${label} done in ${((performance.now() - since) / 1000).toFixed(1)} s`);
}

function run(program, parameters) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...parameters], { cwd: root, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function stamp(step) {
  return join(root, 'dist', `.built-${step.name}`);
}

function stale(step) {
  if (!existsSync(stamp(step)) || !existsSync(join(root, step.product))) return true;
  const built = statSync(stamp(step)).mtimeMs;
  return step.sources.some((source) => newest(join(root, source)) > built);
}

/** Folders count too: removing a file changes only its folder. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const state = statSync(path);
  if (!state.isDirectory()) return state.mtimeMs;
  const names = readdirSync(path).filter((name) => name !== 'dist' && name !== 'node_modules');
  // The folder of web/dist changes with every build of it; that of a source folder only when a source comes or goes.
  const own = names.length === readdirSync(path).length ? state.mtimeMs : 0;
  return names.reduce((latest, name) => Math.max(latest, newest(join(path, name))), own);
}
