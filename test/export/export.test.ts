import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HubError } from '../../src/errors.js';
import type { Caller } from '../../src/hub/access/caller.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { exportFile } from '../../src/hub/export/export-file.js';
import type { ExportRequest } from '../../src/hub/export/exporting.js';
import { wholeFile } from '../../src/hub/export/whole-file.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { fileSource } from '../../src/hub/import/read/source.js';
import { type StoredField, storedFields } from '../../src/hub/ledger/stored-fields.js';
import type { ReadEntry, ReadLog } from '../../src/hub/reads/read-log.js';
import { uuidv7 } from '../../src/hub/write/identity.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { everyEntity, fieldValue, inLinkOrder } from '../support/every-entity-world.js';
import { anonymous, caller, readLogInto } from '../support/hub.js';
import { AS_STEWARD, model, port, register, write } from '../write/world.js';

const STEWARD = { ...caller('steward', 'stewardship'), ownKey: null, language: 'vi', requestId: 'test' } as Caller;
const NO_PURPOSE: Caller = { ...STEWARD, purpose: null, caseCode: null };
const entities = inLinkOrder(model);
const entityOf = (name: string): Entity => entities.find((entity) => entity.name === name) ?? raise(name);
const raise = (what: string): never => {
  throw new Error(what);
};

/** Every entity goes out and in again: a busy machine is no broken promise. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let folder: string;
let source: TestDatabase;
const reads: ReadEntry[] = [];
const readLog = readLogInto(reads);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giaolo-export-'));
  source = await createTestDatabase();
  await everyEntity(source, model);
});
afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});

const take = (name: string, more: Partial<ExportRequest> = {}, from: TestDatabase = source) => {
  const { format = 'csv', path = join(folder, `${name}.${format}`) } = more;
  return exportFile({ pool: from.appPool, model, readLog }, { entity: entityOf(name), caller: STEWARD, ...more, format, path });
};
const textOf = (name: string) => readFile(join(folder, name), 'utf8');
const jsonLines = async (name: string) =>
  (await textOf(name))
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text));
const bring = async (to: TestDatabase, entity: Entity, file: string, apply: boolean) => {
  const found = (await fileSource(join(folder, file))) ?? raise(file);
  return importFile({ pool: to.appPool, model }, { ...AS_STEWARD, entity, source: found, apply });
};

describe('every entity as CSV', () => {
  it('makes the same register elsewhere, in field names and in captions', async () => {
    const other = await createTestDatabase();
    for (const [index, entity] of entities.entries()) {
      const file = `${entity.name}-out.csv`;
      const first = await take(entity.name, { path: join(folder, file), captions: index % 2 === 0 });
      const report = await bring(other, entity, file, true);
      expect([entity.name, report.problems.filter(({ severity }) => severity === 'error'), report.counts.new]).toEqual([
        entity.name,
        [],
        2,
      ]);
      const second = await take(entity.name, { path: join(folder, `${entity.name}-back.csv`), captions: index % 2 === 0 }, other);
      expect([entity.name, second.sha256]).toEqual([entity.name, first.sha256]);
    }
    await other.drop();
  });
});

/** More of them for longer: `GIAOLO_MUTATIONS=20000 GIAOLO_SEED=7 npx vitest run test/export/export.test.ts -t mutations`. */
const MUTATIONS = Number(process.env.GIAOLO_MUTATIONS ?? 500);
const SEED = Number(process.env.GIAOLO_SEED ?? 42);

