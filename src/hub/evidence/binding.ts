/** Where records of a dossier stand: its subject, its things, or the record that names the subject; and links from there. */
export type Place = { root: 'subject' | 'thing' | 'named'; path: readonly string[] };

/** What a condition's parameter is bound to: a text, the code of the case that the question is under, the fee of the procedure, or where a record stands. */
export type Binding = { parameter: string; to: { text: string } | 'case' | 'fee' | Place };

const BINDING = /^(\w+)=(?:'([^']*)'|(case|fee)|(subject|thing|named)((?:\.\w+)*))$/;

/** `person=subject.person`; null where it is none. */
export function bindingIn(text: string): Binding | null {
  const [, parameter, literal, ofDossier, root, path = ''] = BINDING.exec(text) ?? [];
  if (parameter === undefined) return null;
  if (literal !== undefined) return { parameter, to: { text: literal } };
  if (ofDossier === 'case' || ofDossier === 'fee') return { parameter, to: ofDossier };
  return { parameter, to: { root: root as Place['root'], path: path.split('.').slice(1) } };
}
