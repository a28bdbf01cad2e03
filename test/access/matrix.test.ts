import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { createRuleBook } from '../../src/hub/access/rule-book.js';
import type { Entity, Field, FieldClass } from '../../src/hub/declare/types.js';
import { exportFile } from '../../src/hub/export/export-file.js';
import { type StoredField, storedFields } from '../../src/hub/ledger/stored-fields.js';
import { faultOf } from '../../src/hub/query/fault-of.js';
import { loadModel } from '../../src/registers/index.js';
import { executableSchema } from '../../src/resolvers/index.js';
import { others } from '../../src/resolvers/others.js';
import { type EveryRecord, everyEntity } from '../support/every-entity-world.js';
import { reachingAll } from '../support/everybody.js';
import { anonymous, caller, createTestHub, sdl, model as shipped, type TestHub } from '../support/hub.js';
import { createReferenceDatabase } from '../support/reference.js';
import { model as unruled } from '../write/world.js';

/**
 * Role × purpose × field × door, made of the declarations and the policy: of a record with every field filled in, whoever the rules give a
 * field sees it, and nobody else does – in an answer, its history, the feed and an export. What a purpose may only count is in none of them.
 * The doors go by rules as their records in the reference data have them, the expectation by those of the release.
 */
const model = loadModel(sdl);
let hub: TestHub;
let world: Map<string, EveryRecord>;
let folder: string;
beforeAll(async () => {
  const reference = await createReferenceDatabase(shipped);
  await createRuleBook(reference.appPool, model).take().finally(reference.drop);
  hub = await createTestHub({ model, schema: executableSchema(sdl, model, others) });
  world = await everyEntity(hub.database, unruled);
  folder = await mkdtemp(join(tmpdir(), 'giaolo-matrix-'));
}, 120_000);
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

const { rules, roles } = shipped.access;
const entities = [...model.declarations.entities.values()];
const CALLERS: readonly Caller[] = roles.flatMap(({ role, purposes }) =>
  [null, ...purposes].map((purpose) => ({
    ...anonymous,
    ...(role === 'anonymous' ? {} : { ...caller(role, purpose), ...(role === 'citizen' ? { ownKey: '001099000099' } : {}) }),
  })),
);

/** What the rules say in plain words: on all rows, or on those of a case that names everybody, of this class, in this register, for this purpose or without any. */
function isGiven({ role, purpose }: Caller, { register }: Entity, cls: FieldClass): boolean {
  return rules.some((rule) => {
    const isForPurpose = rule.purposes ? purpose !== null && rule.purposes.includes(purpose) : cls === 'open' || cls === 'internal';
    const isHere = rule.registers === '*' || rule.registers.includes(register);
    return rule.role === role && rule.rows !== 'own' && rule.classes.includes(cls) && isHere && isForPurpose;
  });
}

/** A record of a person is there for whoever may read what is personal; of it, what the field's own class says. */
function mayBeSeen(as: Caller, entity: Entity, field: StoredField): boolean {
  return (entity.subject === undefined || isGiven(as, entity, 'personal')) && isGiven(as, entity, field.class);
}

const isPersonal = ({ class: cls }: Pick<Field, 'class'>) => cls === 'personal' || cls === 'sensitive';
const fieldsOf = (entity: Entity) => [...storedFields(entity).fields.values()];
const idOf = (entity: Entity) => world.get(entity.name)?.ids[0] ?? '';

type Cell = `${string}.${string}`;
type Door = { seen: Set<Cell>; asked: Set<Cell> };

/** What the rules give of what was asked, against what was seen of it. A link may lead to a record that is hidden. */
function expectAsGiven(as: Caller, door: string, { seen, asked }: Door): void {
  const tooMuch: Cell[] = [];
  const missing: Cell[] = [];
  for (const entity of entities) {
    for (const field of fieldsOf(entity)) {
      const cell: Cell = `${entity.name}.${field.name}`;
      if (!asked.has(cell)) continue;
      const isMay = mayBeSeen(as, entity, field);
      if (seen.has(cell) && !isMay) tooMuch.push(cell);
      if (!seen.has(cell) && isMay && field.kind === 'column') missing.push(cell);
    }
  }
  expect({ as: `${as.role} ${as.purpose}`, door, tooMuch, missing }).toEqual({
    as: `${as.role} ${as.purpose}`,
    door,
    tooMuch: [],
    missing: [],
  });
}

const filled = (value: unknown) => value !== null && value !== undefined;

