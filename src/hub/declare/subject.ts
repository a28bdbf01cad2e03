import type { Entity, LinkOneField, Subject } from './types.js';

/** `@subject` as written: the links it names, or the reason why the record is nobody's data. */
export type SubjectDirective = { via: readonly string[]; none: string | undefined };

/**
 * Whose data the records of an entity are, from its `@subject` and those of the records it goes through. A link to a record whose persons
 * stand behind a list makes them the persons of this record too, found by that list when read: they change while this record does not.
 */
export function subjectFrom(
  entity: Entity,
  entities: ReadonlyMap<string, Entity>,
  directiveOf: (entity: string) => SubjectDirective,
): SubjectParts {
  const { via, none } = directiveOf(entity.name);
  if (none !== undefined) {
    if (via.length > 0) throw new Error(`${entity.name}: @subject says both whose data it is and that it is nobody's`);
    return { subjectNone: none };
  }
  const [first, ...more] = via.map((name) => viaLink(entity, name, entities, directiveOf));
  if (!first) return {};
  return { subject: more.reduce((all, next) => together(entity, all, next), first) };
}

export type SubjectParts = Pick<Entity, 'subject' | 'subjectNone'>;

/** Links that every record of the entity has to a record that may be about a person, while the entity says nothing of whose data it is. */
export function silentLinks(entity: Entity, entities: ReadonlyMap<string, Entity>): LinkOneField[] {
  if (entity.subject !== undefined || entity.subjectNone !== undefined) return [];
  return [...entity.fields.values()].filter(
    (field): field is LinkOneField => field.kind === 'link' && field.required && entities.get(field.target)?.subject !== undefined,
  );
}

/** The links by which the records of an entity are somebody's: what stands behind them is whose they are. */
export function subjectLinks({ subject }: Pick<Entity, 'subject'>): readonly string[] {
  if (subject?.via === 'link') return [subject.field];
  return subject?.via === 'list' ? subject.links : [];
}

function viaLink(
  entity: Entity,
  name: string,
  entities: ReadonlyMap<string, Entity>,
  directiveOf: (entity: string) => SubjectDirective,
): Subject {
  if (name === 'self') return { via: 'self' };
  const field = entity.fields.get(name);
  if (field?.kind === 'links') return listOf(entity, name, entities, { anchors: ['id'], links: [] });
  if (field?.kind !== 'link') throw new Error(`${entity.name}: @subject(via: "${name}") names no link`);
  const target = entities.get(field.target);
  const [behind] = directiveOf(field.target).via;
  const next = behind === undefined ? undefined : target?.fields.get(behind);
  if (!target || behind === undefined)
    throw new Error(`${entity.name}: @subject(via: "${name}") leads to ${field.target}, which is nobody's data`);
  if (next?.kind === 'links') return listOf(target, behind, entities, { anchors: [field.column], links: [name] });
  // The door keeps what one link after the other leads to; a list found when read cannot be kept.
  if (next?.kind === 'link' && hangsOnList(next.target, entities, directiveOf)) {
    throw new Error(`${entity.name}: @subject(via: "${name}") leads to a list over two links; link to ${next.target} itself`);
  }
  return { via: 'link', field: name };
}

function hangsOnList(name: string, entities: ReadonlyMap<string, Entity>, directiveOf: (entity: string) => SubjectDirective): boolean {
  const [via] = directiveOf(name).via;
  return via !== undefined && entities.get(name)?.fields.get(via)?.kind === 'links';
}

function listOf(
  holder: Entity,
  name: string,
  entities: ReadonlyMap<string, Entity>,
  where: { anchors: string[]; links: string[] },
): Subject {
  const field = holder.fields.get(name);
  const target = field?.kind === 'links' ? entities.get(field.target) : undefined;
  const back = field?.kind === 'links' ? target?.fields.get(field.via) : undefined;
  if (!target || back?.kind !== 'link') throw new Error(`${holder.name}.${name}: @subject needs a list whose records link back`);
  return { via: 'list', ...where, table: target.table, column: back.column };
}

/** Several links are one list with several anchors: whoever stands behind the tractor or the trailer. */
function together(entity: Entity, a: Subject, b: Subject): Subject {
  if (a.via !== 'list' || b.via !== 'list' || a.table !== b.table || a.column !== b.column) {
    throw new Error(`${entity.name}: @subject(via:) names several links that do not lead to one list`);
  }
  return { ...a, anchors: [...a.anchors, ...b.anchors], links: [...a.links, ...b.links] };
}
