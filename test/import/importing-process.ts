import { appendFileSync } from 'node:fs';
import { withImportPool } from '../../src/hub/batch/import-pool.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { fileSource } from '../../src/hub/import/read/source.js';
import { loadModel } from '../../src/registers/index.js';
import { packageRoot } from '../../src/root.js';

/** An importer in a process of its own, for tests that kill it: says each step on a line, and the report last. */
const [url = '', path = '', entityName = '', chunkRows = '100'] = process.argv.slice(2);
const model = loadModel(readSdl(new URL('src/schema/', packageRoot)));
const entity = model.declarations.entities.get(entityName);
const source = await fileSource(path);
if (entity === undefined || source === undefined) throw new Error('nothing to import');
const say = (step: unknown) => appendFileSync(1, `${JSON.stringify(step)}\n`);
const report = await withImportPool({ url }, (pool) =>
  importFile(
    { pool, model },
    {
      entity,
      source,
      apply: true,
      chunkRows: Number(chunkRows),
      actor: 'test',
      actorRole: 'steward',
      agency: null,
      reason: 'test',
      legalBasis: null,
      onProgress: ({ phase, done }) => say({ phase, done }),
    },
  ),
);
say(report);
