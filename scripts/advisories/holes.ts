import { satisfies } from 'semver';
import { type Advisory, advisories } from './list.js';

/** Of a lock's `packages` those that have a hole which nobody accepted. */
export function holesOf(
  packages: Readonly<Record<string, { version?: string }>>,
  list: readonly Advisory[] = advisories,
): { path: string; version: string; advisory: Advisory }[] {
  return Object.entries(packages).flatMap(([path, { version }]) => {
    if (version === undefined) return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return list
      .filter((one) => one.package === name && satisfies(version, one.bad, { includePrerelease: true }))
      .filter(({ accepted }) => accepted === undefined || !path.includes(`node_modules/${accepted.by}/`))
      .map((advisory) => ({ path, version, advisory }));
  });
}
