import { foldText } from '../../hub/declare/fold.js';
import type { Row } from '../../hub/evidence/catalogue.js';
import { text } from './judgement.js';

/**
 * The verified rules of niên hạn for kinds of transport that a vehicle falls under, each with the last day it leaves. A badge does not say how far its vehicle drives, so
 * rules for journeys above a distance are left to `Vehicle.mayOperate`.
 */
export function livesInBusiness(rules: readonly Row[], vehicle: Row): { use: string; lastDay: string }[] {
  const { productionYear, seats } = vehicle.values;
  if (typeof productionYear !== 'number') return [];
  // The law counts seats without the driver's, the register with it; unknown seats fit every rule.
  const passengers = typeof seats === 'number' ? seats - 1 : undefined;
  return rules.flatMap((rule) => {
    const { years, seatsMin, seatsMax } = rule.values;
    const use = text(rule, 'use');
    if (typeof years !== 'number' || text(rule, 'category') !== text(vehicle, 'category') || use === 'chung' || / trên \d+ km$/.test(use)) return [];
    if (passengers !== undefined && ((typeof seatsMin === 'number' && passengers < seatsMin) || (typeof seatsMax === 'number' && passengers > seatsMax)))
      return [];
    if (use === FOUR_WHEEL && !foldText(text(vehicle, 'kind')).startsWith('xe cho nguoi bon banh')) return [];
    return { use, lastDay: `${productionYear + years}-12-31` };
  });
}

const FOUR_WHEEL = 'bốn bánh';

/** Whether a rule is about what a badge of this type is for; what a four-wheel vehicle is, its kind says and not its badge. */
export function isFor(use: string, badgeType: string): boolean {
  return use === FOUR_WHEEL || foldText(badgeType).replace(/^xe /, '') === foldText(use);
}
