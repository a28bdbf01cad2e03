import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Frozen, freeze } from './freeze.js';
import type { CorpusOperation } from './operations.js';

/**
 * The corpus on disk: the operations as they were made once (so that a schema which grows leaves them alone), a line of digests for each, and the whole
 * statements of the few that carry a name, for reading.
 */
const OPERATIONS = new URL('operations.json.gz', import.meta.url);
const DIGESTS = new URL('digests.txt', import.meta.url);
const STATEMENTS = new URL('statements.sql', import.meta.url);

/** Which part of the corpus an operation belongs to: answers of the law are re-frozen when the law's expressions change, the others never. */
export type Group = 'plan' | 'law';

export function readOperations(): CorpusOperation[] {
  return JSON.parse(gunzipSync(readFileSync(OPERATIONS)).toString()) as CorpusOperation[];
}

export function writeOperations(operations: readonly CorpusOperation[]): void {
  writeFileSync(OPERATIONS, gzipSync(JSON.stringify(operations), { level: 9 }));
}

export function lineOf({ id, group, as }: CorpusOperation, { cost, sql, parameters, beside }: Frozen): string {
  return [id, group, as, cost, sql, parameters, beside].join(' ');
}

export function readDigests(): Map<string, string> {
  return new Map(lines(DIGESTS).map((line) => [line.slice(0, line.indexOf(' ')), line]));
}

/** Whole statements by operation. */
export function readStatements(): Map<string, string> {
  return new Map(
    read(STATEMENTS)
      .split(/^-- (?=\S+$)/m)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1).replace(/\n+$/, '')]),
  );
}

/** Freezes the operations of some groups as they are now; the others keep what they have. */
export function update(operations: readonly CorpusOperation[], groups: ReadonlySet<Group>): number {
  const [digests, statements] = [readDigests(), readStatements()];
  let changed = 0;
  const rows = operations.map((operation) => {
    const known = digests.get(operation.id);
    if (known !== undefined && !groups.has(operation.group)) return { line: known, id: operation.id, text: statements.get(operation.id) };
    const frozen = freeze(operation);
    const line = lineOf(operation, frozen);
    if (line !== known) changed += 1;
    return { line, id: operation.id, text: operation.isKept ? frozen.statements.join(';\n') : undefined };
  });
  writeFileSync(DIGESTS, rows.map(({ line }) => `${line}\n`).join(''));
  writeFileSync(STATEMENTS, rows.flatMap(({ id, text }) => (text === undefined ? [] : [`-- ${id}\n${text}\n`])).join('\n'));
  return changed;
}

function lines(file: URL): string[] {
  return read(file)
    .split('\n')
    .filter((line) => line !== '');
}

function read(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
