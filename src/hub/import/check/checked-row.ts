import type { Problem } from '../../../errors.js';
import type { Value } from '../../declare/model.js';
import type { TargetKey } from '../../declare/target-keys.js';
import type { FileRow } from '../read/file-row.js';
import type { Column } from './map-header.js';
import type { NamedRecord } from './record-name.js';

/** A link cell understood but not yet looked up: the text as each key it may be, and the day it is looked up on. */
export type WantedLink = {
  column: Extract<Column, { kind: 'link' }>;
  tries: readonly { key: TargetKey; text: string }[];
  day: string;
  /** Whether the text may be told back where it leads nowhere. */
  mayShow(): boolean;
};

/** A row as far as it can be understood without looking anything up. */
export type CheckedRow = {
  row: FileRow;
  /** Null: unknown start, open end. */
  validFrom: string | null;
  validTo: string | null;
  /** Where a correction moves the ends of the record; null is the unknown start, the open end. */
  moves?: { moveStart?: string | null; moveEnd?: string | null };
  /** The day the row speaks of: its first, else its last, else today. Its key and links are looked up on it. */
  day: string;
  values: Record<string, Value>;
  links: readonly WantedLink[];
  /** The record the row itself says it is about, whatever its key. */
  named?: NamedRecord;
  problems: Problem[];
};
