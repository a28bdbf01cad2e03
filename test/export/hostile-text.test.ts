import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { readCell, readList, writeCell, writeList } from '../../src/hub/csv/cell-text.js';
import { csvLine } from '../../src/hub/csv/csv-line.js';
import type { Value } from '../../src/hub/declare/model.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { exportFile } from '../../src/hub/export/export-file.js';
import type { ExportRequest } from '../../src/hub/export/exporting.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { rejectsFile } from '../../src/hub/import/apply/rejects.js';
import { isHead, readRows } from '../../src/hub/import/read/read-rows.js';
import type { ImportSource } from '../../src/hub/import/read/source.js';
import { storedFields } from '../../src/hub/ledger/stored-fields.js';
import { fileOf } from '../import/support.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { drawer } from '../support/drawn.js';
import { type EveryRecord, everyEntity, inLinkOrder, type TextField } from '../support/every-entity-world.js';
import { caller, readLogInto } from '../support/hub.js';
import { AS_STEWARD, model } from '../write/world.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

/** What a text of a register may begin with, hold and end with; every one of them is taken for something else by some reader of tables. */
const BEGINNINGS = ['', '=1+', '-', '@', '+84 ', "'", "'=", "''@", '#', '"', "' ", '-5', '[', '\\'];
const INSIDE = 'một hai bốn, "năm"; sáu \\; \\\\ bảy 𝄞🚌 -5';
const ENDS = ['', '"', '\\', ';', "'", '@2025-01-01', ','];
const LITTLE = ["'", "''", '"', '-'];
/** What no register takes, and a reader of tables must get past all the same. */
const REFUSED = [' ', '\u00a0', '\ufeff', '\n', '\r', '\t', '\u3000', 'một\nhai\rba\r\nbốn\u00a0\u2028\u200d\u0085'];

const at = (list: readonly string[], n: number) => list[n % list.length] ?? '';
let turn = 0;
/**
 * Every text of every entity is another one, so that all of them come up in some field of some entity; of each entity each is different.
 */
function hostile({ key, list, required, multiline }: TextField, n: number): Value {
  const whole = () => `${at(BEGINNINGS, turn)}${turn}${multiline ? INSIDE.replaceAll(' ', '\n') : INSIDE}${at(ENDS, turn++)}`;
  if (list) return turn % 4 === 0 && turn++ ? [] : [whole(), at(LITTLE, turn), whole()];
  if (key === undefined && !required && n === 1) return at(LITTLE, turn++);
  return whole();
}

const STEWARD = { ...caller('steward', 'stewardship'), ownKey: null, language: 'vi', requestId: 'test' } as Caller;
const entities = inLinkOrder(model);
const readLog = readLogInto([]);
let folder: string;
let source: TestDatabase;
let world: ReadonlyMap<string, EveryRecord>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giaolo-hostile-'));
  source = await createTestDatabase();
  world = await everyEntity(source, model, hostile);
});
afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});

const take = async (from: TestDatabase, entity: Entity, more: Partial<ExportRequest> = {}) => {
  const { format = 'csv' } = more;
  const path = join(folder, `${entity.name}.${format}`);
  await exportFile({ pool: from.appPool, model, readLog }, { entity, caller: STEWARD, ...more, format, path });
  return readFile(path, 'utf8');
};
const bring = (to: TestDatabase, entity: Entity, file: ImportSource, more: { apply: boolean; rejects?: string }) =>
  importFile(
    { pool: to.appPool, model },
    {
      ...AS_STEWARD,
      entity,
      source: file,
      apply: more.apply,
      ...(more.rejects === undefined ? {} : { rejects: rejectsFile(more.rejects) }),
    },
  );
const errors = ({ problems }: Awaited<ReturnType<typeof bring>>) => problems.filter(({ severity }) => severity === 'error');
/** As another program reads and writes tables: by the common rules, and every cell in quotes. */
const cellsOf = (text: string, delimiter = ','): string[][] => parse(text, { bom: true, delimiter, relax_column_count: true });
const quoted = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')}\n`).join('');
/** Texts as the register holds them, whatever the file in between made of them. */
const textsIn = async (database: TestDatabase, entity: Entity) => {
  const fields = [...storedFields(entity).fields.values()].filter((field) => field.kind === 'column' && field.type === 'String');
  const { rows } = await database.appPool.query({
    text: `select ${fields.map(({ column }) => `"${column}"`).join(', ') || 'null as none'} from ${entity.table} order by id`,
    rowMode: 'array',
  });
  return rows;
};

/** Whose rows also go through a file of the rejected; the others come straight to where those link to them. */
const some = drawer('rejects files of every entity', 3);

