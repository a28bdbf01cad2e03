import type { DocumentNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import type { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import type { ServedBy } from '../ledger/standbys.js';
import type { FinishedJson } from '../query/finished-json.js';
import type { OperationPlan } from '../query/plan.js';
import type { Apart } from '../query/whole-root.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import type { Spending } from '../reads/spending.js';

/** What a caller asks. */
export type Question = {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
  caller: Caller;
  /**
   * Waits until an answer of this cost may be worked at, before anything is read for it; look-ups do not ask. Without it everything is let
   * in.
   */
  admit?(cost: number): Promise<void>;
  /** What its caller may take in a minute. Without it nothing is counted. */
  spending?: Spending;
};

/** A query to be answered by either executor: `take` is told of its plan before anything is read. */
export type Asking = {
  question: Question;
  variables: Readonly<Record<string, unknown>>;
  notes: AuditNotes;
  apart: Apart;
  /** The caller as its case binds it, looked up once; whoever reads without it reads nothing under a case. */
  bind(): Promise<Caller>;
  take(plan: OperationPlan): void;
};
export type Answered = {
  result: { data?: unknown; errors?: readonly GraphQLError[] };
  extensions: Record<string, unknown>;
  /** The data as it is sent, where it was written out already. */
  finished?: FinishedJson;
  /** Absent: the primary. */
  servedBy?: ServedBy;
};

/** `executor` says which of the two answered, for the debug header and the metric. */
export type Answer = {
  status: number;
  executor?: 'planner' | 'interpreter';
  /** What ended the whole operation. */
  fault?: HubError;
  body: { data?: unknown; errors?: readonly unknown[]; extensions?: Record<string, unknown> };
  /** The data of the body as text, where it was written out already. */
  finished?: FinishedJson;
};
