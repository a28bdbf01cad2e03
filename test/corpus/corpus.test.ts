import { expect, it } from 'vitest';
import { freeze } from './freeze.js';
import { lineOf, readDigests, readOperations, readStatements } from './stored.js';

const SHOWN = 5;

/**
 * Two thousand operations with their SQL, parameters and cost, frozen. Whoever changes a statement on purpose says so with `npm run corpus -- --update`;
 * whoever did not mean to is told here which question is answered by another statement than before.
 */
it('every operation of the corpus has the statement, the parameters and the cost it was frozen with', () => {
  const operations = readOperations();
  const [digests, statements] = [readDigests(), readStatements()];
  expect(operations.length).toBeGreaterThanOrEqual(2_000);
  expect(digests.size).toBe(operations.length);
  const faults = operations.flatMap((operation) => {
    const frozen = freeze(operation);
    const [before, after] = [digests.get(operation.id), lineOf(operation, frozen)];
    if (before === after) return [];
    const kept = statements.get(operation.id);
    const now = frozen.statements.join(';\n');
    const texts = kept === undefined ? [`now: ${now}`] : kept === now ? [] : [`before: ${kept}`, `now:    ${now}`];
    return [[`${before}\n${after}`, operation.text, ...texts].join('\n')];
  });
  expect(faults.slice(0, SHOWN), `${faults.length} operations differ; of the columns: id group asker cost sql parameters beside`).toEqual(
    [],
  );
}, 60_000);

it('keeps whole statements that are what their digests say', () => {
  const kept = readOperations().filter(({ isKept }) => isKept);
  const statements = readStatements();
  expect(kept.length).toBeGreaterThan(30);
  expect([...statements.keys()]).toEqual(kept.map(({ id }) => id));
  for (const operation of kept) expect(statements.get(operation.id), operation.id).toBe(freeze(operation).statements.join(';\n'));
});
