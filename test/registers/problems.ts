import type { RegisterModule, Values } from '../../src/hub/declare/model.js';

/** Codes of everything a register finds wrong with one state, in the order of its rules. */
export function codes(register: RegisterModule, entity: string, values: Values): string[] {
  return register.rules
    .filter((rule) => rule.entity === entity)
    .flatMap((rule) => rule.check(values))
    .map(({ code }) => code);
}

/** `it.each` table: what is changed in a sound state, and the codes that must follow (none = still sound). */
export type Case = [promise: string, change: Values, codes: string[]];
