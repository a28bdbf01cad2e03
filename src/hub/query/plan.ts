import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Caller } from '../access/caller.js';
import type { RowScope } from '../access/row-scope.js';
import type { Model, Premise } from '../declare/model.js';
import type { DerivedField, Entity, Field, FieldClass, LinkManyField, LinkOneField } from '../declare/types.js';
import type { FeedPlan } from '../feed/plan-feed.js';
import type { AggregatePlan } from './aggregate-plan.js';
import type { Asked } from './asked.js';
import type { AskedPerson } from './asked-persons.js';
import type { GuardedLink } from './change-scope.js';
import type { Cost } from './cost.js';
import type { ListArguments } from './page.js';
import type { AsOfInput } from './times.js';
import type { Withheld } from './withheld.js';

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
  /** Whom the question names. */
  persons: readonly AskedPerson[];
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

/** Records of one entity at one place of the answer. */
export type Level = {
  /** Response path without list indexes: `vehicles.nodes.badges`. */
  path: string;
  entity: Entity;
  origin: Origin;
  /** Set for connections. */
  list?: ListArguments & { totalCount: boolean; notCurrentCount: boolean; rows: boolean };
  /** Set for a root whose arguments presume something to be there. */
  premise?: AskedPremise;
  /** Fields read from each record: stored, derived and computed values, and links whose target is a level of its own. */
  fields: Map<string, Field>;
  /** Computed answers that depend on where they stand, by path. */
  asked: Map<string, Asked>;
  rowScope: RowScope;
  /** It is about the same persons as its parent, by the same link and the same rights: what holds for the parent holds for its rows. */
  sharesSubjects: boolean;
  /** What `history` may show: the fields whose values are given, and whether the change sets are; and the links whose ids are hidden with their records. */
  history?: { fields: ReadonlySet<string>; changeSets: boolean; guarded: readonly GuardedLink[] };
  /** Whether who changed the record, and why, may be shown. */
  changeSets: boolean;
  rowsMax: number;
};

/** A premise with the arguments it is about. */
export type AskedPremise = { premise: Premise; given: Readonly<Record<string, unknown>> };

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
