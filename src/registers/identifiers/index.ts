import type { ScalarRule } from '../../hub/declare/scalars.js';
import { agencyCodeRule } from './agency-code.js';
import { chainageRule } from './chainage.js';
import { dateRule } from './date.js';
import { dateTimeRule } from './date-time.js';
import { dossierCodeRule } from './dossier-code.js';
import { iataCodeRule } from './iata-code.js';
import { icaoCodeRule } from './icao-code.js';
import { imoNumberRule } from './imo-number.js';
import { licenceNumberRule } from './licence-number.js';
import { personalIdRule } from './personal-id.js';
import { plateRule } from './plate.js';
import { procedureCodeRule } from './procedure-code.js';
import { roadNumberRule } from './road-number.js';
import { routeCodeRule } from './route-code.js';
import { type IdentifierRule, relaxed } from './rule.js';
import { taxCodeRule } from './tax-code.js';
import { terminalCodeRule } from './terminal-code.js';
import { unLocodeRule } from './un-locode.js';
import { vinRule } from './vin.js';

const rules: readonly IdentifierRule[] = [
  personalIdRule,
  taxCodeRule,
  plateRule,
  vinRule,
  licenceNumberRule,
  procedureCodeRule,
  dossierCodeRule,
  agencyCodeRule,
  chainageRule,
  dateRule,
  dateTimeRule,
  routeCodeRule,
  terminalCodeRule,
  roadNumberRule,
  icaoCodeRule,
  iataCodeRule,
  unLocodeRule,
  imoNumberRule,
];

/** Every identifier scalar of the schema, for GraphQL input and file import alike. */
export const identifierScalars: ScalarRule[] = [...rules];

/** The same with some remembered rules lowered to warnings; a code that may not be relaxed is a mistake of the operator and stops the start. */
export const relaxedIdentifierScalars = (codes: ReadonlySet<string>): ScalarRule[] => {
  const known = new Set(rules.flatMap((rule) => rule.relaxable));
  const unknown = [...codes].filter((code) => !known.has(code));
  if (unknown.length > 0) throw new RangeError(`not a rule that can be relaxed: ${unknown.join(', ')}; can be: ${[...known].join(', ')}`);
  return rules.map((rule) => relaxed(rule, codes));
};

export { chainageParts, chainageRank } from './chainage.js';
export { imoCheckDigit } from './imo-number.js';
export { looseName } from './names.js';
export { PROVINCES_63, personalIdParts } from './personal-id.js';
export { type PlateColour, plateCandidates, plateParts, printPlate } from './plate.js';
export { PLATE_CODES } from './plate-codes.js';
export { PLATE_LETTERS } from './plate-grammar.js';
export { taxCodeCheckDigit } from './tax-code.js';
export { vinCheckDigit } from './vin.js';
