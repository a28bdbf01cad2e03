import type { Tx } from '../../db/tx.js';
import type { Problem } from '../../errors.js';
import type { Condition, Law } from './condition.js';
import type { Notice } from './notice.js';
import type { AccessPolicy, StoredRule } from './policy.js';
import type { RegistersAt, Row, Rows } from './registers-at.js';
import type { ScalarRule } from './scalars.js';
import type { Declarations } from './types.js';

/** Everything the mechanisms of the hub need to know about the registers, put together once at start by `src/registers/index.ts`. */
export type Model = {
  declarations: Declarations;
  scalars: ReadonlyMap<string, ScalarRule>;
  /** `Entity.field` → its SQL. */
  computed: ReadonlyMap<string, ComputedExpression>;
  /** The conditions of the law, each once. */
  law: Law;
  rules: readonly CheckRule[];
  /** `Entity.group` → in which of the groups that `@exclusive(among:)` names a record is. */
  groups: ReadonlyMap<string, GroupsOf>;
  /** Who may read what. Its rules are those last read from the register of rules (`hub/access/rule-book.ts`); before, those that the hub ships. */
  access: AccessPolicy;
  /** The register of rules of access. */
  accessRules?: { entity: string } & Readonly<Record<keyof StoredRule, string>>;
  /**
   * The kinds of records that the dossiers of a procedure need, by the hub's own id of it; of any other, nothing is read under a case.
   * `definedBy`: the entities in whose records that is said.
   */
  needs?: { definedBy: readonly string[]; of(tx: Tx, procedure: string): Promise<ReadonlySet<string>> };
  /** Root field → the list it stands for. */
  lists: ReadonlyMap<string, NamedList>;
  /**
   * The register of dated authorities behind `Record.authority`: the link `agency` of the record whose `scope` is the entity's name, and what
   * that agency is called.
   */
  authority?: { entity: string; scope: string; agency: string; agencyEntity: string; agencyName: string };
  /** The register of rules about who may change how much alone: by `scope`, the entity's name or `*`. */
  approvals?: { entity: string; scope: string; changesMax: string; personsMax: string; anotherAgency: string };
  /** The register of days that differ from their weeks: `kind` says `working` of one on which work is done, of any other that it is off. */
  calendar?: { entity: string; day: string; kind: string; working: string };
  /**
   * The records that say which others are in doubt (`Record.underInvestigation`): by the record's `id` in the field `record`, from when they are reported until `state` is
   * no longer `open`.
   */
  doubts?: { entity: string; record: string; state: string; open: string };
  /**
   * The records of what persons ask of their data: working days in which each is answered, and days, by the right, in which it is carried
   * out.
   */
  dataSubjectRequests?: { entity: string; answerWorkingDays: number; carryOutDays: Readonly<Record<string, number>> };
  /** Whom results of procedures are told of, where an operator connected them. */
  notices?: readonly Notice[];
  /** Records that somebody waits for: `due` is the last day, while `state` is one of `waiting`. */
  terms?: readonly { entity: string; due: string; state: string; waiting: readonly string[] }[];
  /**
   * The register of documents behind `Record.legalDocument`: the record whose `key` is the first text of the legal basis that has the form
   * (a POSIX expression).
   */
  legalDocuments?: {
    entity: string;
    key: string;
    form: string;
    title: string;
    force: string;
    lastCheckedOn: string;
    provisions: LegalProvisions;
    parts: LegalParts;
  };
};

/** Where the texts of provisions are; a key is `number#provision`. */
type LegalProvisions = { entity: string; key: string; text: string };

/**
 * Where the parts of documents are that are in force on other days than the whole: a link to the document, which provision, first and last
 * day.
 */
type LegalParts = { entity: string; document: string; provision: string; from: string; to: string };

/** What one register contributes beside its SDL file and its tables: only thought. */
export type RegisterModule = {
  /** As in `@entity(register:)`. */
  name: string;
  vi: string;
  en: string;
  rules: readonly CheckRule[];
  computed: Readonly<Record<string, ComputedExpression>>;
  conditions?: readonly Condition[];
  lists?: Readonly<Record<string, NamedList>>;
  /** Under `Entity.<among>` of an `@exclusive`. */
  groups?: Readonly<Record<string, GroupsOf>>;
};

/** In which groups a record with these values is; in none, it rules nothing out. */
export type GroupsOf = (values: Values) => readonly string[];

/** A root field that is a list of a gathered type under arguments of its own: they become a filter, whose values are passed on unseen. */
export type NamedList = {
  view: string;
  where(given: Readonly<Record<string, unknown>>, isReversed: boolean): Record<string, unknown>;
  /** Ascending, or descending where the question is asked against the order; derived fields may decide an order too. */
  orderBy: readonly string[];
  /** Whether the values of these arguments ask against the order. */
  reversed?: { by: readonly string[]; tells(values: readonly unknown[]): boolean };
  premise?: Premise;
};

/**
 * What a question presumes to exist, looked up beside it: asked about what is not there it is refused, since "nothing found" would be read
 * as an answer. `facts` is SQL of one JSON value over the arguments; `rows` stands where the table of the list's type would.
 */
export type Premise = {
  facts(
    given: Readonly<Record<string, unknown>>,
    sql: { add(value: unknown, type: string): string; at: RegistersAt; rows(alias: string): Rows },
  ): string;
  /** What is wrong with the question, if anything is. */
  refusal(facts: unknown, given: Readonly<Record<string, unknown>>, validAt: string): Refused | null;
};

/** The argument, the rule it breaks in both languages, and what is there instead. */
export type Refused = { argument: string; ruleVi: string; ruleEn: string; known?: readonly string[] };

/**
 * One SQL expression over a `row` of the entity; derived answers take their day from `at` (an argument `on` has taken its place already),
 * never from the clock. `given` holds the field's arguments as typed SQL, `null` where left out; what the law asks is asked of `law`. An
 * answer with parts is one jsonb object.
 */
export type ComputedExpression = (row: Row, at: RegistersAt, given: Readonly<Record<string, string>>, law: Law) => string;

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
  /** Its sentences name fields in braces, `{widthM}` (`captions.ts`). */
  check(values: Values, today: string): readonly Problem[];
  /** What it finds wrong, for the manual; what a value may have meant is only said of a value. */
  says: Problem;
  /** Of a rule that lists what a text may be: the field and the list. */
  choices?: { field: string; allowed: readonly string[] };
};
