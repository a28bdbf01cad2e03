import { readFile } from 'node:fs/promises';
import { inPackage } from '../root.js';

/** Which release of the hub this is, as its package says. */
export async function releaseOfHub(): Promise<string> {
  const { version } = JSON.parse(await readFile(inPackage('package.json'), 'utf8')) as { version: string };
  return version;
}
