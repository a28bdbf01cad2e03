import { readFileSync } from 'node:fs';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../src/db/client.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { fileSource } from '../../src/hub/import/read/source.js';
import { loadModel, registers } from '../../src/registers/index.js';
import { executableSchema } from '../../src/resolvers/index.js';
import { others } from '../../src/resolvers/others.js';
import { inPackage } from '../../src/root.js';
import type { TestDatabase } from '../support/database.js';
import { everyEntityKeepsItsPromises } from '../support/every-promise.js';
import { createTestHub, sdl, type TestHub } from '../support/hub.js';
import { AS_STEWARD } from '../write/world.js';
import { aids } from './rules.js';
import * as tables from './tables.js';

/** A fifth register is five things: its SDL, its tables, its rules, its seeds, and one entry in the list of registers. Nothing in the hub knows of it. */
const file = (name: string) => inPackage(`test/fifth-register/${name}`);
const document = { kind: Kind.DOCUMENT, definitions: [...sdl.definitions, ...parse(readFileSync(file('aids.graphql'), 'utf8')).definitions] } as const;
const model = loadModel(document, [...registers, aids]);
const schema = executableSchema(document, model, others);

/** What `npx drizzle-kit generate` would write into a migration, and the one line of the hand-written one beside it. */
async function migrated({ ownerPool }: TestDatabase): Promise<void> {
  const empty = generateDrizzleJson({}, undefined, undefined, 'snake_case');
  const own = generateDrizzleJson(tables, empty.id, undefined, 'snake_case');
  for (const statement of await generateMigration(empty, own)) await query(ownerPool, statement);
  await query(ownerPool, "select attach_register('Buoy', 'buoy'), attach_register('BuoyVisit', 'buoy_visit')");
}

describe('a fifth register', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await createTestHub({ model, schema });
    await migrated(hub.database);
  });
  afterAll(() => hub.close());

  it('takes its seed file under Vietnamese captions, by its own rules, and answers from it', async () => {
    const entity = model.declarations.entities.get('Buoy');
    const source = await fileSource(file('buoys.csv'));
    if (!entity || !source) throw new Error('the register is not there');
    const request = { ...AS_STEWARD, entity, source, apply: true };
    const refused = await importFile({ pool: hub.database.appPool, model }, request);
    expect([refused.state, refused.problems.map(({ code, row }) => [code, row])]).toEqual(['REJECTED', [['BUOY_RANGE', 5]]]);
    const taken = await importFile({ pool: hub.database.appPool, model }, { ...request, skipRejected: true });
    expect([taken.state, taken.counts.new]).toEqual(['APPLIED', 2]);
    const { body } = await hub.ask(
      `{ buoys(where: { shoal: { contains: "da ngam" } }, asOf: { validAt: "2026-12-01" }) { nodes { number colours status daysLeft before: daysLeft(on: "2026-01-01") reliable { answer } } }
         buoy(number: "P-2") { reliable { answer reasons { code } } }
         buoyAggregate(groupBy: [{ field: state }], orderBy: [{ key: 1 }]) { groups { key { state } count } } }`,
    );
    expect(body.data).toEqual({
      buoys: { nodes: [{ number: 'P-1', colours: ['đỏ', 'trắng'], status: 'IN_FORCE', daysLeft: 30, before: 364, reliable: { answer: true } }] },
      buoy: { reliable: { answer: false, reasons: [{ code: 'DARK' }, { code: 'LANTERN' }] } },
      buoyAggregate: {
        groups: [
          { key: { state: 'DARK' }, count: 1 },
          { key: { state: 'LIT' }, count: 1 },
        ],
      },
    });
  });

  it('is stopped at the start, with the place named, when its rules lack an expression its SDL declares', () => {
    expect(() => loadModel(document, [...registers, { ...aids, computed: {} }])).toThrow('Buoy.daysLeft');
    expect(() => loadModel(document, registers)).toThrow('unknown register "aids"');
  });
});

describe('a fifth register keeps every promise:', () => {
  everyEntityKeepsItsPromises({ model, schema, prepare: migrated, only: 'aids' });
});
