import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import type { At } from '../ledger/as-of.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import type { PartShape } from '../sql/asked.js';

/**
 * A root field that a room above answers whole: by statements of its own, its value complete, with nothing left to resolve below it. Both
 * executors read it by the same function; the planner writes out what was selected of the value, and graphql-js walks none of it.
 */
export type WholeRoot<Arguments = Readonly<Record<string, unknown>>> = {
  read(reading: WholeReading, args: Arguments): Promise<WholeAnswer>;
  /** How many times its cost it is. */
  times?(args: Readonly<Record<string, unknown>>): number;
  /** Its parts name cases of their own and are judged by them, so the question as a whole needs none. */
  hasOwnCases?: true;
  /** A question about more than `max` things in `argument`, which is a list, may be asked as a job, so many at a time. */
  inPortions?: { argument: string; max: number };
};

export type WholeReading = {
  tx: Tx;
  model: Model;
  caller: Caller;
  audit: AuditNotes;
  /** Set where the field shares its times and its snapshot with others; else it finds its own. */
  shared?: { at: At; today: string };
  kept: Kept;
  apart: Apart;
};

/** What a room remembers between the questions of one hub, under a key of its own. */
export type Kept = <T extends object>(key: object, make: () => T) => T;

/** Notes of a part of the question that is another case's: it has a row of its own in the read log, ended as told. */
export type Apart = (caller: Caller, variables: Readonly<Record<string, unknown>>) => PartNotes;
export type PartNotes = { audit: AuditNotes; refused(code: string): void };

/** `at`: when it was read, as `extensions.asOf` tells. */
export type WholeAnswer = { value: unknown; at: At };

/** A whole root of an operation. Arguments hold leaves while a plan is made (`plan-cache.ts`). */
export type AskedWhole = { root: WholeRoot; arguments: Readonly<Record<string, unknown>>; shape: PartShape };

const WHOLE = 'wholeRoot';

/** A field of the schema, as much of it as this room needs: compiling reaches here, and knows nothing of graphql. */
type Field = { extensions: Readonly<Record<string, unknown>> };

export function markWhole({ extensions }: Field, root: WholeRoot): void {
  (extensions as Record<string, unknown>)[WHOLE] = root;
}

export function wholeRoot({ extensions }: Field): WholeRoot | undefined {
  return extensions[WHOLE] as WholeRoot | undefined;
}

/** What was selected of a value, under its response keys. */
export function selectedOf(value: unknown, shape: PartShape): unknown {
  if (value === null || value === undefined) return null;
  switch (shape.is) {
    case 'value':
      return value;
    case 'list':
      return (value as readonly unknown[]).map((one) => selectedOf(one, shape.of));
    case 'object': {
      const selected: Record<string, unknown> = {};
      for (const { key, name, shape: part } of shape.parts)
        selected[key] = part === null ? shape.type : selectedOf((value as Readonly<Record<string, unknown>>)[name], part);
      return selected;
    }
    default:
      return shape satisfies never;
  }
}
