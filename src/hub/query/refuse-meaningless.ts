import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { foldText } from '../declare/fold.js';
import { latitude, longitude, nonNegative } from '../declare/number-scalars.js';
import { now } from '../sql/leaf.js';

const SEARCH_CHARACTERS_MIN = LIMITS.searchCharacters.max;

/** What no comparison can mean, refused when planning: a search for less than three characters, a place that is nowhere. */
export function refuseMeaningless(operators: Readonly<Record<string, unknown>>): void {
  for (const [operator, given] of Object.entries(operators)) {
    if (operator === 'contains' && [...foldText(String(now(given)))].length < SEARCH_CHARACTERS_MIN) {
      throw new HubError('BAD_USER_INPUT', {
        argument: 'contains',
        ruleVi: `cần ít nhất ${SEARCH_CHARACTERS_MIN} ký tự.`,
        ruleEn: `at least ${SEARCH_CHARACTERS_MIN} characters are needed.`,
      });
    }
    if (operator === 'bbox' || operator === 'near') refuseBadPlace(operator, given as Readonly<Record<string, unknown>>);
  }
}

const METRES_MAX = LIMITS.metres.max;

/** What no place on the globe can be, refused when planning. */
function refuseBadPlace(operator: 'bbox' | 'near', given: Readonly<Record<string, unknown>>): void {
  const number = (name: string) => Number(now(given[name]));
  if (operator === 'bbox') {
    const onGlobe = ['west', 'east'].every((name) => longitude.accepts(number(name))) && ['south', 'north'].every((name) => latitude.accepts(number(name)));
    if (onGlobe && number('west') <= number('east') && number('south') <= number('north')) return;
    throw new HubError('BAD_USER_INPUT', {
      argument: 'bbox',
      ruleVi: 'cần west ≤ east trong -180…180 và south ≤ north trong -90…90 (độ, WGS 84).',
      ruleEn: 'west ≤ east within -180…180 and south ≤ north within -90…90 are needed (degrees, WGS 84).',
      example: '{ west: 105.7, south: 20.9, east: 106.0, north: 21.1 }',
    });
  }
  const metres = number('metres');
  if (longitude.accepts(number('longitude')) && latitude.accepts(number('latitude')) && nonNegative.accepts(metres) && metres <= METRES_MAX) return;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'near',
    ruleVi: `cần longitude trong -180…180, latitude trong -90…90 và metres từ 0 đến ${METRES_MAX}.`,
    ruleEn: `longitude within -180…180, latitude within -90…90 and metres from 0 to ${METRES_MAX} are needed.`,
    example: '{ longitude: 105.8069, latitude: 21.2212, metres: 5000 }',
  });
}
