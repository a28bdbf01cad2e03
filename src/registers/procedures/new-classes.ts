import type { Outcomes, Row } from '../../hub/evidence/catalogue.js';
import type { NewClass } from '../drivers/conditions/classes.js';

export type { NewClass };

/** What a licence is exchanged for, as the condition `drivers.exchangeable` tells. */
export function newClassesOf(outcomes: Outcomes, licence: Row): readonly NewClass[] {
  const { classes } = outcomes('drivers.exchangeable', { of: { licence: licence.id } }).told;
  return Array.isArray(classes) ? (classes as NewClass[]) : [];
}
