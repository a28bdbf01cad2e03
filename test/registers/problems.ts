import type { RegisterModule, Values } from '../../src/hub/declare/model.js';

/** Codes of everything a register finds wrong with one state on a day, in the order of its rules. */
export function codes(register: RegisterModule, entity: string, values: Values, today = '2026-11-22'): string[] {
  return register.rules
    .filter((rule) => rule.entity === entity)
    .flatMap((rule) => rule.check(values, today))
    .map(({ code }) => code);
}

/** `it.each` table: what is changed in a sound state, and the codes that must follow (none = still sound). */
export type Case = [promise: string, change: Values, codes: string[]];
