import type { GuardTexts } from '../../src/hub/audit/audit-source.js';
import type { RegisterName } from '../../src/hub/audit/guards.js';

const isOf = (table: string) => new RegExp(`(?<![A-Za-z0-9_])${table}(?![A-Za-z0-9_])`, 'g');

/** What all registers have alike is said once, with `$table` and `$entity` in the place of their names. */
export function foldGuards(guards: GuardTexts, registers: readonly RegisterName[]): GuardTexts {
  const shapes = new Map<string, string[]>();
  for (const { table, entity } of registers) {
    for (const [name, text] of Object.entries(guards)) {
      if (!isOf(table).test(name)) continue;
      const fold = (what: string) => what.replace(isOf(table), '$table').replaceAll(`'${entity}'`, "'$entity'");
      const shape = JSON.stringify([fold(name), fold(text)]);
      shapes.set(shape, [...(shapes.get(shape) ?? []), name]);
    }
  }
  const folded = new Map(Object.entries(guards));
  for (const [shape, names] of shapes) {
    if (names.length !== registers.length) continue;
    for (const name of names) folded.delete(name);
    const [name, text] = JSON.parse(shape) as [string, string];
    folded.set(name, text);
  }
  return Object.fromEntries([...folded].sort(([a], [b]) => (a < b ? -1 : 1)));
}
