import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. src/ (tests) and dist/ (the build) lie equally deep in it, so one line serves both. */
export const packageRoot = new URL('../', import.meta.url);

/** The path of a file or folder of the package: `inPackage('migrations')`. */
export function inPackage(path: string): string {
  return fileURLToPath(new URL(path, packageRoot));
}
