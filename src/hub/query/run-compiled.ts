import type { Tx } from '../../db/tx.js';
import { HubError } from '../errors.js';
import type { Compiled } from './compile.js';
import { FinishedJson } from './finished-json.js';
import type { Level } from './plan.js';
import { type At, presentAt, type TimesRow, timesOf } from './times.js';

export type CompiledAnswer = {
  data: FinishedJson;
  subjects: ReadonlySet<string>;
  atOfRoot: ReadonlyMap<string, At>;
  ambiguous: readonly { path: string; error: HubError }[];
  /** Roots whose key named no record in force. */
  missed: readonly { responseKey: string; level: Level }[];
};

/** Sends the one statement and splices its texts together under their response keys. `asked` are the times of the roots that asked for some. */
export async function runCompiled(tx: Tx, compiled: Compiled, values: unknown[], asked: ReadonlyMap<string, At>, name?: string): Promise<CompiledAnswer> {
  const { rows } = await tx.query<TimesRow & Record<string, string | number | null>>(compiled.text, values, name);
  const [row] = rows;
  if (!row) throw new HubError('UNAVAILABLE');
  const present = presentAt(timesOf(row));
  const subjects = new Set<string>();
  const ambiguous: { path: string; error: HubError }[] = [];
  const missed: { responseKey: string; level: Level }[] = [];
  const parts: string[] = [];
  for (const [i, { responseKey, level }] of compiled.roots.entries()) {
    const found = Number(row[`n${i}`] ?? 0);
    const isMany = found > 1;
    if (isMany) ambiguous.push({ path: responseKey, error: new HubError('AMBIGUOUS', { count: found }, { details: { count: found } }) });
    const json = isMany ? null : row[`j${i}`];
    parts.push(`${JSON.stringify(responseKey)}:${json ?? 'null'}`);
    const seen = row[`s${i}`];
    if (!isMany && typeof seen === 'string') for (const subject of seen.split(',')) if (subject) subjects.add(subject);
    if (level.origin.kind === 'key' && found === 0) missed.push({ responseKey, level });
  }
  const atOfRoot = new Map(compiled.roots.map(({ responseKey }) => [responseKey, asked.get(responseKey) ?? present]));
  return { data: new FinishedJson(`{${parts.join(',')}}`), subjects, atOfRoot, ambiguous, missed };
}
