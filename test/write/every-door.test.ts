import { getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import type { Value } from '../../src/hub/declare/model.js';
import type { ColumnField, Entity } from '../../src/hub/declare/types.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { loadSeeds, type Seed } from '../../src/hub/import/apply/load-seeds.js';
import { storedFields } from '../../src/hub/ledger/stored-fields.js';
import { asPermitService, asSteward, day, dossierWorld, LICENCE, PERSONAL_ID, TAX_CODE } from '../evidence/dossier-world.js';
import { fileOf } from '../import/support.js';
import { type EveryRecord, everyEntity } from '../support/every-entity-world.js';
import { createTestHub, schema, type TestHub } from '../support/hub.js';
import { AS_STEWARD, model } from './world.js';

/**
 * Each text field of each entity, from the declarations, at each door by which text comes in or is asked for. What a text may hold is asked
 * of the function itself in `normal-text.test.ts`; here each field meets one bad letter and one untidy spelling, another one at each field
 * and door, and every door treats them as that function does.
 */
const BAD = ['\u0007', '\u001b[31m', '\u009b', '\u200b', '\ufeff', '\u202e', '\u2066', '\u{e0041}', '\ue000', '\ufdd0', '\ufffd'];
const UNTIDY: readonly ((text: string) => string)[] = [
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll(' ', ' \u3000 '),
  (text) => ` ${text}\u2009`,
  (text) => `\u00a0${text.normalize('NFD').replaceAll(' ', '  ')}\r\n`,
];

const textsOf = (entity: Entity) =>
  [...storedFields(entity).fields.values()].filter((field): field is ColumnField => field.kind === 'column' && field.type === 'String');
const entities = [...model.declarations.entities.values()].filter((entity) => textsOf(entity).length > 0);

let turn = 0;
/** A text in normal form that was never given before, of letters with marks and words apart. */
const fresh = () => `Đường số ${++turn}`;
const one = ({ list }: ColumnField, text: string): Value => (list ? [text] : text);
const bad = (field: ColumnField) => one(field, `hai${BAD[turn++ % BAD.length]}ba`);
const untidy = (value: Value): Value => {
  const spell = UNTIDY[turn++ % UNTIDY.length] ?? String;
  return Array.isArray(value) ? value.map((text) => spell(String(text))) : spell(String(value));
};
const named = <T>(entity: Entity, of: (field: ColumnField) => T): Record<string, T> =>
  Object.fromEntries(textsOf(entity).map((field) => [field.name, of(field)]));
const allOf = (entity: Entity) => textsOf(entity).map(({ name }) => `${entity.name}.${name}`);

let hub: TestHub;
let pool: Pool;
let world: ReadonlyMap<string, EveryRecord>;
beforeAll(async () => {
  hub = await createTestHub({ model, schema });
  const timeouts = { queryMs: 0, statementMs: 0, lockMs: 0, idleInTransactionMs: 0, transactionMs: 0 };
  pool = createPool({ url: hub.database.url, role: 'giaolo_app', max: 6, timeouts });
  world = await everyEntity(hub.database, model, (field) => one(field, fresh()));
});
afterAll(async () => {
  await endPool(pool);
  await hub.close();
});
const idOf = (entity: Entity) => world.get(entity.name)?.ids[0] ?? '';

/** The texts of the entity's first record, as its table holds them today. */
async function kept(entity: Entity): Promise<Record<string, Value>> {
  const columns = textsOf(entity).map(({ name, column }) => `"${column}" as "${name}"`);
  const { rows } = await pool.query<Record<string, Value>>(
    `select ${columns.join(', ')} from ${entity.table} where id = $1 and recorded_to = 'infinity' order by valid_from desc limit 1`,
    [idOf(entity)],
  );
  return rows[0] ?? {};
}

describe('a mutation', () => {
  const submit = async (records: readonly { entity: Entity; values: Record<string, Value> }[]) => {
    const operations = records.map(({ entity, values }) => ({ correct: { id: idOf(entity), record: { [entity.singular]: values } } }));
    const input = { operations, reason: 'thử', legalBasis: 'thử' };
    return hub.ask('mutation($input: ChangeSetInput!) { submitChangeSet(input: $input) { changeSetId } }', {
      as: asSteward(),
      variables: { input },
    });
  };

  it('is refused with the place of each text that no register takes', async () => {
    const records = entities.map((entity) => ({ entity, values: named(entity, bad) }));
    const { body } = await submit(records);
    const problems = body.errors?.[0].extensions.problems as { operation: number; code: string; field: string }[];
    const found = problems
      .filter(({ code }) => code === 'BAD_USER_INPUT')
      .map(({ operation, field }) => `${entities[operation]?.name}.${field}`);
    expect(found.sort()).toEqual(entities.flatMap(allOf).sort());
  });

  it('is kept in normal form', async () => {
    const wanted = entities.map((entity) => ({ entity, values: named(entity, (field) => one(field, fresh())) }));
    const { body } = await submit(
      wanted.map(({ entity, values }) => ({
        entity,
        values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, untidy(value)])),
      })),
    );
    expect(body.errors).toBeUndefined();
    for (const { entity, values } of wanted) expect([entity.name, await kept(entity)]).toEqual([entity.name, values]);
  });
});

