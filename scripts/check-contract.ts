import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, parse, print, visit } from 'graphql';
import { likelyToday } from '../src/hub/time/legal-day.js';
import { unkept } from './contract/unkept.js';

// Compares schema.graphql with what the last release served; with --release writes down that this is what is released now, without its
// descriptions.
const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const present = read('schema.graphql');
if (process.argv.includes('--release')) {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const bare = visit(parse(present, { noLocation: true }), {
    enter: (node) => ('description' in node && node.description ? { ...node, description: undefined } : undefined),
  });
  writeFileSync(
    new URL('../schema.released.graphql', import.meta.url),
    `# The contract of release ${version}, without its descriptions. Written by \`npm run contract:release\`.\n${print(bare)}\n`,
  );
} else {
  const released = read('schema.released.graphql');
  const version = /release (\S+),/.exec(released)?.[1] ?? '';
  const assumed = { assumeValidSDL: true, noLocation: true };
  const broken = unkept({
    released: buildSchema(released, assumed),
    version,
    present: buildSchema(present, assumed),
    changelog: read('CHANGELOG.md'),
    today: likelyToday(),
  });
  for (const one of broken) process.stderr.write(`${one}\n`);
  process.exit(broken.length > 0 ? 1 : 0);
}
