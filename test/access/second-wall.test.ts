import { join } from 'node:path';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { query } from '../../src/db/client.js';
import { readersOver } from '../../src/db/readers.js';
import type { Tx } from '../../src/db/tx.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import type { Model } from '../../src/hub/declare/model.js';
import { type Entity, FIELD_CLASSES } from '../../src/hub/declare/types.js';
import { exportFile } from '../../src/hub/export/export-file.js';
import { createFollow } from '../../src/hub/feed/follow-feed.js';
import { watchLedger } from '../../src/hub/feed/watch-ledger.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { everyEntity } from '../support/every-entity-world.js';
import { createFolder } from '../support/folder.js';
import { anonymous, CELL_KEY, caller, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PURPOSES = model.access.purposes.map(({ code }) => code);

/**
 * The planner with its conditions of access taken out: every role may read every field of every row, without any case. What then still
 * shows nobody's row is the database.
 */
const unguarded: Model = {
  ...model,
  access: {
    version: 'unguarded',
    roles: model.access.roles,
    purposes: model.access.purposes.map(({ caseBinds: _, ...purpose }) => ({ ...purpose, caseRequired: false })),
    rules: model.access.roles.flatMap(({ role }) => {
      const all = { role, registers: '*' as const, classes: FIELD_CLASSES, rows: 'all' as const };
      return [all, { ...all, purposes: PURPOSES }];
    }),
    answers: model.access.roles.map(({ role }) => ({ role, registers: '*' as const, classes: FIELD_CLASSES, purposes: PURPOSES })),
  },
};
const STEWARD = { ...anonymous, ...caller('steward', 'stewardship'), purposes: PURPOSES };

const entities = [...model.declarations.entities.values()];
const withPersons = entities.filter(({ subject }) => subject !== undefined);

describe('the open role, with the planner’s conditions of access taken out', () => {
  let database: TestDatabase;
  let hidden: ReadonlySet<string>;
  let ask: (text: string, variables?: Record<string, unknown>, purpose?: string | null) => Promise<any>;
  let askAsPersonal: typeof ask;

  beforeAll(async () => {
    database = await createTestDatabase();
    await everyEntity(database, { ...model, rules: [] });
    // Whom a question names is found by the other role; here both are this one.
    await query(database.ownerPool, 'grant select on record to giaolo_open');
    hidden = await idsOfPersons(database);
    const askerOver = (side: 'openPool' | 'appPool'): typeof ask => {
      const pool = database[side];
      // Both sides are the same role here, so that no door is left to the other one.
      const sides = { open: readersOver(pool), personal: readersOver(pool) };
      const answer = createAnswer({ schema, model: unguarded, pool, sides, readLog: readLogInto([]), cellKey: CELL_KEY });
      return async (text, variables = {}, purpose = 'stewardship') => {
        const document: DocumentNode = parse(text);
        const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
        if (!operation) throw new Error('no operation');
        const as = { ...STEWARD, purpose };
        const { status, body } = await answer({ document, operation, variables, caller: as });
        return { status, ...JSON.parse(JSON.stringify(body, (_key, value) => (value?.parts ? JSON.parse(String(value)) : value))) };
      };
    };
    ask = askerOver('openPool');
    askAsPersonal = askerOver('appPool');
  });
  afterAll(() => database.drop());

  /** Ids of persons' records in an answer, and what went wrong with it. */
  const shown = (answer: unknown) => [...hidden].filter((id) => JSON.stringify(answer).includes(id));

  it.each(withPersons.map((entity) => [entity.name, entity] as const))(
    'shows none of %s: listed, searched, looked up, counted',
    async (_name, entity) => {
      const list = `{ list: ${entity.plural}(first: 200) { totalCount nodes { id history { nodes { recordId: position slices } } } } groups: ${entity.singular}Aggregate { groups { count } } }`;
      const [open, personal] = [await ask(list), await askAsPersonal(list)];
      expect([open.errors, personal.errors]).toEqual([undefined, undefined]);
      // The other role shows them by the same question: it is the policy that makes the difference.
      expect(shown(personal).length).toBeGreaterThan(0);
      expect(shown(open)).toEqual([]);
      expect(open.data.list.totalCount).toBe(open.data.list.nodes.length);
      expect(open.data.groups.groups[0]?.count ?? 0).toBeLessThanOrEqual(open.data.list.totalCount);
      for (const id of personal.data.list.nodes.map((node: { id: string }) => node.id).filter((id: string) => hidden.has(id))) {
        const one = await ask(
          `query($id: ID!) { one: ${entity.singular}(id: $id) { version } filtered: ${entity.plural}(first: 5, where: { id: { eq: $id } }) { totalCount } }`,
          { id },
        );
        expect([id, one.errors, one.data]).toEqual([id, undefined, { one: null, filtered: { totalCount: 0 } }]);
      }
    },
  );

  it('shows none behind a link, in a mixed question, in a difference, in the feed', async () => {
    const links = entities.flatMap((entity) =>
      [...entity.fields.values()].flatMap((field) => {
        const target = field.kind === 'link' || field.kind === 'links' ? model.declarations.entities.get(field.target) : undefined;
        return target?.subject === undefined
          ? []
          : [
              `${entity.plural}(first: 200) { nodes { ${field.name}${field.kind === 'links' ? '(first: 50) { nodes { id } }' : ' { id }'} } }`,
            ];
      }),
    );
    let seen = 0;
    for (const [n, link] of links.entries()) {
      const text = `{ l${n}: ${link} }`;
      const open = await ask(text);
      expect([link, open.errors, shown(open)]).toEqual([link, undefined, []]);
      if (n % 8 === 0) seen += shown(await askAsPersonal(text)).length;
    }
    expect(seen).toBeGreaterThan(0);
    for (const text of [
      '{ catalogue { version } people(first: 50) { nodes { id } } vehicles(first: 50) { nodes { id badges(first: 5) { nodes { id } } } } }',
      '{ changes(after: "0", first: 1000) { totalCount nodes { recordId slices changedFields { name before after } } } }',
      '{ catalogue { version } changes(after: "0", first: 1000) { nodes { recordId slices } } }',
    ]) {
      const [open, personal] = [await ask(text), await askAsPersonal(text)];
      expect([text, open.errors, shown(open)]).toEqual([text, undefined, []]);
      expect(shown(personal).length).toBeGreaterThan(0);
    }
    for (const id of [...hidden].slice(0, 40)) {
      const { data } = await ask('query($id: ID!) { difference(of: $id, from: { validAt: "2020-01-01" }, to: {}) { changes { field } } }', {
        id,
      });
      expect([id, data?.difference ?? null]).toEqual([id, null]);
    }
  });

  it('knows of no evidence about anybody, and nobody by a personal key', async () => {
    const text = '{ evidence(procedure: "1.002809", subject: { personalId: "001090000011" }) { complete requirements { kind verdict } } }';
    const [open, personal] = [await ask(text, {}, 'once-only'), await askAsPersonal(text, {}, 'once-only')];
    const held = (answer: any) =>
      (answer.data?.evidence?.requirements ?? []).filter(({ verdict }: { verdict: string }) => verdict === 'HELD' || verdict === 'EXPIRED');
    expect(held(open)).toEqual([]);
    expect(shown(open)).toEqual([]);
    expect(personal.status).toBe(200);
    expect((await ask('{ person(personalId: "001090000011") { id } }')).data).toEqual({ person: null });
    expect((await askAsPersonal('{ person(personalId: "001090000011") { id } }')).data.person).not.toBeNull();
  });

  it('is given none to export or to follow', async () => {
    const folder = await createFolder();
    const as = STEWARD;
    for (const entity of withPersons) {
      const of = unguarded.declarations.entities.get(entity.name) ?? entity;
      for (const [pool, isShown] of [
        [database.openPool, false],
        [database.appPool, true],
      ] as const) {
        const path = join(folder.path, `${entity.name}.jsonl`);
        const { counts } = await exportFile(
          { pool, model: unguarded, readLog: readLogInto([]) },
          { entity: of, caller: as, format: 'jsonl', path },
        );
        const { rows } = await query<{ all: number; open: number }>(
          database.ownerPool,
          `select count(distinct id)::int as all, count(distinct id) filter (where not ${isPersons(entity)})::int as open
           from ${entity.table} t where recorded_to = 'infinity'`,
        );
        expect([entity.name, isShown, counts.records]).toEqual([entity.name, isShown, isShown ? rows[0]?.all : rows[0]?.open]);
      }
    }
    await folder.remove();
    const watch = watchLedger(database, database.openPool);
    const follow = createFollow({
      schema,
      model: unguarded,
      pools: { open: database.openPool, personal: database.openPool },
      readLog: readLogInto([]),
      watch,
    });
    const document = parse('subscription { changes(after: "0") { recordId slices } }');
    const gone = new AbortController();
    const { batches } = await follow(
      { document, operation: document.definitions[0] as OperationDefinitionNode, variables: {}, caller: as, lastEventId: null },
      gone.signal,
    );
    const { value } = await batches.next();
    gone.abort();
    await watch.close();
    expect((value ?? []).length).toBeGreaterThan(10);
    expect(shown(value)).toEqual([]);
  });

  it('has the wall around each register that its declaration asks for, and none around the others', async () => {
    const { rows } = await query<{ name: string; walled: boolean; wall: string | null }>(
      database.ownerPool,
      `select c.relname as name, c.relrowsecurity as walled, (select pg_get_expr(p.polqual, c.oid) from pg_policy p where p.polrelid = c.oid and p.polname = 'nobodys') as wall
       from pg_class c where c.relname = any($1)`,
      [entities.map(({ table }) => table)],
    );
    for (const { name, table, subject } of entities) {
      const found = rows.find((row) => row.name === table);
      const expected =
        subject === undefined
          ? null
          : subject.via === 'self'
            ? 'false'
            : subject.via === 'link'
              ? '(subject_id IS NULL)'
              : expect.stringMatching(new RegExp(subject.anchors.map((anchor) => `${table}\\.${anchor}`).join('.*')));
      expect([name, found?.walled, found?.wall]).toEqual([name, subject !== undefined, expected]);
    }
  });
});

describe('the hub as it is', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await createTestHub();
    await everyEntity(hub.database, { ...model, rules: [] });
  });
  afterAll(() => hub.close());

  it('reads registers and the ledger, writes nothing, and looks into no table of who read or asked', async () => {
    const { rows } = await query<{ name: string; rights: string }>(
      hub.database.ownerPool,
      `select c.relname as name, string_agg(a.privilege_type, ' ') as rights from pg_class c, lateral aclexplode(c.relacl) a
       where c.relnamespace = 'public'::regnamespace and a.grantee = 'giaolo_open'::regrole group by 1 order by 1`,
    );
    const registers = new Set(entities.map(({ table }) => table));
    expect(rows.filter(({ rights }) => rights !== 'SELECT')).toEqual([]);
    expect(rows.map(({ name }) => name).filter((name) => !registers.has(name) && !name.endsWith('_standing'))).toEqual([
      'change',
      'change_place',
      'change_print',
      'change_set',
      'erasure',
      'hub_log',
      'import_batch',
      'import_chunk',
      'ledger_head',
      'log_event',
      'migration',
      'register_table',
    ]);
    expect([...registers].filter((table) => !rows.some(({ name }) => name === table))).toEqual([]);
  });

  it('asks what needs no person as the open role, and persons, for a purpose, as the other', async () => {
    const roles: string[] = [];
    const told = (role: 'openPool' | 'appPool'): Tx => ({
      query: (...statement) => {
        roles.push(role);
        return query(hub.database[role], ...statement);
      },
    });
    const sidesOf = (role: 'openPool' | 'appPool') => ({ ...readersOver(hub.database[role]), of: () => told(role) });
    const answer = createAnswer({
      schema,
      model,
      pool: hub.database.appPool,
      sides: { open: sidesOf('openPool'), personal: sidesOf('appPool') },
      readLog: readLogInto([]),
      cellKey: CELL_KEY,
    });
    const by = async (text: string, as: ReturnType<typeof caller>) => {
      roles.length = 0;
      const document = parse(text);
      await answer({
        document,
        operation: document.definitions[0] as OperationDefinitionNode,
        variables: {},
        caller: { ...anonymous, ...as },
      });
      return [...new Set(roles)];
    };
    const analyst = caller('analyst');
    for (const as of [{}, analyst])
      for (const text of [
        '{ vehicles(first: 2) { nodes { id badges(first: 1) { nodes { id } } } } }',
        '{ provinces(first: 2) { nodes { name } } }',
        '{ badgeAggregate { groups { count } } }',
        '{ changes(after: "0") { nodes { entity } } }',
      ])
        expect([text, await by(text, as)]).toEqual([text, ['openPool']]);
    expect(await by('{ people(first: 1) { nodes { id } } }', caller('steward', 'stewardship'))).toEqual(['appPool']);
    // Whether a business may operate rests on who manages it: the answer is open, the look at it is not.
    expect(await by('{ businesses(first: 1) { nodes { mayOperate(kind: "taxi") { answer } } } }', {})).toEqual(['appPool']);
  });
});

/** Whether a row `t` is a person's, by the declarations alone: it names one, is one, or somebody stands behind it today as is known now. */
function isPersons({ subject }: Entity): string {
  if (subject === undefined) return 'false';
  if (subject.via === 'self') return 'true';
  if (subject.via === 'link') return 't.subject_id is not null';
  const anchors = subject.anchors.map((anchor) => `t.${anchor}`).join(', ');
  const today = `(now() at time zone 'Asia/Ho_Chi_Minh')::date`;
  return `exists (select from ${subject.table} s where s.${subject.column} in (${anchors}) and s.subject_id is not null
    and s.recorded_to = 'infinity' and s.valid_from <= ${today} and ${today} < s.valid_to)`;
}

/** Records of which every state that ever was known is a person's. */
async function idsOfPersons({ ownerPool }: TestDatabase): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const entity of withPersons) {
    const { rows } = await query<{ id: string }>(
      ownerPool,
      `select t.id from ${entity.table} t group by t.id having bool_and(${isPersons(entity)})`,
    );
    for (const { id } of rows) ids.add(id);
  }
  return ids;
}