/** One row of one record: its id and its texts, each cell in quotes so that it reaches the reader as it was spelt. */
const rowOf = (entity: Entity, values: Record<string, Value>) => {
  const cells = [idOf(entity), ...Object.values(values).map(String)].map((cell) => `"${cell.replaceAll('"', '""')}"`);
  return `id,${Object.keys(values).join(',')}\n${cells.join(',')}\n`;
};
const respelt = (values: Record<string, Value>) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, untidy(value)]));

describe('a seed', () => {
  const seed = (entity: Entity, text: string): Seed => {
    const source = fileOf(text, `${entity.plural}.csv`, 97);
    return { entity: `${entity.register}/${entity.singular}`, labelVi: entity.name, rows: 1, reason: 'thử', legalBasis: 'thử', source };
  };

  const load = async (rows: readonly { entity: Entity; values: Record<string, Value> }[]) => {
    const { differences } = await loadSeeds(
      { pool, model },
      rows.map(({ entity, values }) => seed(entity, rowOf(entity, values))),
    );
    return [...new Set(differences.map(({ entity, field }) => `${entity}.${field}`))].sort();
  };

  it('is kept in normal form, and what no register takes is told and not written', async () => {
    const there = await Promise.all(entities.map(async (entity) => ({ entity, values: respelt(await kept(entity)) })));
    expect(await load(there)).toEqual([]);
    const given = entities.map((entity) => ({ entity, values: named(entity, (field) => one(field, fresh())) }));
    expect(await load(given.map(({ entity, values }) => ({ entity, values: respelt(values) })))).toEqual([]);
    for (const { entity, values } of given) expect([entity.name, await kept(entity)]).toEqual([entity.name, values]);

    // A row whose key is bad is about no record, and is told as that; any other with each column.
    const told = await load(entities.map((entity) => ({ entity, values: named(entity, bad) })));
    expect(new Set(told.map((field) => field.split('.')[0]))).toEqual(new Set(entities.map(({ name }) => name)));
    for (const { entity, values } of given) expect([entity.name, await kept(entity)]).toEqual([entity.name, values]);
  }, 60_000);
});

describe('a file', () => {
  const give = (entity: Entity, text: string, { apply = false } = {}) =>
    importFile({ pool, model }, { ...AS_STEWARD, entity, source: fileOf(text, `${entity.singular}.csv`, 97), apply });

  it('is refused when it is checked, with line and column of each text that no register takes', async () => {
    for (const entity of entities) {
      const { problems } = await give(entity, rowOf(entity, named(entity, bad)));
      const found = problems.filter(({ severity, row }) => severity === 'error' && row === 2).map(({ field }) => `${entity.name}.${field}`);
      expect([...new Set(found)].sort()).toEqual(allOf(entity).sort());
    }
  });

  it('says nothing new where it spells the texts of the register otherwise', async () => {
    for (const entity of entities) {
      const { counts, problems } = await give(entity, rowOf(entity, respelt(await kept(entity))));
      expect([entity.name, counts.same, problems.filter(({ severity }) => severity === 'error')]).toEqual([entity.name, 1, []]);
    }
  });

  it('is kept in normal form', async () => {
    for (const entity of entities) {
      const values = named(entity, (field) => one(field, fresh()));
      const { state, problems } = await give(entity, rowOf(entity, respelt(values)), { apply: true });
      expect([entity.name, state, problems.filter(({ severity }) => severity === 'error')]).toEqual([entity.name, 'APPLIED', []]);
      expect([entity.name, await kept(entity)]).toEqual([entity.name, values]);
    }
  }, 60_000);
});

