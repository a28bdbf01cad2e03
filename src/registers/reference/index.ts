import type { RegisterModule } from '../../hub/declare/model.js';
import { administrativeUnits } from './administrative-units.js';
import { codeLists } from './code-lists.js';
import { law } from './law.js';

export const reference: RegisterModule = {
  name: 'reference',
  vi: 'Dữ liệu dùng chung',
  en: 'Shared reference',
  rules: [...administrativeUnits, ...codeLists, ...law],
  computed: {},
};
