import { endpointsAt } from '../../src/db/endpoint.js';
import { openHub } from '../../src/server/hub.js';

/** The hub in a process of its own, for storms that kill it: says where it listens. A storm asks in a minute what thousands do in an hour. */
const [url = '', keysDir = ''] = process.argv.slice(2);
const hub = await openHub({
  endpoints: endpointsAt(url),
  config: {
    host: '127.0.0.1',
    port: 0,
    keysDir,
    production: false,
    logLevel: 'silent',
    budgets: { rows: { anonymous: 1e9, caller: 1e9 }, persons: 1e9 },
  },
});
process.stdout.write(`${hub.address}\n`);
