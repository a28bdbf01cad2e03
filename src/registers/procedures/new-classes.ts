import type { Outcomes, Row } from '../../hub/evidence/catalogue.js';
import { type NewClass, newClassesIn } from '../drivers/conditions/classes.js';

/** What a licence is exchanged for, as the condition `drivers.exchangeable` tells. */
export function newClassesOf(outcomes: Outcomes, licence: Row): readonly NewClass[] {
  return newClassesIn(outcomes('drivers.exchangeable', { of: { licence: licence.id } }).told);
}
