import { HubError } from '../errors.js';
import { requireAudit } from '../hub/access/decide.js';
import { breakGlass, reviewEmergencyAccess } from '../hub/evidence/break-glass.js';
import { type EmergencyAccess, emergenciesOf } from '../hub/evidence/emergency-access.js';
import { pageSize } from '../hub/sql/page.js';
import type { MutationBreakGlassArgs, MutationReviewEmergencyAccessArgs, QueryEmergencyAccessesArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';
import { identifierOf } from './subject.js';

export const emergencyAccessesField: RootField<QueryEmergencyAccessesArgs, EmergencyAccess[]> = (
  _source,
  { awaitsReview, first },
  { model, caller, reading },
) => {
  requireAudit(model.access, caller);
  if (!reading) throw new Error('emergencies are asked for outside a query');
  return emergenciesOf(reading.tx, { awaitsReview: awaitsReview === true, first: pageSize('first', first, 20, 'pageRecords') });
};

export const breakGlassField: RootField<MutationBreakGlassArgs, EmergencyAccess> = (_source, { input }, context, { schema }) => {
  const key = identifierOf(schema, input.subject as Readonly<Record<string, string>>);
  if (key === null) throw new HubError('FORBIDDEN', { action: 'breakGlass' });
  return breakGlass(context, { reason: input.reason, key });
};

export const reviewEmergencyAccessField: RootField<MutationReviewEmergencyAccessArgs, EmergencyAccess> = (_source, { input }, context) =>
  reviewEmergencyAccess(context, input);
