import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose, grantFor, isPersonal } from '../access/decide.js';
import { type RowScope, rowScopeFor } from '../access/row-scope.js';
import { isAsked } from '../declare/computed.js';
import type { Model } from '../declare/model.js';
import { derivedEnd } from '../declare/read-declarations.js';
import {
  type ComputedField,
  type DerivedField,
  type Entity,
  FIELD_CLASSES,
  type Field,
  type FieldClass,
  type LinkManyField,
  type LinkOneField,
} from '../declare/types.js';
import { HubError } from '../errors.js';
import { FEED_ROOT, type FeedPlan, planFeed } from '../feed/plan-feed.js';
import { STATE_FRAME } from '../ledger/format.js';
import { type AggregatePlan, planAggregate } from './aggregate-plan.js';
import type { Asked } from './asked.js';
import { entityOf, refuseMeaningless } from './fragments.js';
import { now } from './leaf.js';
import { type ListArguments, readListArguments } from './page.js';
import { selectionOf } from './selection.js';
import type { AsOfInput } from './times.js';

/**
 * An operation, understood before anything is read: which records of which entity at each place of the answer, which of their fields,
 * what is withheld and why. Access is decided here (semantics §4); both executors work from this plan.
 */
export type OperationPlan = {
  levels: ReadonlyMap<string, Level>;
  roots: readonly RootLevel[];
  /** Roots that ask the change feed, by response key. */
  feeds: ReadonlyMap<string, FeedPlan>;
  rootCount: number;
  withheld: readonly Withheld[];
  /** Paths whose rows with a subject are as absent, for `extensions.scope`. */
  scoped: readonly { path: string; reason: 'PURPOSE_REQUIRED' | 'OWN_ROWS_ONLY' }[];
  /** Classes above open that the answer shows or was filtered by. */
  fieldClasses: readonly FieldClass[];
  scope(entity: Entity): RowScope;
  cost: Cost;
  /** Longest the database may work at it. */
  statementMs: number;
};

/** What an operation may read at most, from its page sizes and nesting, against what its role may ask. */
export type Cost = { rows: number; rowsMax: number; links: number; linksMax: number };

export type Withheld = {
  path: string;
  class: FieldClass;
  reason: 'ROLE_NOT_ALLOWED' | 'PURPOSE_DOES_NOT_COVER';
  /** Where records of several kinds share a place: their fields it holds for, by kind. */
  fields?: Readonly<Record<string, readonly string[]>>;
};

/** Records of one entity at one place of the answer. */
export type Level = {
  /** Response path without list indexes: `vehicles.nodes.badges`. */
  path: string;
  entity: Entity;
  origin: Origin;
  /** Set for connections. */
  list?: ListArguments & { totalCount: boolean; notCurrentCount: boolean; rows: boolean };
  /** Fields read from each record: stored, derived and computed values, and links whose target is a level of its own. */
  fields: Map<string, Field>;
  /** Computed answers that depend on where they stand, by path. */
  asked: Map<string, Asked>;
  rowScope: RowScope;
  /** What `history` may show: the fields whose values are given, and whether the change sets are. */
  history?: { fields: ReadonlySet<string>; changeSets: boolean };
  /** Whether who changed the record, and why, may be shown. */
  changeSets: boolean;
  rowsMax: number;
};

export type Origin =
  | { kind: 'key'; where: Record<string, unknown>; key: string }
  | { kind: 'id'; id: string }
  | { kind: 'list' }
  | { kind: 'link'; field: LinkOneField | DerivedField }
  | { kind: 'links'; field: LinkManyField }
  | { kind: 'authority' }
  | { kind: 'legalDocument' }
  | { kind: 'aggregate'; aggregate: AggregatePlan };

export type RootLevel = { responseKey: string; level: Level; asOf: AsOfInput };

/** Whether the times of a root must be settled before it is read: a token to be looked up, or several statements that must all mean the same times. */
export function isPinned({ asOf, level: { origin } }: RootLevel): boolean {
  return Boolean(asOf?.snapshot) || (origin.kind === 'aggregate' && origin.aggregate.guarded);
}

