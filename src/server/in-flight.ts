import type { InFlightSettings } from '../config.js';
import type { InFlightLimits } from './admission.js';

/** One address without a token has half of what all of them have, so that no single one keeps the others out. */
export function inFlightLimits(settings: InFlightSettings): InFlightLimits {
  const limits = ({ all, anonymous, caller }: InFlightSettings['cost']) => ({
    all,
    guests: anonymous,
    caller,
    guest: Math.ceil(anonymous / 2),
  });
  return { requests: limits(settings.requests), cost: limits(settings.cost), bytes: limits(settings.bytes) };
}
