import { readFileSync, writeFileSync } from 'node:fs';
import { readSdl } from '../src/hub/declare/read-sdl.js';
import { loadModel } from '../src/registers/index.js';
import { importDocument } from './import-doc/document.js';

// Prints what a file may be and be told into docs/import.md; with --check only says whether the committed file is up to date.
const file = new URL('../docs/import.md', import.meta.url);
const printed = importDocument(loadModel(readSdl(new URL('../src/schema/', import.meta.url))));
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    process.stderr.write('docs/import.md is out of date: run `npm run generate` and commit it with the change that moved it\n');
    process.exit(1);
  }
} else {
  writeFileSync(file, printed);
}