describe('a decided procedure', () => {
  let decider: TestHub;
  beforeAll(async () => {
    decider = await createTestHub();
    await dossierWorld(decider);
  });
  afterAll(() => decider.close());

  /** Texts of what a procedure writes, from the schema: each with what it may say. */
  const RESULTS = {
    badges: { type: 'BadgeResultInput', entity: 'Badge', texts: { number: 'PH số 1', badgeType: 'XE HỢP ĐỒNG' } },
    licence: {
      type: 'LicenceResultInput',
      entity: 'DriverLicence',
      texts: { classes: ['C1'], cardStockNumber: 'Phôi số 2', conditions: 'số tự động' },
    },
  };
  type Kind = keyof typeof RESULTS;
  const CODE = 'Mã số 1';
  const record = (kind: Kind, texts: Record<string, Value>, resultCode: string) => {
    const rest = {
      badges: { procedure: '2.002288', issuer: 'H26', subject: { taxCode: TAX_CODE } },
      licence: { procedure: '1.002809', issuer: 'G01', subject: { personalId: PERSONAL_ID } },
    }[kind];
    const result =
      kind === 'badges'
        ? { badges: [{ plate: '29B-12345', issuedOn: day(), expiresOn: day(300), ...texts }] }
        : { licence: { replaces: LICENCE, number: '010090000012', issuedOn: day(), expiresOn: day(3650), ...texts } };
    return decider.ask('mutation($input: RecordResultInput!) { recordResult(input: $input) { replayed changeSetId } }', {
      as: asPermitService(),
      variables: { input: { ...rest, resultCode, result } },
    });
  };

  it.each(Object.keys(RESULTS) as Kind[])('writes the texts of %s in normal form, and none that no register takes', async (kind) => {
    const { type, entity, texts } = RESULTS[kind];
    const input = schema.getType(type);
    const inTheSchema = Object.values(isInputObjectType(input) ? input.getFields() : {}).filter(
      (field) => getNamedType(field.type).name === 'String',
    );
    expect(inTheSchema.map(({ name }) => name).sort()).toEqual(Object.keys(texts).sort());

    const spoil = (value: Value): Value =>
      Array.isArray(value) ? value.map((text) => `${text}${BAD[turn++ % BAD.length]}`) : `${value}${BAD[turn++ % BAD.length]}`;
    for (const [name, text] of Object.entries(texts)) {
      const { body } = await record(kind, { ...texts, [name]: spoil(text) }, CODE);
      expect([name, body.errors?.[0].extensions.code]).toEqual([name, 'BAD_USER_INPUT']);
    }
    expect((await record(kind, texts, String(spoil(CODE)))).body.errors?.[0].extensions.code).toBe('BAD_USER_INPUT');

    const given = respelt(texts);
    const written = await record(kind, given, String(untidy(CODE)));
    expect(written.body.errors).toBeUndefined();
    const { table } = model.declarations.entities.get(entity) ?? { table: '' };
    const { fields } = storedFields(model.declarations.entities.get(entity) as Entity);
    const columns = [...Object.keys(texts), 'resultCode'].map((name) => `"${fields.get(name)?.column}" as "${name}"`);
    const { rows } = await decider.database.appPool.query(
      `select ${columns.join(', ')} from ${table} where recorded_to = 'infinity' and result_code is not null`,
    );
    expect(rows).toEqual([{ ...texts, resultCode: CODE }]);
    // To whoever reads them the two spellings are one code, so it is one result.
    expect((await record(kind, given, CODE)).body).toMatchObject({ data: { recordResult: { replayed: true } } });
  });
});

describe('a question', () => {
  it('finds a text in any spelling: by each comparison and each key', async () => {
    for (const entity of entities) {
      const values = await kept(entity);
      const where = schema.getType(`${entity.name}Where`);
      const filters = isInputObjectType(where) ? where.getFields() : {};
      const asked: string[] = [];
      const questions: string[] = [];
      const variables: Record<string, string> = {};
      const ask = (of: (variable: string) => string, value: string) => {
        const name = `t${asked.length}`;
        variables[name] = value;
        asked.push(`$${name}: String!`);
        questions.push(`${name}: ${of(`$${name}`)}`);
      };
      const look = Object.keys(schema.getQueryType()?.getFields() ?? {});
      for (const { name, list, key, class: cls } of textsOf(entity)) {
        const spelt = String(untidy(String(values[name])));
        if (name in filters && (cls === 'open' || cls === 'internal')) {
          const operators = getNamedType(filters[name]?.type);
          const offered = isInputObjectType(operators) ? operators.getFields() : {};
          // The name of a person is compared as a whole, and with one at a time.
          const comparisons = (list ? ['has: $'] : ['eq: $', 'in: [$]']).filter(
            (comparison) => comparison.slice(0, comparison.indexOf(':')) in offered,
          );
          expect([entity.name, name, comparisons.length]).not.toEqual([entity.name, name, 0]);
          for (const comparison of comparisons)
            ask(
              (variable) =>
                `${entity.plural}(where: { id: { eq: "${idOf(entity)}" }, ${name}: { ${comparison.replace('$', variable)} } }) { totalCount }`,
              spelt,
            );
        }
        if (key !== undefined && !list && look.includes(entity.singular))
          ask((variable) => `${entity.singular}(${name}: ${variable}) { id }`, spelt);
      }
      if (asked.length === 0) continue;
      const { body } = await hub.ask(`query(${asked.join(', ')}) { ${questions.join(' ')} }`, { as: asSteward(), variables });
      expect([entity.name, body.errors]).toEqual([entity.name, undefined]);
      for (const [name, found] of Object.entries<{ totalCount?: number; id?: string } | null>(body.data))
        expect([entity.name, questions, name, found]).toEqual([
          entity.name,
          questions,
          name,
          found && 'id' in found ? { id: idOf(entity) } : { totalCount: 1 },
        ]);
    }
  });
});
