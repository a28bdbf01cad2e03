import type { Condition } from '../../hub/declare/condition.js';
import { badged, badgeFits, badgeGood, leftTransport, noOtherBadge, operatorLicensed } from './conditions/badges.js';
import { cameraFitted, deviceFitted } from './conditions/equipment.js';
import { inspected } from './conditions/inspected.js';
import { ownersAgree, plated, registered, registeredOnce, rightToUse } from './conditions/papers.js';
import { withinServiceLife, withinServiceLifeForTransport } from './conditions/service-life.js';
import { alwaysWatched, inTransportBusiness, notImpounded } from './conditions/use.js';

/** What the law asks of a vehicle, each once. */
export const vehicleConditions: readonly Condition[] = [
  registered,
  registeredOnce,
  ownersAgree,
  plated,
  inspected,
  withinServiceLife,
  withinServiceLifeForTransport,
  notImpounded,
  inTransportBusiness,
  alwaysWatched,
  badged,
  badgeGood,
  badgeFits,
  noOtherBadge,
  leftTransport,
  operatorLicensed,
  deviceFitted,
  cameraFitted,
  rightToUse,
];
