import { HubError } from '../errors.js';
import { requireAudit } from '../hub/access/decide.js';
import { breakGlass, reviewEmergencyAccess } from '../hub/evidence/break-glass.js';
import { type EmergencyAccess, emergenciesOf } from '../hub/evidence/emergency-access.js';
import { pageSize } from '../hub/sql/page.js';
import type { MutationBreakGlassArgs, MutationReviewEmergencyAccessArgs, QueryEmergencyAccessesArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';
import { identifierOf } from './subject.js';

/** Looking at what was said of a person is a read about them. */
export const emergencyAccessesField: RootField<QueryEmergencyAccessesArgs, EmergencyAccess[]> = async (
  _source,
  { awaitsReview, first },
  { model, caller, reading, audit },
) => {
  requireAudit(model.access, caller);
  if (!reading) throw new Error('emergencies are asked for outside a query');
  audit.begin();
  audit.classes.add('personal');
  audit.entities.add('EmergencyAccess');
  const found = await emergenciesOf(reading.tx, {
    awaitsReview: awaitsReview === true,
    first: pageSize('first', first, 20, 'pageRecords'),
  });
  for (const { subject } of found) audit.subjects.add(subject);
  return found;
};

export const breakGlassField: RootField<MutationBreakGlassArgs, EmergencyAccess> = (_source, { input }, context, { schema }) => {
  const key = identifierOf(schema, input.subject as Readonly<Record<string, string>>);
  if (key === null) throw new HubError('FORBIDDEN', { action: 'breakGlass' });
  return breakGlass(context, { reason: input.reason, key });
};

export const reviewEmergencyAccessField: RootField<MutationReviewEmergencyAccessArgs, EmergencyAccess> = (_source, { input }, context) =>
  reviewEmergencyAccess(context, input);
