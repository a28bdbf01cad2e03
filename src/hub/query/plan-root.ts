import type { FieldNode, GraphQLField } from 'graphql';
import { HubError } from '../../errors.js';
import type { RootKind } from '../declare/root-kinds.js';
import type { Entity } from '../declare/types.js';
import type { AsOfInput } from '../ledger/as-of.js';
import { fact, now } from '../sql/leaf.js';
import type { AskedPremise, Origin } from './plan.js';
import type { PlanInput } from './plan-input.js';
import { premiseOf } from './premise.js';
import { readArguments } from './read-arguments.js';

/** Records to be read, before it is known which of their fields. */
export type LevelSeed = { path: string; entity: Entity; origin: Origin; arguments?: Record<string, unknown>; premise?: AskedPremise };

type RecordsKind = Exclude<RootKind, { is: 'groups' | 'feed' | 'changeGroups' }>;
type SeededRoot = { level: LevelSeed; asOf: AsOfInput };

/** The records behind a root field; undefined where an id is nobody's. */
export function rootOf(
  { model, entityOfId, variables }: PlanInput,
  kind: RecordsKind,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  responseKey: string,
): SeededRoot | undefined {
  const { asOf: times, ...args } = readArguments(definition, node, variables);
  const asOf = times as AsOfInput;
  switch (kind.is) {
    case 'node': {
      const id = String(now(args.id));
      const entity = model.declarations.entities.get(entityOfId.get(id) ?? '');
      return entity && { level: { path: responseKey, entity, origin: { kind: 'id', id } }, asOf };
    }
    case 'namedList': {
      const { first, after, last, before, ...given } = args;
      const list = model.lists.get(definition.name);
      const view = list && model.declarations.views.get(list.view);
      if (!list || !view) throw new Error(`${definition.name} is no list of a register`);
      const { reversed, premise } = list;
      const isReversed =
        reversed !== undefined &&
        fact(
          reversed.by.map((name) => given[name]),
          reversed.tells,
        );
      const orderBy = list.orderBy.map((field) => ({ [field]: isReversed ? 'DESC' : 'ASC' }));
      const paging = { first, after, last, before, where: list.where(given, isReversed), orderBy };
      const level: LevelSeed = {
        path: responseKey,
        entity: view,
        origin: { kind: 'list' },
        arguments: paging,
        ...(premise ? { premise: premiseOf(premise, view, given) } : {}),
      };
      return { level, asOf };
    }
    case 'record':
      return { level: { path: responseKey, entity: kind.entity, origin: keyOf(definition, args) }, asOf };
    case 'list':
      return { level: { path: responseKey, entity: kind.entity, origin: { kind: 'list' }, arguments: args }, asOf };
    default:
      return kind satisfies never;
  }
}

/** Exactly one of the keys a record is looked up by. */
function keyOf(definition: GraphQLField<unknown, unknown>, args: Readonly<Record<string, unknown>>): Origin {
  const given = Object.entries(args).filter(([, value]) => value !== null && value !== undefined);
  const [key] = given;
  if (given.length === 1 && key) return { kind: 'key', key: key[0], where: { [key[0]]: { eq: key[1] } } };
  const keys = definition.args.map(({ name }) => name).filter((name) => name !== 'asOf');
  throw new HubError('BAD_USER_INPUT', {
    argument: definition.name,
    ruleVi: 'cần đúng một khoá tra cứu.',
    ruleEn: 'give exactly one key.',
    example: keys.join(' | '),
  });
}
