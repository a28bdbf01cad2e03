import type { Problem } from '../../errors.js';
import type { Value } from '../declare/model.js';
import { screaming } from '../declare/screaming.js';
import type { ColumnField, Entity, Within } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { overlap } from '../time/period.js';
import { type CheckContext, touchedEntities } from './check-context.js';
import { loadSlices } from './load.js';
import type { Slice } from './slices.js';

type Bounded = ColumnField & { within: Within };

/**
 * `@within`: a value lies between two values of the record behind a link, on every day on which both are in force (Km999 is on no section
 * that ends at Km109). Judged on what the set newly says of the value or the link; the other record is taken as it stands, or as the set
 * leaves it.
 */
export async function checkWithin(context: CheckContext): Promise<void> {
  for (const entity of touchedEntities(context))
    for (const field of entity.fields.values())
      if (field.kind === 'column' && field.within !== undefined) await checkField(context, entity, field as Bounded);
}

async function checkField({ registers, model, records, found }: CheckContext, entity: Entity, field: Bounded): Promise<void> {
  const { link, from, to } = field.within;
  const behind = storedFields(entity).fields.get(link);
  const target = behind?.kind === 'link' ? model.declarations.entities.get(behind.target) : undefined;
  if (target === undefined) return;
  const rank = model.scalars.get(field.type)?.rank;
  const placed = (value: Value | undefined) =>
    typeof value === 'string' ? (rank?.(value) ?? Number.NaN) : typeof value === 'number' ? value : undefined;

  const said = [...records.values()].flatMap((record) =>
    record.entity === entity ? record.known.filter((slice) => isNew(slice, field)) : [],
  );
  const ids = new Set(said.map(({ values }) => String(values[link])));
  const stored = await loadSlices(
    registers,
    target,
    [...ids].filter((id) => !records.has(id)),
  );
  for (const slice of said) {
    const id = String(slice.values[link]);
    const value = placed(slice.values[field.name]);
    for (const other of records.get(id)?.known ?? stored.get(id) ?? []) {
      const [low, high] = [placed(other.values[from]), placed(other.values[to])];
      if (value === undefined || slice.writtenBy === undefined || !overlap(slice, other)) continue;
      if ((low === undefined || value >= low) && (high === undefined || value <= high)) continue;
      const range = [other.values[from], other.values[to]].join(' – ');
      found.add({
        operation: slice.writtenBy,
        ...outsideSays(entity, field, { within: field.within, behind: behind?.label ?? link, range }),
      });
      break;
    }
  }
}

export function outsideSays(
  entity: Entity,
  { name, label }: ColumnField,
  { within: { link, severity }, behind, range }: { within: Within; behind: string; range: string },
): Problem {
  return {
    code: `${severity === 'warning' ? 'WARN_' : ''}${screaming(entity.name)}_${screaming(name)}_OUTSIDE`,
    severity,
    field: name,
    vi: `"${label}" nằm ngoài "${behind}" (${range}). Hãy xem lại giá trị, hoặc "${behind}" được chỉ ra.`,
    en: `${name} lies outside of ${link} (${range}). Check the value, or the ${link} that is named.`,
  };
}

function isNew({ keys, writtenBy, values }: Slice, { name, within: { link } }: Bounded): boolean {
  return writtenBy !== undefined && typeof values[link] === 'string' && (keys === 'all' || keys.includes(name) || keys.includes(link));
}
