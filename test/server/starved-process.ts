import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { endpointsAt } from '../../src/db/endpoint.js';
import { openHub } from '../../src/server/hub.js';

/**
 * The hub over a database, in a process of its own that takes away its own descriptors when told `starve`, and gives them back when told
 * `feed`.
 */
const [url = '', keysDir = ''] = process.argv.slice(2);
const hub = await openHub({
  endpoints: endpointsAt(url),
  config: { host: '127.0.0.1', port: 0, keysDir, production: false, logLevel: 'info' },
});
const taken: number[] = [];
process.stderr.write(`${hub.address}\n`);
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'feed') for (const fd of taken.splice(0)) closeSync(fd);
  else {
    try {
      for (;;) taken.push(openSync('/dev/null', 'r'));
    } catch {
      // None is left.
    }
  }
  process.stderr.write(`${line}\n`);
});
process.on('SIGTERM', () => {
  void hub.close().then(() => process.exit(0));
});
