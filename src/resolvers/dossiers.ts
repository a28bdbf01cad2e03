import { type AskedSource, askSources } from '../hub/evidence/ask-sources.js';
import { type DossierProgress, recordDossier } from '../hub/evidence/record-dossier.js';
import { type RecordedPayment, recordPayment } from '../hub/evidence/record-payment.js';
import { procedures } from '../registers/procedures/index.js';
import { asDossier } from './evidence.js';
import type { MutationAskSourcesArgs, MutationRecordDossierArgs, MutationRecordPaymentArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';

export const recordDossierField: RootField<MutationRecordDossierArgs, DossierProgress> = (_source, { step }, context) =>
  recordDossier(procedures, context, step);

export const recordPaymentField: RootField<MutationRecordPaymentArgs, RecordedPayment> = (_source, { input }, context) =>
  recordPayment(procedures, context, input);

export const askSourcesField: RootField<MutationAskSourcesArgs, AskedSource[]> = (_source, args, context) =>
  askSources(procedures, context, asDossier(args));
