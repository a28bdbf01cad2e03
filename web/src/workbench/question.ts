import { isDay, isLink, isList, isNumber, type Kind, type KindField, type Kinds, nameField } from '../kinds/kinds.js';
import { isAskable } from '../kinds/record-address.js';

export type Period = 'YEAR' | 'QUARTER' | 'MONTH';
export const PERIODS: readonly Period[] = ['YEAR', 'QUARTER', 'MONTH'];

/** `count`, or what of a field. */
export const MEASURES = ['count', 'sum', 'avg', 'median', 'min', 'max', 'distinct', 'filled', 'missing'] as const;
export type Measure = (typeof MEASURES)[number];

/** By a field, by the name of a linked record (`link`), or by that of a record two links away (`link`, then `onward`). */
export type GroupKey = { field: string; onward?: string; period?: Period; width?: number };

export type Condition = { field: string; is: 'eq' | 'gte' | 'lt' | 'isNull'; value: string };

/** The day asked for (empty: today), or several days beside each other. */
export type Days = { on: string } | { each: readonly string[] };

/** What is asked, as the controls say it. */
export type Question = {
  entity: string;
  measure: Measure;
  of: string;
  groupBy: readonly GroupKey[];
  where: readonly Condition[];
  days: Days;
  /** As recorded until this instant (empty: until now). */
  knownAt: string;
  /** Of one day: beside it, as recorded until this other instant (empty: nothing beside it). */
  knownBefore: string;
  /** Figures by the provinces and communes of this day. */
  comparableOn: string;
};

export const FIRST: Question = {
  entity: '',
  measure: 'count',
  of: '',
  groupBy: [],
  where: [],
  days: { on: '' },
  knownAt: '',
  knownBefore: '',
  comparableOn: '',
};

/** Where the value of a key stands in `key` of a group. */
export type Column = {
  caption: readonly KindField[];
  path: readonly string[];
  period: Period | undefined;
  width: number | undefined;
  codes: ReadonlyMap<string, string>;
};

export type Written = { text: string; columns: readonly Column[]; valueAt: readonly string[]; province: readonly string[] | undefined };

const GROUPS_MAX = 1_000;

/** A page of the groups, of the same state as the first. */
export type GroupsPage = { after: string; snapshot: string };

/**
 * The question as GraphQL: what the page asks is what is shown, and what the playground can be given. With `page` (null: the first) the answer
 * tells how its groups go on.
 */
export function writeQuestion(kinds: Kinds, question: Question, page?: GroupsPage | null, name = 'PhanTich'): Written | undefined {
  const kind = kinds.get(question.entity);
  if (!kind) return undefined;
  const keys = question.groupBy.flatMap((key) => writeKey(kinds, kind, key) ?? []);
  const measured = question.measure === 'count' ? undefined : kind.fields.find(({ name }) => name === question.of);
  if (question.measure !== 'count' && !measured) return undefined;
  const isSeries = 'each' in question.days;
  const asOf = page ? [`snapshot: ${JSON.stringify(page.snapshot)}`] : timesText(question.days, question.knownAt);
  const given = [
    ...whereText(kinds, kind, question.where),
    ...(keys.length > 0 ? [`groupBy: [${keys.flatMap(({ texts }) => texts).join(', ')}]`] : []),
    ...('each' in question.days ? [`asOfEach: [${question.days.each.map((day) => JSON.stringify(day)).join(', ')}]`] : []),
    ...(asOf.length > 0 ? [`asOf: { ${asOf.join(', ')} }`] : []),
    ...(question.comparableOn ? [`comparableOn: ${JSON.stringify(question.comparableOn)}`] : []),
    ...(keys.length > 0 ? [`first: ${GROUPS_MAX}`] : []),
    ...(page ? [`after: ${JSON.stringify(page.after)}`] : []),
  ];
  const selected = keys.map(({ select }) => select).join(' ');
  const value = measured ? `${question.measure} { ${measured.name} }` : 'share';
  const lines = [
    ...(isSeries ? ['day'] : []),
    ...(keys.length > 0 ? [`key { ${selected} }`] : []),
    'count',
    ...(measured || keys.length > 0 ? [value] : []),
  ];
  const text = [
    `query ${name} {`,
    `  ${kind.aggregate}${given.length > 0 ? `(\n    ${given.join('\n    ')}\n  )` : ''} {`,
    `    groupCount${page === undefined ? '' : ' endCursor'}`,
    `    groups { ${lines.join(' ')} }`,
    '  }',
    '}',
  ].join('\n');
  return {
    text,
    columns: keys.map(({ column }) => column),
    valueAt: measured ? [question.measure, measured.name] : ['count'],
    province: keys.find(({ province }) => province)?.province,
  };
}

/** The same question as it was recorded before; undefined where nothing stands beside it. */
export function asKnownBefore(question: Question): Question | undefined {
  const { knownBefore, days } = question;
  return knownBefore === '' || 'each' in days ? undefined : { ...question, knownAt: knownBefore, knownBefore: '' };
}

