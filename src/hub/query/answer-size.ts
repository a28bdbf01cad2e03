import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';

/**
 * Most bytes of one answer's data: some ten thousand rows with all their fields. A snapshot of more is what exports and the feed are for.
 */
export const ANSWER_BYTES_MAX = LIMITS.answerBytes.max;

export function refuseLarge(bytes: number): void {
  if (bytes > ANSWER_BYTES_MAX) throw new HubError('TOO_LARGE', { limit: ANSWER_BYTES_MAX / 1024 / 1024 });
}
