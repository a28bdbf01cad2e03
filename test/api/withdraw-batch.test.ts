import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { entityNamed, fileOf } from '../import/support.js';
import { caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());

const FIELDS = 'id entity state rows rowsNew rowsWritten rowsWithdrawn reason legalBasis withdrawReason';
const WITHDRAW = `mutation($id: ID!, $cascade: Boolean) { withdrawBatch(id: $id, reason: "tệp cũ", cascade: $cascade) { ${FIELDS} } }`;
const STEWARD = caller('steward');

async function bring(content: string): Promise<string> {
  const { batchId } = await importFile(
    { pool: hub.database.appPool, model },
    {
      entity: entityNamed('PlateCode'),
      source: fileOf(content),
      apply: true,
      chunkRows: 2,
      actor: 'test',
      actorRole: 'steward',
      agency: 'G17',
      reason: 'bàn giao',
      legalBasis: 'Thông tư 79/2024/TT-BCA',
    },
  );
  return batchId ?? '';
}

it('a batch is watched and withdrawn through the API: refused with the list, with what rests on it on cascade, and twice is as once', async () => {
  const id = await bring('code,holder,validFrom\n71,một,2024-01-01\n72,hai,2024-01-01\n73,ba,2024-01-01\n');
  const watch = async (as: object) => (await hub.ask(`query($id: ID!) { batch(id: $id) { ${FIELDS} } }`, { as, variables: { id } })).body.data.batch;
  expect(await watch(STEWARD)).toEqual({
    ...{ id, entity: 'PlateCode', state: 'APPLIED', rows: 3, rowsNew: 3, rowsWritten: 3, rowsWithdrawn: 0 },
    ...{ reason: 'bàn giao', legalBasis: 'Thông tư 79/2024/TT-BCA', withdrawReason: null },
  });
  expect(await watch({})).toBeNull();

  const ask = async (as: object, cascade = false) => {
    const { body } = await hub.ask(WITHDRAW, { as, variables: { id, cascade } });
    return { code: body.errors?.[0].extensions.code, details: body.errors?.[0].extensions, batch: body.data?.withdrawBatch };
  };
  expect((await ask(caller('analyst'))).code).toBe('FORBIDDEN');
  const found = await hub.ask('{ plateCode(code: "73") { id } }');
  await write(hub, [{ operation: 'update', entity: 'PlateCode', id: found.body.data.plateCode.id, from: '2025-01-01', values: { holder: 'khác' } }]);
  const refused = await ask(STEWARD);
  expect([refused.code, refused.details.laterCount, refused.details.laterChanges[0].operation]).toEqual(['HAS_LATER_CHANGES', 1, 'UPDATE']);
  expect(await watch(STEWARD)).toMatchObject({ state: 'APPLIED', rowsWithdrawn: 0 });

  const { batch } = await ask(STEWARD, true);
  expect(batch).toMatchObject({ state: 'WITHDRAWN', rowsWritten: 3, rowsWithdrawn: 3, withdrawReason: 'tệp cũ' });
  expect((await ask(STEWARD)).batch).toEqual(batch);
  expect((await hub.ask('{ plateCodes { totalCount } }')).body.data.plateCodes.totalCount).toBe(0);
});

it('one change set of a batch is not withdrawn by itself: the batch is named', async () => {
  await bring('code,holder,validFrom\n81,một,2024-01-01\n');
  const { body } = await hub.ask('{ plateCode(code: "81") { changeSet { id } } }', { as: STEWARD });
  const refused = await hub.ask('mutation($id: ID!) { withdrawChangeSet(id: $id, reason: "x") { changeSetId } }', {
    as: STEWARD,
    variables: { id: body.data.plateCode.changeSet.id },
  });
  expect([refused.body.errors?.[0].extensions.code, refused.body.errors?.[0].extensions.message_en]).toEqual([
    'BAD_USER_INPUT',
    expect.stringContaining('batch'),
  ]);
});