/** The records that one count of the question is about, with what each says of its own; none of several days. */
export function writeRecords(kinds: Kinds, { entity, where, days, knownAt }: Question, purpose: string): string | undefined {
  const kind = kinds.get(entity);
  if (!kind || 'each' in days) return undefined;
  const asOf = timesText(days, knownAt);
  const given = [...whereText(kinds, kind, where), ...(asOf.length > 0 ? [`asOf: { ${asOf.join(', ')} }`] : [])];
  const said = kind.fields.filter((field) => field.kind === 'VALUE' && field.name !== 'id' && isAskable(field, purpose));
  const fields = ['id', 'validFrom', 'validTo', ...said.map(({ name }) => name)];
  return `query BanGhi {\n  ${kind.list}${given.length > 0 ? `(${given.join(' ')})` : ''} {\n    nodes { ${[...new Set(fields)].join(' ')} }\n  }\n}`;
}

function timesText(days: Days, knownAt: string): string[] {
  return [
    ...('on' in days && days.on ? [`validAt: ${JSON.stringify(days.on)}`] : []),
    ...(knownAt ? [`knownAt: ${JSON.stringify(knownAt)}`] : []),
  ];
}

export type WrittenKey = { texts: string[]; select: string; column: Column; province?: readonly string[] };

/** A key of the groups, as it is asked for and as it is read from the answer. */
export function writeKey(kinds: Kinds, kind: Kind, { field: name, onward, period, width }: GroupKey): WrittenKey | undefined {
  const field = kind.fields.find((one) => one.name === name && one.isCounted);
  if (!field) return undefined;
  const codes = new Map(field.choices.map((choice) => [choice.name, choice.caption]));
  const column = (caption: readonly KindField[], path: readonly string[]): Column => ({ caption, path, period, width, codes });
  if (!isLink(kinds, field)) {
    const isCut = isDay(field) || (isNumber(field) && width !== undefined);
    const cut = isDay(field) ? `by: ${period ?? 'YEAR'}` : `width: ${width}`;
    const text = isList(field) ? `{ each: ${name} }` : isCut ? `{ bucket: { field: ${name}, ${cut} } }` : `{ field: ${name} }`;
    return { texts: [text], select: name, column: column([field], [name]) };
  }
  const first = kinds.get(field.type);
  const next = onward ? first?.fields.find((one) => one.name === onward && one.isCounted) : undefined;
  if (next && !isLink(kinds, next))
    return {
      texts: [`{ link: { ${name}: ${next.name} } }`],
      select: `${name} { ${next.name} }`,
      column: { ...column([field, next], [name, next.name]), codes: new Map(next.choices.map((choice) => [choice.name, choice.caption])) },
    };
  const target = next ? kinds.get(next.type) : first;
  const called = nameField(target);
  if (!called || !target) return undefined;
  const path = next ? [name, next.name] : [name];
  // A province's code beside its name, for the map.
  const asked = target.name === 'Province' ? [called.name, 'code'] : [called.name];
  const textOf = (of: string) => (next ? `{ via: { ${name}: { ${next.name}: ${of} } } }` : `{ link: { ${name}: ${of} } }`);
  const inner = asked.join(' ');
  return {
    texts: asked.map(textOf),
    select: next ? `${name} { ${next.name} { ${inner} } }` : `${name} { ${inner} }`,
    column: { ...column(next ? [field, next] : [field], [...path, called.name]), codes: new Map() },
    ...(target.name === 'Province' ? { province: [...path, 'code'] } : {}),
  };
}

/** Conditions on one field stand beside each other in it; two of the same field and kind must both hold. */
function whereText(kinds: Kinds, kind: Kind, where: readonly Condition[]): string[] {
  const parts = where.flatMap(({ field: name, is, value }) => {
    const field = kind.fields.find((one) => one.name === name);
    if (!field || (is !== 'isNull' && value === '')) return [];
    const test =
      is === 'isNull' ? `isNull: ${value === 'true'}` : isList(field) ? `has: ${literal(field, value)}` : `${is}: ${literal(field, value)}`;
    if (!isLink(kinds, field)) return [`{ ${name}: { ${test} } }`];
    if (is === 'isNull') return [`{ ${name}: { isNull: ${value === 'true'} } }`];
    const called = nameField(kinds.get(field.type));
    return called ? [`{ ${name}: { ${called.name}: { eq: ${JSON.stringify(value)} } } }`] : [];
  });
  if (parts.length === 0) return [];
  return [`where: ${parts.length === 1 ? parts[0] : `{ and: [${parts.join(', ')}] }`}`];
}

function literal(field: KindField, value: string): string {
  if (field.type === 'Boolean') return value === 'true' ? 'true' : 'false';
  if (isNumber(field) || field.type === '[Int]') return Number.isFinite(Number(value)) ? String(Number(value)) : '0';
  if (field.choices.some(({ name }) => name === value)) return value;
  return JSON.stringify(value);
}
