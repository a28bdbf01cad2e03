/** What is answered, by response key; the fields of no object have no children. Arguments stand where any are taken. */
export type Selection = { key: string; name: string; children: readonly Selection[]; arguments?: Readonly<Record<string, unknown>> };
