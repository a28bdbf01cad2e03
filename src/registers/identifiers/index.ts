import type { ScalarRule } from '../../hub/declare/scalars.js';
import { agencyCodeRule } from './agency-code.js';
import { chainageRule } from './chainage.js';
import { countryCodeRule } from './country-code.js';
import { dateRule } from './date.js';
import { dateTimeRule } from './date-time.js';
import { dossierCodeRule } from './dossier-code.js';
import { emailAddressRule } from './email-address.js';
import { iataCodeRule } from './iata-code.js';
import { icaoCodeRule } from './icao-code.js';
import { imoNumberRule } from './imo-number.js';
import { licenceNumberRule } from './licence-number.js';
import { personalIdRule } from './personal-id.js';
import { phoneNumberRule } from './phone-number.js';
import { plateRule } from './plate.js';
import { procedureCodeRule } from './procedure-code.js';
import { roadNumberRule } from './road-number.js';
import { routeCodeRule } from './route-code.js';
import { taxCodeRule } from './tax-code.js';
import { terminalCodeRule } from './terminal-code.js';
import { unLocodeRule } from './un-locode.js';
import { urlRule } from './url.js';
import { vinRule } from './vin.js';

/** Every identifier scalar of the schema, for GraphQL input and file import alike. */
export const identifierScalars: readonly ScalarRule[] = [
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
  phoneNumberRule,
  emailAddressRule,
  urlRule,
  countryCodeRule,
];

export { chainageParts, chainageRank } from './chainage.js';
export { imoCheckDigit } from './imo-number.js';
export { personalIdParts } from './personal-id.js';
export { type PlateColour, plateParts } from './plate.js';
