#!/usr/bin/env tsx
// Holds the version of every locked package against the ranges with a known hole (scripts/advisories/list.ts).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { holesOf } from './advisories/holes.js';

const locks = ['package-lock.json', ...readdirSync('examples').map((name) => `examples/${name}/package-lock.json`)].filter((file) =>
  existsSync(file),
);
const found = locks.flatMap((file) => holesOf(JSON.parse(readFileSync(file, 'utf8')).packages).map((hole) => ({ file, ...hole })));
for (const { file, path, version, advisory } of found)
  process.stderr.write(`${file}: ${path} ${version} has ${advisory.id} (${advisory.what}); wanted: not ${advisory.bad}\n`);
process.exitCode = found.length > 0 ? 1 : 0;
