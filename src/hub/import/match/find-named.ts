import type { Entity } from '../../declare/types.js';
import { covers, type Period } from '../../time/period.js';
import type { Registers } from '../../write/registers.js';
import type { CheckedRow } from '../check/checked-row.js';
import type { NamedRecord, RecordName } from '../check/record-name.js';
import { type HeaderOf, rowProblem } from '../check/row-problems.js';

/** Finds the records that rows name, with one statement per column: their ids by row. A row that names none, or several, is told so. */
export async function findNamed(
  registers: Registers,
  { entity, headerOf }: { entity: Entity; headerOf: HeaderOf },
  rows: readonly CheckedRow[],
): Promise<ReadonlyMap<CheckedRow, string>> {
  const texts = new Map<RecordName, Set<string>>();
  for (const { named } of rows) if (named !== undefined) texts.set(named.by, (texts.get(named.by) ?? new Set()).add(named.text));
  const known = new Map<RecordName, Map<string, Found[]>>();
  for (const [by, wanted] of texts) {
    const byText = new Map<string, Found[]>([...wanted].map((text) => [text, []]));
    const found = await registers.read<Found & { text: string }>(entity, by.slicesSql, [[...wanted]]);
    for (const { text, ...slice } of found) byText.get(text)?.push(slice);
    known.set(by, byText);
  }
  const ids = new Map<CheckedRow, string>();
  for (const row of rows) {
    if (row.named === undefined) continue;
    const { by, days } = row.named;
    const [id, ...others] = idsOn(known.get(by)?.get(row.named.text) ?? [], row.named);
    const header = headerOf.get(by.name);
    if (id === undefined) row.problems.push(rowProblem('RECORD_NOT_FOUND', row, header, by.dated ? { day: days.join(', ') } : {}));
    else if (others.length > 0) row.problems.push(rowProblem('AMBIGUOUS', row, header, { count: others.length + 1, day: days[0] }));
    else ids.set(row, id);
  }
  return ids;
}

type Found = Period & { id: string };

function idsOn(slices: readonly Found[], { by, days }: NamedRecord): string[] {
  const on = by.dated ? days.map((day) => slices.filter((slice) => covers(slice, day))) : [slices];
  return [...new Set(on.find((held) => held.length > 0)?.map(({ id }) => id))];
}
