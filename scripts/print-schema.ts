import { readFileSync, writeFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { deriveSchema } from '../src/hub/declare/derive-schema.js';
import { readSdl } from '../src/hub/declare/read-sdl.js';
import { loadModel } from '../src/registers/index.js';

// Prints the served contract into schema.graphql; with --check only says whether the committed file is up to date.
const file = new URL('../schema.graphql', import.meta.url);
const sdl = readSdl(new URL('../src/schema/', import.meta.url));
const printed = `${printSchema(deriveSchema(sdl, loadModel(sdl).declarations))}\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    process.stderr.write('schema.graphql is out of date: run `npm run generate` and commit it with the change that moved it\n');
    process.exit(1);
  }
} else {
  writeFileSync(file, printed);
}
