/**
 * Builds the program (tsc → dist/) and the playground (vite → web/dist/). Plain Node without dependencies of its own, since
 * npm runs it right after installing. `--if-stale`: only if a source is newer than the last build.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const stamp = join(root, 'dist', '.built');
const sources = ['src', 'web/src', 'web/index.html', 'web/vite.config.ts', 'web/package.json', 'tsconfig.json', 'package-lock.json', 'scripts/build.js'];

const steps = [
  { name: 'program', command: 'node_modules/typescript/bin/tsc', parameters: ['-p', '.'], before: removeOrphans },
  ...(existsSync(join(root, 'web/package.json')) || existsSync(join(root, 'web/vite.config.ts'))
    ? [{ name: 'playground', command: 'node_modules/vite/bin/vite.js', parameters: ['build', 'web', '--logLevel', 'warn'] }]
    : []),
];

if (process.argv.includes('--if-stale') && !stale()) {
  console.log('build: up to date');
} else {
  await build();
}

async function build() {
  const begun = performance.now();
  for (const [index, step] of steps.entries()) {
    const label = `build [${index + 1}/${steps.length}] ${step.name}`;
    const program = join(root, step.command);
    if (!existsSync(program)) {
      // A production install without the build tools runs the build it was delivered with.
      if (existsSync(join(root, 'dist/cli/index.js'))) return console.log('build: no build tools here, keeping the delivered build');
      console.error(`Thiếu công cụ dựng (${step.command}). Hãy chạy "npm ci" với đầy đủ các gói phát triển.`);
      console.error(`The build tool ${step.command} is missing. Run "npm ci" with the development packages.`);
      process.exit(3);
    }
    console.log(`${label} …`);
    const since = performance.now();
    step.before?.();
    const status = await run(program, step.parameters);
    if (status !== 0) {
      console.error(`${label} failed; nothing is marked as built.`);
      process.exit(1);
    }
    console.log(`${label} done in ${seconds(since)} s`);
  }
  writeFileSync(stamp, '');
  console.log(`build: ready in ${seconds(begun)} s`);
}

function run(program, parameters) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...parameters], { cwd: root, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function stale() {
  if (!existsSync(stamp) || !existsSync(join(root, 'dist/cli/index.js'))) return true;
  const built = statSync(stamp).mtimeMs;
  return sources.some((source) => newest(join(root, source)) > built);
}

/** Folders count too: removing a file changes only its folder. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const state = statSync(path);
  if (!state.isDirectory()) return state.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), state.mtimeMs);
}

/** tsc never removes the output of a source that is gone, and a program could go on importing it. */
function removeOrphans() {
  const dist = join(root, 'dist');
  if (!existsSync(dist)) return;
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const match = /^(.*)\.js(\.map)?$/.exec(entry.name);
    if (!entry.isFile() || match === null) continue;
    const output = join(entry.parentPath, entry.name);
    const source = join(root, 'src', relative(dist, join(entry.parentPath, `${match[1]}.ts`)));
    if (!existsSync(source)) rmSync(output);
  }
  // With every output gone but its memory left, tsc would believe all is done.
  if (!existsSync(join(dist, 'cli/index.js'))) rmSync(join(dist, '.tsbuildinfo'), { force: true });
}

function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}
