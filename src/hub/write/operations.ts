import type { Problem } from '../../errors.js';
import type { Values } from '../declare/model.js';
import type { ErasureGround, LedgerOperation } from '../ledger/format.js';
import type { Period } from '../time/period.js';

/** The five writes, and what takes values away (semantics §2, §5). Days are `YYYY-MM-DD`; `null` is the unknown start or the open end. */
export type Operation =
  | { operation: 'register'; entity: string; id?: string; from: string | null; to?: string | null; values: Values }
  /** `values`: only the fields that change. */
  | { operation: 'update'; entity: string; id: string; from: string; values: Values }
  /**
   * `from`/`to` null reach to the record's own first and last day. Left out, `moveStart`/`moveEnd` move nothing; null is the unknown start,
   * the open end.
   */
  | {
      operation: 'correct';
      entity: string;
      id: string;
      from: string | null;
      to: string | null;
      values: Values;
      moveStart?: string | null;
      moveEnd?: string | null;
    }
  | { operation: 'close'; entity: string; id: string; from: string }
  | { operation: 'remove'; entity: string; id: string }
  /** Without `fields` all that is personal; of a record that is still known only what the law is not asked of. */
  | { operation: 'erase'; entity: string; id: string; fields?: readonly string[]; ground: ErasureGround }
  /**
   * Back to what was known before (hub/undo): in the ledger a correction, or a removal when nothing was. No caller of the API can ask for
   * it.
   */
  | {
      operation: 'restore';
      entity: string;
      id: string;
      states: readonly RestoredState[] /** The version they were known after; 0 before the first. */;
      restores: number;
    };

export type RestoredState = Period & { values: Values };

/** Who else agreed to a change set. */
export type Approval = { by: string; byAgency: string | null };

export type ChangeSetInput = {
  /** The id that it has had since it was proposed; else it gets one. */
  id?: string;
  operations: readonly Operation[];
  actor: string;
  actorRole: string;
  agency: string | null;
  reason: string;
  legalBasis: string | null;
  purpose?: string;
  caseCode?: string;
  /** What its maker found doubtful before the door looked; part of the answer, and of its repetition. */
  warnings?: readonly OperationProblem[];
  batchId?: string;
  /** The change set this one takes back. */
  withdraws?: string;
  /** Absent: nobody else was needed, or there was no time (`emergency`). */
  approval?: Approval | undefined;
  /** Why it could not wait for another person. */
  emergency?: string | undefined;
  idempotencyKey?: string;
  /**
   * The decided result it records. The code is its issuing agency's for ever: whoever sends the same result again gets the first answer.
   */
  result?: ResultCode;
  /** What "the same body" means to the caller; by default everything above that is not about who sends it. */
  requestHash?: string;
  /** Position the caller read at: a record with a later change is refused. */
  readAt?: string;
};

export type ResultCode = { issuerId: string; code: string };

export type OperationProblem = Problem & { operation: number };

export type ChangeSetOutcome = {
  changeSetId: string;
  firstPosition: string;
  lastPosition: string;
  recordedFrom: string;
  /** The first answer of the same idempotency key. */
  replayed: boolean;
  changes: { position: string; entity: string; recordId: string; version: number; operation: LedgerOperation }[];
  warnings: OperationProblem[];
};
