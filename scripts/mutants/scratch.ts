import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A copy of the tree in which faults are made: the work tree itself is never touched. */
export type Scratch = { tree: string; cache: string; put(file: string, text: string): void; restore(file: string): void };

/** Copies whatever git knows or would add, beside the packages that are there already. Its place is the same each time, so transformed modules are found again. */
export function makeScratch(job: number): Scratch {
  const place = join(tmpdir(), `giaolo-mutants-${createHash('sha256').update(resolve('.')).digest('hex').slice(0, 8)}`, String(job));
  const tree = join(place, 'tree');
  rmSync(tree, { recursive: true, force: true });
  for (const file of filesOfTree()) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    copyFileSync(file, join(tree, file));
  }
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  return {
    tree,
    cache: join(place, 'cache'),
    put: (file, text) => writeFileSync(join(tree, file), text),
    restore: (file) => writeFileSync(join(tree, file), readFileSync(file)),
  };
}

export function filesOfTree(...under: string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...under], { encoding: 'utf8' });
  const gone = new Set(execFileSync('git', ['ls-files', '--deleted', '-z'], { encoding: 'utf8' }).split('\0'));
  return listed.split('\0').filter((file) => file !== '' && !gone.has(file));
}
