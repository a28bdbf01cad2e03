import { createHash } from 'node:crypto';
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
  const watch = async (as: object) =>
    (await hub.ask(`query($id: ID!) { batch(id: $id) { ${FIELDS} } }`, { as, variables: { id } })).body.data.batch;
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
  await write(hub, [
    { operation: 'update', entity: 'PlateCode', id: found.body.data.plateCode.id, from: '2025-01-01', values: { holder: 'khác' } },
  ]);
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

it('every change says which line of which file it came from, and who brought it to whoever may know that, in all places alike', async () => {
  const content = 'code,holder,validFrom\n91,một,2024-01-01\n92,hai,2024-01-01\n93,ba,2024-01-01\n';
  const id = await bring(content);
  await write(hub, [
    {
      operation: 'update',
      entity: 'PlateCode',
      id: (await hub.ask('{ plateCode(code: "91") { id } }')).body.data.plateCode.id,
      from: '2025-01-01',
      values: { holder: 'bằng tay' },
    },
  ]);
  const origin = (line: number, person: string | null = 'test') => ({
    batch: { id, file: 'test.csv', sha256: createHash('sha256').update(content).digest('hex'), line, agency: 'G17', person },
  });
  const batch = 'changeSet { batch { id file sha256 line agency person } }';
  const question = `plateCode(code: "93") { ${batch} history { nodes { ${batch} } edges { node { ${batch} } } } }
    byHand: plateCode(code: "91") { ${batch} history { nodes { ${batch} } } }`;
  const inBoth = [`{ ${question} }`, `{ __schema { queryType { name } } ${question} }`];
  for (const [as, person] of [
    [STEWARD, 'test'],
    [caller('auditor'), 'test'],
    [caller('dossier-service'), null],
  ] as const) {
    for (const [n, text] of inBoth.entries()) {
      const { body, executor } = await hub.ask(text, { as });
      expect(executor).toBe(['planner', 'interpreter'][n]);
      const { plateCode, byHand } = body.data;
      const changeSet = origin(4, person);
      expect(plateCode).toEqual({ changeSet, history: { nodes: [{ changeSet }], edges: [{ node: { changeSet } }] } });
      expect(byHand).toEqual({
        changeSet: { batch: null },
        history: { nodes: [{ changeSet: origin(2, person) }, { changeSet: { batch: null } }] },
      });
      const withheld = (body.extensions.withheld ?? []).map(({ path }: { path: string[] }) => path.join('.'));
      const places = ['plateCode.changeSet', 'plateCode.history.nodes.changeSet', 'plateCode.history.edges.node.changeSet'];
      const byHandPlaces = ['byHand.changeSet', 'byHand.history.nodes.changeSet'];
      expect(withheld.toSorted()).toEqual(
        person === null ? [...places, ...byHandPlaces].map((place) => `${place}.batch.person`).toSorted() : [],
      );
    }
    const feed = await hub.ask(
      `{ changes(where: { entity: { eq: "PlateCode" } }, first: 1000) { nodes { operation recordId of: ${batch} } } }`,
      { as },
    );
    const told = feed.body.data.changes.nodes.filter(({ of }: any) => of.batch?.id === id).map(({ of }: any) => of);
    expect(told).toEqual([origin(2, person), origin(3, person), origin(4, person)]);
  }
  const open = await hub.ask(`{ ${question} }`);
  expect([open.body.data.plateCode.changeSet, open.body.data.byHand.changeSet]).toEqual([null, null]);
  // What takes the file back came by no file.
  await hub.ask(WITHDRAW, { as: STEWARD, variables: { id, cascade: true } });
  const after = await hub.ask(`{ changes(where: { entity: { eq: "PlateCode" }, operation: { eq: REMOVE } }) { nodes { ${batch} } } }`, {
    as: STEWARD,
  });
  expect(new Set(after.body.data.changes.nodes.map(({ changeSet }: any) => changeSet.batch))).toEqual(new Set([null]));
});

it('a file of which a cascade took a part is imported again', async () => {
  const first = 'code,holder,validFrom\n51,một,2024-01-01\n52,hai,2024-01-01\n';
  const second = 'code,holder,validFrom\n51,đổi,2025-01-01\n53,ba,2024-01-01\n54,bốn,2024-01-01\n';
  const [one, two] = [await bring(first), await bring(second)];
  const { body } = await hub.ask(WITHDRAW, { as: STEWARD, variables: { id: one, cascade: true } });
  expect(body.data.withdrawBatch).toMatchObject({ state: 'WITHDRAWN' });
  // What rested on the first file went with it; the others stand.
  const holders = async () =>
    (
      await hub.ask('{ plateCodes(where: { code: { in: ["51", "52", "53", "54"] } }, orderBy: [{ code: ASC }]) { nodes { code holder } } }')
    ).body.data.plateCodes.nodes.map(({ code, holder }: { code: string; holder: string }) => `${code} ${holder}`);
  expect(await holders()).toEqual(['53 ba', '54 bốn']);
  expect(new Set([one, two, await bring(first), await bring(second)]).size).toBe(4);
  expect(await holders()).toEqual(['51 đổi', '52 hai', '53 ba', '54 bốn']);
});
