/** One thing the law asks for before something may be done. Sentences say what is missing and never quote a value: it may be a person's. */
export type Condition = {
  /** Stable machine code, `NO_TRANSPORT_LICENCE`. */
  code: string;
  /** SQL of a boolean; anything but true fails, so what is unknown is no permission. */
  holds: string;
  vi: string;
  en: string;
  /** The article. */
  law: string;
};

/**
 * A yes when every condition holds, else a no with each that fails, in the order of the law: the jsonb of `Permission`. `notes` are told in the same way and refuse nothing:
 * their rule is not verified, or it is about less than what was asked.
 */
export function permission(conditions: readonly Condition[], notes: readonly Condition[] = []): string {
  const row =
    (refuses: boolean) =>
    ({ holds, ...reason }: Condition, nr: number) =>
      `(${nr}, ${refuses}, (${holds}), ${literal(JSON.stringify(reason))}::jsonb)`;
  const rows = [...conditions.map(row(true)), ...notes.map(row(false))];
  const told = (which: string) => `coalesce(jsonb_agg(failed.reason order by failed.nr) filter (where ${which}), '[]'::jsonb)`;
  return `select jsonb_build_object('answer', count(*) filter (where failed.refuses) = 0, 'reasons', ${told('failed.refuses')}, 'notes', ${told('not failed.refuses')})
    from (values ${rows.join(', ')}) as failed(nr, refuses, holds, reason) where failed.holds is not true`;
}

/** Only sentences of our own come here; a quote in one is doubled all the same. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
