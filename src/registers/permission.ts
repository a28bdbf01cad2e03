import type { Law, Refusal } from '../hub/declare/condition.js';
import type { RegistersAt } from '../hub/declare/registers-at.js';

/** One condition asked for a permission. */
export type Asked = {
  condition: string;
  of: Readonly<Record<string, string>>;
  given?: Readonly<Record<string, string>>;
  /** SQL of when the law asks for it; left out: always. What is unknown is asked for. */
  when?: string;
  /** Where this permission words it in its own way, by an article of its own, or minds only some cases: by case, `else` for the others. */
  refusals?: Readonly<Record<string, Refusal & { law?: string }>>;
};

/** A sentence that is told beside the answer and refuses nothing: its rule is not verified, or it is about less than what was asked. */
export type Note = Refusal & { holds: string; law: string };

/**
 * A yes when every condition is HELD, else a no with each that is not, in the order of the law: the jsonb of `Permission`. What is not
 * known is no permission. `notes` are told in the same way and refuse nothing.
 */
export function permission(law: Law, at: RegistersAt, asked: readonly Asked[], notes: readonly Note[] = []): string {
  const refusing = asked.map((ask, nr) => `(${nr}, true, ${reasonSql(law, at, ask)})`);
  const noted = notes.map(({ holds, ...reason }, nr) => `(${nr}, false, case when (${holds}) is not true then ${literal(reason)} end)`);
  const told = (which: string) => `coalesce(jsonb_agg(failed.reason order by failed.nr) filter (where ${which}), '[]'::jsonb)`;
  return `select jsonb_build_object('answer', count(*) filter (where failed.refuses) = 0, 'reasons', ${told('failed.refuses')}, 'notes', ${told('not failed.refuses')})
    from (values ${[...refusing, ...noted].join(', ')}) as failed(nr, refuses, reason) where failed.reason is not null`;
}

/** SQL of the reason the condition is refused for, null where it is HELD or not asked for. */
function reasonSql(law: Law, at: RegistersAt, { condition: name, of, given = {}, when, refusals }: Asked): string {
  const condition = law.condition(name);
  const words: Asked['refusals'] = refusals ?? condition.refusals ?? {};
  const { else: other, ...own } = words;
  const told = (refusal: Refusal & { law?: string }) => literal({ ...refusal, law: refusal.law ?? condition.provision });
  const cases = condition.cases.flatMap(({ key, verdict }) => {
    const refusal = own[key];
    if (refusal) return [`when '${key}' then ${told(refusal)}`];
    return verdict === 'HELD' && other ? [`when '${key}' then null`] : [];
  });
  if (cases.length === 0) throw new Error(`${name} refuses nothing`);
  const reason = `case ${law.keyOf(name, { of, at, given })} ${cases.join(' ')}${other ? ` else ${told(other)}` : ''} end`;
  return when === undefined ? reason : `case when (${when}) is not false then ${reason} end`;
}

/** Only sentences of our own come here; a quote in one is doubled all the same. */
function literal(reason: Refusal & { law: string }): string {
  return `'${JSON.stringify(reason).replaceAll("'", "''")}'::jsonb`;
}
