import type { AccessPolicy } from '../access/policy.js';
import type { Problem } from '../errors.js';
import type { ScalarRule } from './scalars.js';
import type { Declarations } from './types.js';

/** Everything the mechanisms of the hub need to know about the registers, put together once at start by `src/registers/index.ts`. */
export type Model = {
  declarations: Declarations;
  scalars: ReadonlyMap<string, ScalarRule>;
  /** `Entity.field` → its SQL. */
  computed: ReadonlyMap<string, ComputedExpression>;
  rules: readonly CheckRule[];
  access: AccessPolicy;
  /** Root field → the list it stands for. */
  lists: ReadonlyMap<string, NamedList>;
  /** The register of dated authorities behind `Record.authority`: the link `agency` of the record whose `scope` is the entity's name. */
  authority?: { entity: string; scope: string; agency: string; agencyEntity: string };
  /** The register of documents behind `Record.legalDocument`: the record whose `key` is the first text of the legal basis that has the form (a POSIX expression). */
  legalDocuments?: { entity: string; key: string; form: string };
};

/** What one register contributes beside its SDL file and its tables: only thought. */
export type RegisterModule = {
  /** As in `@entity(register:)`. */
  name: string;
  vi: string;
  en: string;
  rules: readonly CheckRule[];
  computed: Readonly<Record<string, ComputedExpression>>;
  lists?: Readonly<Record<string, NamedList>>;
};

/** A root field that is a list of a gathered type under arguments of its own: they become a filter, whose values are passed on unseen. */
export type NamedList = {
  view: string;
  where(given: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** Ascending; derived fields may decide an order too. */
  orderBy: readonly string[];
};

/**
 * SQL placeholders of the times a statement reads at, for example `$1::date` and `$2::timestamptz`. `today` is the legal day by which rights are
 * judged; it is the very text of `validAt` where no other day was asked for.
 */
export type AtPlaceholders = { validAt: string; knownAt: string; today: string };

/**
 * One SQL expression over the row `alias`; derived answers take their day from `at` (an argument `on` has taken its place already), never from the clock.
 * `given` holds the field's arguments as typed SQL, `null` where left out. An answer with parts is one jsonb object.
 */
export type ComputedExpression = (alias: string, at: AtPlaceholders, given: Readonly<Record<string, string>>) => string;

/** Field name → value in normal form: text for scalars and dates, number, boolean, list, a record id for links, null. */
export type Value = string | number | boolean | readonly (string | number | boolean)[] | null;
export type Values = Readonly<Record<string, Value>>;

/**
 * A rule over the state a record would have; rules never look anything up and never validate against an uncertain fact. `today` is the
 * legal day of writing, told by the door: a rule asks no clock.
 */
export type CheckRule = {
  entity: string;
  /** Stable machine code, `LICENCE_EXPIRES_BEFORE_ISSUE`. */
  code: string;
  check(values: Values, today: string): readonly Problem[];
};
