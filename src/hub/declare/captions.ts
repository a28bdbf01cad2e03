import type { Problem } from '../../errors.js';
import type { CheckRule } from './model.js';
import type { Declarations } from './types.js';

/**
 * The rules with the fields of their sentences, `{widthM}`, as a reader knows them: by its caption in Vietnamese (`Khổ cầu`), by its name
 * in English. A name that the entity does not have stops the start.
 */
export function captioned({ entities }: Declarations, rules: readonly CheckRule[]): CheckRule[] {
  return rules.map((rule) => {
    const fields = entities.get(rule.entity)?.fields;
    const caption = (name: string): string => {
      const field = fields?.get(name);
      if (field === undefined) throw new Error(`${rule.code}: ${rule.entity} has no field "${name}"`);
      return field.label;
    };
    const named = (problem: Problem): Problem => ({
      ...problem,
      vi: problem.vi.replace(FIELD, (_, name: string) => `"${caption(name)}"`),
      en: problem.en.replace(FIELD, (_, name: string) => name),
    });
    return { ...rule, check: (values, today) => rule.check(values, today).map(named), says: named(rule.says) };
  });
}

const FIELD = /\{(\w+)\}/g;
