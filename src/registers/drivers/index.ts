import type { RegisterModule } from '../../hub/declare/model.js';
import { licences } from './licences.js';
import { people } from './people.js';
import { pointRules, points } from './points.js';

export const drivers: RegisterModule = {
  name: 'drivers',
  vi: 'Người điều khiển phương tiện',
  en: 'Drivers',
  rules: [...people, ...licences, ...pointRules],
  computed: { 'Driver.points': points },
};
