import { expect, it } from 'vitest';
import { holesOf } from '../scripts/advisories/holes.js';

it('a locked version with a known hole is named wherever it lies, but for the one place where it was accepted', () => {
  const found = holesOf({
    'node_modules/dompurify': { version: '3.1.7' },
    'node_modules/editor/node_modules/dompurify': { version: '3.4.11' },
    'node_modules/fastify': { version: '5.8.5' },
    'node_modules/esbuild': { version: '0.18.20' },
    'node_modules/@esbuild-kit/core-utils/node_modules/esbuild': { version: '0.18.20' },
    'node_modules/not-dompurify': { version: '3.1.7' },
    '': {},
  });
  expect(found.map(({ path }) => path)).toEqual([
    'node_modules/dompurify',
    'node_modules/editor/node_modules/dompurify',
    'node_modules/esbuild',
  ]);
});