async function answersAndHistories(as: Caller): Promise<{ answer: Door; history: Door }> {
  const answer: Door = { seen: new Set(), asked: new Set() };
  const history: Door = { seen: new Set(), asked: new Set() };
  for (let from = 0; from < entities.length; from += 6) {
    const part = entities.slice(from, from + 6);
    const text = part.map((entity, i) => {
      // Asked for without a purpose, what is personal refuses the whole.
      const fields = fieldsOf(entity).filter((field) => as.purpose !== null || !isPersonal(field));
      for (const { name } of fields) answer.asked.add(`${entity.name}.${name}`);
      for (const { name } of fieldsOf(entity)) history.asked.add(`${entity.name}.${name}`);
      const selection = fields.map((field) => (field.kind === 'link' ? `${field.name} { id }` : field.name)).join(' ');
      return `e${i}: ${entity.plural}(first: 1, where: { id: { eq: "${idOf(entity)}" } }) { nodes { ${selection} history(first: 1) { nodes { slices changedFields { name after } } } } }`;
    });
    const { body } = await hub.ask(`{ ${text.join('\n')} }`, { as });
    expect(body.errors, `${as.role} ${as.purpose}`).toBeUndefined();
    for (const [i, entity] of part.entries()) {
      const [node] = body.data[`e${i}`].nodes;
      for (const { name } of fieldsOf(entity)) if (filled(node?.[name])) answer.seen.add(`${entity.name}.${name}`);
      for (const change of node?.history.nodes ?? []) note(history.seen, entity.name, change);
    }
  }
  return { answer, history };
}

type Change = { slices: Record<string, unknown>[]; changedFields: { name: string; after: unknown }[] };
function note(seen: Set<Cell>, entity: string, { slices, changedFields }: Change): void {
  for (const { name, after } of changedFields) if (filled(after)) seen.add(`${entity}.${name}`);
  for (const slice of slices) for (const [name, value] of Object.entries(slice)) if (filled(value)) seen.add(`${entity}.${name}`);
}

async function feed(as: Caller): Promise<Door> {
  const seen = new Set<Cell>();
  let after = '0';
  for (;;) {
    const { body } = await hub.ask(
      `{ changes(after: "${after}", first: 1000) { nodes { entity recordId slices changedFields { name after } } pageInfo { endCursor hasNextPage } } }`,
      { as },
    );
    expect(body.errors, `${as.role} ${as.purpose}`).toBeUndefined();
    for (const change of body.data.changes.nodes)
      if (idOf({ name: change.entity } as Entity) === change.recordId) note(seen, change.entity, change);
    if (!body.data.changes.pageInfo.hasNextPage) break;
    after = body.data.changes.pageInfo.endCursor;
  }
  return { seen, asked: new Set(entities.flatMap((entity) => fieldsOf(entity).map(({ name }): Cell => `${entity.name}.${name}`))) };
}

/** Entities in which anything is hidden from anybody. */
const GUARDED = entities.filter((entity) => entity.subject !== undefined || fieldsOf(entity).some(({ class: cls }) => cls !== 'open'));

/** The lines of an export; undefined where it is refused, since all of it would be persons and no purpose was told. */
async function linesOf(as: Caller, entity: Entity): Promise<{ id: string; slices: Record<string, unknown>[] }[] | undefined> {
  const path = join(folder, `${entity.singular}.jsonl`);
  const asked = { entity, format: 'jsonl', path, caller: await reachingAll(hub.database, model, as) } as const;
  try {
    await exportFile({ pool: hub.database.appPool, model, readLog: hub.readLog }, asked);
  } catch (error) {
    expect([entity.subject?.via, as.purpose, faultOf(error).code]).toEqual(['self', null, 'PURPOSE_REQUIRED']);
    return undefined;
  }
  return (await readFile(path, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

async function exported(as: Caller): Promise<Door> {
  const [seen, asked] = [new Set<Cell>(), new Set<Cell>()];
  for (const entity of GUARDED) {
    const lines = await linesOf(as, entity);
    for (const { name } of fieldsOf(entity)) asked.add(`${entity.name}.${name}`);
    for (const { slices } of lines?.filter(({ id }) => id === idOf(entity)) ?? []) note(seen, entity.name, { slices, changedFields: [] });
  }
  return { seen, asked };
}

it.each(CALLERS.map((as) => [as.role, as.purpose ?? 'no purpose', as] as const))(
  '%s with %s sees what the rules give, through every door',
  async (_role, _purpose, as) => {
    const { answer, history } = await answersAndHistories(as);
    expectAsGiven(as, 'answer', answer);
    expectAsGiven(as, 'history', history);
    expectAsGiven(as, 'feed', await feed(as));
    expectAsGiven(as, 'export', await exported(as));
  },
  120_000,
);

it('what is only counted has no row behind any door, and is counted', async () => {
  const as: Caller = { ...anonymous, ...caller('analyst', 'statistics') };
  const ofPersons = entities.filter(({ subject }) => subject !== undefined);
  expect(ofPersons.length).toBeGreaterThan(10);
  for (const entity of ofPersons) {
    const { body } = await hub.ask(
      `{ list: ${entity.plural} { totalCount nodes { id } } counted: ${entity.singular}Aggregate { groups { count } } }`,
      { as },
    );
    expect([entity.name, body.errors, body.data?.list]).toEqual([entity.name, undefined, { totalCount: 0, nodes: [] }]);
    expect(body.extensions.population[0].protection, entity.name).toBe('PERTURBED');
    for (const format of ['jsonl', 'csv'] as const) {
      const path = join(folder, `counted.${format}`);
      const manifest = await exportFile({ pool: hub.database.appPool, model, readLog: hub.readLog }, { entity, format, path, caller: as });
      expect([entity.name, manifest.counts.records, manifest.people]).toEqual([entity.name, 0, 'LEFT_OUT']);
    }
  }
}, 120_000);
