import { beyond } from '../../beyond.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { foldText } from '../declare/fold.js';
import { latitude, longitude, nonNegative } from '../declare/number-scalars.js';
import type { Field } from '../declare/types.js';
import { fact, now } from '../sql/leaf.js';

/** What no comparison can mean, refused when planning: a search for less than three characters, a place that is nowhere. */
export function refuseMeaningless(field: Field, operators: Readonly<Record<string, unknown>>): void {
  for (const [operator, given] of Object.entries(operators)) {
    if (operator === 'similar') refuseUnlike(field);
    if (operator === 'contains' || operator === 'similar') refuseShort(operator, given);
    if (operator === 'inside') refuseNoArea(given);
    if (operator === 'bbox' || operator === 'near') refuseBadPlace(operator, given as Readonly<Record<string, unknown>>);
  }
}

function refuseShort(operator: 'contains' | 'similar', given: unknown): void {
  if (fact([given], isShort)) throw beyond('searchCharacters', { asked: charactersOf(now(given)), argument: operator });
}

function isShort([text]: readonly unknown[]): boolean {
  return charactersOf(text) < LIMITS.searchCharacters.max;
}

function charactersOf(text: unknown): number {
  return [...foldText(String(text))].length;
}

function refuseUnlike(field: Field): void {
  if (field.kind === 'column' && field.searchable) return;
  throw new HubError('BAD_USER_INPUT', {
    argument: `${field.name}.similar`,
    ruleVi: 'chỉ tìm gần giống được trong các trường tên có tìm kiếm.',
    ruleEn: 'only names that are searchable are compared by likeness.',
    example: '{ name: { similar: "vna tai" } }',
  });
}

/** A list shows what is in force on its day, so what is not yet or no longer is asked for by another day, not by its status. */
export function refuseNotCurrent({ eq, in: among }: Readonly<Record<string, unknown>>): void {
  if (!fact([eq, ...(Array.isArray(among) ? among : [among])], namesNotCurrent)) return;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'status',
    ruleVi: 'danh sách chỉ có bản ghi đang hiệu lực vào ngày đã hỏi, nên không lọc theo NOT_YET hay CLOSED. Hãy hỏi ngày khác bằng asOf.',
    ruleEn: 'a list holds what is in force on the day asked for, so it is not filtered by NOT_YET or CLOSED. Ask for another day by asOf.',
    example: 'asOf: { validAt: "2025-06-30" }',
  });
}

function namesNotCurrent(values: readonly unknown[]): boolean {
  return values.flat().some((value) => value === 'NOT_YET' || value === 'CLOSED');
}

/** Nothing lies in a point or a line. */
function refuseNoArea(given: unknown): void {
  if (fact([given], isArea)) return;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'inside',
    ruleVi: 'cần một vùng: Polygon hoặc MultiPolygon.',
    ruleEn: 'an area is needed: a Polygon or MultiPolygon.',
    example: '{ type: "Polygon", coordinates: [[[105.7, 20.9], [106.0, 20.9], [106.0, 21.1], [105.7, 20.9]]] }',
  });
}

function isArea([text]: readonly unknown[]): boolean {
  return /^{"type":"(Multi)?Polygon"/.test(String(text));
}

/** What no place on the globe can be, refused when planning. */
function refuseBadPlace(operator: 'bbox' | 'near', given: Readonly<Record<string, unknown>>): void {
  const number = (name: string) => Number(now(given[name]));
  if (operator === 'bbox') {
    const onGlobe =
      ['west', 'east'].every((name) => longitude.accepts(number(name))) &&
      ['south', 'north'].every((name) => latitude.accepts(number(name)));
    if (onGlobe && number('west') <= number('east') && number('south') <= number('north')) return;
    throw new HubError('BAD_USER_INPUT', {
      argument: 'bbox',
      ruleVi: 'cần west ≤ east trong -180…180 và south ≤ north trong -90…90 (độ, WGS 84).',
      ruleEn: 'west ≤ east within -180…180 and south ≤ north within -90…90 are needed (degrees, WGS 84).',
      example: '{ west: 105.7, south: 20.9, east: 106.0, north: 21.1 }',
    });
  }
  const metres = number('metres');
  const example = '{ longitude: 105.8069, latitude: 21.2212, metres: 5000 }';
  if (metres > LIMITS.metres.max) throw beyond('metres', { asked: metres, argument: 'near', example });
  if (longitude.accepts(number('longitude')) && latitude.accepts(number('latitude')) && nonNegative.accepts(metres)) return;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'near',
    ruleVi: 'cần longitude trong -180…180, latitude trong -90…90 và metres từ 0 trở lên.',
    ruleEn: 'longitude within -180…180, latitude within -90…90 and metres of 0 or more are needed.',
    example,
  });
}
