import type { Kind, KindField } from './kinds.js';

/** What is known of a record where it is named: its id, and what the fields of `labelFields` say. */
export type Named = { id: string } & Readonly<Record<string, unknown>>;

const NAMES = ['name', 'nameVi', 'title', 'fullName'];

/**
 * The field whose value may stand in an address: the first key, where it is open and the records are nobody's. All others are named by
 * their id, since addresses stay in histories and logs (decision 0105).
 */
export function addressKey(kind: Kind | undefined): KindField | undefined {
  const [key] = kind?.key ?? [];
  const field = kind?.fields.find(({ name }) => name === key);
  return kind && !kind.isPersonal && field?.class === 'OPEN' ? field : undefined;
}

/** The page of a record. */
export function recordPath(kind: Kind, record: Named): string {
  const key = addressKey(kind);
  const value = key ? record[key.name] : undefined;
  return `/ho-so/${kind.name}/${encodeURIComponent(typeof value === 'string' && value !== '' && !isId(value) ? value : record.id)}`;
}

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Whether a field may be asked for: without a purpose nothing personal is, as a question for it would be refused whole. */
export const isAskable = (field: KindField, purpose: string): boolean =>
  field.class === 'OPEN' || field.class === 'INTERNAL' || purpose !== '';

/** What a record is called by: its name and what it is looked up by, as far as the caller may ask. */
export function labelFields(kind: Kind, purpose: string): KindField[] {
  const names = kind.fields.filter((field) => NAMES.includes(field.name) && field.kind === 'VALUE');
  const keys = kind.key.flatMap((key) => kind.fields.find(({ name }) => name === key) ?? []);
  return [...new Set([...names, ...keys])].filter((field) => isAskable(field, purpose));
}

/** The words for a record; its kind where it has none of its own. */
export function labelOf(kind: Kind, record: Named, caption: string): string {
  const said = labelFields(kind, 'any').flatMap(({ name }) => {
    const value = record[name];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  return said.length > 0 ? said.slice(0, 2).join(' · ') : `${caption} ${record.id.slice(-6)}`;
}
