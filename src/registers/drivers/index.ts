import type { RegisterModule } from '../../hub/declare/model.js';
import { termsOf } from '../licence-labels.js';
import { texts } from '../rule-kinds.js';
import { holderOldEnough, largeCoachUntil } from './ages.js';
import { driverConditions } from './conditions.js';
import { licenceIsValidFor } from './is-valid-for.js';
import { licenceEvents } from './licence-events.js';
import { licences } from './licences.js';
import { people } from './people.js';
import { pointRules, points } from './points.js';
import { training } from './training.js';

export const drivers: RegisterModule = {
  name: 'drivers',
  vi: 'Người điều khiển phương tiện',
  en: 'Drivers',
  rules: [...people, ...licences, ...licenceEvents, ...pointRules, ...training],
  conditions: driverConditions,
  groups: { 'DriverLicence.terms': ({ scheme, classes }) => termsOf(String(scheme), texts(classes)) },
  computed: {
    'Driver.points': points,
    'Driver.largeCoachUntil': largeCoachUntil,
    'DriverLicence.holderOldEnough': holderOldEnough,
    'DriverLicence.isValidFor': licenceIsValidFor,
  },
};
