import type { Model } from '../../src/hub/declare/model.js';
import { WARN_NUMBER_IN_TEXT, WARN_PERSONAL_WORD } from '../../src/hub/declare/personal-words.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { passedOver } from '../../src/hub/import/apply/check-file.js';
import { ATOMIC_ROWS_MAX } from '../../src/hub/import/apply/import-file.js';
import { SEED_DIFFERENCES } from '../../src/hub/import/apply/seed-differences.js';
import { rowChecker } from '../../src/hub/import/check/check-row.js';
import type { CheckedRow } from '../../src/hub/import/check/checked-row.js';
import { identityOf } from '../../src/hub/import/check/identity.js';
import { headerTooShort, mapHeader } from '../../src/hub/import/check/map-header.js';
import { cellParser } from '../../src/hub/import/check/parse-cell.js';
import { recordNames } from '../../src/hub/import/check/record-name.js';
import { ROW_PROBLEMS, rowProblem } from '../../src/hub/import/check/row-problems.js';
import { looksLike } from '../../src/hub/import/check/unit-column.js';
import { linkProblem } from '../../src/hub/import/match/resolve-links.js';
import { FILE_FAULTS, FileRefusal, fileRefused } from '../../src/hub/import/read/refusals.js';
import { LIMITS } from '../../src/limits.js';
import { GTFS_FAULTS, gtfsProblem } from '../../src/registers/gtfs/faults.js';

/** A code with its sentences as the importer says them, met on purpose: the places, days and counts in them are examples. */
export type Told = { code: string; vi: string; en: string };

/** What is wrong with a file as a whole, with its header, with a row, with a cell, with a link: asked of the code that says it. */
export function toldOfFiles(
  model: Model,
): Readonly<Record<'file' | 'header' | 'row' | 'cell' | 'link' | 'seed' | 'gtfs', readonly Told[]>> {
  return {
    file: [
      ...keysOf(FILE_FAULTS).flatMap(
        (code) => fileRefused(code, { line: 7, column: 'Tên', limit: FILE_LIMITS[code] ?? 0, count: 300, batch: '<lô>' }).problems,
      ),
      ...passedOver({ line: 3, ignored: [] }, { totals: [], unused: ['macros', 'links'] }),
    ],
    header: [...headerFaults(model), ...passedOver({ line: 3, ignored: ['Ghi chú'] }, { totals: [120], unused: [] }).slice(0, 1)],
    row: [
      ...keysOf(ROW_PROBLEMS).map((code) =>
        rowProblem(code, SOME_ROW, undefined, {
          line: 7,
          count: 2,
          day: '2025-07-01',
          from: '2025-03-01',
          period: { from: '2025-01-01', to: '2025-07-01' },
        }),
      ),
      ...misfits(model),
      ...yearMisfits(model),
      ...passedOver({ line: 3, ignored: [] }, { totals: [120], unused: [] }),
      WARN_PERSONAL_WORD,
      WARN_NUMBER_IN_TEXT,
    ],
    cell: cellFaults(model),
    link: linkFaults(model),
    gtfs: keysOf(GTFS_FAULTS).map((code) =>
      gtfsProblem(code, { file: 'trips.txt', field: 'route_id' }, { line: 7, names: 'shapes.txt', expected: 'HH:MM:SS', count: 2 }),
    ),
    seed: Object.entries(SEED_DIFFERENCES).map(([code, said]) => ({ code, ...said })),
  };
}

const FILE_LIMITS: Partial<Record<keyof typeof FILE_FAULTS, number>> = {
  FILE_UNPACKS_TOO_LARGE: LIMITS.unpackedBytes.max,
  FILE_LINE_TOO_LONG: LIMITS.rowBytes.max,
  FILE_TOO_WIDE: LIMITS.columns.max,
  FILE_TOO_MANY_ROWS: ATOMIC_ROWS_MAX,
};

const SOME_ROW: CheckedRow = {
  row: { line: 7, cells: [] },
  validFrom: null,
  validTo: null,
  day: '2025-07-01',
  values: {},
  links: [],
  problems: [],
};

