import { startEmbedded } from '../../src/db/embedded/start.js';

/** A stand-in for a hub in a process of its own, for tests that kill it: starts the embedded server and says where it is. */
const [dataDir = ''] = process.argv.slice(2);
const server = await startEmbedded({ dataDir, command: 'giaolo start' });
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
process.on('SIGTERM', () => {
  void server.stop().then(() => process.exit(0));
});
setInterval(() => undefined, 60_000);
