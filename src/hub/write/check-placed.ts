import { type Box, boxOf, isOutsideOfShape } from '../declare/outside-of-shape.js';
import { screaming } from '../declare/screaming.js';
import type { ColumnField, Entity, LinkOneField, Placed } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { overlap, type Period } from '../time/period.js';
import { isKnownNow } from '../time/period-sql.js';
import { type CheckContext, touchedEntities } from './check-context.js';
import { listIn } from './load.js';
import type { Slice } from './slices.js';

/**
 * `@placed`: what says where it lies, and in which province, lies in the shape of that one, on every day on which both are in force.
 * Judged on what the set newly says of the place or the link; the shape is taken as it stands, or as the set leaves it. A warning: the
 * shapes are generalised, and a bridge across a border may be of either side.
 */
export async function checkPlaced(context: CheckContext): Promise<void> {
  for (const entity of touchedEntities(context)) for (const placed of entity.placed ?? []) await checkPlace(context, entity, placed);
}

type Said = { id: string; slice: Slice; writtenBy: number };

async function checkPlace({ registers, model, records, found }: CheckContext, entity: Entity, { link, by }: Placed): Promise<void> {
  const behind = storedFields(entity).fields.get(link);
  const target = behind?.kind === 'link' ? model.declarations.entities.get(behind.target) : undefined;
  const shape = target === undefined ? undefined : shapeOf(target);
  if (behind?.kind !== 'link' || target === undefined || shape === undefined) return;

  const said: Said[] = [];
  const isNew = ({ keys }: Slice) => keys === 'all' || keys.includes(link) || by.some((name) => keys.includes(name));
  for (const record of records.values()) {
    if (record.entity !== entity) continue;
    for (const slice of record.known) {
      const { writtenBy, values } = slice;
      if (writtenBy === undefined || !isNew(slice) || [link, ...by].some((name) => (values[name] ?? null) === null)) continue;
      said.push({ id: String(values[link]), slice, writtenBy });
    }
  }
  if (said.length === 0) return;

  const areas = new Set(said.map(({ id }) => id));
  const stored = await registers.read<Known>(
    target,
    (table) => `select t.id, t.valid_from::text as "from", t.valid_to::text as "to", t.${shape.column} as shape
      from ${table} t where t.id = any($1::uuid[]) and ${isKnownNow('t')} and t.${shape.column} is not null`,
    [[...areas].filter((id) => !records.has(id))],
  );
  const known = new Map<string, Known[]>();
  for (const one of stored) listIn(known, one.id).push(one);
  for (const id of areas)
    for (const { from, to, values } of records.get(id)?.known ?? []) {
      const text = values[shape.name];
      if (typeof text === 'string') listIn(known, id).push({ id, from, to, shape: text });
    }
  for (const { id, slice, writtenBy } of said) {
    const box = place(by.map((name) => slice.values[name]));
    const isElsewhere = known.get(id)?.some((one) => overlap(one, slice) && isOutsideOfShape(box, one.shape, shape.area.tolerance));
    if (isElsewhere)
      found.add({
        operation: writtenBy,
        ...placedWarning(entity, { by: by.flatMap((name) => storedFields(entity).fields.get(name) ?? []), behind }),
      });
  }
}

type Known = Period & { id: string; shape: string };

/** Of one geometry, or of a longitude and a latitude. */
function place([first, second]: readonly unknown[]): Box {
  if (second === undefined) return boxOf(String(first));
  const [x, y] = [Number(first), Number(second)];
  return [x, y, x, y];
}

type Shape = ColumnField & { area: { tolerance: number } };

function shapeOf(entity: Entity): Shape | undefined {
  return [...entity.fields.values()].find((field): field is Shape => field.kind === 'column' && field.area !== undefined);
}

type Named = Pick<LinkOneField, 'name' | 'label'>;

export function placedWarning(entity: Entity, { by, behind }: { by: readonly Named[]; behind: Named }) {
  const [first] = by;
  return {
    code: `WARN_${screaming(entity.name)}_${screaming(first?.name ?? '')}_ELSEWHERE`,
    severity: 'warning' as const,
    field: first?.name ?? '',
    vi: `${by.map(({ label }) => `"${label}"`).join(', ')} nằm ngoài ranh giới của "${behind.label}" đã nêu. Hãy xem lại toạ độ, hoặc "${behind.label}".`,
    en: `${by.map(({ name }) => name).join(', ')} lies outside of the boundary of the ${behind.name} that is named. Check the coordinates, or the ${behind.name}.`,
  };
}
