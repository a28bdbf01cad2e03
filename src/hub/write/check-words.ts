import { isOfPerson } from '../declare/erasable.js';
import { isUnruledText } from '../declare/free-text.js';
import { namesPersonByNumber, WARN_NUMBER_IN_TEXT } from '../declare/personal-words.js';
import type { ColumnField, Entity } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import type { CheckContext } from './check-context.js';

/**
 * A person's number in a text that is not of the classes for that: no wall stands around it, no look-up of theirs finds it, and their erasure
 * leaves it. Taken with a warning, since only who wrote it can tell what it is; the number is not told again. Judged on what the set newly
 * says.
 */
export function checkWords({ model, records, found }: CheckContext): void {
  for (const { entity, known } of records.values()) {
    const fields = openTexts(entity);
    if (fields.length === 0) continue;
    const told = new Set<string>();
    for (const { values, writtenBy, keys } of known) {
      if (writtenBy === undefined) continue;
      for (const { name } of fields) {
        const isSaid = keys === 'all' || keys.includes(name);
        if (!isSaid || !textsOf(values[name]).some((text) => namesPersonByNumber(model, text))) continue;
        const place = `${writtenBy} ${name}`;
        if (!told.has(place)) found.add({ operation: writtenBy, field: name, ...WARN_NUMBER_IN_TEXT });
        told.add(place);
      }
    }
  }
}

/** Texts without a rule of their own that others than who may see persons read. */
function openTexts(entity: Entity): readonly ColumnField[] {
  const known = texts.get(entity);
  if (known !== undefined) return known;
  const found = [...storedFields(entity).fields.values()].filter(
    (field): field is ColumnField => field.kind === 'column' && isUnruledText(field) && !isOfPerson(field),
  );
  texts.set(entity, found);
  return found;
}

const texts = new WeakMap<Entity, readonly ColumnField[]>();

function textsOf(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string');
}
