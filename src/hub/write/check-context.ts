import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import type { LedgerOperation } from '../ledger/format.js';
import type { Period } from '../time/period.js';
import type { KnownSlice } from './load.js';
import type { PlannedErasure } from './plan-erasure.js';
import type { Findings } from './problems.js';
import type { Registers } from './registers.js';
import type { Slice } from './slices.js';

/** One operation as it will stand in the ledger. */
export type PlannedChange = {
  operation: LedgerOperation;
  entity: Entity;
  recordId: string;
  version: number;
  about: Period;
  before: readonly Slice[];
  after: readonly Slice[];
  /** The version whose states a withdrawal puts back. */
  restores?: number;
  /** Of an erasure: what it takes from where. `before` and `after` are without it. */
  erasure?: PlannedErasure;
};

/** A record the set touches: what the register knew of it, and what it will know after the whole set. */
export type TouchedRecord = {
  entity: Entity;
  id: string;
  isNew: boolean;
  version: number;
  position: bigint;
  stored: readonly KnownSlice[];
  known: readonly Slice[];
  /** Fields that were erased, each with the version that did: they may be absent, and no earlier state brings them back. */
  erased: ReadonlyMap<string, number>;
  /** Index of the last operation on it. */
  operation: number;
};

/** The entities that a set touches records of. */
export function touchedEntities({ records }: Pick<CheckContext, 'records'>): ReadonlySet<Entity> {
  return new Set([...records.values()].map(({ entity }) => entity));
}

/** What the checks of a change set look at, and where they put what they find. */
export type CheckContext = {
  registers: Registers;
  model: Model;
  records: ReadonlyMap<string, TouchedRecord>;
  changes: readonly PlannedChange[];
  found: Findings;
  rests: { records: Set<string>; entities: Set<string> };
};
