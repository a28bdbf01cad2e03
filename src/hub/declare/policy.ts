import type { FieldClass } from './types.js';

/** Who may read what, for which purpose, on which rows – as data. No rule means no (architecture §7). */
export type AccessPolicy = {
  roles: readonly RoleDefinition[];
  purposes: readonly Purpose[];
  rules: readonly AccessRule[];
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
  mayIntrospect: boolean;
  /** Most that one operation of this role may cost, in rows (`query/cost.ts`). */
  costMax: number;
  /** Longest the database works at one statement of this role, in milliseconds; look-ups have the hub's own limit. */
  statementMs: number;
  purposes: readonly string[];
};

export type Purpose = {
  /** Sent in `Hub-Purpose`. */
  code: string;
  vi: string;
  en: string;
  /** The legal ground of reading for this purpose. */
  legalBasis: string;
  /** Whether `Hub-Case` must name the dossier. */
  caseRequired: boolean;
};

export type AccessRule = {
  role: string;
  /** `*` is every register. */
  registers: readonly string[] | '*';
  classes: readonly FieldClass[];
  /** Purposes it holds for; absent: holds without a purpose (never for personal or sensitive classes). */
  purposes?: readonly string[];
  /** `own`: only rows whose subject is the caller. */
  rows: 'all' | 'own';
};
