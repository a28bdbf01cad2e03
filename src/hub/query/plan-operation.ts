import { type FieldNode, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, getArgumentValues, introspectionTypes, isObjectType } from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { checkPurpose, grantFor } from '../access/decide.js';
import { isAsked } from '../declare/computed.js';
import { type ComputedField, type Entity, FIELD_CLASSES } from '../declare/types.js';
import { HubError } from '../errors.js';
import { FEED_ROOT, type FeedPlan, planFeed } from '../feed/plan-feed.js';
import { planAggregate } from './aggregate-plan.js';
import { type AskedPerson, personsIn } from './asked-persons.js';
import { changeRows, costMeter, fieldRows, WHOLE_LIST_ROWS } from './cost.js';
import { historyArguments } from './history.js';
import { readListArguments } from './page.js';
import type { Level, OperationPlan, Origin, PlanInput, RootLevel } from './plan.js';
import { type OwnRows, planAccess } from './plan-access.js';
import { type LevelSeed, rootOf } from './plan-root.js';
import { isAboutSamePersons } from './same-persons.js';
import { schemaRows } from './schema-cost.js';
import { type Selection, selectionOf } from './selection.js';
import { entityOf } from './sql-context.js';
import type { AsOfInput } from './times.js';

const LINKS_MAX = 8;
const COUNTS = new Set(['totalCount', 'notCurrentCount']);
const SCHEMA_ROOTS: Readonly<Record<string, GraphQLNamedType | undefined>> = {
  __schema: introspectionTypes.find(({ name }) => name === '__Schema'),
  __type: introspectionTypes.find(({ name }) => name === '__Type'),
};

const countsIn = (selection: readonly Selection[]): number => selection.filter(({ name }) => COUNTS.has(name)).length;

