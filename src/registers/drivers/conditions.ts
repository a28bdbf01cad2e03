import type { Condition } from '../../hub/declare/condition.js';
import { classFits, exchangeable, healthCertified } from './conditions/classes.js';
import { dossierConditions } from './conditions/dossiers.js';
import { ageKnown, noOpenViolation, notTooOld, oldEnough, pointsLeft } from './conditions/holder.js';
import { standingConditions } from './conditions/standing.js';

/** What the law asks of a licence and its holder, each once. */
export const driverConditions: readonly Condition[] = [
  ...standingConditions,
  classFits,
  exchangeable,
  healthCertified,
  pointsLeft,
  noOpenViolation,
  ageKnown,
  oldEnough,
  notTooOld,
  ...dossierConditions,
];
