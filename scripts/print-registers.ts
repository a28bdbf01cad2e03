import { readFileSync, writeFileSync } from 'node:fs';
import { readSdl } from '../src/hub/declare/read-sdl.js';
import { loadModel } from '../src/registers/index.js';
import { registersDocument } from './registers-doc/document.js';
import { readAuthorities } from './registers-doc/read-authorities.js';

// Prints what the registers hold into docs/registers.md; with --check only says whether the committed file is up to date.
const file = new URL('../docs/registers.md', import.meta.url);
const printed = registersDocument(
  loadModel(readSdl(new URL('../src/schema/', import.meta.url))),
  readAuthorities(new URL('../seeds/reference/', import.meta.url)),
);
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    process.stderr.write('docs/registers.md is out of date: run `npm run generate` and commit it with the change that moved it\n');
    process.exit(1);
  }
} else {
  writeFileSync(file, printed);
}
