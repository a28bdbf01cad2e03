import type { Level } from './plan.js';

/**
 * Whether a level is reached from its parent along the very link by which one of them is about the other's persons: a vehicle's
 * inspections, an inspection's vehicle. Where both have the same scope the test of the parent is the test of the child, so a look-up pays
 * for it once.
 */
export function isAboutSamePersons({ entity: parent }: Level, { entity: child, origin }: Level): boolean {
  if (origin.kind === 'links') return hangsOnlyOn(child, origin.field.via) && hangsOnItself(parent);
  return origin.kind === 'link' && origin.field.kind === 'link' && hangsOnlyOn(parent, origin.field.name) && hangsOnItself(child);
}

function hangsOnlyOn({ subject }: Level['entity'], link: string): boolean {
  return subject?.via === 'list' && subject.links.length === 1 && subject.links[0] === link;
}

function hangsOnItself({ subject }: Level['entity']): boolean {
  return subject?.via === 'list' && subject.links.length === 0;
}
