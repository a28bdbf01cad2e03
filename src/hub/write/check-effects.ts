import type { Model } from '../declare/model.js';
import type { Entity, LinkOneField } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { nameRecords } from '../sql/name-records.js';
import { hull, lostDays, type Period } from '../time/period.js';
import { isKnownNow, overlapping } from '../time/period-sql.js';
import type { CheckContext, TouchedRecord } from './check-context.js';
import { listIn } from './load.js';

/**
 * Tells what goes on pointing to a record on days that it loses, where the link lets it (`@link(onClose: keep)`): nothing stands in the way,
 * and yet somebody may have to lead it elsewhere (78 communes of a province). Counted, with the first of them by their open keys.
 */
export async function checkEffects(context: CheckContext): Promise<void> {
  const restored = new Set(context.changes.filter(({ restores }) => restores !== undefined).map(({ recordId }) => recordId));
  const losing = [...context.records.values()].flatMap((record) => {
    const was = hull(record.stored);
    const lost = was === undefined || restored.has(record.id) ? [] : lostDays(was, hull(record.known));
    return lost.length === 0 ? [] : [{ record, lost }];
  });
  if (losing.length === 0) return;
  const effects = new Map<TouchedRecord, EffectOf[]>();
  for (const { entity, link } of linksKept(context.model, losing)) {
    for (const { target, count, first } of await counted(context, { entity, link, losing })) {
      const one = losing.find(({ record }) => record.id === target);
      if (one !== undefined && count > 0) listIn(effects, one.record).push({ entity, count, first });
    }
  }
  for (const [record, found] of effects) {
    const { vi, en } = await effectsText(context, found);
    context.found.add({
      operation: record.operation,
      code: 'WARN_EFFECTS',
      severity: 'warning',
      vi: `Vẫn trỏ tới bản ghi này vào những ngày nó không còn hiệu lực: ${vi}. Hãy xem có cần chuyển chúng sang bản ghi khác không.`,
      en: `These still point to this record on days on which it is not in force: ${en}. See whether they have to be led to another one.`,
    });
  }
}

type EffectOf = { entity: Entity; count: number; first: readonly string[] };

/** `78 Đơn vị cấp xã (00004 Phường Ba Đình, …)`: by entity, with the first of each by keys that anybody may read. */
export async function effectsText({ registers, model }: CheckContext, effects: readonly EffectOf[]): Promise<{ vi: string; en: string }> {
  const records = effects.flatMap(({ entity, first }) => first.slice(0, FIRST_MAX).map((id) => ({ entity: entity.name, id })));
  const names = await nameRecords(registers.tx, model, records, { knownAt: 'now', classes: ['open'] });
  const told = (language: 'vi' | 'en') =>
    effects
      .map(({ entity, count, first }) => {
        const shown = first.slice(0, FIRST_MAX).flatMap((id) => names.get(id) ?? []);
        const keys = shown.length === 0 ? '' : ` (${shown.join(', ')}${count > shown.length ? ', …' : ''})`;
        return `${count} ${language === 'vi' ? entity.label : entity.name}${keys}`;
      })
      .join('; ');
  return { vi: told('vi'), en: told('en') };
}

const FIRST_MAX = 3;

type Losing = readonly { record: TouchedRecord; lost: readonly Period[] }[];

function linksKept(model: Model, losing: Losing): { entity: Entity; link: LinkOneField }[] {
  const targets = new Set(losing.map(({ record }) => record.entity.name));
  return [...model.declarations.entities.values()].flatMap((entity) =>
    storedFields(entity)
      .links.filter(({ target, onClose }) => onClose === 'keep' && targets.has(target))
      .map((link) => ({ entity, link })),
  );
}

type Counted = { target: string; count: number; first: string[] };

/** Counted in the database, since half a million vehicles may name their province. */
async function counted(
  { registers, records }: CheckContext,
  { entity, link, losing }: { entity: Entity; link: LinkOneField; losing: Losing },
): Promise<Counted[]> {
  const asked = losing
    .filter(({ record }) => record.entity.name === link.target)
    .flatMap(({ record, lost }) => lost.map((period) => ({ id: record.id, ...period })));
  const pointing = `select distinct t.id from ${entity.table} t where t.${link.column} = asked.id and ${isKnownNow('t')} and ${overlapping('asked', 't')}
    and t.id <> all($4::uuid[])`;
  const { rows } = await registers.tx.query<Counted>(
    `select asked.id as target, (select count(*)::integer from (${pointing}) p) as count, array(${pointing} order by t.id limit ${FIRST_MAX}) as first
     from unnest($1::uuid[], $2::date[], $3::date[]) asked(id, valid_from, valid_to)`,
    [
      asked.map(({ id }) => id),
      asked.map(({ from }) => from),
      asked.map(({ to }) => to),
      [...records.values()].filter((one) => one.entity === entity).map(({ id }) => id),
    ],
  );
  return rows;
}
