import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { inPackage } from '../../src/root.js';

export type BuiltPage = { dist: string; remove: () => Promise<void> };

/** The delivered page, or one built for this run where none was. */
export async function builtPage(): Promise<BuiltPage> {
  const delivered = inPackage('web/dist');
  if (existsSync(join(delivered, 'index.html'))) return { dist: delivered, remove: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'giaolo-web-'));
  const dist = join(folder, 'dist');
  await build({ configFile: inPackage('web/vite.config.ts'), logLevel: 'warn', build: { outDir: dist } });
  return { dist, remove: () => rm(folder, { recursive: true, force: true }) };
}

export async function textFiles(dist: string): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(dist, { recursive: true, withFileTypes: true })).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name));
  return Promise.all(names.map(async (path) => ({ name: path.slice(dist.length + 1), text: await readFile(path, 'utf8') })));
}
