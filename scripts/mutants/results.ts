import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Outcome } from './run-tests.js';

/** What became of faults, kept beside the tree and out of git, so that a run which was stopped goes on where it was. */
export type Results = { of(digest: string): Outcome | undefined; keep(digest: string, outcome: Outcome): void };

const FOLDER = '.mutants';
const FILE = `${FOLDER}/results.json`;

export function openResults(): Results {
  const kept = new Map<string, Outcome>(
    existsSync(FILE) ? Object.entries(JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Outcome>) : [],
  );
  return {
    of: (digest) => kept.get(digest),
    keep(digest, outcome) {
      kept.set(digest, outcome);
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(`${FILE}.part`, JSON.stringify(Object.fromEntries(kept), null, 1));
      renameSync(`${FILE}.part`, FILE);
    },
  };
}
