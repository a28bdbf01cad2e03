import { writeFileSync } from 'node:fs';
import * as operations from './generated/operations.js';
import { hashOf } from './hub.js';

// What this service asks, by hash, as `giaolo documents register` takes it.
const documents = Object.fromEntries(Object.values(operations).map(({ text }) => [`sha256:${hashOf(text)}`, text]));
writeFileSync('documents.json', `${JSON.stringify(documents, null, 2)}\n`);
console.log(`documents.json: ${Object.keys(documents).length}`);
