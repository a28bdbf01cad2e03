import type { ComputedExpression } from '../../hub/declare/model.js';
import { permission } from '../permission.js';

/**
 * Whether a licence entitles to drive vehicles of a class on a day (Luật 36/2024/QH15, Điều 56 khoản 1): in date, neither revoked, withheld
 * nor replaced, of a class that fits, with points left, and in the hands of somebody of the age for the class asked for (Điều 59).
 */
export const licenceIsValidFor: ComputedExpression = (row, at, { class: asked, scheme }, law) => {
  const licence = { licence: row('id') };
  const driver = { driver: row('driver') };
  const given = { class: `${asked}`, scheme: `${scheme}` };
  return permission(law, at, [
    { condition: 'drivers.licenceInRegister', of: licence },
    { condition: 'drivers.licenceInDate', of: licence },
    { condition: 'drivers.licenceNotRevoked', of: licence },
    { condition: 'drivers.licenceNotReplaced', of: licence },
    { condition: 'drivers.licenceNotWithheld', of: licence },
    { condition: 'drivers.classFits', of: licence, given },
    { condition: 'drivers.pointsLeft', of: driver },
    { condition: 'drivers.ageKnown', of: driver, given },
    { condition: 'drivers.oldEnough', of: driver, given },
    { condition: 'drivers.notTooOld', of: driver, given },
  ]);
};
