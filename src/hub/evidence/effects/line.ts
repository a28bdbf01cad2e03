/** One change of the registers that each document of a result makes, as its record says it. */
export type EffectLine = {
  ordinal: number;
  kind: string;
  /** The kind of record. */
  writes: string;
  subjectKey: string | null;
  each: string | null;
  finds: string | null;
  fields: readonly string[];
  conditions: readonly string[];
  bindings: readonly string[];
};

/** What was decided, as `DocumentResultInput` gives it. */
export type ResultDocument = {
  number?: string | null;
  replaces?: string | null;
  thing?: string | null;
  issuedOn: string;
  expiresOn?: string | null;
  values?: readonly { name: string; value: unknown }[] | null;
};

/** Where a value of the map comes from. */
export type Source =
  | { from: 'text'; text: string }
  | { from: 'document'; name: string; optional: boolean }
  | { from: 'place'; root: 'subject' | 'thing'; path: readonly string[] }
  | { from: 'found'; field: string; plus: number }
  | { from: 'line'; ordinal: number }
  | { from: 'issuer' | 'resultCode' | 'receivedOn' };

const SOURCE =
  /^(?:'(?<text>[^']*)'|document\.(?<name>\w+)(?<optional>\?)?|(?<root>subject|thing)(?<path>(?:\.\w+)*)|found\.(?<field>\w+)(?:\+(?<plus>\d))?|line\.(?<ordinal>\d+)|(?<own>issuer|resultCode|receivedOn))$/;

/** `was`: the field is the replaced record's. */
export type Mapping = { field: string; was: boolean; source: Source };

/** `field=source`, or `was.field=source`; null where it is none. */
export function mappingIn(text: string): Mapping | null {
  const at = text.indexOf('=');
  const [, was, field = ''] = /^(was\.)?(\w+)$/.exec(text.slice(0, at)) ?? [];
  const { text: literal, name, optional, root, path, field: found, plus, ordinal, own } = SOURCE.exec(text.slice(at + 1))?.groups ?? {};
  const source = ((): Source | null => {
    if (literal !== undefined) return { from: 'text', text: literal };
    if (name !== undefined) return { from: 'document', name, optional: optional !== undefined };
    if (root === 'subject' || root === 'thing') return { from: 'place', root, path: (path ?? '').split('.').slice(1) };
    if (found !== undefined) return { from: 'found', field: found, plus: Number(plus ?? 0) };
    if (ordinal !== undefined) return { from: 'line', ordinal: Number(ordinal) };
    return own === 'issuer' || own === 'resultCode' || own === 'receivedOn' ? { from: own } : null;
  })();
  return source === null || field === '' ? null : { field, was: was !== undefined, source };
}

/** `subject.licences`; null where it is no place. */
export function placeIn(text: string): { root: 'subject' | 'thing'; path: readonly string[] } | null {
  const [, root, path = ''] = /^(subject|thing)((?:\.\w+)*)$/.exec(text) ?? [];
  return root === 'subject' || root === 'thing' ? { root, path: path.split('.').slice(1) } : null;
}

/** What a document says under a name: one of its own members, or one of its values. */
export function saidBy(document: ResultDocument, name: string): unknown {
  const own = OWN.includes(name) ? (document as Record<string, unknown>)[name] : undefined;
  return own ?? document.values?.find((one) => one.name === name)?.value ?? null;
}

const OWN: readonly string[] = ['number', 'replaces', 'thing', 'issuedOn', 'expiresOn'];

/** The documents of a result. */
export function documentsIn(payload: unknown): readonly ResultDocument[] {
  return Array.isArray(payload) ? payload : [];
}

/** The texts that the documents of a result say under a name. */
export function textsSaid(payload: unknown, name: string): string[] {
  return textsOf(documentsIn(payload).map((document) => saidBy(document, name)));
}

export function textsOf(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}

/** A filter by any of the values; null where there is nothing to look for. */
export function whereIn(field: string, values: readonly string[] = []): Record<string, { in: readonly string[] }> | null {
  return values.length === 0 ? null : { [field]: { in: values } };
}
