import type { RegisterModule } from '../../hub/declare/model.js';
import { caseworkConditions } from './conditions.js';
import { dataSubjectRequestIsOverdue, dataSubjectRequestRules } from './data-subject-requests.js';
import { dossierConsent, dossierIsLate, dossierRules } from './dossiers.js';
import { doubtIsOverdue, doubts } from './doubts.js';
import { externalFactRules } from './external-facts.js';
import { mandateRules } from './mandates.js';

export const casework: RegisterModule = {
  name: 'casework',
  vi: 'Hồ sơ và phản ánh dữ liệu',
  en: 'Casework',
  rules: [...doubts, ...dataSubjectRequestRules, ...dossierRules, ...externalFactRules, ...mandateRules],
  conditions: caseworkConditions,
  computed: {
    'Doubt.isOverdue': doubtIsOverdue,
    'DataSubjectRequest.isOverdue': dataSubjectRequestIsOverdue,
    'Dossier.isLate': dossierIsLate,
    'Dossier.consent': dossierConsent,
  },
};
