import { type FieldNode, Kind as Is, parse, parseValue, print, type ValueNode } from 'graphql';
import type { Kind, Kinds } from '../kinds/kinds.js';
import {
  type Condition,
  type Days,
  FIRST,
  type GroupKey,
  MEASURES,
  type Measure,
  PERIODS,
  type Question,
  writeKey,
  writeQuestion,
} from './question.js';

/**
 * The controls' question behind a text, so that a saved one can be looked at and changed; undefined for one that says more than they can
 * show. What was read is written again and must be the very same.
 */
export function readQuestion(kinds: Kinds, text: string): Question | undefined {
  const root = rootOf(text);
  const question = root && questionOf(kinds, root);
  const written = question && writeQuestion(kinds, question)?.text;
  const again = written === undefined ? undefined : rootOf(written);
  return root && again && print(again) === print(root) ? question : undefined;
}

function rootOf(text: string): FieldNode | undefined {
  const [operation] = parse(text, { noLocation: true }).definitions;
  const [root] = operation?.kind === Is.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  return root?.kind === Is.FIELD ? root : undefined;
}

function questionOf(kinds: Kinds, root: FieldNode): Question | undefined {
  const kind = [...kinds.values()].find(({ aggregate }) => aggregate === root.name.value);
  if (!kind) return undefined;
  const given = new Map((root.arguments ?? []).map(({ name, value }) => [name.value, value]));
  const asOf = membersOf(given.get('asOf'));
  const each = itemsOf(given.get('asOfEach')).map(textOf);
  const days: Days = each.length > 0 ? { each } : { on: textOf(asOf.get('validAt')) };
  const where = membersOf(given.get('where'));
  return {
    ...FIRST,
    entity: kind.name,
    ...measureOf(root),
    groupBy: keysOf(kinds, kind, itemsOf(given.get('groupBy'))),
    where: where.has('and') ? itemsOf(where.get('and')).flatMap((part) => conditionsOf(membersOf(part))) : conditionsOf(where),
    days,
    knownAt: textOf(asOf.get('knownAt')),
    comparableOn: textOf(given.get('comparableOn')),
  };
}

function measureOf(root: FieldNode): { measure: Measure; of: string } {
  const measured = fieldsOf(root)
    .filter(({ name }) => name.value === 'groups')
    .flatMap(fieldsOf);
  for (const field of measured) {
    const measure = MEASURES.find((one) => one !== 'count' && one === field.name.value);
    const [of] = fieldsOf(field);
    if (measure && of) return { measure, of: of.name.value };
  }
  return { measure: 'count', of: '' };
}

const fieldsOf = ({ selectionSet }: FieldNode): FieldNode[] =>
  (selectionSet?.selections ?? []).flatMap((one) => (one.kind === Is.FIELD ? [one] : []));

/** Which keys of the controls are written so: one after the other, each the one that says most of what is left. */
function keysOf(kinds: Kinds, kind: Kind, values: readonly ValueNode[]): GroupKey[] {
  const texts = values.map(print);
  const [width] = texts.flatMap((text) => /\bwidth: (\d+)/.exec(text)?.[1] ?? []).map(Number);
  const possible = kind.fields.flatMap(({ name: field, type }): GroupKey[] => [
    { field },
    ...PERIODS.map((period) => ({ field, period })),
    ...(width === undefined ? [] : [{ field, width }]),
    ...(kinds.get(type)?.fields ?? []).map(({ name: onward }) => ({ field, onward })),
  ]);
  const written = possible.flatMap((key) => {
    const found = writeKey(kinds, kind, key)?.texts.map((text) => print(parseValue(text)));
    return found ? [{ key, texts: found }] : [];
  });
  const keys: GroupKey[] = [];
  for (let at = 0; at < texts.length; ) {
    const fitting = written.filter((one) => one.texts.every((text, i) => texts[at + i] === text));
    const [best] = fitting.sort((a, b) => b.texts.length - a.texts.length);
    if (!best) break;
    keys.push(best.key);
    at += best.texts.length;
  }
  return keys;
}

const TESTS: Readonly<Record<string, Condition['is']>> = { eq: 'eq', has: 'eq', gte: 'gte', lt: 'lt', isNull: 'isNull' };

function conditionsOf(where: ReadonlyMap<string, ValueNode>): Condition[] {
  return [...where].flatMap(([field, test]) =>
    [...membersOf(test)].flatMap(([name, value]): Condition[] => {
      const is = TESTS[name];
      // The name of a linked record.
      if (value.kind === Is.OBJECT) return [{ field, is: 'eq', value: textOf(membersOf(value).get('eq')) }];
      return is ? [{ field, is, value: textOf(value) }] : [];
    }),
  );
}

const membersOf = (value: ValueNode | undefined): ReadonlyMap<string, ValueNode> =>
  new Map(value?.kind === Is.OBJECT ? value.fields.map((member) => [member.name.value, member.value] as const) : []);

const itemsOf = (value: ValueNode | undefined): readonly ValueNode[] => (value?.kind === Is.LIST ? value.values : []);

const textOf = (value: ValueNode | undefined): string => (value && 'value' in value ? String(value.value) : '');
