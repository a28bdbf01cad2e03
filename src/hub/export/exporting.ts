import type { Pool } from '../../db/client.js';
import type { Caller } from '../access/caller.js';
import type { Pace } from '../batch/pace.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import type { AsOfInput, At } from '../ledger/as-of.js';
import type { Readable } from '../query/readable.js';
import type { ReadLog } from '../reads/read-log.js';
import type { CurrentTimes } from '../time/current-times.js';

export type ExportFormat = 'csv' | 'jsonl';

export type ExportRequest = {
  entity: Entity;
  format: ExportFormat;
  path: string;
  /** The times it is read at; `position` instead names the end of a change set. */
  asOf?: AsOfInput | { position: string };
  /** Only what changed after this position. */
  after?: string;
  /** Vietnamese captions instead of field names. */
  captions?: boolean;
  caller: Caller;
  onProgress?: (progress: Pace) => void;
};

export type ExportDeps = { pool: Pool; model: Model; readLog: ReadLog };

/** What a kind of export counts while its texts are made. */
export type Tally = {
  counts: { records: number; states: number; changes: number };
  linksLost: number;
  shown(subjects: readonly string[]): Promise<void>;
  progress(done: number): void;
};

export type Exporting = {
  deps: ExportDeps;
  request: ExportRequest;
  readable: Readable;
  at: At;
  times: CurrentTimes;
  position: string;
  tally: Tally;
};

/** What a kind of export writes: its texts, one after the other, and what they hold. */
export type Texts = { texts: AsyncIterable<string>; columns: readonly string[]; validAt: string | null };
