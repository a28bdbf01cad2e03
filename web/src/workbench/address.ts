import type { Kinds } from '../kinds/kinds';
import { type Condition, type Days, FIRST, type GroupKey, MEASURES, type Measure, PERIODS, type Period, type Question } from './question';

/**
 * The question in the address, so that it can be sent on. Values typed into a filter stay out of it unless the field is open and the record is
 * nobody's: an address is kept in histories and logs.
 */
export function writeAddress(kinds: Kinds, question: Question, here: URL): URL {
  const url = new URL(here);
  for (const name of ['loai', 'do', 'cua', 'nhom', 'loc', 'ngay', 'cacngay', 'biet', 'truoc', 'theodv', 'cau', 'mau'])
    url.searchParams.delete(name);
  const set = (name: string, value: string) => value !== '' && url.searchParams.set(name, value);
  set('loai', question.entity);
  if (question.measure !== 'count') {
    set('do', question.measure);
    set('cua', question.of);
  }
  for (const { field, onward = '', period = '', width = '' } of question.groupBy)
    url.searchParams.append('nhom', [field, onward, period, String(width)].join('.').replace(/\.+$/, ''));
  for (const condition of question.where)
    if (isOpen(kinds, question.entity, condition)) url.searchParams.append('loc', `${condition.field}.${condition.is}.${condition.value}`);
  if ('each' in question.days) set('cacngay', question.days.each.join(','));
  else set('ngay', question.days.on);
  set('biet', question.knownAt);
  set('truoc', question.knownBefore);
  set('theodv', question.comparableOn);
  return url;
}

export function readAddress({ searchParams }: URL): Question {
  const said = (name: string) => searchParams.get(name) ?? '';
  const measure = MEASURES.find((one) => one === said('do')) ?? ('count' satisfies Measure);
  const each = said('cacngay').split(',').filter(isDate);
  const days: Days = each.length > 0 ? { each } : { on: isDate(said('ngay')) ? said('ngay') : '' };
  return {
    ...FIRST,
    entity: said('loai'),
    measure,
    of: said('cua'),
    groupBy: searchParams.getAll('nhom').slice(0, 3).map(keyOf),
    where: searchParams.getAll('loc').flatMap(conditionOf),
    days,
    knownAt: isInstant(said('biet')) ? said('biet') : '',
    knownBefore: isInstant(said('truoc')) && each.length === 0 ? said('truoc') : '',
    comparableOn: isDate(said('theodv')) ? said('theodv') : '',
  };
}

const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(text);
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function keyOf(text: string): GroupKey {
  const [field = '', onward = '', period = '', width = ''] = text.split('.');
  const known: Period | undefined = PERIODS.find((one) => one === period);
  return {
    field,
    ...(onward ? { onward } : {}),
    ...(known ? { period: known } : {}),
    ...(Number(width) >= 1 ? { width: Number(width) } : {}),
  };
}

function conditionOf(text: string): Condition[] {
  const [, field = '', is, value = ''] = /^(\w+)\.(eq|gte|lt|isNull)\.(.*)$/s.exec(text) ?? [];
  return is ? [{ field, is: is as Condition['is'], value }] : [];
}

function isOpen(kinds: Kinds, entity: string, { field: name, value }: Condition): boolean {
  const kind = kinds.get(entity);
  const field = kind?.fields.find((one) => one.name === name);
  return value !== '' && field?.class === 'OPEN' && (!kind?.isPersonal || field.choices.length > 0);
}
