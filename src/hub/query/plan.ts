import { HubError } from '../../errors.js';
import type { RowScope } from '../access/row-scope.js';
import type { Refused } from '../declare/model.js';
import type { DerivedField, Entity, Field, FieldClass, FrameName, LinkManyField, LinkOneField } from '../declare/types.js';
import type { AsOfInput, At } from '../ledger/as-of.js';
import type { Asked } from '../sql/asked.js';
import type { GuardedLink } from '../sql/change-scope.js';
import type { ListArguments } from '../sql/page.js';
import type { SqlContext } from '../sql/sql-context.js';
import { lastMonthEnd } from '../time/calendar.js';
import type { AggregatePlan } from './aggregate-plan.js';
import type { AskedPerson } from './asked-persons.js';
import type { Cost } from './cost.js';
import type { FeedPlan } from './plan-feed.js';
import type { Population } from './population.js';
import type { ScopeReason } from './scope-reason.js';
import type { Selection } from './selection.js';
import type { AskedWhole } from './whole-root.js';
import type { Withheld } from './withheld.js';

/**
 * An operation, understood before anything is read: a tree of the records at each place of the answer, under the response keys and with
 * everything that is answered of them; what is withheld and why. Access is decided here (semantics §4). It is complete: neither executor
 * looks at the document for what to read.
 */
export type OperationPlan = {
  /** The tree, from the root fields that read registers down. */
  roots: readonly RootLevel[];
  /** The levels of the tree by path: a resolver knows no more than where it stands. */
  levels: ReadonlyMap<string, Level>;
  /** Roots that ask the change feed, by response key. */
  feeds: ReadonlyMap<string, FeedPlan>;
  /** Roots that a room above answers whole, by response key. */
  wholes: ReadonlyMap<string, AskedWhole>;
  /** All root fields, those of resolvers included. */
  rootCount: number;
  /** Whom the question names. */
  persons: readonly AskedPerson[];
  withheld: readonly Withheld[];
  /** Paths whose rows with a subject are as absent, for `extensions.scope`. */
  scoped: readonly { path: string; reason: ScopeReason }[];
  /** Whom the figures of each aggregate are about, by response key. */
  populations: ReadonlyMap<string, Population>;
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
  /** Set for connections: `rows` where anything of their rows is answered. */
  list?: ListArguments & { rows: boolean; parts: readonly ConnectionPart[] };
  /** What is answered of a record that stands alone; the rows of a list have this in the list's parts. */
  parts: readonly RecordPart[];
  /** Set for a root whose arguments presume something to be there. */
  premise?: AskedPremise;
  /** Fields read from each record: stored, derived and computed values, and links whose target is a level of its own. */
  fields: Map<string, Field>;
  /** Computed answers that depend on where they stand, by path. */
  asked: Map<string, Asked>;
  rowScope: RowScope;
  /** It is about the same persons as its parent, by the same link and the same rights: what holds for the parent holds for its rows. */
  sharesSubjects: boolean;
  /**
   * What `history` may show: the fields whose values are given, and whether the change sets are; and the links whose ids are hidden with
   * their records.
   */
  history?: { fields: ReadonlySet<string>; changeSets: boolean; guarded: readonly GuardedLink[] };
  /** Whether `status` is answered: selected, and as sensitive as the caller may read. */
  status: boolean;
  /** Whether what was erased of it is asked for. */
  erased: boolean;
  /** Whether it is asked if the record is in doubt. */
  underInvestigation: boolean;
  /** Whether who changed the record, and why, may be shown. */
  changeSets: boolean;
  /** What the caller's rights leave out of a record of this kind, asked for or not; empty where nobody asked what it is. */
  withheld: readonly string[];
  rowsMax: number;
};

/** One field of a record's answer under its response key. */
export type RecordPart = { key: string } & (
  | { is: 'typename' }
  | { is: 'frame'; name: FrameName }
  | { is: 'value'; field: Field }
  | { is: 'asked'; asked: Asked }
  /** The one record of the level, found by the level's origin. */
  | { is: 'record'; level: Level }
  | { is: 'connection'; level: Level }
  | { is: 'legalBasis' }
  | { is: 'erased'; parts: readonly Selection[] }
  | { is: 'underInvestigation' }
  | { is: 'changeSet'; parts: readonly Selection[] }
  | { is: 'history'; first: number; after: string; connection: readonly Selection[] }
  /** The names of what is withheld of every record of this kind. */
  | { is: 'withheldFields'; names: readonly string[] }
  /** Nothing is shown: the caller may not read it, or no register holds it. */
  | { is: 'withheld' }
);

export type ConnectionPart = { key: string } & (
  | { is: 'typename' | 'totalCount' | 'notCurrentCount' }
  | { is: 'nodes'; record: readonly RecordPart[] }
  | { is: 'edges'; parts: readonly EdgePart[] }
  | { is: 'pageInfo'; parts: readonly Selection[] }
);

export type EdgePart = { key: string } & ({ is: 'typename' | 'cursor' } | { is: 'node'; record: readonly RecordPart[] });

/** What the arguments of a root presume: `facts` is SQL of one JSON value, told by which the question is refused. */
export type AskedPremise = {
  facts(sql: SqlContext): string;
  refusal(facts: unknown, at: At, variables: Readonly<Record<string, unknown>>): Refused | null;
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

/**
 * Whether the times of a root must be settled before it is read: a token to be looked up, or several statements that must all mean the same
 * times.
 */
export function isPinned({ asOf, level: { origin } }: RootLevel): boolean {
  return Boolean(asOf?.snapshot) || (origin.kind === 'aggregate' && origin.aggregate.protection !== 'EXACT');
}

/** Nothing is told under a secret that is not there: figures perturbed by another one tomorrow would be averaged. */
export function refuseWithoutKey({ roots }: Pick<OperationPlan, 'roots'>, cellKey: Buffer | undefined): void {
  const isNeeded = roots.some(({ level: { origin } }) => origin.kind === 'aggregate' && origin.aggregate.protection === 'PERTURBED');
  if (isNeeded && cellKey === undefined) throw new HubError('UNAVAILABLE');
}

/** The days of a series that a root asks for. */
export function daysAsked({ level: { origin } }: Pick<RootLevel, 'level'>): unknown {
  return origin.kind === 'aggregate' ? origin.aggregate.days : null;
}

/**
 * What times a root asks for: where everybody is counted and no day is named, the last month's end, as of today. A month that is not over
 * has no figure yet: it would be another one every day, and those could be averaged.
 */
export function timesAsked(
  { level: { origin } }: Pick<RootLevel, 'level'>,
  asOf: AsOfInput,
  { today, days = null }: { today: string; days?: unknown },
): AsOfInput {
  if (origin.kind !== 'aggregate' || origin.aggregate.protection !== 'PERTURBED') return asOf;
  const last = lastMonthEnd(today);
  if ((asOf?.validAt ?? last) > last) throw monthNotOver('asOf.validAt', last);
  if (Array.isArray(days) && days.some((day) => String(day) > last)) throw monthNotOver('asOfEach', last);
  return { ...asOf, validAt: asOf?.validAt ?? last };
}

function monthNotOver(argument: string, last: string): HubError {
  return new HubError('BAD_USER_INPUT', {
    argument,
    ruleVi: `thống kê về cá nhân có đến cuối tháng trước, ${last}.`,
    ruleEn: `statistics about persons reach to the end of last month, ${last}.`,
  });
}
