import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inPackage } from '../../src/root.js';
import { createSteward, type Steward } from '../import/support.js';
import { program } from '../support/program.js';

/** The walks of docs/stewardship.md: its lines as they stand there, in a shell, on a real database, and what came out beside what is shown. */
let steward: Steward;
let folder: string;
let walks: Step[][];

beforeAll(async () => {
  [steward, folder, walks] = await Promise.all([
    createSteward(),
    mkdtemp(join(tmpdir(), 'giaolo-walk-')),
    readFile(inPackage('docs/stewardship.md'), 'utf8').then(stepsOf),
  ]);
  await steward.give('Province', 'code,name,kind,validFrom\n01,Thành phố Hà Nội,city,2025-07-01\n', { apply: true });
});
afterAll(async () => {
  await steward?.close();
  await rm(folder, { recursive: true, force: true });
});

type Step = { commands: string; shown: readonly string[] };

/** A block of commands with the output shown after it; a walk is what stands under one heading. */
function stepsOf(document: string): Step[][] {
  return document
    .split(/^## /m)
    .slice(1)
    .map((walk) =>
      [...walk.matchAll(/```sh\n([\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?/g)].map(([, commands = '', shown = '']) => ({
        commands,
        shown: shown.split('\n').slice(0, -1),
      })),
    );
}

const END = '\u001e';

/** One shell for a whole walk, as one types: what a line sets the next one knows. */
async function walked(steps: readonly Step[], { cwd, functions }: { cwd: string; functions: string }): Promise<string[]> {
  const script = [functions, ...steps.flatMap(({ commands }) => [commands, `printf '${END}'`])].join('\n');
  const shell = spawn('bash', ['-c', script], {
    cwd,
    env: { ...process.env, DATABASE_URL: steward.url, HUB_DATA_DIR: folder, NODE_ENV: 'test' },
  });
  let out = '';
  let err = '';
  shell.stdout.on('data', (piece: Buffer) => {
    out += piece.toString();
  });
  shell.stderr.on('data', (piece: Buffer) => {
    err += piece.toString();
  });
  await new Promise((resolve) => shell.once('close', resolve));
  const outputs = out.split(END);
  expect(outputs.length, err).toBe(steps.length + 1);
  return outputs;
}

/** Whether what came out is what is shown: `…` alone on a line is any number of lines, within a line any letters. */
function isShown(output: string, shown: readonly string[]): boolean {
  const pattern = shown
    .map((line) =>
      line === '…'
        ? '(?:[^\\n]*\\n)*?'
        : `${line
            .split('…')
            .map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
            .join('[^\\n]*')}\\n`,
    )
    .join('');
  return new RegExp(`^\\n?${pattern}\\n*$`, 'u').test(output);
}

function expectShown(steps: readonly Step[], outputs: readonly string[]): void {
  for (const [at, { commands, shown }] of steps.entries())
    if (shown.length > 0 && !isShown(outputs[at] ?? '', shown))
      expect(`${commands}\n${outputs[at]}`).toBe(`${commands}\n${shown.join('\n')}`);
}

describe('the walk of docs/stewardship.md', () => {
  it('from an agency’s messy file to applied and taken back', async () => {
    const [steps = []] = walks;
    expect(steps.length).toBeGreaterThan(7);
    await symlink(inPackage('examples'), join(folder, 'examples'));
    const giaolo = `npx() { shift; ${process.execPath} ${program('src/cli/index.ts')} "$@"; }`;
    expectShown(steps, await walked(steps, { cwd: folder, functions: giaolo }));
  }, 120_000);

  it('from a new field to a migration, a production seed and a steward’s word that outlives it', async () => {
    const [, steps = []] = walks;
    expect(steps.length).toBeGreaterThan(4);
    const clone = join(folder, 'clone');
    const parts = ['src', 'migrations', 'seeds', 'scripts/bundle.js', 'package.json', 'tsconfig.json', 'drizzle.config.ts'];
    await Promise.all(parts.map((part) => cp(inPackage(part), join(clone, part), { recursive: true })));
    await symlink(inPackage('node_modules'), join(clone, 'node_modules'));
    // Three small files stand for the reference data, whose loading other tests judge.
    const manifest = join(clone, 'seeds/reference/manifest.json');
    await writeFile(manifest, JSON.stringify((JSON.parse(await readFile(manifest, 'utf8')) as unknown[]).slice(0, 3), null, 2));
    const functions = [
      `npx() { local name=$1; shift; if [ $name = giaolo ]; then ${process.execPath} built/src/cli/index.js "$@"; else node_modules/.bin/$name "$@"; fi; }`,
      `npm() { ${process.execPath} scripts/bundle.js --small built src/cli/index.ts; }`,
    ].join('\n');
    expectShown(steps, await walked(steps, { cwd: clone, functions }));
  }, 120_000);
});
