import type { RegisterModule } from '../../hub/declare/model.js';
import { badges } from './badges.js';
import { holders } from './holders.js';
import { plates } from './plates.js';
import { serviceLifeEndsOn } from './service-life.js';
import { technical } from './technical.js';

export const vehicles: RegisterModule = {
  name: 'vehicles',
  vi: 'Phương tiện',
  en: 'Vehicles',
  rules: [...technical, ...plates, ...holders, ...badges],
  computed: { 'Vehicle.serviceLifeEndsOn': serviceLifeEndsOn },
};
