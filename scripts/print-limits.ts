import { readFileSync, writeFileSync } from 'node:fs';
import { catalogue } from '../src/registers/access.js';
import { limitsDocument } from './limits-doc/document.js';

// Prints every limit into docs/limits.md; with --check only says whether the committed file is up to date.
const file = new URL('../docs/limits.md', import.meta.url);
const printed = limitsDocument(catalogue);
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    process.stderr.write('docs/limits.md is out of date: run `npm run generate` and commit it with the change that moved it\n');
    process.exit(1);
  }
} else {
  writeFileSync(file, printed);
}
