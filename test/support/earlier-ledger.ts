import { readFileSync } from 'node:fs';
import type { Pool } from '../../src/db/client.js';
import type { Model } from '../../src/hub/declare/model.js';
import type { State } from '../../src/hub/ledger/format.js';
import { storedFields } from '../../src/hub/ledger/stored-fields.js';
import { inPackage } from '../../src/root.js';

type LedgerTable = 'change_set' | 'change' | 'change_salt';
type ChangeRow = {
  position: number;
  entity: string;
  record_id: string;
  version: number;
  recorded_from: string;
  slices: State[];
  subjects: string[];
};

/** The ledger of FORMAT 1 that an earlier release wrote, of invented people (`test/log/stored-hashes.jsonl`). */
export function earlierLedger(): Record<LedgerTable, Record<string, unknown>[]> {
  const rows: Record<LedgerTable, Record<string, unknown>[]> = { change_set: [], change: [], change_salt: [] };
  for (const line of readFileSync(inPackage('test/log/stored-hashes.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const { kind, row } = JSON.parse(line) as { kind: LedgerTable; row: Record<string, unknown> };
    rows[kind]?.push(row);
  }
  return rows;
}

/** Puts it into a database as it stood there, past the guards; with a model the registers too, as its changes left them. */
export async function insertEarlierLedger(superuser: Pool, model?: Model): Promise<void> {
  const ledger = earlierLedger();
  const insert = async (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row)
      .map((name) => `"${name}"`)
      .join(', ');
    await superuser.query(`insert into ${table} (${names}) select ${names} from json_populate_record(null::public.${table}, $1::json)`, [
      JSON.stringify(row),
    ]);
  };
  const pastGuards = async (table: string, work: () => Promise<void>) => {
    await superuser.query(`alter table ${table} disable trigger all`);
    await work();
    await superuser.query(`alter table ${table} enable trigger all`);
  };
  for (const table of ['change_set', 'change', 'change_salt'] as const) {
    await pastGuards(table, async () => {
      for (const row of ledger[table]) await insert(table, row);
    });
  }
  if (model === undefined) return;
  const slices = new Map<string, { text: string; row: Record<string, unknown> }[]>();
  for (const { entity: name, record_id: id, ...change } of ledger.change as ChangeRow[]) {
    const entity = model.declarations.entities.get(name);
    if (entity === undefined) throw new Error(`${name} is no entity`);
    const list = slices.get(entity.table) ?? [];
    slices.set(entity.table, list);
    const said = new Set(change.slices.map((state) => JSON.stringify(state)));
    for (const { text, row } of list)
      if (row.id === id && row.recorded_to === 'infinity' && !said.has(text)) row.recorded_to = change.recorded_from;
    for (const state of change.slices) {
      if (Number(state.version) !== change.version) continue;
      // A column that came later is not there yet.
      const known = [...storedFields(entity).fields.values()].filter(({ name }) => name in state);
      const columns = known.map((field) => [field.column, state[field.name] ?? null]);
      const row = {
        id,
        version: change.version,
        position: change.position,
        valid_from: state.validFrom ?? '-infinity',
        valid_to: state.validTo ?? 'infinity',
        recorded_from: change.recorded_from,
        recorded_to: 'infinity',
        subject_id: change.subjects[0] ?? null,
        ...Object.fromEntries(columns),
      };
      list.push({ text: JSON.stringify(state), row });
    }
  }
  const records = ledger.change.filter(({ version }) => version === 1).map(({ record_id: id, entity }) => ({ id, entity }));
  await pastGuards('record', async () => {
    for (const row of records) await insert('record', row);
  });
  for (const [table, list] of slices) {
    await pastGuards(table, async () => {
      for (const { row } of list) await insert(table, row);
    });
  }
}