/** Understands an operation before anything is read: its levels, its cost, and what its caller may see of them. */
export function planOperation(input: PlanInput): OperationPlan {
  const { schema, model, operation, fragments, variables, caller } = input;
  const levels = new Map<string, Level>();
  const roots: RootLevel[] = [];
  const feeds = new Map<string, FeedPlan>();
  const access = planAccess(input);
  const { withheld, classes } = access;
  /** Histories in which the ids of records out of scope are left out. */
  const scopedIds: string[] = [];
  const persons: AskedPerson[] = [];
  const role = model.access.roles.find((one) => one.role === caller.role);
  const { cost, spend } = costMeter(role?.costMax ?? 0, LINKS_MAX);
  const statementMs = role?.statementMs ?? 0;
  const query = schema.getQueryType();
  if (!query || operation.operation !== 'query')
    return { levels, roots, feeds, rootCount: 0, persons, withheld, scoped: [], fieldClasses: [], scope: () => 'no-subject', cost, statementMs };

  const subfields = (type: GraphQLObjectType, nodes: readonly FieldNode[]) => collectSubfields(schema, fragments, variables, type, nodes as FieldNode[]);
  const objectType = (name: string): GraphQLObjectType => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type`);
    return type;
  };

  const rootFields = collectFields(schema, fragments, variables as Record<string, unknown>, query, operation.selectionSet);
  for (const [responseKey, nodes] of rootFields) {
    const first = nodes[0];
    const described = SCHEMA_ROOTS[first?.name.value ?? ''];
    if (first && described) {
      const asked = { key: responseKey, name: first.name.value, children: selectionOf(input, described, nodes) };
      spend(schemaRows(schema, asked));
    }
    const definition = first && query.getFields()[first.name.value];
    if (!first || !definition) continue;
    spend(fieldRows(model.declarations, 'Query', definition.name));
    const grouped = [...model.declarations.entities.values()].find((entity) => `${entity.singular}Aggregate` === definition.name);
    if (grouped) {
      planAggregateRoot(grouped, definition, nodes, responseKey);
      continue;
    }
    if (definition.name === FEED_ROOT) {
      planFeedRoot(definition, nodes, responseKey);
      continue;
    }
    const root = rootOf(input, definition, first, responseKey);
    if (root) planLevel(root.level, nodes, 1, root.asOf, responseKey);
  }

  function planAggregateRoot(entity: Entity, definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], path: string): void {
    const { asOf, ...args } = getArgumentValues(definition, nodes[0] as FieldNode, variables as Record<string, unknown>);
    const own = { needed: false };
    access.checkWhere(entity, args.where, own);
    persons.push(...personsIn(model, entity, args.where));
    const aggregate = planAggregate(model, entity, args, selectionOf(input, objectType(`${entity.name}Aggregate`), nodes), {
      check: (holder, name) => access.checkOrder(holder, name, own),
      isReadable: ({ register, fields }, name) => grantFor(model.access, caller, register, fields.get(name)?.class ?? 'open') === 'all',
      rowScope: () => access.rowScope(entity, own.needed),
      scope: (target) => access.rowScope(target, false),
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
      sharesSubjects: false,
      changeSets: false,
      rowsMax: aggregate.limit,
    };
    // Before small groups are left out, their persons are counted.
    spend(level.rowsMax + WHOLE_LIST_ROWS * (aggregate.guarded ? 2 : 1));
    levels.set(path, level);
    roots.push({ responseKey: path, level, asOf: asOf as AsOfInput });
  }

  function planFeedRoot(definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], path: string): void {
    const args = getArgumentValues(definition, nodes[0] as FieldNode, variables as Record<string, unknown>);
    const selection = selectionOf(input, objectType('ChangeConnection'), nodes);
    const feed = planFeed({ model, caller, path, arguments: args, selection });
    for (const cls of feed.classes) classes.add(cls);
    withheld.push(...feed.withheld);
    persons.push(...feed.persons);
    spend(feed.limit * Math.max(1, changeRows(model.declarations, selection)));
    spend(WHOLE_LIST_ROWS * countsIn(selection));
    feeds.set(path, feed);
  }

  function planLevel(seed: LevelSeed, nodes: readonly FieldNode[], rowsOfParent: number, asOf?: AsOfInput, responseKey?: string, depth = 0): Level {
    if (depth > LINKS_MAX) throw new HubError('TOO_DEEP', { depth, limit: LINKS_MAX }, { details: { links: depth, linksMax: LINKS_MAX } });
    const { path, entity, origin } = seed;
    const level: Level = {
      path,
      entity,
      origin,
      fields: new Map(),
      asked: new Map(),
      rowScope: 'all',
      sharesSubjects: false,
      changeSets: false,
      rowsMax: rowsOfParent,
    };
    if (seed.premise) level.premise = seed.premise;
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
        // What hangs on one record is counted over an index.
        if (COUNTS.has(name ?? '') && origin.kind === 'list') spend(WHOLE_LIST_ROWS);
      }
      access.checkWhere(entity, list.where, own);
      persons.push(...personsIn(model, entity, list.where));
      for (const { field } of list.orderBy) access.checkOrder(entity, field, own);
    } else {
      recordNodes.push({ nodes, path });
    }
    if (origin.kind === 'key') access.checkWhere(entity, origin.where, own);
    const named = origin.kind === 'key' ? origin.where : origin.kind === 'id' ? { id: { eq: origin.id } } : {};
    persons.push(...personsIn(model, entity, named).map((person) => ({ ...person, root: path })));
    spend(level.rowsMax, depth);
    levels.set(path, level);
    if (responseKey !== undefined) roots.push({ responseKey, level, asOf });
    const histories: string[] = [];
    const linked: Level[] = [];
    for (const record of recordNodes) linked.push(...planRecord(level, record.nodes, record.path, own, depth, histories));
    level.rowScope = access.rowScope(entity, own.needed);
    for (const child of linked) child.sharesSubjects = child.rowScope === level.rowScope && isAboutSamePersons(level, child);
    for (const historyPath of histories) {
      level.history = access.historyOf(level, historyPath);
      if (level.history.guarded.length > 0) scopedIds.push(historyPath);
    }
    return level;
  }

  function planRecord(level: Level, nodes: readonly FieldNode[], path: string, own: OwnRows, depth: number, histories: string[]): Level[] {
    const { entity } = level;
    const linked: Level[] = [];
    const type = objectType(entity.name);
    for (const [key, found] of subfields(type, nodes)) {
      const first = found[0];
      if (!first) continue;
      const name = first.name.value;
      const fieldPath = `${path}.${key}`;
      if (name === 'history') {
        histories.push(fieldPath);
        const { first: changes } = historyArguments(
          getArgumentValues(type.getFields().history as GraphQLField<unknown, unknown>, first, variables as Record<string, unknown>),
        );
        spend(level.rowsMax * changes * Math.max(1, changeRows(model.declarations, selectionOf(input, objectType('ChangeConnection'), found))), depth);
      }
      spend(level.rowsMax * fieldRows(model.declarations, entity.name, name), depth);
      if (name === 'changeSet') {
        level.changeSets = access.maySeeChangeSets(entity);
        if (!level.changeSets) withheld.push({ path: fieldPath, class: 'internal', reason: 'ROLE_NOT_ALLOWED' });
      }
      const planLinked = (target: string, origin: Origin, args?: Record<string, unknown>) => {
        const seed = { path: fieldPath, entity: entityOf(input, target), origin, ...(args ? { arguments: args } : {}) };
        linked.push(planLevel(seed, found, level.rowsMax, undefined, undefined, depth + 1));
      };
      if (name === 'authority' && model.authority) planLinked(model.authority.agencyEntity, { kind: 'authority' });
      if (name === 'legalDocument' && model.legalDocuments) planLinked(model.legalDocuments.entity, { kind: 'legalDocument' });
      const field = entity.fields.get(name);
      if (!field || !access.mayRead(entity, field, fieldPath, own)) continue;
      if (field.kind === 'links') {
        const args = getArgumentValues(type.getFields()[name] as GraphQLField<unknown, unknown>, first, variables as Record<string, unknown>);
        planLinked(field.target, { kind: 'links', field }, args);
        continue;
      }
      if (isAsked(field)) {
        const given = getArgumentValues(type.getFields()[name] as GraphQLField<unknown, unknown>, first, variables as Record<string, unknown>);
        level.asked.set(fieldPath, { field, given, hidden: hiddenParts(entity, field, found, fieldPath, own), column: `asked${level.asked.size}` });
        continue;
      }
      level.fields.set(name, field);
      if ((field.kind === 'link' || field.kind === 'derived') && field.target) planLinked(field.target, { kind: 'link', field });
    }
    return linked;
  }

  /** The parts of a computed answer that are selected and may not be shown. */
  function hiddenParts(entity: Entity, field: ComputedField, nodes: readonly FieldNode[], path: string, own: OwnRows): string[] {
    if (!field.parts) return [];
    return [...subfields(objectType(field.type), nodes)].flatMap(([key, found]) => {
      const part = field.parts?.find(({ name }) => name === found[0]?.name.value);
      return part && !access.mayRead(entity, part, `${path}.${key}`, own) ? [part.name] : [];
    });
  }

  checkPurpose(model.access, caller, false);
  // All pages of the feed together: however many there are, the answer stays as large as one.
  for (const [path, feed] of feeds) feeds.set(path, { ...feed, bytesMax: Math.floor(feed.bytesMax / feeds.size) });
  const scoped = [...levels.values()].flatMap((level): OperationPlan['scoped'][number][] => {
    if (level.rowScope === 'no-subject') return [{ path: level.path, reason: 'PURPOSE_REQUIRED' }];
    return level.rowScope === 'own' || level.rowScope === 'own-or-no-subject' ? [{ path: level.path, reason: 'OWN_ROWS_ONLY' }] : [];
  });
  for (const path of scopedIds) scoped.push({ path, reason: caller.purpose === null ? 'PURPOSE_REQUIRED' : 'OWN_ROWS_ONLY' });
  const fieldClasses = FIELD_CLASSES.filter((c) => classes.has(c));
  for (const feed of feeds.values()) scoped.push(...feed.scoped);
  return {
    levels,
    roots,
    feeds,
    rootCount: rootFields.size,
    persons,
    withheld,
    scoped,
    fieldClasses,
    scope: (entity) => access.rowScope(entity, false),
    cost,
    statementMs,
  };
}
