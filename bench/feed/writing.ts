import { createPool } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { HEAD_POSITION } from '../../src/hub/time/head.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { openModel } from '../../src/runtime/model.js';

/**
 * The writer beside whom the feed is read, in a process of its own: through the door like everybody, vehicles registered and then changed.
 * First fills the ledger up to so many changes, then says `ready` and writes so many a second until SIGTERM. Says of every set which
 * position it ended with and when its commit had returned.
 */
const [url = '', fillTo = '0', perSecond = '1000'] = process.argv.slice(2);
const FILL_SET = 1_000;
const SET = 20;

const model = openModel();
const pool = createPool({ url, role: 'giaolo_app', max: 1 });
const run = Date.now().toString(36).toUpperCase().replace(/[IOQ]/g, 'X').slice(-5);
let made = 0;
let ending = false;
process.once('SIGTERM', () => {
  ending = true;
});

const { rows } = await pool.query<{ head: string }>(`select ${HEAD_POSITION} as head`);
for (let head = Number(rows[0]?.head); head < Number(fillTo); head += FILL_SET) await write(FILL_SET);
process.stdout.write('ready\n');

const began = performance.now();
for (let written = 0; !ending; written += SET) {
  const due = began + (written / Number(perSecond)) * 1_000;
  const early = due - performance.now();
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
  const position = await write(SET);
  process.stdout.write(`${position} ${performance.timeOrigin + performance.now()}\n`);
}
await pool.end();

async function write(amount: number): Promise<string> {
  const operations = Array.from(
    { length: amount },
    (): Operation => ({ operation: 'register', entity: 'Vehicle', from: '2024-01-01', values: vehicle(made++) }),
  );
  const { lastPosition } = await withTx(pool, {}, (tx) =>
    writeChangeSet(tx, model, {
      operations,
      actor: 'bench',
      actorRole: 'steward',
      agency: 'G17',
      reason: 'đo tốc độ dòng thay đổi',
      legalBasis: null,
    }),
  );
  return lastPosition;
}

function vehicle(n: number) {
  return {
    chassisNumber: `RL${run}${String(n).padStart(10, '0')}`,
    make: 'VinFast',
    model: 'VF 8',
    kind: 'xe ô tô con',
    category: 'car',
    productionYear: 2021,
    seats: 5,
    colour: 'trắng',
    fictional: true,
  };
}
