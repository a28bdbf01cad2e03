import { createReadStream, readFileSync, statSync } from 'node:fs';
import { inPackage } from '../root.js';
import type { SeedFile } from './seed-file.js';

type Entry = { entity: string; file: string; labelVi: string; rows: number; legalBasis: string; reason: string };

/** The real reference data of seeds/reference, in load order. */
export function referenceSeeds(): SeedFile[] {
  const entries = JSON.parse(readFileSync(inPackage('seeds/reference/manifest.json'), 'utf8')) as Entry[];
  return entries.map(({ file, ...described }) => {
    const path = inPackage(`seeds/reference/${file}`);
    return { ...described, source: { name: file, bytes: statSync(path).size, open: () => createReadStream(path) } };
  });
}