const LINKS_MAX = 8;

export type PlanInput = {
  schema: GraphQLSchema;
  model: Model;
  operation: OperationDefinitionNode;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variables: Readonly<Record<string, unknown>>;
  caller: Caller;
  /** Entity of each `node(id:)` asked for, found before planning. */
  entityOfId: ReadonlyMap<string, string>;
};

export function planOperation(input: PlanInput): OperationPlan {
  const { schema, model, operation, fragments, variables, caller } = input;
  const levels = new Map<string, Level>();
  const roots: RootLevel[] = [];
  const feeds = new Map<string, FeedPlan>();
  const withheld: Withheld[] = [];
  const classes = new Set<FieldClass>();
  const policy = model.access;
  const role = policy.roles.find((one) => one.role === caller.role);
  const cost: Cost = { rows: 0, rowsMax: role?.costMax ?? 0, links: 0, linksMax: LINKS_MAX };
  const statementMs = role?.statementMs ?? 0;
  const query = schema.getQueryType();
  if (!query || operation.operation !== 'query')
    return { levels, roots, feeds, rootCount: 0, withheld, scoped: [], fieldClasses: [], scope: () => 'no-subject', cost, statementMs };

  const subfields = (type: GraphQLObjectType, nodes: readonly FieldNode[]) => collectSubfields(schema, fragments, variables, type, nodes as FieldNode[]);
  const objectType = (name: string): GraphQLObjectType => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type`);
    return type;
  };

  const rootFields = collectFields(schema, fragments, variables as Record<string, unknown>, query, operation.selectionSet);
  for (const [responseKey, nodes] of rootFields) {
    const first = nodes[0];
    const definition = first && query.getFields()[first.name.value];
    if (!first || !definition) continue;
    const grouped = [...model.declarations.entities.values()].find((entity) => `${entity.singular}Aggregate` === definition.name);
    if (grouped) {
      planAggregateRoot(grouped, definition, nodes, responseKey);
      continue;
    }
    if (definition.name === FEED_ROOT) {
      planFeedRoot(definition, nodes, responseKey);
      continue;
    }
    const root = rootOf(definition, first, responseKey);
    if (root) planLevel(root.level, nodes, 1, root.asOf, responseKey);
  }

  function planAggregateRoot(entity: Entity, definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], path: string): void {
    const { asOf, ...args } = getArgumentValues(definition, nodes[0] as FieldNode, variables as Record<string, unknown>);
    const own = { needed: false };
    checkWhere(entity, args.where, own, path);
    const aggregate = planAggregate(model, entity, args, selectionOf(input, objectType(`${entity.name}Aggregate`), nodes), {
      check: (holder, name) => checkOrder(holder, name, own),
      isReadable: ({ register, fields }, name) => grantFor(policy, caller, register, fields.get(name)?.class ?? 'open') === 'all',
      rowScope: () => rowScope(entity, own.needed),
      scope: (target) => rowScope(target, false),
    });
    // Counting persons is a use of their data: it is in the read log, though it names none of them.
    if (aggregate.guarded || (entity.subject && aggregate.rowScope !== 'no-subject')) classes.add('personal');
    const origin: Origin = { kind: 'aggregate', aggregate };
    const level: Level = {
      path,
      entity,
      origin,
      fields: new Map(),
      asked: new Map(),
      rowScope: aggregate.rowScope,
      changeSets: false,
      rowsMax: aggregate.limit,
    };
    spend(level.rowsMax, 0);
    levels.set(path, level);
    roots.push({ responseKey: path, level, asOf: asOf as AsOfInput });
  }

  function planFeedRoot(definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], path: string): void {
    const args = getArgumentValues(definition, nodes[0] as FieldNode, variables as Record<string, unknown>);
    const selection = selectionOf(input, objectType('ChangeConnection'), nodes);
    const feed = planFeed({ model, caller, path, arguments: args, selection });
    for (const cls of feed.classes) classes.add(cls);
    withheld.push(...feed.withheld);
    spend(feed.limit, 0);
    feeds.set(path, feed);
  }

  /** The register read behind a root field, if it is one. */
  function rootOf(definition: GraphQLField<unknown, unknown>, node: FieldNode, responseKey: string): { level: LevelSeed; asOf: AsOfInput } | undefined {
    const named = getNamedType(definition.type).name;
    if (definition.name === 'node') {
      const args = getArgumentValues(definition, node, variables as Record<string, unknown>);
      const entity = model.declarations.entities.get(input.entityOfId.get(String(now(args.id))) ?? '');
      return entity ? { level: { path: responseKey, entity, origin: { kind: 'id', id: String(now(args.id)) } }, asOf: args.asOf as AsOfInput } : undefined;
    }
    const list = model.lists.get(definition.name);
    const view = list && model.declarations.views.get(list.view);
    if (list && view) {
      const { asOf, first, after, last, before, ...given } = getArgumentValues(definition, node, variables as Record<string, unknown>);
      const args = { first, after, last, before, where: list.where(given), orderBy: list.orderBy.map((field) => ({ [field]: 'ASC' })) };
      return { level: { path: responseKey, entity: view, origin: { kind: 'list' }, arguments: args }, asOf: asOf as AsOfInput };
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

  type LevelSeed = { path: string; entity: Entity; origin: Origin; arguments?: Record<string, unknown> };

  function planLevel(seed: LevelSeed, nodes: readonly FieldNode[], rowsOfParent: number, asOf?: AsOfInput, responseKey?: string, depth = 0): void {
    if (depth > LINKS_MAX) throw new HubError('TOO_DEEP', { depth, limit: LINKS_MAX }, { details: { links: depth, linksMax: LINKS_MAX } });
    const { path, entity, origin } = seed;
    const level: Level = { path, entity, origin, fields: new Map(), asked: new Map(), rowScope: 'all', changeSets: false, rowsMax: rowsOfParent };
    const own = { needed: false };
    const recordNodes: { nodes: readonly FieldNode[]; path: string }[] = [];
    if (seed.arguments) {
      const list = { ...readListArguments(entity, seed.arguments), totalCount: false, notCurrentCount: false, rows: false };
      level.list = list;
      level.rowsMax = rowsOfParent * Math.max(list.limit, 1);
      for (const [key, found] of subfields(objectType(`${entity.name}Connection`), nodes)) {
        const name = found[0]?.name.value;
        if (name === 'nodes') recordNodes.push({ nodes: found, path: `${path}.${key}` });
        if (name === 'edges') {
          for (const [edgeKey, edgeNodes] of subfields(objectType(`${entity.name}Edge`), found)) {
            if (edgeNodes[0]?.name.value === 'node') recordNodes.push({ nodes: edgeNodes, path: `${path}.${key}.${edgeKey}` });
          }
        }
        if (name === 'nodes' || name === 'edges' || name === 'pageInfo') list.rows = true;
        if (name === 'totalCount') list.totalCount = true;
        if (name === 'notCurrentCount') list.notCurrentCount = true;
      }
      checkWhere(entity, list.where, own, path);
      for (const { field } of list.orderBy) checkOrder(entity, field, own);
    } else {
      recordNodes.push({ nodes, path });
    }
    if (origin.kind === 'key') checkWhere(entity, origin.where, own, path);
    spend(level.rowsMax, depth);
    levels.set(path, level);
    if (responseKey !== undefined) roots.push({ responseKey, level, asOf });
    const histories: string[] = [];
    for (const record of recordNodes) planRecord(level, record.nodes, record.path, own, depth, histories);
    level.rowScope = rowScope(entity, own.needed);
    for (const historyPath of histories) planHistory(level, historyPath);
  }

  /** History shows the fields the caller may read on these rows; the others are named once per class. */
  function planHistory(level: Level, path: string): void {
    const readable = [...level.entity.fields.values()].filter((field) => {
      if (field.kind !== 'column' && field.kind !== 'link') return false;
      const grant = grantFor(policy, caller, level.entity.register, field.class);
      const may = grant === 'all' || (grant === 'own' && level.rowScope === 'own');
      const reason = isPersonal(field.class) ? 'PURPOSE_DOES_NOT_COVER' : 'ROLE_NOT_ALLOWED';
      if (may && field.class !== 'open') classes.add(field.class);
      if (!may) withheld.push({ path: `${path}.changedFields.${field.name}`, class: field.class, reason });
      return may;
    });
    level.history = { fields: new Set([...STATE_FRAME, ...readable.map((field) => field.name)]), changeSets: maySeeChangeSets(level.entity) };
  }

  function maySeeChangeSets(entity: Entity): boolean {
    return grantFor(policy, caller, entity.register, 'internal') === 'all';
  }

  function spend(rows: number, links: number): void {
    cost.rows += rows;
    cost.links = Math.max(cost.links, links);
    if (cost.rows > cost.rowsMax) throw new HubError('TOO_COSTLY', { cost: cost.rows, limit: cost.rowsMax }, { details: { cost } });
  }

  function planRecord(level: Level, nodes: readonly FieldNode[], path: string, own: { needed: boolean }, depth: number, histories: string[]): void {
    const { entity } = level;
    const type = objectType(entity.name);
    for (const [key, found] of subfields(type, nodes)) {
      const first = found[0];
      if (!first) continue;
      const name = first.name.value;
      const fieldPath = `${path}.${key}`;
      if (name === 'history') histories.push(fieldPath);
      if (name === 'changeSet') {
        level.changeSets = maySeeChangeSets(entity);
        if (!level.changeSets) withheld.push({ path: fieldPath, class: 'internal', reason: 'ROLE_NOT_ALLOWED' });
      }
      if (name === 'authority' && model.authority) {
        planLevel(
          { path: fieldPath, entity: entityOf(input, model.authority.agencyEntity), origin: { kind: 'authority' } },
          found,
          level.rowsMax,
          undefined,
          undefined,
          depth + 1,
        );
      }
      if (name === 'legalDocument' && model.legalDocuments) {
        planLevel(
          { path: fieldPath, entity: entityOf(input, model.legalDocuments.entity), origin: { kind: 'legalDocument' } },
          found,
          level.rowsMax,
          undefined,
          undefined,
          depth + 1,
        );
      }
      const field = entity.fields.get(name);
      if (!field || !mayRead(entity, field, fieldPath, own)) continue;
      if (field.kind === 'links') {
        const args = getArgumentValues(type.getFields()[name] as GraphQLField<unknown, unknown>, first, variables as Record<string, unknown>);
        planLevel(
          { path: fieldPath, entity: entityOf(input, field.target), origin: { kind: 'links', field }, arguments: args },
          found,
          level.rowsMax,
          undefined,
          undefined,
          depth + 1,
        );
        continue;
      }
      if (isAsked(field)) {
        const given = getArgumentValues(type.getFields()[name] as GraphQLField<unknown, unknown>, first, variables as Record<string, unknown>);
        level.asked.set(fieldPath, { field, given, hidden: hiddenParts(entity, field, found, fieldPath, own), column: `asked${level.asked.size}` });
        continue;
      }
      level.fields.set(name, field);
      const target = field.kind === 'link' ? field.target : field.kind === 'derived' ? field.target : undefined;
      if (target && (field.kind === 'link' || field.kind === 'derived')) {
        planLevel({ path: fieldPath, entity: entityOf(input, target), origin: { kind: 'link', field } }, found, level.rowsMax, undefined, undefined, depth + 1);
      }
    }
  }

  /** The parts of a computed answer that are selected and may not be shown. */
  function hiddenParts(entity: Entity, field: ComputedField, nodes: readonly FieldNode[], path: string, own: { needed: boolean }): string[] {
    if (!field.parts) return [];
    return [...subfields(objectType(field.type), nodes)].flatMap(([key, found]) => {
      const part = field.parts?.find(({ name }) => name === found[0]?.name.value);
      return part && !mayRead(entity, part, `${path}.${key}`, own) ? [part.name] : [];
    });
  }

  /** Whether a field may be shown; otherwise it is withheld with the reason, or the missing purpose refuses the operation. */
  function mayRead(entity: Entity, field: Pick<Field, 'class'>, path: string, own: { needed: boolean }): boolean {
    const grant = touch(entity, field, own);
    if (grant === 'none') {
      withheld.push({ path, class: field.class, reason: isPersonal(field.class) ? 'PURPOSE_DOES_NOT_COVER' : 'ROLE_NOT_ALLOWED' });
      return false;
    }
    return true;
  }

  function touch(entity: Entity, field: Pick<Field, 'class'>, own: { needed: boolean }) {
    if (isPersonal(field.class)) checkPurpose(policy, caller, true);
    const grant = grantFor(policy, caller, entity.register, field.class);
    const usable = grant === 'own' && !entity.subject ? 'none' : grant;
    if (usable !== 'none' && field.class !== 'open') classes.add(field.class);
    if (usable === 'own') own.needed = true;
    return usable;
  }

  /**
   * A field that may be read on own rows only can narrow the list of one's own rows, but not another list through a link:
   * there it would tell something about rows that are not the caller's.
   */
  function checkWhere(entity: Entity, where: unknown, own: { needed: boolean }, path: string, behindLink = false): void {
    if (typeof where !== 'object' || where === null) return;
    for (const [name, given] of Object.entries(where)) {
      if (name === 'and' || name === 'or') for (const part of Array.isArray(given) ? given : [given]) checkWhere(entity, part, own, path, behindLink);
      if (name === 'not') checkWhere(entity, given, own, path, behindLink);
      const field = entity.fields.get(name);
      if (!field || given === null || given === undefined) continue;
      const grant = touch(entity, field, own);
      const refused = grant === 'none' || (behindLink && grant === 'own');
      const linked = linkedEntity(entity, field);
      const exactKey = (field.kind === 'column' || field.kind === 'derived') && field.key && Object.keys(given as object).every((op) => op === 'eq');
      if (refused || (isPersonal(field.class) && !linked && !exactKey)) throw new HubError('FILTER_NOT_ALLOWED', { field: `${entity.name}.${name}` });
      if (linked) checkWhere(linked, given, own, path, true);
      else refuseMeaningless(given as Record<string, unknown>);
    }
  }

  function checkOrder(entity: Entity, name: string, own: { needed: boolean }): void {
    const field = entity.fields.get(name);
    if (field && (touch(entity, field, own) === 'none' || isPersonal(field.class)))
      throw new HubError('FILTER_NOT_ALLOWED', { field: `${entity.name}.${name}` });
  }

  function linkedEntity(entity: Entity, field: Field): Entity | undefined {
    if (field.kind === 'link' || field.kind === 'links') return entityOf(input, field.target);
    if (field.kind !== 'derived') return undefined;
    const { end } = derivedEnd(model.declarations, entity, field.path);
    return end.kind === 'link' ? entityOf(input, end.target) : undefined;
  }

  function rowScope(entity: Entity, needsOwn: boolean): RowScope {
    return rowScopeFor(policy, caller, entity, needsOwn);
  }

  checkPurpose(policy, caller, false);
  const scoped = [...levels.values()].flatMap((level): OperationPlan['scoped'][number][] => {
    if (level.rowScope === 'no-subject') return [{ path: level.path, reason: 'PURPOSE_REQUIRED' }];
    return level.rowScope === 'own' || level.rowScope === 'own-or-no-subject' ? [{ path: level.path, reason: 'OWN_ROWS_ONLY' }] : [];
  });
  const fieldClasses = FIELD_CLASSES.filter((c) => classes.has(c));
  for (const feed of feeds.values()) scoped.push(...feed.scoped);
  return { levels, roots, feeds, rootCount: rootFields.size, withheld, scoped, fieldClasses, scope: (entity) => rowScope(entity, false), cost, statementMs };
}
