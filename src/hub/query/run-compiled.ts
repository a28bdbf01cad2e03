import type { Tx } from '../../db/tx.js';
import { HubError } from '../errors.js';
import type { Compiled } from './compile.js';
import { FinishedJson } from './finished-json.js';
import type { NotCurrent } from './interpreter.js';
import type { Level } from './plan.js';

export type CompiledAnswer = {
  data: FinishedJson;
  subjects: ReadonlySet<string>;
  notCurrent: ReadonlyMap<string, NotCurrent>;
  ambiguous: readonly { path: string; error: HubError }[];
};

/** Sends the one statement and splices its texts together under their response keys. */
export async function runCompiled(tx: Tx, compiled: Compiled, whereElse: (level: Level) => Promise<NotCurrent | null>): Promise<CompiledAnswer> {
  const { rows } = await tx.query<Record<string, string | number | null>>(compiled.text, compiled.values);
  const row = rows[0] ?? {};
  const subjects = new Set<string>();
  const notCurrent = new Map<string, NotCurrent>();
  const ambiguous: { path: string; error: HubError }[] = [];
  const parts: string[] = [];
  for (const [i, { responseKey, level }] of compiled.roots.entries()) {
    const found = Number(row[`n${i}`] ?? 0);
    const isMany = found > 1;
    if (isMany) ambiguous.push({ path: responseKey, error: new HubError('AMBIGUOUS', { count: found }, { details: { count: found } }) });
    const json = isMany ? null : row[`j${i}`];
    parts.push(`${JSON.stringify(responseKey)}:${json ?? 'null'}`);
    if (!isMany) for (const subject of String(row[`s${i}`] ?? '').split(',')) if (subject) subjects.add(subject);
    if (level.origin.kind === 'key' && found === 0) {
      const other = await whereElse(level);
      if (other) notCurrent.set(responseKey, other);
    }
  }
  return { data: new FinishedJson(`{${parts.join(',')}}`), subjects, notCurrent, ambiguous };
}
