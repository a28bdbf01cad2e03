import { hash } from 'node:crypto';
import type { EvidenceVerdict } from '../evidence/decide-evidence.js';
import { canonicalJson } from '../log/canonical-json.js';

/** SHA-256 of what was told, in hexadecimal digits. */
export function digestOf(content: unknown): string {
  return hash('sha256', canonicalJson(content));
}

export type State = { entity: string; recordId: string; position: string; fields: Set<string> };

/** The states that a verdict rests on and whose record the caller may know, each with the fields that are shown of it. */
export function statesOf({ requirements }: EvidenceVerdict): State[] {
  const states = new Map<string, State>();
  for (const { basis, held } of requirements) {
    for (const { entity, recordId, position } of basis) {
      if (recordId === null || position === null) continue;
      const key = `${recordId} ${position}`;
      const state = states.get(key) ?? { entity, recordId, position, fields: new Set<string>() };
      states.set(key, state);
      for (const fact of held) if (fact.recordId === recordId && fact.withheld === null) state.fields.add(fact.field);
    }
  }
  return [...states.values()];
}
