import { type FieldNode, type GraphQLField, getArgumentValues, getNamedType } from 'graphql';
import type { Entity } from '../declare/types.js';
import { HubError } from '../errors.js';
import { fact, now } from './leaf.js';
import type { AskedPremise, Origin, PlanInput } from './plan.js';
import type { AsOfInput } from './times.js';

/** Records to be read, before it is known which of their fields. */
export type LevelSeed = { path: string; entity: Entity; origin: Origin; arguments?: Record<string, unknown>; premise?: AskedPremise };

/** The register read behind a root field, if it is one. */
export function rootOf(
  { model, entityOfId, variables }: PlanInput,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  responseKey: string,
): { level: LevelSeed; asOf: AsOfInput } | undefined {
  const named = getNamedType(definition.type).name;
  if (definition.name === 'node') {
    const args = getArgumentValues(definition, node, variables as Record<string, unknown>);
    const entity = model.declarations.entities.get(entityOfId.get(String(now(args.id))) ?? '');
    return entity ? { level: { path: responseKey, entity, origin: { kind: 'id', id: String(now(args.id)) } }, asOf: args.asOf as AsOfInput } : undefined;
  }
  const list = model.lists.get(definition.name);
  const view = list && model.declarations.views.get(list.view);
  if (list && view) {
    const { asOf, first, after, last, before, ...given } = getArgumentValues(definition, node, variables as Record<string, unknown>);
    const { reversed, premise } = list;
    const isReversed =
      reversed !== undefined &&
      fact(
        reversed.by.map((name) => given[name]),
        reversed.tells,
      );
    const orderBy = list.orderBy.map((field) => ({ [field]: isReversed ? 'DESC' : 'ASC' }));
    const args = { first, after, last, before, where: list.where(given, isReversed), orderBy };
    const seed: LevelSeed = { path: responseKey, entity: view, origin: { kind: 'list' }, arguments: args, ...(premise ? { premise: { premise, given } } : {}) };
    return { level: seed, asOf: asOf as AsOfInput };
  }
  const single = model.declarations.entities.get(named);
  if (single && definition.name === single.singular) {
    const { asOf, ...keys } = getArgumentValues(definition, node, variables as Record<string, unknown>);
    const given = Object.entries(keys).filter(([, v]) => v !== null && v !== undefined);
    const [key] = given;
    if (given.length !== 1 || !key) {
      throw new HubError('BAD_USER_INPUT', {
        argument: definition.name,
        ruleVi: 'cần đúng một khoá tra cứu.',
        ruleEn: 'give exactly one key.',
        example:
          Object.keys(definition.args).length > 0
            ? definition.args
                .map((a) => a.name)
                .filter((n) => n !== 'asOf')
                .join(' | ')
            : '',
      });
    }
    const origin: Origin = { kind: 'key', key: key[0], where: { [key[0]]: { eq: key[1] } } };
    return { level: { path: responseKey, entity: single, origin }, asOf: asOf as AsOfInput };
  }
  const many = named.endsWith('Connection') ? model.declarations.entities.get(named.slice(0, -'Connection'.length)) : undefined;
  if (!many || definition.name !== many.plural) return undefined;
  const { asOf, ...args } = getArgumentValues(definition, node, variables as Record<string, unknown>);
  return { level: { path: responseKey, entity: many, origin: { kind: 'list' }, arguments: args }, asOf: asOf as AsOfInput };
}
