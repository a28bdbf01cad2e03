import { hash } from 'node:crypto';
import type { AccessRule, RuleSet, StoredRule } from '../declare/policy.js';
import type { FieldClass } from '../declare/types.js';

/** While no rules were read: nobody is given anything. */
export const NO_RULES: RuleSet = { version: '', rules: [], counts: [], answers: [] };

const ROWS: Readonly<Record<string, AccessRule['rows']>> = { ALL: 'all', OWN: 'own', CASE: 'case' };

/** Whether rows are shown by it; by others they are counted, or a condition of the law is answered from them. */
export function isShowing({ rows }: Pick<StoredRule, 'rows'>): boolean {
  return rows in ROWS;
}

/** What decides, made of rules as their records have them. The order in which they stand says nothing. */
export function ruleSetOf(stored: readonly StoredRule[]): RuleSet {
  const sorted = stored.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const common = ({ code, role, registers, purposes }: StoredRule) => ({ code, role, registers: allOr(registers), purposes });
  const classesOf = ({ classes }: StoredRule) => classes as readonly FieldClass[];
  return {
    version: hash('sha256', JSON.stringify(sorted.map(said))).slice(0, VERSION_DIGITS),
    rules: sorted.flatMap((rule) => {
      const rows = ROWS[rule.rows];
      if (rows === undefined) return [];
      const { purposes, ...given } = common(rule);
      const limited = purposes.includes('*') ? {} : { purposes };
      return [{ ...given, ...limited, classes: classesOf(rule), rows }];
    }),
    counts: sorted.filter(({ rows }) => rows === 'COUNTS').map(common),
    answers: sorted.filter(({ rows }) => rows === 'ANSWERS').map((rule) => ({ ...common(rule), classes: classesOf(rule) })),
  };
}

/** In one order, whatever a record has beside. */
function said({ code, role, registers, classes, purposes, rows }: StoredRule) {
  return [code, role, registers, classes, purposes, rows];
}

/** 64 bits: no two sets that a hub ever has are taken for each other. */
const VERSION_DIGITS = 16;

function allOr(registers: readonly string[]): readonly string[] | '*' {
  return registers.includes('*') ? '*' : registers;
}
