import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { limitsDocument } from '../../scripts/limits-doc/document.js';
import { ERRORS } from '../../src/errors.js';
import { LIMITS } from '../../src/limits.js';
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

it('every limit is told with both sentences and a code that there is', () => {
  for (const [name, { max, refusal, vi, en }] of Object.entries(LIMITS)) {
    expect(page, name).toContain(`| \`${name}\` | ${max.toLocaleString('en')} | ${vi} · ${en} |`);
    // What a file is refused for has codes of its own.
    if (refusal !== null && refusal !== 'TEXT_TOO_LONG') expect(Object.keys(ERRORS), name).toContain(refusal);
  }
});

it('every limit in the table is asked by code', () => {
  const code = files('src', '.ts').filter(({ name }) => name !== 'limits.ts');
  for (const name of Object.keys(LIMITS))
    expect(
      code.some(({ text }) => new RegExp(`LIMITS\\.${name}\\b`).test(text)),
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
  const told = files('src/schema', '.graphql').flatMap(({ text }) => [...text.matchAll(/[Aa]t most ([\d,]*\d)(?! days)/g)].map(([, number = '']) => number));
  expect(told.length).toBeGreaterThan(4);
  for (const number of told) expect(known, number).toContain(number);
});
