// Spools events until it is killed, and says of each when it is spooled.
import { createSecurityEvents } from '../../src/runtime/events/security-events.js';
import { openSpool } from '../../src/runtime/events/spool.js';

const [folder = '', first = '0'] = process.argv.slice(2);
const spool = await openSpool(folder);
let now = 0;
const events = createSecurityEvents({
  spool,
  secret: Buffer.alloc(32, 1),
  onUnwritable: (error) => {
    throw error;
  },
  now: () => ++now,
});
for (let n = Number(first); ; n++) {
  events.note({ kind: 'authorization.denied', code: 'FORBIDDEN', route: `/${n}` });
  events.settle();
  process.stdout.write(`${n}\n`);
  await new Promise(setImmediate);
}