describe('texts that readers of tables take for something else, in every field of every entity', () => {
  it('are in the register as they were given', async () => {
    for (const entity of entities) {
      const fields = [...storedFields(entity).fields.values()].filter((field) => field.kind === 'column' && field.type === 'String');
      const given = world.get(entity.name)?.values.map((values) => fields.map(({ name }) => values[name])) ?? [];
      expect([entity.name, await textsIn(source, entity)]).toEqual([entity.name, fields.length === 0 ? [[null], [null]] : given]);
    }
  });

  it('go out and come in again the same: a total, and the rows of a rejects file', async () => {
    const [direct, mended] = [await createTestDatabase(), await createTestDatabase()];
    const drawn = new Set(some(entities));
    for (const [index, entity] of entities.entries()) {
      const captions = index % 2 === 0;
      const file = await take(source, entity, { captions });
      expect([entity.name, errors(await bring(direct, entity, fileOf(file, 'total.csv', 4_001), { apply: true }))]).toEqual([
        entity.name,
        [],
      ]);
      expect(await textsIn(direct, entity)).toEqual(await textsIn(source, entity));
      expect(await take(direct, entity, { captions })).toBe(file);

      if (!drawn.has(entity)) {
        expect([entity.name, errors(await bring(mended, entity, fileOf(file, 'total.csv', 4_001), { apply: true }))]).toEqual([
          entity.name,
          [],
        ]);
        continue;
      }
      // The same rows with a day that is none, as another program would write them: all are rejected, and mended again in the file of the
      // rejected.
      const [header = [], ...rows] = cellsOf(file);
      const day = header.length - 2;
      const spoilt = quoted([header, ...rows.map((cells) => cells.with(day, 'x'))]);
      const rejects = join(folder, 'rejects.csv');
      const report = await bring(mended, entity, fileOf(spoilt, 'spoilt.csv', 4_001), { apply: false, rejects });
      expect([entity.name, report.counts.rejected]).toEqual([entity.name, 2]);
      const returned = cellsOf(await readFile(rejects, 'utf8'), ';');
      const repaired = quoted(returned.map((cells, i) => (i === 0 ? cells : cells.with(day, rows[i - 1]?.[day] ?? ''))));
      expect([entity.name, errors(await bring(mended, entity, fileOf(repaired, 'mended.csv', 4_001), { apply: true }))]).toEqual([
        entity.name,
        [],
      ]);
      expect(await take(mended, entity, { captions })).toBe(file);
    }
    await direct.drop();
    await mended.drop();
  });

  it('are in a delta what the ledger says', async () => {
    for (const entity of entities) {
      const [header = [], ...rows] = cellsOf(await take(source, entity, { after: '0' }));
      const values = world.get(entity.name)?.values ?? [];
      expect(rows.length).toBe(2);
      for (const [n, cells] of rows.entries()) {
        expect(cells.length).toBe(header.length);
        for (const field of storedFields(entity).fields.values()) {
          const value = values[n]?.[field.name] ?? null;
          if (field.kind !== 'column' || field.type !== 'String') continue;
          const text = readCell(cells[header.indexOf(field.name)] ?? '');
          expect([entity.name, field.name, text !== undefined && field.list ? readList(text) : (text ?? null)]).toEqual([
            entity.name,
            field.name,
            value,
          ]);
        }
      }
    }
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !text.includes('\0')),
  fc.array(fc.constantFrom(...BEGINNINGS, ...ENDS, ...REFUSED, INSIDE, 'x'), { maxLength: 4 }).map((parts) => parts.join('')),
);

describe('any text', () => {
  it('is read from its cell as it was written, alone and in a list', () => {
    fc.assert(
      fc.property(anyText, (text) => (readCell(writeCell(text)) ?? '') === text),
      { numRuns: 3_000 },
    );
    fc.assert(
      fc.property(
        fc.array(
          anyText.filter((text) => text !== ''),
          { maxLength: 5 },
        ),
        (texts) => {
          expect(readList(readCell(writeCell(writeList(texts))) ?? 'nothing')).toEqual(texts);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('is read from a line as it was written, whatever separates cells and wherever the file is cut', async () => {
    const dialect = fc.record({
      delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
      lineEnd: fc.constantFrom('\r\n' as const, '\n' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyText, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        dialect,
        fc.integer({ min: 1, max: 40 }),
        async (rows, how, piece) => {
          const text = csvLine(['a', 'b', 'c'], how) + rows.map((cells) => csvLine(cells, how)).join('');
          const found: string[][] = [];
          for await (const row of readRows(fileOf(text, 'any.csv', piece))) if (!isHead(row)) found.push(row.cells);
          // A row without anything in it is a blank line of the table.
          expect(found).toEqual(rows.filter((cells) => cells.some((text) => text.trim() !== '')));
          expect(cellsOf(text, how.delimiter).slice(1)).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });
});

it('what people type is read as they mean it', () => {
  const typed = ['  một ', "'s-Hertogenbosch", "'=1+1", '-5', '', '   ', "l'avenue "].map(readCell);
  expect(typed).toEqual(['một', "'s-Hertogenbosch", '=1+1', '-5', undefined, undefined, "l'avenue"]);
  expect(readList('B; C1 ;;')).toEqual(['B', 'C1']);
  expect(readList('C:\\temp;gỉ\\; mòn')).toEqual(['C:\\temp', 'gỉ; mòn']);
  expect(['=1+1', '+84 24', '-5', '-5,5', '+84', 'a=b', '@x', '\t=1'].map(writeCell)).toEqual([
    "'=1+1",
    "'+84 24",
    '-5',
    '-5,5',
    '+84',
    'a=b',
    "'@x",
    "'\t=1",
  ]);
});
