import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json: above src/ where sources run, above dist/program/ where the build does. */
export const packageRoot = folderWith('package.json', new URL('../', import.meta.url));

/** The path of a file or folder of the package: `inPackage('migrations')`. */
export function inPackage(path: string): string {
  return fileURLToPath(new URL(path, packageRoot));
}

function folderWith(name: string, folder: URL): URL {
  if (existsSync(new URL(name, folder))) return folder;
  const above = new URL('../', folder);
  if (above.href === folder.href) throw new Error(`no folder above ${fileURLToPath(import.meta.url)} holds ${name}`);
  return folderWith(name, above);
}
