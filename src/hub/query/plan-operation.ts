import { type FieldNode, type GraphQLField, type GraphQLNamedType, introspectionTypes } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { checkPurpose, grantFor, mayCount } from '../access/decide.js';
import type { RowScope } from '../access/row-scope.js';
import { CHANGES } from '../declare/change-groups.js';
import { roleOf } from '../declare/policy.js';
import { classifiedField } from '../declare/record-status.js';
import { rootKind } from '../declare/root-kinds.js';
import { type Entity, FIELD_CLASSES } from '../declare/types.js';
import type { AsOfInput } from '../ledger/as-of.js';
import { type AggregatePlan, planAggregate } from './aggregate-plan.js';
import { areasPremise } from './areas-asked.js';
import { personsIn } from './asked-persons.js';
import { closedSpace } from './closed-space.js';
import { comparablePremise } from './comparable.js';
import { aggregateRows, changeRows, costMeter, documentRows, fieldRows, measuresIn, WHOLE_LIST_ROWS } from './cost.js';
import type { Level, OperationPlan, RootLevel } from './plan.js';
import { planAccess } from './plan-access.js';
import { type FeedPlan, planFeed } from './plan-feed.js';
import type { PlanInput } from './plan-input.js';
import { COUNTS, LINKS_MAX, type Planning, planLevel } from './plan-level.js';
import { rootOf } from './plan-root.js';
import { type Population, partsOf, populationOf } from './population.js';
import { allPremises } from './premise.js';
import { readArguments } from './read-arguments.js';
import { objectType, selectionOf, shapeOf } from './read-selection.js';
import { schemaRows } from './schema-cost.js';
import { scopeReason } from './scope-reason.js';
import { type AskedWhole, wholeRoot } from './whole-root.js';

const SCHEMA_ROOTS: Readonly<Record<string, GraphQLNamedType | undefined>> = {
  __schema: introspectionTypes.find(({ name }) => name === '__Schema'),
  __type: introspectionTypes.find(({ name }) => name === '__Type'),
};

