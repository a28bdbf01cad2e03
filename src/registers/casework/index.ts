import type { RegisterModule } from '../../hub/declare/model.js';
import { dossierConsent, dossierIsLate, dossierRules } from './dossiers.js';
import { doubtIsOverdue, doubts } from './doubts.js';

export const casework: RegisterModule = {
  name: 'casework',
  vi: 'Hồ sơ và phản ánh dữ liệu',
  en: 'Casework',
  rules: [...doubts, ...dossierRules],
  computed: { 'Doubt.isOverdue': doubtIsOverdue, 'Dossier.isLate': dossierIsLate, 'Dossier.consent': dossierConsent },
};
