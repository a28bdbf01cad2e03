import type { FieldClass } from './types.js';

/** Who may read what, for which purpose, on which rows – as data. No rule means no (architecture §7). */
export type AccessPolicy = PolicyCatalogue & RuleSet;

/** The roles and purposes there are; what they are given is said by rules. */
export type PolicyCatalogue = { roles: readonly RoleDefinition[]; purposes: readonly Purpose[] };

/** The rules by which is decided on one day, as they are known. */
export type RuleSet = {
  /** What the rules say, as a hash: two sets of one version decide alike. Plans are kept by it. Empty: no rules were read, and nothing is answered. */
  version: string;
  rules: readonly AccessRule[];
  /** Who may count everybody without seeing anybody, in the closed space of questions (decision 0038). */
  counts?: readonly { code?: string; role: string; registers: readonly string[] | '*'; purposes: readonly string[] }[];
  answers?: readonly AnswerRule[];
};

/** Whether rules were read that can be believed; without them nobody is answered. */
export function hasRules({ version }: Pick<RuleSet, 'version'>): boolean {
  return version !== '';
}

/** On which rows a rule holds, as its record says. */
export const RULE_ROWS = ['ALL', 'OWN', 'CASE', 'COUNTS', 'ANSWERS'] as const;

/** A rule as its record has it (`Model.accessRules`). `*` alone: every register; with any purpose and without one. */
export type StoredRule = {
  code: string;
  role: string;
  registers: readonly string[];
  classes: readonly string[];
  purposes: readonly string[];
  rows: string;
};

/**
 * Whose procedures may have conditions of the law answered from which fields, whether or not their values may be shown: yes or no, for a
 * dossier. No rule means NOT_ALLOWED.
 */
export type AnswerRule = {
  code?: string;
  role: string;
  registers: readonly string[] | '*';
  classes: readonly FieldClass[];
  purposes: readonly string[];
};

/** `anonymous` is the role of a request without a token. */
export type RoleDefinition = {
  role: string;
  vi: string;
  en: string;
  /** May write to the registers at all: the results of procedures it decides. */
  mayWrite: boolean;
  /** May also write any record of any register by a change set of its own. */
  mayWriteAny?: true;
  /** May know the very person who brought a file: whoever keeps the registers or examines them. */
  knowsPersons?: true;
  /** May save questions that everybody can read and ask. */
  sharesQuestions?: true;
  mayIntrospect: boolean;
  /** Most that one operation of this role may cost, in rows (`query/cost.ts`). */
  costMax: number;
  /** Longest the database works at one statement of this role, in milliseconds; look-ups have the hub's own limit. */
  statementMs: number;
  /** How many persons one caller of this role may name or be shown in a minute, found or not. */
  personsPerMinute: number;
  purposes: readonly string[];
};

/** What a role may; undefined for a role that nobody declared. */
export function roleOf({ roles }: Pick<AccessPolicy, 'roles'>, role: string): RoleDefinition | undefined {
  return roles.find((one) => one.role === role);
}

export type Purpose = {
  /** Sent in `Hub-Purpose`. */
  code: string;
  vi: string;
  en: string;
  /** The legal ground of reading for this purpose. */
  legalBasis: string;
  /** Whether `Hub-Case` must name the dossier. */
  caseRequired: boolean;
  /**
   * Whether its rules reach the rows of that case alone: a dossier that the caller's agency opened (`openCase`), or an emergency that the
   * caller declared (`breakGlass`).
   */
  caseBinds?: CaseKind;
  /** Whether `Hub-Case` must name a work order of the caller's agency that somebody else opened (`openWorkOrder`). It narrows no rows. */
  takesWorkOrder?: true;
  /** Whether it lets somebody ask whom a change set concerns (`recall`). */
  recalls?: true;
};

export type CaseKind = 'dossier' | 'emergency';

export type AccessRule = {
  /** What its record is called by. */
  code?: string;
  role: string;
  /** `*` is every register. */
  registers: readonly string[] | '*';
  classes: readonly FieldClass[];
  /** Purposes it holds for; absent: holds without a purpose (never for personal or sensitive classes). */
  purposes?: readonly string[];
  /** `own`: only rows whose subject is the caller. `case`: those of the subjects of the caller's case, and rows without a subject. */
  rows: 'all' | 'own' | 'case';
};