/** Understands an operation before anything is read: its levels, its cost, and what its caller may see of them. */
export function planOperation(input: PlanInput): OperationPlan {
  const { schema, model, operation, fragments, caller } = input;
  const variables = input.variables as Record<string, unknown>;
  const access = planAccess(input);
  const { withheld, classes } = access;
  const role = roleOf(model.access, caller.role);
  const { cost, spend } = costMeter(caller.isTrusted ? Number.POSITIVE_INFINITY : (role?.costMax ?? 0), LINKS_MAX);
  spend(documentRows(input.tokens ?? 0));
  const planning: Planning = { input, access, spend, levels: new Map(), persons: [], scopedIds: [] };
  const { levels, persons } = planning;
  const roots: RootLevel[] = [];
  const feeds = new Map<string, FeedPlan>();
  const wholes = new Map<string, AskedWhole>();
  const populations = new Map<string, Population>();
  const scopedChanges: FeedPlan['scoped'][number][] = [];
  const reasonOf = (scope: RowScope) => scopeReason(scope, caller);
  const statementMs = role?.statementMs ?? 0;
  const query = schema.getQueryType();
  if (!query || operation.operation !== 'query')
    return {
      levels,
      roots,
      feeds,
      wholes,
      rootCount: 0,
      persons,
      withheld,
      scoped: [],
      populations,
      fieldClasses: [],
      scope: () => 'no-subject',
      cost,
      statementMs,
    };

  const rootFields = collectFields(schema, fragments, variables, query, operation.selectionSet);
  for (const [responseKey, nodes] of rootFields) {
    const first = nodes[0];
    const described = SCHEMA_ROOTS[first?.name.value ?? ''];
    if (first && described) {
      const asked = { key: responseKey, name: first.name.value, children: selectionOf(input, described, nodes) };
      spend(schemaRows(schema, asked));
    }
    const definition = first && query.getFields()[first.name.value];
    if (!first || !definition) continue;
    const whole = wholeRoot(definition);
    if (whole) {
      const args = readArguments(definition, first, variables);
      spend(fieldRows(model.declarations, 'Query', definition.name) * (whole.times?.(args) ?? 1));
      wholes.set(responseKey, { root: whole, arguments: args, shape: shapeOf(input, definition.type, nodes) });
      continue;
    }
    spend(fieldRows(model.declarations, 'Query', definition.name));
    const kind = rootKind(definition);
    if (kind?.is === 'groups') planAggregateRoot(kind.entity, definition, nodes, responseKey);
    else if (kind?.is === 'feed') planFeedRoot(definition, nodes, responseKey);
    else if (kind?.is === 'changeGroups') planChangeGroupsRoot(definition, nodes, responseKey);
    else if (kind) {
      const root = rootOf(input, kind, definition, first, responseKey);
      if (root) roots.push({ responseKey, level: planLevel(planning, root.level, { nodes, rowsOfParent: 1 }), asOf: root.asOf });
    }
  }

  function planAggregateRoot(entity: Entity, definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], path: string): void {
    const args = readArguments(definition, nodes[0] as FieldNode, variables);
    const own = { needed: false };
    persons.push(...personsIn(model, entity, args.where));
    const aggregate = planAggregate(model, entity, args, selectionOf(input, objectType(input, `${entity.name}Aggregate`), nodes), {
      space: mayCount(model.access, caller, entity.register) ? closedSpace(model.declarations) : null,
      checkWhere: () => access.checkWhere(entity, args.where, own),
      check: (holder, name) => access.checkOrder(holder, name, own),
      isReadable: (holder, name) =>
        grantFor(model.access, caller, holder.register, classifiedField(holder, name)?.class ?? 'open') === 'all',
      rowScope: () => access.rowScope(entity, own.needed),
      scope: (target) => access.rowScope(target, false),
    });
    populations.set(
      path,
      populationOf(
        partsOf(model, aggregate, (target) => access.rowScope(target, false)),
        aggregate,
        reasonOf,
      ),
    );
    // Counting persons is a use of their data: it is in the read log, though it names none of them.
    if (aggregate.protection !== 'EXACT' || (entity.subject && aggregate.rowScope !== 'no-subject')) classes.add('personal');
    addGroups(aggregate, path, args.asOf as AsOfInput);
  }

  function planChangeGroupsRoot(definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], path: string): void {
    const { registers, where, since, before, ...args } = readArguments(definition, nodes[0] as FieldNode, variables);
    const {
      asked,
      seen,
      filter,
      persons: named,
      scoped,
    } = planFeed({ model, caller, path, arguments: { registers, where }, selection: [] });
    const mayPersons = seen.filter(({ entity, scope }) => entity.subject && scope !== 'no-subject');
    if (mayPersons.length > 0) classes.add('personal');
    persons.push(...named);
    scopedChanges.push(...scoped);
    const bounds = Object.fromEntries(Object.entries({ gte: since, lt: before }).filter(([, day]) => day !== null && day !== undefined));
    const selection = selectionOf(input, objectType(input, `${CHANGES.name}Aggregate`), nodes);
    const rights = {
      space: null,
      checkWhere: () => {},
      check: () => {},
      isReadable: () => true,
      rowScope: () => 'all' as const,
      scope: () => 'all' as const,
    };
    const aggregate = planAggregate(model, CHANGES, { ...args, where: { recordedOn: bounds } }, selection, rights);
    const protection = mayPersons.some(({ scope }) => scope === 'all') ? 'SMALL_GROUPS' : 'EXACT';
    populations.set(
      path,
      populationOf(
        asked.map((part) => ({ as: 'COUNTED' as const, ...part })),
        { ...aggregate, protection },
        reasonOf,
      ),
    );
    addGroups({ ...aggregate, changes: { seen, filter }, protection }, path, null);
  }

  function addGroups(aggregate: AggregatePlan, path: string, asOf: AsOfInput): void {
    const { entity, rowScope, limit: rowsMax } = aggregate;
    const frame = {
      parts: [],
      fields: new Map(),
      asked: new Map(),
      sharesSubjects: false,
      status: false,
      erased: false,
      underInvestigation: false,
      changeSets: false,
      withheld: [],
    };
    const premise = comparablePremise(model, aggregate);
    const level: Level = {
      ...{ path, entity, origin: { kind: 'aggregate', aggregate }, rowScope, rowsMax, ...frame },
      ...(premise ? { premise } : {}),
    };
    spend(aggregateRows(aggregate, entity.isLedger ? 0 : measuresIn(model, entity, aggregate.where)));
    levels.set(path, level);
    roots.push({ responseKey: path, level, asOf });
  }

  function planFeedRoot(definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], path: string): void {
    const args = readArguments(definition, nodes[0] as FieldNode, variables);
    const selection = selectionOf(input, objectType(input, 'ChangeConnection'), nodes);
    const feed = planFeed({ model, caller, path, arguments: args, selection });
    for (const cls of feed.classes) classes.add(cls);
    withheld.push(...feed.withheld);
    persons.push(...feed.persons);
    spend(feed.limit * Math.max(1, changeRows(model.declarations, selection)));
    spend(WHOLE_LIST_ROWS * selection.filter(({ name }) => COUNTS.has(name)).length);
    feeds.set(path, feed);
  }

  for (const { responseKey, level } of roots) {
    const below = [...levels.values()].filter(({ path }) => path === responseKey || path.startsWith(`${responseKey}.`));
    const premise = allPremises([level.premise, areasPremise(model, below)]);
    if (premise) level.premise = premise;
  }
  // What names cases of its own is checked under them; the purpose is the question's.
  if ([...wholes.values()].filter(({ root }) => root.hasOwnCases).length < Math.max(1, rootFields.size))
    checkPurpose(model.access, caller, false);
  // All pages of the feed together: however many there are, the answer stays as large as one.
  for (const [path, feed] of feeds) feeds.set(path, { ...feed, bytesMax: Math.floor(feed.bytesMax / feeds.size) });
  const scoped = [...levels.values()].flatMap(({ path, rowScope }): OperationPlan['scoped'][number][] => {
    const reason = scopeReason(rowScope, caller);
    return reason ? [{ path, reason }] : [];
  });
  for (const path of planning.scopedIds)
    scoped.push({ path, reason: scopeReason(caller.purpose === null ? 'no-subject' : 'own', caller) ?? 'OWN_ROWS_ONLY' });
  const fieldClasses = FIELD_CLASSES.filter((c) => classes.has(c));
  for (const feed of feeds.values()) scopedChanges.push(...feed.scoped);
  scoped.push(...scopedChanges);
  return {
    levels,
    roots,
    feeds,
    wholes,
    rootCount: rootFields.size,
    persons,
    withheld,
    scoped,
    populations,
    fieldClasses,
    scope: (entity) => access.rowScope(entity, false),
    cost,
    statementMs,
  };
}
