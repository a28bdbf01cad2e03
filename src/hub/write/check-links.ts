import type { Entity, LinkOneField } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { contains, covers, type Day, hull, type Period } from '../time/period.js';
import type { CheckContext, TouchedRecord } from './check-context.js';
import { type KnownPeriod, loadPeriods } from './load.js';
import { type InTheWay, type Refusal, refusal } from './problems.js';
import type { Slice } from './slices.js';

/**
 * Every link of a new state leads to a known record of the right entity that is in force on all days of the state (on any, if the link
 * may outlive its target). On the way it learns whose data each new slice is.
 */
export async function checkLinks(context: CheckContext): Promise<void> {
  const targets = await loadTargets(context);
  const lives = new Map<string, Period | undefined>();
  // A record's states lie end to end, so its life is their hull; found once, however many states link to it.
  const lifeOf = (target: string, id: string): Period | undefined => {
    const key = `${target} ${id}`;
    if (!lives.has(key)) lives.set(key, hull(context.records.get(id)?.known ?? targets.get(target)?.get(id) ?? []));
    return lives.get(key);
  };

  for (const record of context.records.values()) {
    for (const slice of record.known) {
      if (slice.writtenBy === undefined) continue;
      for (const link of namedLinks(record.entity, slice)) {
        const id = slice.values[link.name];
        if (typeof id !== 'string') continue;
        const ofSet = context.records.get(id);
        const life = ofSet !== undefined && ofSet.entity.name !== link.target ? undefined : lifeOf(link.target, id);
        if (life === undefined) context.found.refuse(slice.writtenBy, broken(link, { id, of: record.id }));
        else if (link.onClose === 'refuse' && !contains(life, slice)) {
          context.found.refuse(slice.writtenBy, broken(link, { id, of: record.id }, notInForce(link)));
        }
      }
    }
  }
  findSubjects(context, targets);
}

function broken(link: LinkOneField, { id, of }: { id: string; of: string }, wording: { vi?: string; en?: string } = {}): Refusal {
  const inTheWay: InTheWay[] = [{ entity: link.target, id, of, why: { ended: true } }];
  return refusal('LINK_BROKEN', { field: link.name }, { field: link.name, inTheWay, ...wording });
}

function notInForce({ name }: LinkOneField): { vi: string; en: string } {
  return {
    vi: `Liên kết ${name} trỏ tới một bản ghi không có hiệu lực vào mọi ngày của trạng thái này. Hãy chọn bản ghi khác hoặc ngày bắt đầu, kết thúc khác.`,
    en: `The link ${name} points to a record that is not in force on every day of this state. Choose another record, or another start or end.`,
  };
}

function namedLinks(entity: Entity, slice: Slice): readonly LinkOneField[] {
  const { links } = storedFields(entity);
  return slice.links === 'all' ? links : links.filter(({ name }) => slice.links.includes(name));
}

type Targets = Map<string, Map<string, KnownPeriod[]>>;

/** The records outside the set that its new slices link to, one statement per target entity. */
async function loadTargets({ registers, model, records, changes, rests }: CheckContext): Promise<Targets> {
  const asked = new Map<string, Set<string>>();
  for (const { entity, after } of changes) {
    const subjectLink = entity.subject?.via === 'link' ? entity.subject.field : undefined;
    for (const slice of after) {
      if (slice.writtenBy === undefined) continue;
      for (const link of storedFields(entity).links) {
        const needed = slice.links === 'all' || slice.links.includes(link.name) || link.name === subjectLink;
        const id = needed ? slice.values[link.name] : null;
        if (typeof id !== 'string' || records.has(id)) continue;
        asked.set(link.target, (asked.get(link.target) ?? new Set()).add(id));
        rests.records.add(id);
      }
    }
  }
  const targets: Targets = new Map();
  for (const [name, ids] of asked) {
    const entity = model.declarations.entities.get(name);
    if (entity !== undefined) targets.set(name, await loadPeriods(registers, entity, [...ids]));
  }
  return targets;
}

/**
 * `@subject(via:)`: the record itself, or whoever the record behind the link is about when the slice begins. Behind a list it is found when
 * read.
 */
function findSubjects({ model, records, changes }: CheckContext, targets: Targets): void {
  const subjectOf = (entity: Entity, recordId: string, slice: Slice): string | null => {
    if (slice.subjectId !== undefined) return slice.subjectId;
    slice.subjectId = null; // A circle of links ends here.
    if (entity.subject?.via === 'self') slice.subjectId = recordId;
    if (entity.subject?.via === 'link') {
      const link = storedFields(entity).fields.get(entity.subject.field);
      const id = slice.values[entity.subject.field];
      if (link?.kind === 'link' && typeof id === 'string') slice.subjectId = behind(link.target, id, slice.from);
    }
    return slice.subjectId;
  };
  const behind = (target: string, id: string, day: Day): string | null => {
    if (model.declarations.entities.get(target)?.subject?.via === 'self') return id;
    const record: TouchedRecord | undefined = records.get(id);
    if (record !== undefined) {
      const slice = on(record.known, day);
      return slice === undefined ? null : subjectOf(record.entity, id, slice);
    }
    return on(targets.get(target)?.get(id) ?? [], day)?.subjectId ?? null;
  };
  for (const { entity, recordId, after } of changes) for (const slice of after) subjectOf(entity, recordId, slice);
}

function on<P extends Period>(periods: readonly P[], day: Day): P | undefined {
  return periods.find((period) => covers(period, day)) ?? periods.at(-1);
}
