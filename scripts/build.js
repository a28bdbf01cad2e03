/**
 * Builds the program (tsc → dist/) and the pages (vite → web/dist/). Plain Node without dependencies of its own, since
 * npm runs it right after installing. `--if-stale`: only if a source is newer than the last build.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const ifStale = process.argv.includes('--if-stale');

const steps = [
  {
    name: 'program',
    sources: ['src', 'seeds/demo', 'tsconfig.json', 'package-lock.json', 'scripts/build.js'],
    product: 'dist/src/cli/index.js',
    command: 'node_modules/typescript/bin/tsc',
    parameters: ['-p', '.'],
    before: removeOrphans,
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
    command: 'node_modules/vite/bin/vite.js',
    parameters: ['build', 'web', '--logLevel', 'warn'],
  },
].filter((step) => step.name !== 'pages' || existsSync(join(root, 'web/package.json')) || existsSync(join(root, 'web/vite.config.ts')));

const due = ifStale ? steps.filter(stale) : steps;
if (due.length === 0) console.log('build: up to date');
for (const [index, step] of due.entries()) await build(step, `build [${index + 1}/${due.length}] ${step.name}`);

async function build(step, label) {
  const program = join(root, step.command);
  if (!existsSync(program)) {
    // A production install without the build tools runs the build it was delivered with.
    if (existsSync(join(root, step.product))) return console.log(`${label}: no build tools here, keeping the delivered build`);
    console.error(`Thiếu công cụ dựng (${step.command}). Hãy chạy "npm ci" với đầy đủ các gói phát triển.`);
    console.error(`The build tool ${step.command} is missing. Run "npm ci" with the development packages.`);
    process.exit(3);
  }
  console.log(`${label} …`);
  const since = performance.now();
  step.before?.();
  if ((await run(program, step.parameters)) !== 0) {
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

/** tsc never removes the output of a source that is gone, and a program could go on importing it. */
function removeOrphans() {
  const dist = join(root, 'dist');
  if (!existsSync(dist)) return;
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const match = /^(.*)\.js(\.map)?$/.exec(entry.name);
    if (!entry.isFile() || match === null) continue;
    const output = join(entry.parentPath, entry.name);
    const source = join(root, relative(dist, join(entry.parentPath, `${match[1]}.ts`)));
    if (!existsSync(source)) rmSync(output);
  }
  // With every output gone but its memory left, tsc would believe all is done.
  if (!existsSync(join(dist, 'src/cli/index.js'))) rmSync(join(dist, '.tsbuildinfo'), { force: true });
}
