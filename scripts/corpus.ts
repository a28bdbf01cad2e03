import { writeFileSync } from 'node:fs';
import { freeze } from '../test/corpus/freeze.js';
import { makeOperations } from '../test/corpus/operations.js';
import { type Group, lineOf, readDigests, readOperations, update, writeOperations } from '../test/corpus/stored.js';

// Says which frozen operations have another statement, cost or parameter now. `--update [plan|law]` freezes them as they are, `--make`
// makes the operations anew first, `--texts FILE` writes down every statement, so that two states of the code can be compared whole.
const args = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
if (args.includes('--make')) writeOperations(makeOperations());
const operations = readOperations();
const texts = args[args.indexOf('--texts') + 1];
if (args.includes('--texts') && texts !== undefined) {
  writeFileSync(texts, operations.map((operation) => `-- ${operation.id}\n${freeze(operation).statements.join(';\n')}\n`).join(''));
}
if (args.includes('--update') || args.includes('--make')) {
  const asked = (['plan', 'law'] as const).filter((group) => args.includes(group));
  const changed = update(operations, new Set<Group>(asked.length > 0 ? asked : ['plan', 'law']));
  say(`${operations.length} operations, ${changed} frozen anew`);
} else {
  const digests = readDigests();
  const different = operations.filter((operation) => digests.get(operation.id) !== lineOf(operation, freeze(operation)));
  for (const { id, group, as } of different.slice(0, 20)) say(`${id} (${group}, ${as})`);
  say(`${different.length} of ${operations.length} operations differ`);
  process.exitCode = different.length > 0 ? 1 : 0;
}
