import type { Applied, EffectInput, EffectKind } from '../catalogue.js';

/** The kinds that know no register: which record, and which of its fields, says the line. */
export const GENERIC_KINDS: Readonly<Record<string, EffectKind>> = {
  ISSUE: { changes: false, apply: issued },
  REISSUE: { changes: true, apply: changed },
  REVOKE: { changes: true, apply: changed },
  SUPERSEDE: {
    changes: true,
    apply(input) {
      const { line, document, was } = input;
      const { operations, record } = issued(input);
      const replaced = { operation: 'update' as const, entity: line.writes, id: foundOf(input), from: document.issuedOn, values: was };
      return { operations: [replaced, ...operations], record };
    },
  },
};

type Done = Extract<Applied, { operations: unknown }>;

export function issued({ line, document, values, newId }: EffectInput): Done {
  const id = newId();
  return { operations: [{ operation: 'register', entity: line.writes, id, from: document.issuedOn, values }], record: id };
}

export function changed(input: EffectInput): Done {
  const { line, document, values } = input;
  const id = foundOf(input);
  return { operations: [{ operation: 'update', entity: line.writes, id, from: document.issuedOn, values }], record: id };
}

function foundOf({ found }: EffectInput): string {
  if (found === null) throw new Error('a line that changes a record was applied without one');
  return found.id;
}
