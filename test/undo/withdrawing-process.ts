import { appendFileSync } from 'node:fs';
import { withImportPool } from '../../src/hub/batch/import-pool.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import { withdrawBatch } from '../../src/hub/undo/withdraw-batch.js';
import { loadModel } from '../../src/registers/index.js';
import { packageRoot } from '../../src/root.js';

/** A withdrawal in a process of its own, for tests that kill it: says each step on a line, and the batch last. */
const [url = '', id = ''] = process.argv.slice(2);
const model = loadModel(readSdl(new URL('src/schema/', packageRoot)));
const say = (step: unknown) => appendFileSync(1, `${JSON.stringify(step)}\n`);
const batch = await withImportPool({ url }, (pool) =>
  withdrawBatch(
    { pool, model },
    id,
    { actor: 'test', actorRole: 'steward', agency: null, reason: 'nhập nhầm', legalBasis: null, cascade: false },
    { onProgress: ({ phase, done }) => say({ phase, done }) },
  ),
);
say(batch);
