import { endpointsAt } from '../../src/db/endpoint.js';
import { openHub } from '../../src/server/hub.js';

/** The hub over a database, in a process of its own, for tests that kill it: says its address on a line. Further words are hosts that messages may go to. */
const [url = '', keysDir = '', ...outboxHosts] = process.argv.slice(2);
const hub = await openHub({
  endpoints: endpointsAt(url),
  config: { host: '127.0.0.1', port: 0, keysDir, production: false, logLevel: 'silent', outboxHosts },
});
process.stdout.write(`${hub.address}\n`);
process.on('SIGTERM', () => {
  void hub.close().then(() => process.exit(0));
});
