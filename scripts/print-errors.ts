import { readFileSync, writeFileSync } from 'node:fs';
import { errorsDocument } from './errors-doc/document.js';

// Prints every public error into docs/errors.md; with --check only says whether the committed file is up to date.
const file = new URL('../docs/errors.md', import.meta.url);
const printed = errorsDocument();
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    process.stderr.write('docs/errors.md is out of date: run `npm run generate` and commit it with the change that moved it\n');
    process.exit(1);
  }
} else {
  writeFileSync(file, printed);
}