function headerFaults(model: Model): Told[] {
  const entity = entityOf(model, 'Province');
  const map = (cells: string[]) => mapHeader(model, entity, { line: 1, cells });
  return [
    ...refusalsOf(() => map(['code', 'name', '', 'Tên tỉnh', 'Tên tinhh', 'communes'])),
    ...refusalsOf(() => identityOf(entity, map(['name']))),
    ...headerTooShort(map(['code']), 12).problems.slice(0, 1),
  ];
}

function misfits(model: Model): Told[] {
  const entity = entityOf(model, 'Province');
  const map = mapHeader(model, entity, { line: 1, cells: ['code', 'name', 'kind', 'validFrom', 'validTo'] });
  const check = rowChecker({
    model,
    entity,
    map,
    today: '2025-07-01',
    validFrom: null,
    empty: 'keep',
    dayOrders: new Map(),
    units: new Map(),
  });
  const rows = [['97'], ['97', 'a', 'b', '', '', 'c'], ['97', '<trống>', 'city', '', ''], ['97', 'a', 'city', '2025-07-01', '2025-01-01']];
  return rows.flatMap((cells) => check({ line: 7, cells }).problems);
}

function yearMisfits(model: Model): Told[] {
  const entity = entityOf(model, 'Person');
  const map = mapHeader(model, entity, { line: 1, cells: ['dateOfBirth', 'birthYear'] });
  const nothing = { dayOrders: new Map(), units: new Map() };
  const check = rowChecker({ model, entity, map, today: '2025-07-01', validFrom: null, empty: 'keep', ...nothing });
  return check({ line: 7, cells: ['1953', '1954'] }).problems;
}

function cellFaults(model: Model): Told[] {
  const plain = { isEnum: false, list: false };
  const read = (type: string, text: string, more: Partial<Parameters<typeof cellParser>[1]> = {}): Told[] => {
    const parsed = cellParser(model, { type, ...plain, ...more })(text);
    return 'code' in parsed ? [parsed] : [...(parsed.warnings ?? [])];
  };
  const anEnum = [...model.declarations.enums.keys()][0] ?? '';
  return [
    ...read('String', 'a'.repeat(LIMITS.textCharacters.max + 1)),
    ...read('String', 'a\nb'),
    ...read('String', 'a\u200bb'),
    ...read('String', 'C«ng ty'),
    ...read('String', '########'),
    ...read(anEnum, '?', { isEnum: true }),
    ...read('Int', 'a'),
    ...read('Int', '99999999999'),
    ...read('Float', 'a'),
    ...read('Float', '1.234'),
    ...read('Boolean', 'a'),
    ...read('Date', '45839'),
    ...read('Date', '2025-07-01 13:30'),
    ...read('Date', '03/04/2025', { dayOrder: 'mixed' }),
    ...read('Date', '12/25/2025', { dayOrder: 'month first' }),
    looksLike({ unit: 'feet', factor: 0.3048 }, 3937),
    ...recordNames(model, entityOf(model, 'Province'))
      .filter(({ name }) => name === 'id')
      .flatMap(({ parse }) => [parse('a')].flatMap((parsed) => ('code' in parsed ? [parsed] : []))),
  ];
}

function linkFaults(model: Model): Told[] {
  const entity = entityOf(model, 'Commune');
  const map = mapHeader(model, entity, { line: 1, cells: ['code', 'province'] });
  const column = map.columns.find((one) => one.kind === 'link');
  if (column === undefined) throw new Error('Commune links to no province');
  const tries = column.keys.map((key) => ({ key, text: '98' }));
  const link = { column, tries, day: '2025-07-01', mayShow: () => true };
  return [
    linkProblem(link, { hits: [], count: 0, meant: [] }),
    linkProblem(link, { hits: [{ id: '', from: '1990-01-01', to: '2025-07-01' }], count: 0, meant: [] }),
    linkProblem(link, { hits: [], count: 2, meant: [] }),
  ];
}

function refusalsOf(work: () => unknown): readonly Told[] {
  try {
    work();
  } catch (error) {
    if (error instanceof FileRefusal) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}

function entityOf({ declarations }: Model, name: string): Entity {
  const entity = declarations.entities.get(name);
  if (entity === undefined) throw new Error(`no entity ${name}`);
  return entity;
}

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[];
}