describe('after random mutations of all five kinds', () => {
  it('every entity goes back in as the same, of one day and in all its states', { timeout: 3_600_000 }, async () => {
    const busy = await createTestDatabase();
    const world = await everyEntity(busy, model);
    const written = await mutate(busy, new Map([...world].map(([name, { ids }]) => [name, [...ids]])));
    // Refused ones do no harm, but somebody has to be let in, by each kind.
    for (const kind of ['register', 'update', 'correct', 'close', 'remove'])
      expect([kind, (written.get(kind) ?? 0) > 2]).toEqual([kind, true]);
    const unlike: unknown[] = [];
    for (const format of ['csv', 'jsonl'] as const) {
      for (const entity of entities) {
        const file = `${entity.name}-busy.${format}`;
        const { counts: out } = await take(entity.name, { path: join(folder, file), format }, busy);
        // A file of nothing is refused as that.
        if (out.records + out.states === 0) continue;
        const { counts, problems } = await bring(busy, entity, file, false);
        if (counts.same !== counts.rows || counts.rows === 0) unlike.push({ file, counts, problems: problems.slice(0, 3) });
      }
    }
    expect([SEED, unlike]).toEqual([SEED, []]);
    await busy.drop();
  });
});

/** Writes what comes to mind, and takes no for an answer. How many of each kind were let in. */
async function mutate(database: TestDatabase, ids: Map<string, string[]>): Promise<Map<string, number>> {
  let seed = SEED;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const day = () => `202${random(3) + 4}-${String(random(12) + 1).padStart(2, '0')}-${String(random(28) + 1).padStart(2, '0')}`;
  const linked = new Set(entities.flatMap((entity) => storedFields(entity).links.map(({ target }) => target)));
  const done = new Map<string, number>();
  for (let n = 0; n < MUTATIONS; n++) {
    const entity = pick(entities);
    const own = ids.get(entity.name) ?? [];
    // What is known by nothing but the records it ties is not tied twice: nobody could tell the two apart in a file.
    const isTie = storedFields(entity).uniqueKeys.length === 0;
    const fields = [...storedFields(entity).fields.values()];
    // Only what is here for good is linked to: what lets its target go has a link that leads nowhere, and a file cannot say it anew.
    const targets = new Map([...ids].map(([name, known]) => [name, [known.length > 0 ? pick(known.slice(0, 2)) : '', '']]));
    const value = (field: StoredField, which: number) => {
      const made = fieldValue(model, field, field.kind === 'link' ? 0 : which, targets);
      return made === '' ? null : made;
    };
    const some = () => {
      const changing = fields.filter((field) => (field.kind === 'link' ? !isTie : field.key === undefined));
      const chosen = Array.from({ length: 1 + random(3) }, () => pick(changing.length > 0 ? changing : fields));
      return Object.fromEntries(chosen.map((field) => [field.name, field.required ? value(field, 0) : value(field, random(2))]));
    };
    const isFree = (field: StoredField) => field.kind === 'column' && field.key !== undefined && field.type === 'String';
    const id = own.length > 0 ? pick(own) : uuidv7();
    const [from, to] = [day(), day()].sort() as [string, string];
    const moved = pick([{}, {}, {}, { moveStart: day() }, { moveEnd: pick([day(), null]) }]);
    const operation = pick<Operation>([
      { operation: 'update', entity: entity.name, id, from, values: some() },
      { operation: 'update', entity: entity.name, id, from: to, values: some() },
      { operation: 'correct', entity: entity.name, id, from: pick([from, null]), to: pick([to, null]), values: some(), ...moved },
      { operation: 'correct', entity: entity.name, id, from, to, values: some() },
      { operation: pick(['close', 'update'] as const), entity: entity.name, id, from: to, values: some() } as Operation,
      pick([0, 1, 2]) > 0 && !isTie
        ? {
            operation: 'register',
            entity: entity.name,
            id: uuidv7(),
            from: pick([from, null]),
            to: pick([to, null]),
            values: Object.fromEntries(fields.map((field) => [field.name, isFree(field) ? `Khoá ${n}` : value(field, 0)])),
          }
        : {
            operation: 'remove',
            entity: entity.name,
            id: linked.has(entity.name) ? (own[2 + random(Math.max(1, own.length - 2))] ?? uuidv7()) : id,
          },
    ]);
    const isIn = await write(database, [operation]).then(
      () => true,
      (error: unknown) => {
        if (error instanceof HubError) return false;
        throw error;
      },
    );
    if (!isIn) continue;
    done.set(operation.operation, (done.get(operation.operation) ?? 0) + 1);
    if (operation.operation === 'register' && operation.id !== undefined) ids.set(entity.name, [...own, operation.id]);
    if (operation.operation === 'remove')
      ids.set(
        entity.name,
        own.filter((one) => one !== operation.id),
      );
  }
  return done;
}

