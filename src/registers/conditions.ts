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

/** A yes when every condition holds, else a no with each that fails, in the order of the law: the jsonb of `Permission`. */
export function permission(conditions: readonly Condition[]): string {
  const rows = conditions.map(({ holds, ...reason }, nr) => `(${nr}, (${holds}), ${literal(JSON.stringify(reason))}::jsonb)`);
  return `select jsonb_build_object('answer', count(*) = 0, 'reasons', coalesce(jsonb_agg(failed.reason order by failed.nr), '[]'::jsonb))
    from (values ${rows.join(', ')}) as failed(nr, holds, reason) where failed.holds is not true`;
}

/** Only sentences of our own come here; a quote in one is doubled all the same. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
