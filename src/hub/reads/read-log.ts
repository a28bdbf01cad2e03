import type { FieldClass } from '../declare/types.js';
import type { StandIn } from './person-names.js';

/** One audited request: who read whom, why, for which case. Hashes stand for document and variables; values are never written. */
export type ReadEntry = {
  requestId: string;
  actor: string;
  role: string;
  agency: string | null;
  purpose: string | null;
  caseCode: string | null;
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
  /** Record ids of the people whom the answer shows or the question named, and stand-ins for names that lead to nobody. Of an answer only. */
  subjects: readonly string[];
};

export type ReadEnding = Pick<ReadEntry, 'outcome' | 'code' | 'fieldClasses' | 'subjects'>;

/** What is told of a request whose end is not known. */
export const BEGUN: ReadEnding = { outcome: 'BEGUN', code: null, fieldClasses: [], subjects: [] };

/**
 * The log of reads. `record` resolves only when the row is durable; when it cannot be written it rejects with AUDIT_UNAVAILABLE
 * and the answer must not leave. `intent` is not awaited: it marks that a request began. The row of a quick answer tells of it (`begun_at`);
 * what takes longer, or never ends, leaves it as a row of its own, paired by request id; only then `entry` is asked for.
 */
export type ReadLog = {
  intent(requestId: string, entry: () => ReadEntry): void;
  record(entry: ReadEntry): Promise<void>;
  standIn: StandIn;
  close(): Promise<void>;
};
