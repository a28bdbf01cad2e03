import { type DossierProgress, recordDossier } from '../hub/evidence/record-dossier.js';
import { procedures } from '../registers/procedures/index.js';
import type { MutationRecordDossierArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';

export const recordDossierField: RootField<MutationRecordDossierArgs, DossierProgress> = (_source, { step }, context) =>
  recordDossier(procedures, context, step);
