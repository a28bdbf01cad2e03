import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import { migrate } from '../../src/db/migrate.js';
import { withTx } from '../../src/db/tx.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import { inPackage } from '../../src/root.js';
import { createEmptyDatabase } from '../support/database.js';
import { earlierLedger, insertEarlierLedger } from '../support/earlier-ledger.js';
import { AS_STEWARD, model, slicesOf, write } from '../write/world.js';

let empty: Awaited<ReturnType<typeof createEmptyDatabase>>;
let appPool: Pool;
beforeAll(async () => {
  empty = await createEmptyDatabase();
  const earlier = await mkdtemp(join(tmpdir(), 'giaolo-format-1-'));
  await cp(inPackage('migrations'), earlier, { recursive: true });
  const names = (await readdir(earlier)).filter((name) => name.endsWith('.sql')).sort();
  for (const name of names.slice(names.findIndex((one) => one.endsWith('_ledger_format.sql')))) await rm(join(earlier, name));
  await migrate({ url: empty.url, folder: earlier });
  await rm(earlier, { recursive: true });
  const superuser = createPool({ url: empty.url, max: 1 });
  await insertEarlierLedger(superuser, model);
  await endPool(superuser);
  await migrate({ url: empty.url });
  appPool = createPool({ url: empty.url, role: 'giaolo_app', max: 4 });
}, 120_000);
afterAll(async () => {
  await endPool(appPool);
  await empty.drop();
});

const told = async (recordId: string) =>
  (
    await appPool.query<{ format: number; version: number; tellsItself: boolean }>(
      'select format, version, slices is not null as "tellsItself" from change where record_id = $1 order by version',
      [recordId],
    )
  ).rows;
const faults = async () => {
  const { rows } = await appPool.query<{ head: string }>('select max(position)::text as head from change');
  return withTx(appPool, {}, (tx) => verifyHashes(tx, '1', rows[0]?.head ?? '0', model));
};

it('a database of FORMAT 1 is upgraded where it stands: old rows keep their form and their hashes, new ones follow from them', async () => {
  const person = earlierLedger().change.find(({ entity, operation }) => entity === 'Person' && operation === 'correct')
    ?.record_id as string;
  expect(await faults()).toEqual([]);
  const before = await slicesOf({ appPool }, 'person', person, 'full_name');
  const { changeSetId } = await write({ appPool }, [
    { operation: 'update', entity: 'Person', id: person, from: '2026-01-01', values: { fullName: 'Người Giả Lập Mới' } },
    { operation: 'correct', entity: 'Person', id: person, from: '2026-02-01', to: null, values: { fullName: 'Người Giả Lập Khác' } },
  ]);
  await withdrawChangeSet({ pool: appPool, model }, changeSetId, { ...AS_STEWARD, cascade: false });
  expect(await slicesOf({ appPool }, 'person', person, 'full_name')).toEqual(before);
  expect(await told(person)).toEqual([
    { format: 1, version: 1, tellsItself: true },
    { format: 1, version: 2, tellsItself: true },
    { format: 2, version: 3, tellsItself: true },
    { format: 2, version: 4, tellsItself: false },
    { format: 2, version: 5, tellsItself: false },
  ]);
  expect(await faults()).toEqual([]);
});
