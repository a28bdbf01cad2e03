import { statusFields } from '../declare/record-status.js';
import type { Declarations, Entity, Field } from '../declare/types.js';
import { fact } from '../sql/leaf.js';
import { type Operators, whereParts } from '../sql/where-parts.js';
import { isMonthEnd } from '../time/calendar.js';
import type { GroupKey, QuestionSpace } from './aggregate-plan.js';
import type { LeastOfArea, Outside } from './protection.js';

/**
 * The closed space of questions in which everybody is counted, figures about persons perturbed. It is closed because free filters average
 * any perturbation away: every cell of it is one of few: a choice of values of at most three `@statistic` fields, beside one area, at a
 * month's end. So no unions (`in`, `or`, `not`), no bounds, no bands of other widths, no other days, nothing but counts.
 */
export function closedSpace(declarations: Pick<Declarations, 'entities'>): QuestionSpace {
  return (asked) => {
    const outside = outsideOf(declarations, asked);
    return outside === null ? { outside, leastOfArea: leastOfArea(declarations, asked) } : { outside, leastOfArea: null };
  };
}

const FIELDS_MAX = 3;

type Asked = Parameters<QuestionSpace>[0];

/** Why a question is not in the space; null where it is. */
function outsideOf(
  declarations: Pick<Declarations, 'entities'>,
  { entity, keys, where, days, comparableOn, measures, asOf }: Asked,
): Outside | null {
  const grouped = keys.map((key) => placeOf(entity, key));
  if (!grouped.every(isPlace)) return 'GROUPING';
  const filtered = filteredBy(declarations, entity, where);
  if (filtered === null) return 'FILTER';
  if (measures.some(({ measure, ...of }) => measure !== 'COUNT' && (measure !== 'SHARE' || ('field' in of && of.field !== undefined))))
    return 'MEASURE';
  if (
    asOf?.knownAt ||
    asOf?.snapshot ||
    (asOf?.validAt && !fact([asOf.validAt], areMonthEnds)) ||
    (days !== null && !fact([days], areMonthEnds))
  )
    return 'DAY';
  // What an area was made of would be told beside the area: that is a union.
  if (comparableOn !== null) return 'COMPARABLE_ON';
  const places = new Map([...grouped, ...filtered].map((place) => [place.name, place]));
  const areas = [...places.values()].filter(({ isArea }) => isArea).length;
  return areas > 1 || places.size - areas > FIELDS_MAX ? 'TOO_MANY_FIELDS' : null;
}

function leastOfArea(declarations: Pick<Declarations, 'entities'>, { entity, keys, where }: Asked): LeastOfArea | null {
  const named = keys.map((key) => placeOf(entity, key));
  const places = [...named, ...(filteredBy(declarations, entity, where) ?? [])].filter(isPlace);
  const least = Math.max(0, ...places.map((place) => place.least ?? 0));
  return least === 0 ? null : { least, keys: named.flatMap((place, i) => (place?.isArea ? [i] : [])) };
}

function areMonthEnds([days]: readonly unknown[]): boolean {
  return (Array.isArray(days) ? days : [days]).every((day) => typeof day === 'string' && isMonthEnd(day));
}

/** What a cell is named by: a field of the records or of their persons, or an area, by whichever of its fields. */
type Place = { name: string; isArea: boolean; least?: number };
function isPlace(place: Place | null): place is Place {
  return place !== null;
}

/** What a key stands for; null for what is not in the space. */
function placeOf(entity: Entity, key: GroupKey): Place | null {
  if (key.kind === 'link') {
    const holders = [entity, ...key.targets];
    if (!key.path.every((link, i) => mayLead(holders[i], link.name, holders[i + 1]))) return null;
    return wholeOf(
      holders.at(-1),
      key.field,
      key.path.map(({ name }) => name),
    );
  }
  if (key.kind === 'field') return wholeOf(entity, key.field, []);
  const cut = entity.fields.get(key.field)?.statistic;
  if (!cut) return null;
  const isAsDeclared =
    key.kind === 'period' ? cut.by === key.by && key.fill === null : key.kind === 'band' ? cut.width === key.width : !isCut(cut);
  return isAsDeclared ? { name: key.field, isArea: false } : null;
}

/** A field as it is, behind these links. */
function wholeOf(holder: Entity | undefined, name: string, links: readonly string[]): Place | null {
  // A status tells what the state tells, and whether the last day is over.
  const statistic = (name === 'status' && holder ? statusFields(holder).state : holder?.fields.get(name))?.statistic;
  if (!holder || !statistic || isCut(statistic)) return null;
  const isArea = holder.subject === undefined;
  return { name: [...links, isArea ? '' : name].join('.'), isArea, ...(statistic.least === undefined ? {} : { least: statistic.least }) };
}

function isCut({ by, width }: NonNullable<Field['statistic']>): boolean {
  return by !== undefined || width !== undefined;
}

/** A link leads on within the space to an area, or to what is about the very same persons. */
function mayLead(holder: Entity | undefined, link: string, target: Entity | undefined): boolean {
  if (!holder || !target) return false;
  if (target.subject === undefined) return [...target.fields.values()].some(({ statistic }) => statistic !== undefined);
  const { subject } = holder;
  return subject?.via === 'link'
    ? subject.field === link
    : subject?.via === 'list' && subject.links.length === 1 && subject.links[0] === link;
}

/** Filters that name one value of a field each, as a group of it would be. */
function filteredBy(
  declarations: Pick<Declarations, 'entities'>,
  entity: Entity,
  where: unknown,
  links: readonly string[] = [],
): Place[] | null {
  const places = whereParts(declarations, entity, where).map((part): Place[] | null => {
    if (part.is === 'status' || part.is === 'value') {
      const place = isOneValue(part.operators) ? wholeOf(entity, part.is === 'status' ? 'status' : part.field.name, links) : null;
      return place && [place];
    }
    if (part.is !== 'linked' || part.which !== 'some' || part.field.kind !== 'link' || !mayLead(entity, part.field.name, part.target))
      return null;
    const behind = filteredBy(declarations, part.target, part.where, [...links, part.field.name]);
    return behind?.length === 0 ? null : behind;
  });
  return places.every((place) => place !== null) ? places.flat() : null;
}

function isOneValue(operators: Operators): boolean {
  const [first, ...others] = Object.entries(operators).filter(([, value]) => value !== undefined);
  return others.length === 0 && first?.[0] === 'eq' && first[1] !== null;
}
