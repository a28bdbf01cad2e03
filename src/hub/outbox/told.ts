import type { HubError } from '../../errors.js';
import type { Event } from './envelope.js';
import type { Place } from './kept-messages.js';
import type { Target } from './kept-targets.js';

/** What of the ledger a target is told of, page by page; `scannedTo` is how far was looked. */
export type Found = { places: readonly Place[]; scannedTo: string };

/** Whoever it is told for may not ask for this. */
export type Refused = { refused: HubError };

/** What is told to a kind of targets. Both are asked for the rights of the moment. */
export type Telling = {
  find(target: Target): Promise<Found | Refused>;
  /** Null where it is not to be told any longer: erased, or hidden from whoever it is told for. */
  event(target: Target, place: Place): Promise<Omit<Event, 'id'> | null | Refused>;
};

/** Looked at for one target at a time. */
export const PLACES_MAX = 200;
