import type { ComputedExpression, RegisterModule } from '../../hub/declare/model.js';
import { badges } from './badges.js';
import { vehicleConditions } from './conditions.js';
import { craft } from './craft.js';
import { equipment } from './equipment.js';
import { holders } from './holders.js';
import { vehicleMayOperate } from './may-operate.js';
import { plates, returnsToPoolOn } from './plates.js';
import { serviceLife, serviceLifeArticle, serviceLifeEndsOn, serviceLifeRuleYears } from './service-life.js';
import { technical } from './technical.js';

const legacyChassis: ComputedExpression = (row) => `(length(${row('chassisNumber')}) <> 17)`;

export const vehicles: RegisterModule = {
  name: 'vehicles',
  vi: 'Phương tiện',
  en: 'Vehicles',
  rules: [...technical, ...serviceLife, ...plates, ...holders, ...badges, ...equipment, ...craft],
  conditions: vehicleConditions,
  computed: {
    'Vehicle.mayOperate': vehicleMayOperate,
    'Vehicle.serviceLifeEndsOn': serviceLifeEndsOn,
    'Vehicle.serviceLifeRuleYears': serviceLifeRuleYears,
    'Vehicle.serviceLifeArticle': serviceLifeArticle,
    'Vehicle.legacyChassis': legacyChassis,
    'PlateAssignment.returnsToPoolOn': returnsToPoolOn,
  },
};
