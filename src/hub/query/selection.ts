/** What is answered, by response key; the fields of no object have no children. */
export type Selection = { key: string; name: string; children: readonly Selection[] };
