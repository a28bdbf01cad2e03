import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import type { Outcome, Row } from './catalogue.js';
import type { CompiledVerdict } from './compile-verdict.js';
import { readStanding, type Standing, type StandingRow } from './kept-definitions.js';

/** An outcome as SQL tells it. */
export type RawOutcome = {
  key: string;
  told: Readonly<Record<string, unknown>>;
  basis: Readonly<Record<string, readonly string[] | null>>;
};

/** `issuer`: what the law says about who issued it, where it says anything. */
export type ReadRow = Row & { issuer: RawOutcome | null };

/** `id`: null where the thing is a text. */
type FoundThing = { id: string | null; persons: readonly string[] };

export type Authority = { code: string | null; name: string | null; ground: string | null };

/** What the one statement found. */
export type ReadVerdict = {
  /** How many records carry the key: a verdict is about exactly one. */
  subjectCount: number;
  /** Whose records they are. */
  subjectPersons: readonly string[];
  /** Everybody whose data was looked at. */
  subjects: ReadonlySet<string>;
  /** By argument, then by the thing as it was named: its records, and whose they are. */
  things: ReadonlyMap<string, ReadonlyMap<string, readonly FoundThing[]>>;
  /** By arm: outcomes of its conditions, once for each record it was asked about, in the order of their ids. */
  asked: ReadonlyMap<number, readonly { thing: string | null; id: string | null; outcomes: readonly RawOutcome[] }[]>;
  /** By entity and id. */
  records: ReadonlyMap<string, ReadRow>;
  /** Records that outcomes rest on and that somebody doubts. */
  doubted: ReadonlySet<string>;
  prefill: readonly (Row & { role: string })[];
  authorities: Readonly<Record<string, Authority>>;
};

type Answered = Record<string, unknown> & {
  subject: [string, string[]][] | null;
  asked: [number, string | null, string | null, RawOutcome[]][] | null;
  records: ReadRow[] | null;
  doubted: string[];
  prefill: (Row & { role: string })[] | null;
  authorities: Record<string, Authority> | null;
};

/** One dossier or several by one statement, under the numbers that they were given; and where time stood, and the definitions. */
export async function readVerdicts(
  tx: Tx,
  compiled: CompiledVerdict,
  values: unknown[],
): Promise<{ standing: Standing; verdicts: ReadonlyMap<number, ReadVerdict> }> {
  const { rows } = await tx.query<Answered & StandingRow & { nr?: number }>(compiled.text, values, compiled.name);
  const [row] = rows;
  if (!row) throw new HubError('UNAVAILABLE');
  return { standing: readStanding(row), verdicts: new Map(rows.map((one) => [one.nr ?? 0, readAnswer(one)])) };
}

function readAnswer(row: Answered): ReadVerdict {
  const subjects = new Set<string>();
  const noteAll = (ids: readonly string[]) => {
    for (const id of ids) subjects.add(id);
  };
  for (const [, about] of row.subject ?? []) noteAll(about);
  const subjectPersons = [...subjects];
  const things = new Map<string, Map<string, FoundThing[]>>();
  for (const [name, value] of Object.entries(row)) {
    if (!name.startsWith('things.')) continue;
    const byKey = new Map<string, FoundThing[]>();
    for (const [id, about, key] of (value as [string | null, string[], string][] | null) ?? []) {
      noteAll(about);
      byKey.set(key, [...(byKey.get(key) ?? []), { id, persons: about }]);
    }
    things.set(name.slice('things.'.length), byKey);
  }
  const asked = new Map<number, { thing: string | null; id: string | null; outcomes: RawOutcome[] }[]>();
  for (const [nr, thing, id, outcomes] of row.asked ?? []) asked.set(nr, [...(asked.get(nr) ?? []), { thing, id, outcomes }]);
  for (const of of asked.values()) of.sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
  const records = new Map<string, ReadRow>();
  for (const record of row.records ?? []) {
    noteAll(record.subjects);
    records.set(`${record.entity} ${record.id}`, record);
  }
  for (const record of row.prefill ?? []) noteAll(record.subjects);
  return {
    subjectCount: row.subject?.length ?? 0,
    subjectPersons,
    subjects,
    things,
    asked,
    records,
    doubted: new Set(row.doubted),
    prefill: row.prefill ?? [],
    authorities: row.authorities ?? {},
  };
}

/** An outcome in the words of its condition. */
export function worded({ law }: Model, condition: string, { key, told, basis }: RawOutcome): Outcome {
  const found = law.condition(condition).cases.find((one) => one.key === key);
  if (!found) throw new Error(`${condition} has no case ${key}`);
  const rests = Object.fromEntries(Object.entries(basis).map(([entity, ids]) => [entity, ids ?? []]));
  return { condition, key, verdict: found.verdict, told, basis: rests, ...found.say(told) };
}
