import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Behalf, Trace } from '../access/caller.js';
import type { FieldClass } from '../declare/types.js';
import type { StandIn } from './person-names.js';

/** One audited request: who read whom, why, for which case. The log stores hashes of document and variables, and never a value. */
export type ReadEntry = {
  requestId: string;
  actor: string;
  role: string;
  agency: string | null;
  purpose: string | null;
  caseCode: string | null;
  /** On whose behalf, as the token says. */
  behalf?: Behalf | undefined;
  /** Of `traceparent`. */
  trace?: Trace | undefined;
  operationName: string | null;
  /** The operation's document; the log stores only the hash of its literal-free form. */
  document: string;
  /** Variables as given; the log stores only their keyed hash. */
  variables: Readonly<Record<string, unknown>>;
  outcome: 'BEGUN' | 'ANSWERED' | 'REFUSED';
  /** Error code of a refusal. */
  code: string | null;
  fieldClasses: readonly FieldClass[];
  entities: readonly string[];
  /** Ids of the people whom the answer shows or the question named, and stand-ins of names that lead to nobody. Of answers only. */
  subjects: readonly string[];
};

export type ReadEnding = Pick<ReadEntry, 'outcome' | 'code' | 'fieldClasses' | 'subjects'>;

/** The ending of a request that has only begun. */
export const BEGUN: ReadEnding = { outcome: 'BEGUN', code: null, fieldClasses: [], subjects: [] };

/**
 * The log of reads. `record` resolves only when the row is durable; when it cannot be written it rejects with AUDIT_UNAVAILABLE
 * and the answer must not leave. `intent` marks that a request began and is not awaited: the row of a quick answer holds it (`begun_at`),
 * a request that takes longer or never ends has a row of its own, paired by request id. Only then `entry` is called.
 */
export type ReadLog = {
  intent(requestId: string, entry: () => ReadEntry): void;
  record(entry: ReadEntry): Promise<void>;
  /** Writes rows in a transaction of the caller's, for what is kept there and leaves later: both are there, or neither. As its last statement. */
  recordIn(tx: Tx, entries: readonly ReadEntry[]): Promise<void>;
  standIn: StandIn;
  close(): Promise<void>;
};

/** The refusal of an answer whose row cannot be written. */
export function logUnavailable(cause: unknown): HubError {
  return new HubError('AUDIT_UNAVAILABLE', {}, { cause });
}