describe('an exported file', () => {
  it('is told by its manifest: position, counts, bytes, hash', async () => {
    const manifest = await take('PortCode', { format: 'jsonl' });
    const bytes = await readFile(join(folder, 'PortCode.jsonl'));
    expect(manifest).toMatchObject({
      kind: 'TOTAL',
      entity: 'PortCode',
      register: 'infrastructure',
      bytes: bytes.length,
      validAt: null,
      people: 'NONE',
    });
    expect(manifest.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(manifest.position).toBe((await source.appPool.query('select max(position)::text as head from change')).rows[0]?.head);
    expect(JSON.parse(await textOf('PortCode.jsonl.manifest.json'))).toEqual(manifest);
    expect((await stat(join(folder, 'PortCode.jsonl'))).mode & 0o777).toBe(0o600);
  });

  it('holds every known state of each record, and of one day only those in force', async () => {
    const id = await register(source, 'PortCode', port('một'));
    await write(source, [{ operation: 'update', entity: 'PortCode', id, from: '2024-06-01', values: { matchedName: 'hai' } }]);
    await take('PortCode', { format: 'jsonl' });
    const whole = (await jsonLines('PortCode.jsonl')).find((record) => record.id === id);
    expect(whole.slices.map(({ validFrom, matchedName }: Record<string, string>) => [validFrom, matchedName])).toEqual([
      ['2024-01-01', 'một'],
      ['2024-06-01', 'hai'],
    ]);
    const { validAt } = await take('PortCode', { format: 'jsonl', asOf: { validAt: '2024-03-01' } });
    expect(validAt).toBe('2024-03-01');
    expect((await jsonLines('PortCode.jsonl')).find((record) => record.id === id).slices).toHaveLength(1);
  });

  it('ends a row of CSV where its state ends, so that it goes back in where another state and an end are planned after it', async () => {
    const id = await register(source, 'PortCode', port('nay'));
    await write(source, [
      { operation: 'update', entity: 'PortCode', id, from: '2099-01-01', values: { matchedName: 'sau' } },
      { operation: 'close', entity: 'PortCode', id, from: '2100-01-01' },
    ]);
    await take('PortCode', { path: join(folder, 'planned.csv') });
    const { problems } = await bring(source, entityOf('PortCode'), 'planned.csv', false);
    expect(problems.map(({ code }) => code)).not.toContain('LATER_STATE_EXISTS');
  });

  it('of an earlier position is the file that was taken then, to the byte, after changes of all five kinds', async () => {
    const [a, b, c] = [
      await register(source, 'PortCode', port('a')),
      await register(source, 'PortCode', port('b')),
      await register(source, 'PortCode', port('c')),
    ];
    const then = await take('PortCode', { format: 'jsonl' });
    const thenCsv = await take('PortCode');
    await write(source, [
      { operation: 'register', entity: 'PortCode', from: '2024-01-01', values: port('d') },
      { operation: 'update', entity: 'PortCode', id: a, from: '2025-01-01', values: { matchedName: 'a2' } },
      { operation: 'correct', entity: 'PortCode', id: a, from: null, to: null, values: { latitude: 1 } },
      { operation: 'close', entity: 'PortCode', id: b, from: '2024-02-01' },
      { operation: 'remove', entity: 'PortCode', id: c },
    ]);
    expect((await take('PortCode', { format: 'jsonl' })).sha256).not.toBe(then.sha256);
    for (const asOf of [{ position: then.position }, { knownAt: then.recordedFrom }]) {
      const again = await take('PortCode', { format: 'jsonl', asOf });
      expect([again.sha256, again.position]).toEqual([then.sha256, then.position]);
    }
    expect((await take('PortCode', { asOf: { snapshot: thenCsv.snapshot } })).sha256).toBe(thenCsv.sha256);
  });

  it('of changes after a position is what the feed says, up to the position of the manifest', async () => {
    const start = (await take('PortCode', { format: 'jsonl' })).position;
    const id = await register(source, 'PortCode', port('mới'));
    await write(source, [{ operation: 'remove', entity: 'PortCode', id }]);
    const delta = await take('PortCode', { format: 'jsonl', after: start });
    expect(delta).toMatchObject({ kind: 'DELTA', after: start, position: String(Number(start) + 2), counts: { changes: 2 } });
    expect((await jsonLines('PortCode.jsonl')).map(({ operation, slices }) => [operation, slices.length])).toEqual([
      ['REGISTER', 1],
      ['REMOVE', 0],
    ]);
    await take('PortCode', { after: start });
    expect((await textOf('PortCode.csv')).split('\r\n')).toHaveLength(4);
    await expect(take('PortCode', { after: '999999999' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

it('a file is under its name only when it is whole, whatever ends the export before', async () => {
  const path = join(folder, 'half.jsonl');
  const there = async () => (await readdir(folder)).filter((name) => name.startsWith('half'));
  const seen: string[][] = [];
  async function* texts(end: boolean) {
    yield 'x'.repeat(300_000);
    seen.push(await there());
    if (!end) throw new Error('the database is gone');
    yield 'y';
  }
  await expect(wholeFile(path, texts(false))).rejects.toThrow('the database is gone');
  expect(await there()).toEqual([]);
  expect(await wholeFile(path, texts(true))).toMatchObject({ bytes: 300_001 });
  expect(await there()).toEqual(['half.jsonl']);
  // A kill leaves what stood there while it was being written, and nothing else.
  expect(seen).toEqual([['half.jsonl.part'], ['half.jsonl.part']]);
});

describe('what is about people', () => {
  it('is left out without a purpose, columns and rows, and the manifest says so', async () => {
    await expect(take('Person', { caller: NO_PURPOSE })).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
    await expect(take('Person', { caller: { ...STEWARD, caseCode: null } })).rejects.toMatchObject({ code: 'CASE_REQUIRED' });
    reads.length = 0;
    const all = await take('Ownership');
    expect(all.people).toBe('INCLUDED');
    const some = await take('Ownership', { caller: NO_PURPOSE });
    expect(some).toMatchObject({ people: 'LEFT_OUT', counts: { records: 0 } });
    expect(reads).toHaveLength(1);
    // Of a thing it is the columns above open that are left out.
    const path = join(folder, 'open.csv');
    const open = await take('Business', { caller: { ...anonymous, language: 'vi', requestId: 'test' }, path });
    expect(open.columns).toContain('name');
    expect(open.columns).not.toContain('legalRepresentative');
    expect((await take('Business')).columns).toContain('legalRepresentative');
  });

  it('stands in the read log, subject by subject, before the file is there', async () => {
    reads.length = 0;
    const { counts, columns } = await take('Person');
    expect(columns).toContain('fullName');
    expect(reads).toMatchObject([
      { operationName: 'export', purpose: 'stewardship', caseCode: STEWARD.caseCode, entities: ['Person'], outcome: 'ANSWERED' },
    ]);
    expect(reads[0]?.subjects).toHaveLength(counts.records);
    await rm(join(folder, 'Person.csv'));
    const broken: ReadLog = { ...readLog, record: () => Promise.reject(new Error('the log is down')) };
    const path = join(folder, 'Person.csv');
    await expect(
      exportFile({ pool: source.appPool, model, readLog: broken }, { entity: entityOf('Person'), format: 'csv', path, caller: STEWARD }),
    ).rejects.toThrow('the log is down');
    expect((await readdir(folder)).filter((name) => name.startsWith('Person.csv') && !name.endsWith('manifest.json'))).toEqual([]);
  });
});
