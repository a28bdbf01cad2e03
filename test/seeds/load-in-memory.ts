import { parse } from 'csv-parse/sync';
import type { Model, Values } from '../../src/hub/declare/model.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { rowChecker } from '../../src/hub/import/check/check-row.js';
import { mapHeader } from '../../src/hub/import/check/map-header.js';
import { loadModel } from '../../src/registers/index.js';
import type { SeedFile } from '../../src/seeds/seed-file.js';

export const model: Model = loadModel(readSdl(new URL('../../src/schema/', import.meta.url)));

export type State = { from: string; to: string; values: Values };
export type Kept = { id: string; states: State[] };
export type Registers = {
  /** Entity name → key text → its records, which may follow one another. */
  byKey: Map<string, Map<string, Kept[]>>;
  records: Map<string, Kept[]>;
  outcomes: { file: string; new: number; changed: number; same: number }[];
  /** Everything an import would have refused or warned about. */
  complaints: string[];
};

export const emptyRegisters = (): Registers => ({ byKey: new Map(), records: new Map(), outcomes: [], complaints: [] });

/**
 * Says by plain means what the registers hold after a list of files: an independent reading of the import format, with the hub's own cell
 * parsers and check rules, and without a database. Finds what an import would refuse: unknown keys, links into the wrong time, states out
 * of order.
 */
export async function load(registers: Registers, files: readonly SeedFile[], today: string): Promise<Registers> {
  for (const file of files) await loadFile(registers, file, today);
  return registers;
}

async function loadFile(registers: Registers, file: SeedFile, today: string): Promise<void> {
  const entity = entityOf(file.entity);
  const { header, rows } = await readSeed(file);
  const map = mapHeader(model, entity, { line: 1, cells: header });
  const check = rowChecker({ model, entity, map, today, validFrom: null, empty: 'clear', dayOrders: new Map(), units: new Map() });
  const rules = model.rules.filter((rule) => rule.entity === entity.name);
  const outcome = { file: file.source.name, new: 0, changed: 0, same: 0 };
  const complain = (line: number, what: string) => registers.complaints.push(`${file.source.name}:${line} ${what}`);

  for (const [index, cells] of rows.entries()) {
    const line = index + 3;
    const judge = (state: Values) => {
      for (const rule of rules) for (const { code, field } of rule.check(state, today)) complain(line, `${field ?? ''} ${code}`);
    };
    const row = check({ line, cells });
    for (const { code, field } of row.problems) complain(line, `${field ?? ''} ${code}`);
    const values: Record<string, Values[string]> = { ...row.values };
    for (const link of row.links) {
      const { name, target } = link.column.field;
      const hits = new Set(
        link.tries
          .flatMap(({ text }) => holders(registers, target, text))
          .filter(({ states }) => states.some((state) => covers(state, link.day)))
          .map(({ id }) => id),
      );
      if (hits.size !== 1) complain(line, `${name} finds ${hits.size} on ${link.day}`);
      values[name] = [...hits][0] ?? null;
    }
    const key = keyOf(
      entity,
      values,
      row.links.map(({ column, tries }) => ({ name: column.field.name, text: tries[0]?.text ?? '' })),
    );
    const from = row.validFrom ?? '0000-00-00';
    const to = row.validTo ?? '9999-99-99';
    const found = holders(registers, entity.name, key).find(({ states }) => states.some((state) => covers(state, row.day)));
    if (found === undefined) {
      if (holders(registers, entity.name, key).some(({ states }) => states.some((state) => state.from < to && from < state.to)))
        complain(line, 'overlaps another record of this key');
      for (const field of entity.fields.values()) {
        if ((field.kind === 'column' || field.kind === 'link') && field.required && (values[field.name] ?? null) === null)
          complain(line, `${field.name} is required`);
      }
      remember(registers, entity, key, {
        id: `${entity.name}#${registers.records.get(entity.name)?.length ?? 0}`,
        states: [{ from, to, values }],
      });
      outcome.new++;
      judge(values);
      continue;
    }
    const last = found.states.at(-1);
    if (last === undefined || last.from > from) {
      complain(line, 'comes before a later state');
      continue;
    }
    const changed = Object.keys(values).filter((name) => JSON.stringify(values[name]) !== JSON.stringify(last.values[name] ?? null));
    if (changed.length === 0) {
      outcome.same++;
      continue;
    }
    const next = { from, to: last.to, values: { ...last.values, ...values } };
    judge(next.values);
    // A word about the very day on which a state begins replaces it.
    if (last.from === from) found.states.pop();
    else last.to = from;
    found.states.push(next);
    outcome.changed++;
  }
  registers.outcomes.push(outcome);
}

/** The comment line, the header and the cells of a file. */
export async function readSeed(file: SeedFile): Promise<{ comment: string; header: string[]; rows: string[][] }> {
  const pieces: Buffer[] = [];
  for await (const piece of file.source.open()) pieces.push(piece);
  const text = Buffer.concat(pieces).toString('utf8');
  const end = text.indexOf('\n');
  const [header = [], ...rows] = parse(text.slice(end + 1)) as string[][];
  return { comment: text.slice(0, end), header, rows };
}

export function entityOf(path: string): Entity {
  const [register, singular] = path.split('/');
  const entity = [...model.declarations.entities.values()].find((one) => one.register === register && one.singular === singular);
  if (entity === undefined) throw new Error(`no entity ${path}`);
  return entity;
}

/** The state of the record with this key on this day, by entity name; undefined if there is none. */
export function stateOn(registers: Registers, entity: string, key: string, day: string): State | undefined {
  return holders(registers, entity, key)
    .flatMap(({ states }) => states)
    .find((state) => covers(state, day));
}

export function recordOn(registers: Registers, entity: string, key: string, day: string): Kept | undefined {
  return holders(registers, entity, key).find(({ states }) => states.some((state) => covers(state, day)));
}

const covers = ({ from, to }: State, day: string): boolean => from <= day && day < to;
const holders = (registers: Registers, entity: string, key: string): readonly Kept[] => registers.byKey.get(entity)?.get(key) ?? [];

/** Own key columns, or for a tie between records everything it links to; a driver is known by the person, a household by its owner. */
function keyOf(entity: Entity, values: Values, links: readonly { name: string; text: string }[]): string {
  for (const field of entity.fields.values()) {
    if (field.kind === 'column' && field.key !== undefined && values[field.name]) return String(values[field.name]);
  }
  for (const field of entity.fields.values()) {
    if (field.kind === 'derived' && field.key !== undefined) return links.find(({ name }) => name === field.path[0])?.text ?? '';
  }
  return JSON.stringify(links.map(({ name, text }) => [name, text]));
}

function remember(registers: Registers, entity: Entity, key: string, record: Kept): void {
  registers.records.set(entity.name, registers.records.get(entity.name) ?? []);
  registers.records.get(entity.name)?.push(record);
  const keys = registers.byKey.get(entity.name) ?? new Map<string, Kept[]>();
  registers.byKey.set(entity.name, keys);
  keys.set(key, [...(keys.get(key) ?? []), record]);
}
