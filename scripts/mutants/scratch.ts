import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A copy of the tree in which faults are made, beside the packages that are there already: the work tree itself is never touched. */
export function makeScratch(job: number): string {
  const tree = join(tmpdir(), `giaolo-mutants-${process.pid}-${job}`);
  for (const file of filesOfTree()) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    copyFileSync(file, join(tree, file));
  }
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  return tree;
}

export function removeScratch(tree: string): void {
  rmSync(tree, { recursive: true, force: true });
}

/** Whatever git knows or would add. */
export function filesOfTree(...under: string[]): string[] {
  const list = (...more: string[]) => execFileSync('git', ['ls-files', ...more, '-z', '--', ...under], { encoding: 'utf8' }).split('\0');
  const gone = new Set(list('--deleted'));
  return list('--cached', '--others', '--exclude-standard').filter((file) => file !== '' && !gone.has(file));
}
