import { HubError } from './errors.js';
import { LIMITS, type LimitName } from './limits.js';

/** What is given to a limit: how much, where that is known, and in what argument. */
type Asked = { asked?: number | undefined; argument: string; example?: string };

/**
 * The refusal of what goes beyond a limit. Every one names the limit, what was asked and what to do instead, in both languages, and says so
 * to programs in `extensions.limit`.
 */
export function beyond(name: LimitName, { asked, argument, example }: Asked): HubError {
  return new HubError(
    'BAD_USER_INPUT',
    { argument, ...limitRule(name, asked), ...(example && { example }) },
    { details: { limit: limitFact(name, asked) } },
  );
}

/** The same as the rule that another sentence goes on with. */
export function limitRule(name: LimitName, asked?: number): { ruleVi: string; ruleEn: string } {
  const { max, vi, en, remedy } = LIMITS[name];
  const given = asked === undefined ? { vi: '', en: '' } : { vi: `; đã đưa vào ${asked}`, en: `; ${asked} were given` };
  return {
    ruleVi: `giới hạn là ${max} ${vi}${given.vi}.${remedy ? ` ${remedy.vi}` : ''}`,
    ruleEn: `the limit is ${max} ${en}${given.en}.${remedy ? ` ${remedy.en}` : ''}`,
  };
}

export function limitFact(name: LimitName, asked?: number): { name: LimitName; max: number; asked?: number } {
  return { name, max: LIMITS[name].max, ...(asked === undefined ? {} : { asked }) };
}
