import { type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';
import type { LifeCycle } from './types.js';

/**
 * The enums whose values say by `@status` what they make of a document. Of such an enum every value says it: one that was added and forgot
 * would leave a document that is over in force, so it stops the start.
 */
export function readLifeCycles({ definitions }: DocumentNode): ReadonlyMap<string, LifeCycle> {
  const lifeCycles = new Map<string, LifeCycle>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    const said = (definition.values ?? []).map(({ name, directives }) => {
      const given = directives?.find((one) => one.name.value === 'status')?.arguments?.[0]?.value;
      return { name: name.value, is: given && valueFromASTUntyped(given) };
    });
    if (said.every(({ is }) => is === undefined)) continue;
    const silent = said.filter(({ is }) => is === undefined).map(({ name }) => name);
    if (silent.length > 0)
      throw new Error(`${definition.name.value}: ${silent.join(', ')} does not say by @status what it makes of the document`);
    const named = (what: string) => said.filter(({ is }) => is === what).map(({ name }) => name);
    lifeCycles.set(definition.name.value, { revoked: named('REVOKED'), suspended: named('SUSPENDED') });
  }
  return lifeCycles;
}
