/**
 * How a change is written down. Both numbers stand in every row, since what was written is never rewritten: a reader of old
 * rows looks here for what they mean.
 */

/**
 * Form of the row: what stands in it, how hashes are made.
 * 1: `before`, `after`, `changed_fields` and `slices` of every change, a salt and a hash for each field.
 * 2: what the register's slices tell is left to them (`told-sql.ts`), and one seed and one digest stand for all salts and hashes.
 */
export const FORMAT = 2;

/** Raised by a migration that adds columns to registers. A field absent from an older row did not exist then, and is null. */
export const SCHEMA_VERSION = 2;

/** The ledger's advisory lock: whoever holds it is the only writer. */
export const LEDGER_LOCK = 7_204_001;

export type Json = string | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * One state of a record as the ledger holds it: `version`, `validFrom` and `validTo` (null: unknown, open) and, beside them, every
 * field that is not null, by its GraphQL name. Numbers are text, so that no reader's arithmetic can change them.
 */
export type State = {
  readonly version: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly [field: string]: Json;
};

/** What an operation is called in the ledger, for ever: one of the five writes, or what takes values away. */
export type LedgerOperation = 'register' | 'update' | 'correct' | 'close' | 'remove' | 'erase';

/**
 * Why values were erased. RETENTION_ENDED: the law's time of keeping them is over. SUBJECT_REQUEST: whose data they are asked for it.
 * UNLAWFUL: they should never have been collected. MISTAKEN: words that somebody wrote where they do not belong.
 */
export const ERASURE_GROUNDS = ['RETENTION_ENDED', 'SUBJECT_REQUEST', 'UNLAWFUL', 'MISTAKEN'] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** What an erasure says: its fields in the order of the declaration. */
export type Erasure = { ground: ErasureGround; fields: readonly string[] };

export type FieldChange = { name: string; before: Json; after: Json };

/** What is no field of the register in a state. */
export const STATE_FRAME: ReadonlySet<string> = new Set(['version', 'validFrom', 'validTo']);
