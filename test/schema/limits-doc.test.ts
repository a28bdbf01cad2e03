import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorsDocument } from '../../scripts/errors-doc/document.js';
import { importDocument } from '../../scripts/import-doc/document.js';
import { limitsDocument } from '../../scripts/limits-doc/document.js';
import { ERRORS } from '../../src/errors.js';
import { LIMITS, type Limit } from '../../src/limits.js';
import { inPackage } from '../../src/root.js';
import { model } from '../support/hub.js';

const page = readFileSync(inPackage('docs/limits.md'), 'utf8');
const files = (folder: string, end: string) =>
  readdirSync(inPackage(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end) && !name.includes('generated'))
    .map((name) => ({ name, text: readFileSync(inPackage(`${folder}/${name}`), 'utf8') }));

it('docs/limits.md is what the code asks (npm run generate)', () => {
  expect(page).toBe(limitsDocument(model.access));
});

it('docs/errors.md is what the table of errors says, every code with both sentences whole (npm run generate)', () => {
  const printed = errorsDocument();
  expect(readFileSync(inPackage('docs/errors.md'), 'utf8')).toBe(printed);
  for (const [code, { status }] of Object.entries(ERRORS)) {
    const [, sentences = ''] = printed.split(`\n| \`${code}\` | ${status} | `);
    const [vi, en] = sentences.split('\n', 1).flatMap((row) => row.split(' | '));
    for (const sentence of [vi, en]) expect(sentence?.length, code).toBeGreaterThan(5);
  }
  expect(printed).toContain('Withdraw those withdrawals first');
});

it('docs/import.md is what the importer says, and leaves out no code that stands in the code (npm run generate)', () => {
  const printed = importDocument(model);
  expect(readFileSync(inPackage('docs/import.md'), 'utf8')).toBe(printed);
  const sources = ['src/hub/import', 'src/registers/identifiers'].flatMap((folder) => files(folder, '.ts'));
  const said = sources.flatMap(({ text }) =>
    [...text.matchAll(/(?:code: |rejected: |reject\(\s*|warning\(\s*|(?:rowProblem|fileRefused)\()'([A-Z][A-Z_]+)'/g)].map(
      ([, code = '']) => code,
    ),
  );
  expect(new Set(said).size).toBeGreaterThan(80);
  const told = (code: string) => printed.includes(`| \`${code}\` |`);
  expect([...new Set(said)].filter((code) => !told(code) && !NOT_OF_IMPORTS.has(code))).toEqual([]);
  expect(model.rules.map(({ code }) => code).filter((code) => !told(code))).toEqual([]);
});

/** The parser's own, which leaves the reader under another code; and a link to what has no key, of which there is none. */
const NOT_OF_IMPORTS = new Set(['CSV_MAX_RECORD_SIZE', 'LINK_NO_KEY']);

it('every limit is told with both sentences and a code that there is', () => {
  for (const [name, { max, refusal, vi, en }] of Object.entries(LIMITS)) {
    expect(page, name).toContain(`| \`${name}\` | ${max.toLocaleString('en')} | ${vi} · ${en} |`);
    // What a file is refused for has codes of its own.
    if (refusal !== null && refusal !== 'TEXT_TOO_LONG') expect(Object.keys(ERRORS), name).toContain(refusal);
  }
});

it('a limit whose code says no remedy has one of its own', () => {
  const worded = new Set(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']);
  const silent = Object.entries<Limit>(LIMITS).filter(
    ([, { refusal, remedy }]) => refusal !== null && worded.has(refusal) && !(remedy?.vi && remedy.en),
  );
  expect(silent.map(([name]) => name)).toEqual([]);
});

it('every limit in the table is asked by code', () => {
  const code = files('src', '.ts').filter(({ name }) => name !== 'limits.ts');
  for (const name of Object.keys(LIMITS))
    expect(
      code.some(({ text }) => new RegExp(`LIMITS\\.${name}\\b|'${name}'`).test(text)),
      name,
    ).toBe(true);
});

it('no refusal of the hub or its door says a number of its own, and what the schema says is in the table', () => {
  const own = [...files('src/hub', '.ts'), ...files('src/server', '.ts')].flatMap(({ name, text }) =>
    [...text.matchAll(/rule(?:En|Vi): ['`][^\n]*(?:at most|at least|more than|deeper than|tối đa|không quá|ít nhất|quá) \d[^\n]*/g)].map(
      ([found]) => `${name}: ${found}`,
    ),
  );
  expect(own).toEqual([]);
  const known = new Set(Object.values(LIMITS).map(({ max }) => max.toLocaleString('en')));
  // Days of a holiday badge are the law's.
  const told = files('src/schema', '.graphql').flatMap(({ text }) =>
    [...text.matchAll(/[Aa]t most ([\d,]*\d)(?![\d,]| days)/g)].map(([, number = '']) => number),
  );
  expect(told.length).toBeGreaterThan(4);
  for (const number of told) expect(known, number).toContain(number);
});
