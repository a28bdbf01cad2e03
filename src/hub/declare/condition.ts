import type { RegistersAt } from './registers-at.js';

/**
 * What a legal condition answers about a day. HELD is the only yes. NOT_HELD means that nothing on record tells, which is no "no":
 * EXPIRED, DISPUTED, CONTRADICTED and AMBIGUOUS say what the registers do tell.
 */
export type Verdict = 'HELD' | 'EXPIRED' | 'DISPUTED' | 'CONTRADICTED' | 'NOT_HELD' | 'AMBIGUOUS';

export type Sentence = { vi: string; en: string };

/** Values a case's sentence may quote, as the condition's row gives them: dates as `YYYY-MM-DD`, lists as JSON. */
export type Told = Readonly<Record<string, unknown>>;

export type ConditionCase = {
  /** Names the case within its condition. */
  key: string;
  /**
   * SQL over the row `f` of `found`; the first case that is true decides. Null: otherwise, so the last one. What is unknown is never true.
   */
  when: string | null;
  verdict: Verdict;
  /** Entity → column of `f` that holds the ids (uuid[]) of the records the case rests on. */
  basis?: Readonly<Record<string, string>>;
  /** The sentence of a dossier's verdict. */
  say(told: Told): Sentence;
};

/** The sentence of a refusal (`Permission.reasons`): what is missing, never a value, since that may be a person's. */
export type Refusal = Sentence & { code: string };

/**
 * One condition of the law, about the things it names on one day. It stands once: permissions, evidence and the checks of write-back all
 * ask it, so they cannot disagree (semantics §8).
 */
export type Condition = {
  /** `register.condition`, as others ask for it. */
  name: string;
  /** What it is about: each is the id of a record, passed as SQL. */
  of: readonly string[];
  /** Further parameters and their SQL types; one left out is null. */
  given?: Readonly<Record<string, 'text' | 'integer'>>;
  /** The article. */
  provision: string;
  /** Entity → fields it reads. Whoever asks on a procedure's right needs those above open in that right. */
  reads: Readonly<Record<string, readonly string[]>>;
  /** SQL of exactly one row, called `f` in the cases. */
  found(of: Readonly<Record<string, string>>, at: RegistersAt, given: Readonly<Record<string, string>>, law: Law): string;
  /** The kind of fact of another register that it reads, where it reads one: who holds it may be asked. */
  source?: { entity: string; kind: string };
  /** Columns of `f` that sentences and write-back may use. */
  tells?: readonly string[];
  cases: readonly ConditionCase[];
  /** By case; `else` stands for every case that is not HELD and has none of its own. */
  refusals?: Readonly<Record<string, Refusal>>;
};

type Ask = { of: Readonly<Record<string, string>>; at: RegistersAt; given?: Readonly<Record<string, string>> };

/** The conditions of all registers, asked by name. */
export type Law = {
  conditions: readonly Condition[];
  condition(name: string): Condition;
  /** SQL of the key of the case that decides. */
  keyOf(name: string, ask: Ask): string;
  /** SQL of a boolean: HELD. */
  holds(name: string, ask: Ask): string;
  /** SQL of one jsonb object: `key`, `basis` (entity → ids) and `told`. */
  outcomeOf(name: string, ask: Ask): string;
};

/** Refuses two conditions of one name; a name that is unknown is refused where it is asked. */
export function createLaw(conditions: readonly Condition[]): Law {
  const named = new Map(conditions.map((condition) => [condition.name, condition]));
  if (named.size < conditions.length) throw new Error('two conditions have the same name');

  function condition(name: string): Condition {
    const found = named.get(name);
    if (!found) throw new Error(`no condition ${name}`);
    return found;
  }

  const law: Law = { conditions, condition, keyOf, holds, outcomeOf };

  function rowOf(asked: Condition, { of, at, given = {} }: Ask): string {
    for (const parameter of asked.of) if (of[parameter] === undefined) throw new Error(`${asked.name} is asked without ${parameter}`);
    const values = Object.entries(asked.given ?? {}).map(([name, type]) => [name, given[name] ?? `null::${type}`]);
    return asked.found(of, apart(asked.name, at, [...Object.values(of), ...Object.values(given)]), Object.fromEntries(values), law);
  }

  function keyOf(name: string, ask: Ask): string {
    const asked = condition(name);
    return `(select ${keySql(asked)} from (${rowOf(asked, ask)}) as f)`;
  }

  function holds(name: string, ask: Ask): string {
    const held = condition(name).cases.filter(({ verdict }) => verdict === 'HELD');
    return `(${keyOf(name, ask)} in (${held.map(({ key }) => `'${key}'`).join(', ')}))`;
  }

  function outcomeOf(name: string, ask: Ask): string {
    const asked = condition(name);
    const told = (asked.tells ?? []).map((column) => `'${column}', f.${column}`).join(', ');
    const basis = asked.cases.flatMap(({ key, basis: rests }) => {
      const parts = Object.entries(rests ?? {}).map(([entity, column]) => `'${entity}', f.${column}`);
      return parts.length === 0 ? [] : [`when '${key}' then jsonb_build_object(${parts.join(', ')})`];
    });
    const rests = basis.length === 0 ? `'{}'::jsonb` : `case k.key ${basis.join(' ')} else '{}'::jsonb end`;
    return `(select jsonb_build_object('key', k.key, 'basis', ${rests}, 'told', jsonb_build_object(${told})) from (${rowOf(asked, ask)}) as f, lateral (select ${keySql(asked)} as key) as k)`;
  }

  return law;
}

/**
 * The registers without the rows that what is asked about names: under the same alias a condition would read its own row where another's
 * was meant, `b.id = b.id`, and find everything.
 */
function apart(name: string, at: RegistersAt, asked: readonly string[]): RegistersAt {
  const row: RegistersAt['row'] = (entity, alias) => {
    if (asked.some((expression) => new RegExp(`\\b${alias}\\.`).test(expression)))
      throw new Error(`${name}: its row ${alias} hides the one it is asked about`);
    return at.row(entity, alias);
  };
  // Not copied: a time becomes a parameter when it is looked at, and one that stands nowhere has no type.
  return Object.create(at, { row: { value: row } });
}

function keySql({ name, cases }: Condition): string {
  const last = cases.at(-1);
  if (last?.when !== null) throw new Error(`the last case of ${name} is not its otherwise`);
  const whens = cases.slice(0, -1).map(({ key, when }) => `when ${when} then '${key}'`);
  return whens.length === 0 ? `'${last.key}'` : `case ${whens.join(' ')} else '${last.key}' end`;
}
