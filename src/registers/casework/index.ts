import type { RegisterModule } from '../../hub/declare/model.js';
import { dataSubjectRequestIsOverdue, dataSubjectRequestRules } from './data-subject-requests.js';
import { dossierConsent, dossierIsLate, dossierRules } from './dossiers.js';
import { doubtIsOverdue, doubts } from './doubts.js';

export const casework: RegisterModule = {
  name: 'casework',
  vi: 'Hồ sơ và phản ánh dữ liệu',
  en: 'Casework',
  rules: [...doubts, ...dataSubjectRequestRules, ...dossierRules],
  computed: {
    'Doubt.isOverdue': doubtIsOverdue,
    'DataSubjectRequest.isOverdue': dataSubjectRequestIsOverdue,
    'Dossier.isLate': dossierIsLate,
    'Dossier.consent': dossierConsent,
  },
};
