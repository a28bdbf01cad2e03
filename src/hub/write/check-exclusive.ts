import type { Model, Value } from '../declare/model.js';
import type { Entity, Exclusive } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { type Day, later, OPEN_END, UNKNOWN_START } from '../time/period.js';
import { isKnownNow } from '../time/period-sql.js';
import type { CheckContext } from './check-context.js';
import { listIn } from './load.js';
import { type InTheWay, refusal } from './problems.js';
import type { Registers } from './registers.js';
import type { Slice } from './slices.js';

/** When a record is in use: valid in [from, until), and on no day after `last`. */
type Use = { recordId: string; from: Day; until: Day; last: Day; same: Value };

/**
 * `@exclusive`: behind one link at most one record is in use on any day, neither in the register nor in the same change set. Judged on
 * what outlives the set, so a set that ends one and begins another passes; and only what an operation newly claims can be refused.
 */
export async function checkExclusive(context: CheckContext): Promise<void> {
  for (const entity of new Set([...context.records.values()].map(({ entity }) => entity))) {
    const { exclusive } = entity;
    if (exclusive !== undefined) await checkEntity(context, entity, exclusive);
  }
}

async function checkEntity({ registers, model, records, found, rests }: CheckContext, entity: Entity, exclusive: Exclusive): Promise<void> {
  const touched = [...records.values()].filter((record) => record.entity === entity);
  const uses = new Map<string, Use[]>();
  const fresh: { to: string; use: Use; operation: number }[] = [];
  for (const record of touched) {
    for (const slice of record.known) {
      const to = slice.values[exclusive.per];
      if (typeof to !== 'string' || slice.values.state !== exclusive.state) continue;
      const use = useOf(record.id, slice, exclusive);
      listIn(uses, to).push(use);
      if (slice.writtenBy !== undefined && isNewlyClaimed(slice, exclusive)) fresh.push({ to, use, operation: slice.writtenBy });
    }
  }
  if (fresh.length === 0) return;
  rests.entities.add(entity.name);

  for (const { to, ...use } of await loadUses(registers, entity, exclusive, [...new Set(fresh.map(({ to }) => to))])) {
    if (!records.has(use.recordId)) listIn(uses, to).push(use);
  }
  const refused = taken(model, entity, exclusive);
  for (const { to, use, operation } of fresh) {
    const others = (uses.get(to) ?? []).filter((other) => other.recordId !== use.recordId && meet(use, other, exclusive));
    if (others.length > 0) {
      const inTheWay = others.map(
        ({ recordId }): InTheWay => ({ entity: entity.name, id: recordId, of: use.recordId, why: { key: exclusive.per, value: to } }),
      );
      found.refuse(operation, refusal('KEY_TAKEN', { field: exclusive.per }, { field: exclusive.per, inTheWay, ...refused }));
    }
  }
}

function useOf(id: string, { from, to, values }: Pick<Slice, 'from' | 'to' | 'values'>, exclusive: Exclusive): Use {
  const day = (name: string | undefined) => (name === undefined ? undefined : values[name]);
  return {
    recordId: id,
    from: later(from, (day(exclusive.from) ?? UNKNOWN_START) as Day),
    until: to,
    last: (day(exclusive.to) ?? OPEN_END) as Day,
    same: day(exclusive.unlessSame) ?? null,
  };
}

function isNewlyClaimed({ keys }: Slice, { per, from, to, unlessSame }: Exclusive): boolean {
  return keys === 'all' || [per, 'state', from, to, unlessSame].some((name) => name !== undefined && keys.includes(name));
}

/** Two uses meet when the day the later one begins still belongs to both. */
function meet(a: Use, b: Use, { unlessSame }: Exclusive): boolean {
  if (unlessSame !== undefined && a.same === b.same) return false;
  const first = later(a.from, b.from);
  return first < a.until && first < b.until && first <= a.last && first <= b.last;
}

/** Everybody's use behind the given records, one statement however many. */
async function loadUses(registers: Registers, entity: Entity, exclusive: Exclusive, ids: readonly string[]): Promise<(Use & { to: string })[]> {
  const { fields } = storedFields(entity);
  const column = (name: string | undefined, cast: string, otherwise: string) => {
    const field = name === undefined ? undefined : fields.get(name);
    return field === undefined ? `'${otherwise}'` : `coalesce(t.${field.column}::${cast}, '${otherwise}')`;
  };
  const per = fields.get(exclusive.per)?.column ?? '';
  const rows = await registers.read<Omit<Use, 'recordId'> & { id: string; to: string }>(
    entity,
    (table) => `select t.${per} as "to", t.id, greatest(t.valid_from, ${column(exclusive.from, 'date', UNKNOWN_START)}::date)::text as "from",
       t.valid_to::text as until, ${column(exclusive.to, 'date', OPEN_END)}::date::text as last, ${column(exclusive.unlessSame, 'text', '')} as same
     from unnest($1::uuid[]) asked(id) join ${table} t on t.${per} = asked.id and ${isKnownNow('t')}
     where t.state = $2`,
    [ids, exclusive.state],
  );
  return rows.map(({ id, ...use }) => ({ ...use, recordId: id }));
}

/** What is said to whoever wants a second one. */
function taken({ declarations }: Model, entity: Entity, { per, unlessSame }: Exclusive): { vi: string; en: string } {
  const target = storedFields(entity).fields.get(per);
  const held = (target?.kind === 'link' ? declarations.entities.get(target.target) : undefined)?.label ?? entity.label;
  const [kindVi, kindEn] = unlessSame === undefined ? ['', ''] : [' loại khác', ' of another kind'];
  return {
    vi: `${held} này đã có ${entity.label.toLowerCase()}${kindVi} được dùng trong cùng thời gian. Hãy ghi nhận việc thu hồi, nộp lại hoặc gỡ bỏ trước, hoặc chọn ngày khác.`,
    en: `The record behind ${per} already has another ${entity.name}${kindEn} in use at the same time. Record its end first, or choose other days.`,
  };
}
