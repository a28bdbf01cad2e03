import { readFileSync, writeFileSync } from 'node:fs';
import { metricsDocument } from './metrics-doc/document.js';

// Prints every metric into docs/metrics.md; with --check only says whether the committed file is up to date.
const file = new URL('../docs/metrics.md', import.meta.url);
const printed = metricsDocument();
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    process.stderr.write('docs/metrics.md is out of date: run `npm run generate` and commit it with the metric that changed\n');
    process.exit(1);
  }
} else {
  writeFileSync(file, printed);
}
