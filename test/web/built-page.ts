import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inPackage } from '../../src/root.js';

export type BuiltPage = { dist: string; remove: () => Promise<void> };

/** The delivered page, or one built for this run where none was. */
export async function builtPage(): Promise<BuiltPage> {
  const delivered = inPackage('web/dist');
  if (existsSync(join(delivered, 'index.html'))) return { dist: delivered, remove: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'giaolo-web-'));
  const dist = join(folder, 'dist');
  // A process of its own: NODE_ENV=test, which vitest sets, would bundle React's development build.
  const options = { env: { ...process.env, NODE_ENV: 'production' }, timeout: 100_000 };
  await promisify(execFile)(
    process.execPath,
    [inPackage('node_modules/vite/bin/vite.js'), 'build', inPackage('web'), '--outDir', dist, '--logLevel', 'warn'],
    options,
  );
  return { dist, remove: () => rm(folder, { recursive: true, force: true }) };
}

export async function textFiles(dist: string): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(dist, { recursive: true, withFileTypes: true }))
    .filter((f) => f.isFile() && !COMPRESSED.test(f.name))
    .map((f) => join(f.parentPath, f.name));
  return Promise.all(names.map(async (path) => ({ name: path.slice(dist.length + 1), text: await readFile(path, 'utf8') })));
}

/** How many bytes a page and everything it can ever load are on the wire, in the form that the build made of them; small ones have none. */
export async function wireBytes(dist: string, page: string, form: 'br' | 'gz'): Promise<number> {
  const files = new Map((await textFiles(dist)).map(({ name, text }) => [name, text]));
  const loaded = new Set([page]);
  for (const name of loaded)
    for (const other of files.keys()) if (files.get(name)?.includes(other.replace(/^assets\//, ''))) loaded.add(other);
  const sizes = await Promise.all(
    [...loaded].map(async (name) => {
      const packed = join(dist, `${name}.${form}`);
      return (await stat(existsSync(packed) ? packed : join(dist, name))).size;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

const COMPRESSED = /\.(br|gz)$/;
