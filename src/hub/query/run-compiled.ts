import { bytesColumn } from '../../db/bytes.js';
import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { type AsOfInput, type At, settledAt } from '../ledger/as-of.js';
import type { CurrentTimes } from '../time/current-times.js';
import { refuseLarge } from './answer-size.js';
import type { Compiled } from './compile.js';
import { FinishedJson } from './finished-json.js';
import type { Level } from './plan.js';

export type CompiledAnswer = {
  data: FinishedJson;
  subjects: ReadonlySet<string>;
  /** Where time stood when it was read. */
  times: CurrentTimes;
  atOfRoot: ReadonlyMap<string, At>;
  ambiguous: readonly { path: string; error: HubError }[];
  /** How many records the groups of each aggregate hold. */
  counted: ReadonlyMap<string, number>;
  /** What was found of roots that presume something to be there. */
  premises: readonly { responseKey: string; level: Level; facts: string }[];
  /** Response keys of roots that show no record, or more than one may be meant. */
  unanswered: readonly string[];
  /** Roots whose key named no record in force. */
  missed: readonly { responseKey: string; level: Level }[];
};

/** What the one statement returned, untouched. */
export type CompiledRow = { t: string; b?: string | null } & Record<string, string | number | Buffer | null>;

export async function sendCompiled(tx: Tx, { text }: Pick<Compiled, 'text'>, values: unknown[], name?: string): Promise<CompiledRow> {
  const { rows } = await tx.query<CompiledRow>(text, values, name);
  const [row] = rows;
  if (!row) throw new HubError('UNAVAILABLE');
  return row;
}

/**
 * Splices what the one statement returned together under the response keys of its roots. `current`: those the row tells; `askedOf`: what a root asked for;
 * `settled`: those that were settled before.
 */
export function readCompiled(compiled: Pick<Compiled, 'roots'>, row: CompiledRow, times: RootTimes): CompiledAnswer {
  refuseLarge(Number(row.size ?? 0));
  const { current } = times;
  const subjects = new Set<string>();
  const ambiguous: { path: string; error: HubError }[] = [];
  const unanswered: string[] = [];
  const missed: { responseKey: string; level: Level }[] = [];
  const premises: { responseKey: string; level: Level; facts: string }[] = [];
  const atOfRoot = new Map<string, At>();
  const counted = new Map<string, number>();
  const data: (string | Buffer)[] = [];
  for (const [i, { responseKey, level, counts }] of compiled.roots.entries()) {
    const json = row[bytesColumn(`j${i}`)] ?? null;
    const found = counts ? Number(row[`n${i}`] ?? 0) : json === null ? 0 : 1;
    const isMany = found > 1;
    if (isMany) ambiguous.push({ path: responseKey, error: new HubError('AMBIGUOUS', { count: found }, { details: { count: found } }) });
    data.push(`${i > 0 ? ',' : '{'}"${responseKey}":`, isMany || json === null ? 'null' : (json as string | Buffer));
    if (level.origin.kind === 'aggregate') counted.set(responseKey, Number(row[`c${i}`] ?? 0));
    const seen = row[`s${i}`];
    if (!isMany && typeof seen === 'string') for (const subject of seen.split(',')) if (subject) subjects.add(subject);
    if (found !== 1) unanswered.push(responseKey);
    if (level.origin.kind === 'key' && found === 0) missed.push({ responseKey, level });
    if (level.premise) premises.push({ responseKey, level, facts: String(row[`m${i}`]) });
    atOfRoot.set(
      responseKey,
      times.settled.get(responseKey) ?? settledAt(times.askedOf(responseKey), current, (row[`p${i}`] as string | null | undefined) ?? null),
    );
  }
  return { data: new FinishedJson(...data, '}'), subjects, times: current, atOfRoot, ambiguous, unanswered, missed, premises, counted };
}

type RootTimes = { current: CurrentTimes; askedOf(responseKey: string): AsOfInput; settled: ReadonlyMap<string, At> };
