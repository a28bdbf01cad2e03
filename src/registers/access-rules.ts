import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { StoredRule } from '../hub/declare/policy.js';
import { inPackage } from '../root.js';

/** The rules that the hub ships, of the very file that is loaded into the register: they decide while it has never held any. */
export function shippedRules(): StoredRule[] {
  const text = readFileSync(inPackage('seeds/reference/access-rules.csv'), 'utf8');
  const rows = parse(text, { columns: true, comment: '#', comment_no_infix: true }) as Record<keyof StoredRule, string>[];
  return rows.map(({ code, role, registers, classes, purposes, rows }) => ({
    code,
    role,
    registers: registers.split(';'),
    classes: classes.split(';'),
    purposes: purposes.split(';'),
    rows,
  }));
}
