import { readFileSync } from 'node:fs';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { Kind, parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../src/db/client.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { fileSource } from '../../src/hub/import/read/source.js';
import { loadModel, registers } from '../../src/registers/index.js';
import { executableSchema } from '../../src/resolvers/index.js';
import { others } from '../../src/resolvers/others.js';
import { inPackage } from '../../src/root.js';
import { fileOf } from '../import/support.js';
import type { TestDatabase } from '../support/database.js';
import { everyEntityKeepsItsPromises } from '../support/every-promise.js';
import { caller, createTestHub, sdl, type TestHub } from '../support/hub.js';
import { AS_STEWARD } from '../write/world.js';
import { aids } from './rules.js';
import * as tables from './tables.js';

/**
 * A fifth register is five things: its SDL, its tables, its rules, its seeds, and one entry in the list of registers. Nothing in the hub
 * knows of it.
 */
const file = (name: string) => inPackage(`test/fifth-register/${name}`);
const document = {
  kind: Kind.DOCUMENT,
  definitions: [...sdl.definitions, ...parse(readFileSync(file('aids.graphql'), 'utf8')).definitions],
} as const;
const model = loadModel(document, [...registers, aids]);
const schema = executableSchema(document, model, others);

/** What `npx drizzle-kit generate` would write into a migration, and the one line of the hand-written one beside it. */
async function migrated({ ownerPool }: TestDatabase): Promise<void> {
  const empty = generateDrizzleJson({}, undefined, undefined, 'snake_case');
  const own = generateDrizzleJson(tables, empty.id, undefined, 'snake_case');
  for (const statement of await generateMigration(empty, own)) await query(ownerPool, statement);
  await query(
    ownerPool,
    "select attach_register('Buoy', 'buoy'), attach_register('BuoyVisit', 'buoy_visit'), wall_by_subject('buoy_visit')",
  );
}

/** A value in the spellings that three callers give it, its one normal form, and what is none. */
const VALUES: readonly {
  field: string;
  normal: string;
  file: string;
  change: string;
  filter: string;
  wrong: readonly (readonly [string, string])[];
}[] = [
  {
    field: 'watch',
    normal: '+84912345678',
    file: '0912 345 678',
    change: '+84 (0)912.345.678',
    filter: '0084912345678',
    wrong: [
      ['1900 1234', 'PHONE_NUMBER_FORM'],
      ['0912 345 678 máy lẻ 12', 'PHONE_NUMBER_FORM'],
      ['+0912345678', 'PHONE_NUMBER_FORM'],
    ],
  },
  {
    field: 'mailbox',
    normal: 'Truc.Ban@cangvu.gov.vn',
    file: 'Truc.Ban@CangVu.gov.vn',
    change: ' Truc.Ban@cangvu.gov.VN ',
    filter: 'Truc.Ban@CANGVU.GOV.VN',
    wrong: [
      ['cangvu.gov.vn', 'EMAIL_ADDRESS_FORM'],
      ['Trực ban <truc@cangvu.gov.vn>', 'EMAIL_ADDRESS_FORM'],
    ],
  },
  {
    field: 'notice',
    normal: 'https://vms-north.vn/TBHH?so=12&nam=2026',
    file: ' https://vms-north.vn/TBHH?so=12&nam=2026',
    change: 'https://vms-north.vn/TBHH?so=12&nam=2026',
    filter: 'https://vms-north.vn/TBHH?so=12&nam=2026 ',
    wrong: [
      ['javascript:alert(1)', 'URL_FORM'],
      ['vms-north.vn/TBHH', 'URL_FORM'],
      ['https://?', 'URL_FORM'],
      ['https://vms-north.vn/thông báo', 'URL_FORM'],
    ],
  },
  {
    field: 'lanternMadeIn',
    normal: 'VN',
    file: 'vn',
    change: ' Vn',
    filter: 'VN',
    wrong: [
      ['VIE', 'COUNTRY_CODE_FORM'],
      ['XX', 'COUNTRY_CODE_FORM'],
    ],
  },
];

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
      buoys: {
        nodes: [{ number: 'P-1', colours: ['đỏ', 'trắng'], status: 'IN_FORCE', daysLeft: 30, before: 364, reliable: { answer: true } }],
      },
      buoy: { reliable: { answer: false, reasons: [{ code: 'DARK' }, { code: 'LANTERN' }] } },
      buoyAggregate: {
        groups: [
          { key: { state: 'DARK' }, count: 1 },
          { key: { state: 'LIT' }, count: 1 },
        ],
      },
    });
  });

  it('judges a value by one rule at every door: a file, a change set, a filter', async () => {
    const entity = model.declarations.entities.get('Buoy');
    if (!entity) throw new Error('the register is not there');
    const imported = async (number: string, field: string, value: string) =>
      importFile(
        { pool: hub.database.appPool, model },
        { ...AS_STEWARD, entity, source: fileOf(`number;state;${field};validFrom\n${number};LIT;"${value}";2025-01-01\n`), apply: true },
      );
    const submitted = (number: string, field: string, value: unknown) =>
      hub.ask('mutation ($input: ChangeSetInput!) { submitChangeSet(input: $input) { changeSetId } }', {
        as: caller('steward', 'stewardship'),
        variables: {
          input: {
            reason: 'thử',
            legalBasis: 'thử',
            operations: [{ register: { record: { buoy: { number, state: 'LIT', [field]: value } }, validFrom: '2025-01-01' } }],
          },
        },
      });
    const found = (field: string, value: unknown) =>
      hub.ask(`query ($where: BuoyWhere!) { buoys(where: $where, orderBy: [{ number: ASC }]) { nodes { number ${field} } } }`, {
        variables: { where: { [field]: { eq: value } } },
      });
    for (const { field, normal, file, change, filter, wrong } of VALUES) {
      const [first, second] = [`${field}-1`, `${field}-2`];
      expect([field, (await imported(first, field, file)).problems]).toEqual([field, []]);
      expect([field, (await submitted(second, field, change)).body.errors]).toEqual([field, undefined]);
      const nodes = [first, second].map((number) => ({ number, [field]: normal }));
      expect([field, (await found(field, filter)).body.data]).toEqual([field, { buoys: { nodes } }]);
      for (const [value, code] of wrong) {
        const refusals = [await submitted(`${field}-3`, field, value), await found(field, value)].map(
          ({ body }) => body.errors?.[0].extensions,
        );
        expect([value, ...refusals.map((refusal) => refusal?.problem)]).toEqual([value, code, code]);
        expect([value, (await imported(`${field}-3`, field, value)).problems.map((problem) => problem.code)]).toEqual([value, [code]]);
        expect(JSON.stringify(refusals)).not.toContain(value);
      }
    }
  });

  it('is stopped at the start, with the place named, when its rules lack an expression its SDL declares', () => {
    expect(() => loadModel(document, [...registers, { ...aids, computed: {} }])).toThrow('Buoy.daysLeft');
    expect(() => loadModel(document, registers)).toThrow('unknown register "aids"');
    const bounded = parse(print(document).replace('rangeNm: Float', 'rangeNm: NonNegativeInt'));
    expect(() => loadModel(bounded, [...registers, aids])).toThrow('Buoy.rangeNm');
    for (const type of ['Int!', 'Date!', 'ID!', '[String!]', 'BuoyState!', 'Chainage!']) {
      const keyed = parse(print(document).replace(/number: String! (@key @label\(vi: "Số phao"\))/, `number: ${type} $1`));
      expect(() => loadModel(keyed, [...registers, aids]), type).toThrow('Buoy.number');
    }
  });
});

describe('a fifth register keeps every promise:', () => {
  everyEntityKeepsItsPromises({ model, schema, prepare: migrated, only: 'aids' });
});
