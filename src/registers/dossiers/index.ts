import type { RegisterModule } from '../../hub/declare/model.js';
import { doubtIsOverdue, doubts } from './doubts.js';

export const dossiers: RegisterModule = {
  name: 'dossiers',
  vi: 'Hồ sơ và phản ánh dữ liệu',
  en: 'Dossiers and doubts',
  rules: doubts,
  computed: { 'Doubt.isOverdue': doubtIsOverdue },
};
