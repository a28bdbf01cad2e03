import { randomUUID } from 'node:crypto';
import { createPool } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { loadModel } from '../../src/registers/index.js';
import { packageRoot } from '../../src/root.js';

/** Writes a change set, says so, and sits on it – the ledger's lock in its hand – until it is killed. */
const [url = '', name = ''] = process.argv.slice(2);
const model = loadModel(readSdl(new URL('src/schema/', packageRoot)));
const pool = createPool({ url, role: 'giaolo_app', max: 1, timeouts: { idleInTransactionMs: 0, transactionMs: 0 } });
await withTx(pool, {}, async (tx) => {
  const values = { code: randomUUID().slice(0, 8), matchedName: name };
  const operations = Array.from({ length: 3 }, (_, i) => ({
    operation: 'register' as const,
    entity: 'PortCode',
    from: null,
    values: { ...values, code: `${values.code}${i}` },
  }));
  await writeChangeSet(tx, model, {
    operations,
    actor: 'killed',
    actorRole: 'steward',
    agency: null,
    reason: 'kiểm thử',
    legalBasis: null,
  });
  process.stdout.write('holding\n');
  await new Promise(() => setInterval(() => undefined, 60_000));
});
