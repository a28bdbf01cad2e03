import type { Model, Value } from '../declare/model.js';
import { screaming } from '../declare/screaming.js';
import type { Entity, Exclusive } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { type Day, later, OPEN_END, UNKNOWN_START } from '../time/period.js';
import { type CheckContext, touchedEntities } from './check-context.js';
import { listIn, loadSlicesBehind } from './load.js';
import { type InTheWay, refusal } from './problems.js';
import type { Slice } from './slices.js';

/** When, where and as what a record is in use: valid in [from, until), on no day after `last`, and on the stretch [low, high). */
type Use = {
  recordId: string;
  from: Day;
  until: Day;
  last: Day;
  stretch: readonly [low: number, high: number] | undefined;
  same: Value;
  apart: Value;
  groups: readonly string[] | undefined;
};

/**
 * `@exclusive` and `@noOverlap`: behind one link at most one record is in use on any day, or on any stretch, neither in the register nor in
 * the same change set. Judged on what outlives the set, so a set that ends one and begins another passes; and only what an operation newly
 * claims can be refused.
 */
export async function checkExclusive(context: CheckContext): Promise<void> {
  for (const entity of touchedEntities(context)) {
    for (const rule of entity.exclusive ?? []) await checkRule(context, entity, rule);
  }
}

async function checkRule({ registers, model, records, found, rests }: CheckContext, entity: Entity, rule: Exclusive): Promise<void> {
  const useOf = usesBy(model, entity, rule);
  const uses = new Map<string, Use[]>();
  const fresh: { to: string; use: Use; operation: number }[] = [];
  for (const record of records.values()) {
    if (record.entity !== entity) continue;
    for (const slice of record.known) {
      const to = slice.values[rule.per];
      const use = useOf(record.id, slice);
      if (typeof to !== 'string' || use === undefined) continue;
      listIn(uses, to).push(use);
      if (slice.writtenBy !== undefined && isNewlyClaimed(slice, rule)) fresh.push({ to, use, operation: slice.writtenBy });
    }
  }
  if (fresh.length === 0) return;
  rests.entities.add(entity.name);

  for (const { id, ...slice } of await loadSlicesBehind(registers, entity, rule.per, [...new Set(fresh.map(({ to }) => to))])) {
    const use = records.has(id) ? undefined : useOf(id, slice);
    if (use !== undefined) listIn(uses, String(slice.values[rule.per])).push(use);
  }
  for (const { to, use, operation } of fresh) {
    const met = (uses.get(to) ?? []).filter((other) => other.recordId !== use.recordId && meet(use, other, rule));
    const others = [...new Set(met.map(({ recordId }) => recordId))].map((id) => ({ entity: entity.name, id }));
    if (others.length === 0) continue;
    const said = onlyOneSays(model, entity, rule);
    if (rule.severity === 'warning')
      found.add({ operation, code: warningCode(entity, rule), severity: 'warning', field: rule.per, ...said }, others);
    else {
      const why = { key: rule.per, value: to, ...(rule.states ? { while: { field: 'state', in: rule.states } } : {}) };
      const inTheWay = others.map((other): InTheWay => ({ ...other, of: use.recordId, why }));
      found.refuse(operation, refusal('KEY_TAKEN', { field: rule.per }, { field: rule.per, inTheWay, others, ...said }));
    }
  }
}

/** How a state of the entity is in use under the rule; undefined where it is not. */
function usesBy(
  model: Model,
  entity: Entity,
  rule: Exclusive,
): (id: string, slice: Pick<Slice, 'from' | 'to' | 'values'>) => Use | undefined {
  const groupsOf = rule.among === undefined ? undefined : model.groups.get(`${entity.name}.${rule.among}`);
  const field = rule.span && storedFields(entity).fields.get(rule.span.from);
  const rank = field?.kind === 'column' ? model.scalars.get(field.type)?.rank : undefined;
  const placed = (value: Value | undefined) =>
    typeof value === 'string' ? (rank?.(value) ?? Number.NaN) : typeof value === 'number' ? value : Number.NaN;
  return (recordId, { from, to, values }) => {
    if (rule.states !== undefined && !rule.states.includes(String(values.state))) return undefined;
    const of = (name: string | undefined): Value => (name === undefined ? null : (values[name] ?? null));
    return {
      recordId,
      from: later(from, (of(rule.from) ?? UNKNOWN_START) as Day),
      until: to,
      last: (of(rule.to) ?? OPEN_END) as Day,
      stretch: rule.span && [placed(of(rule.span.from)), placed(of(rule.span.to))],
      same: of(rule.unlessSame),
      apart: of(rule.apart),
      groups: groupsOf?.(values),
    };
  };
}

function isNewlyClaimed({ keys }: Slice, { per, from, to, span, unlessSame, apart, among }: Exclusive): boolean {
  if (keys === 'all') return true;
  // What a group is made of the register alone knows: any new value may have changed it.
  if (among !== undefined) return keys.length > 0;
  return [per, 'state', from, to, span?.from, span?.to, unlessSame, apart].some((name) => name !== undefined && keys.includes(name));
}

/** Two uses meet when the day the later one begins still belongs to both, and so does the place where the farther one begins. */
function meet(a: Use, b: Use, { unlessSame }: Exclusive): boolean {
  if (unlessSame !== undefined && a.same === b.same) return false;
  if (a.apart !== null && b.apart !== null && a.apart !== b.apart) return false;
  if (a.groups !== undefined && !a.groups.some((group) => b.groups?.includes(group))) return false;
  if (a.stretch !== undefined && b.stretch !== undefined && !(a.stretch[0] < b.stretch[1] && b.stretch[0] < a.stretch[1])) return false;
  const first = later(a.from, b.from);
  return first < a.until && first < b.until && first <= a.last && first <= b.last;
}

export function warningCode(entity: Entity, { span }: Exclusive): string {
  return `WARN_${screaming(entity.name)}_${span === undefined ? 'ANOTHER_IN_USE' : 'OVERLAPS'}`;
}

/** What is said to whoever wants a second one. */
export function onlyOneSays(
  { declarations }: Pick<Model, 'declarations'>,
  entity: Entity,
  { per, unlessSame, span }: Exclusive,
): { vi: string; en: string } {
  const target = storedFields(entity).fields.get(per);
  const held = (target?.kind === 'link' ? declarations.entities.get(target.target) : undefined)?.label ?? entity.label;
  if (span !== undefined) {
    const [from, to] = [span.from, span.to].map((name) => storedFields(entity).fields.get(name)?.label ?? name);
    return {
      vi: `${held} này đã có ${entity.label.toLowerCase()} khác chồng lên khoảng "${from}" – "${to}" trong cùng thời gian. Hãy so lại hai khoảng; chỉ giữ cả hai nếu thực tế đúng như vậy.`,
      en: `The record behind ${per} has another ${entity.name} on a part of ${span.from} – ${span.to} at the same time. Compare the two; keep both only if it is really so.`,
    };
  }
  const [kindVi, kindEn] = unlessSame === undefined ? ['', ''] : [' loại khác', ' of another kind'];
  return {
    vi: `${held} này đã có ${entity.label.toLowerCase()}${kindVi} được dùng trong cùng thời gian. Hãy ghi nhận việc thu hồi, nộp lại hoặc gỡ bỏ trước, hoặc chọn ngày khác.`,
    en: `The record behind ${per} already has another ${entity.name}${kindEn} in use at the same time. Record its end first, or choose other days.`,
  };
}
