import type { InFlightLimits } from './admission.js';

/** What an operator sets (`HUB_REQUESTS_MAX…`, `HUB_COST_MAX…`): in all, by all without a token together, by one signed-in caller. */
export type InFlightSettings = Readonly<Record<'requests' | 'cost', { all: number; anonymous: number; caller: number }>>;

/**
 * Requests: some tenths of a second of look-ups, each of which is small. Cost: two of the dearest questions without a token, and five times as much by those
 * who are signed in; an answer is at most 8 MB, a whole page of the feed costs 5,000.
 */
export const IN_FLIGHT_DEFAULT: InFlightSettings = {
  requests: { all: 2_000, anonymous: 1_000, caller: 500 },
  cost: { all: 200_000, anonymous: 40_000, caller: 100_000 },
};

/** One address without a token has half of what all of them have, so that no single one keeps the others out. */
export function inFlightLimits(settings: InFlightSettings): InFlightLimits {
  const limits = ({ all, anonymous, caller }: InFlightSettings['cost']) => ({ all, guests: anonymous, caller, guest: Math.ceil(anonymous / 2) });
  return { requests: limits(settings.requests), cost: limits(settings.cost) };
}
