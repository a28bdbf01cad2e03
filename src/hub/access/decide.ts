import { HubError } from '../../errors.js';
import type { AccessPolicy, Purpose } from '../declare/policy.js';
import { FIELD_CLASSES, type FieldClass } from '../declare/types.js';
import type { Caller } from './caller.js';

/** On which rows a class of fields may be read: all, those of the caller's case, only the caller's own, or none. */
export type Grant = 'all' | 'case' | 'own' | 'none';

const WIDTHS: readonly Grant[] = ['none', 'own', 'case', 'all'];

export function isPersonal(cls: FieldClass): boolean {
  return FIELD_CLASSES.indexOf(cls) >= FIELD_CLASSES.indexOf('personal');
}

/** No rule means no. Of several rules that fit, the widest rows win. */
export function grantFor(
  policy: AccessPolicy,
  caller: Pick<Caller, 'role' | 'purpose' | 'case'>,
  register: string,
  cls: FieldClass,
): Grant {
  let best: Grant = 'none';
  for (const rule of policy.rules) {
    if (rule.role !== caller.role || !rule.classes.includes(cls)) continue;
    if (rule.registers !== '*' && !rule.registers.includes(register)) continue;
    if (rule.purposes ? caller.purpose === null || !rule.purposes.includes(caller.purpose) : isPersonal(cls)) continue;
    if (rule.rows === 'case' && caller.case === undefined) continue;
    if (WIDTHS.indexOf(rule.rows) > WIDTHS.indexOf(best)) best = rule.rows;
  }
  return best;
}

/** Whether the caller may know which person brought a file; the agency they did it for is told to everybody who sees the change set. */
export function knowsPersons({ roles }: Pick<AccessPolicy, 'roles'>, { role }: Pick<Caller, 'role'>): boolean {
  return roles.some((one) => one.role === role && one.knowsPersons === true);
}

/** Whether records of persons may be counted by everybody's leave and seen by nobody's: the purpose must be the token's too. */
export function mayCount(
  policy: AccessPolicy,
  { role, purpose, purposes }: Pick<Caller, 'role' | 'purpose' | 'purposes'>,
  register: string,
): boolean {
  if (purpose === null || !purposes.includes(purpose)) return false;
  return (policy.counts ?? []).some((rule) => {
    return rule.role === role && rule.purposes.includes(purpose) && (rule.registers === '*' || rule.registers.includes(register));
  });
}

/** Whether a condition of the law may answer this caller from a class of fields, shown or not. What is open may be looked at by everybody. */
export function mayBeAnswered(
  policy: AccessPolicy,
  { role, purpose }: Pick<Caller, 'role' | 'purpose'>,
  register: string,
  cls: FieldClass,
): boolean {
  if (cls === 'open') return true;
  return (policy.answers ?? []).some(
    (rule) =>
      rule.role === role &&
      rule.classes.includes(cls) &&
      purpose !== null &&
      rule.purposes.includes(purpose) &&
      (rule.registers === '*' || rule.registers.includes(register)),
  );
}

/**
 * The purpose of a request, checked before anything is read: it is in the catalogue, the token may use it, and its case is named
 * and, where it binds, open.
 * Returns null when none is given and nothing personal is touched; refuses the whole operation otherwise.
 */
export function checkPurpose(policy: AccessPolicy, caller: Caller, touchesPersonalData: boolean): Purpose | null {
  if (caller.purpose === null) {
    if (touchesPersonalData) throw new HubError('PURPOSE_REQUIRED', {}, { details: { purposes: caller.purposes } });
    return null;
  }
  const purpose = checkPurposeAlone(policy, caller);
  if (purpose.caseRequired && caller.caseCode === null) throw new HubError('CASE_REQUIRED');
  if (purpose.caseBinds && caller.case === undefined) throw new HubError('CASE_NOT_OPEN');
  if (purpose.takesWorkOrder && caller.workOrder === undefined) throw new HubError('WORK_ORDER_NOT_OPEN');
  return purpose;
}

/** The same without a case, for what opens one. */
export function checkPurposeAlone(policy: AccessPolicy, caller: Caller): Purpose {
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  if (caller.purpose === null) throw new HubError('PURPOSE_REQUIRED', {}, { details: { purposes: caller.purposes } });
  const purpose = policy.purposes.find((p) => p.code === caller.purpose);
  if (!purpose || !caller.purposes.includes(purpose.code))
    throw new HubError('PURPOSE_NOT_ALLOWED', {}, { details: { purposes: caller.purposes } });
  return purpose;
}

/** The purpose that opens the logs to who examines them; the policy grants it to auditors. */
export const AUDIT_PURPOSE = 'audit';

/** Refuses whoever does not ask for that purpose, with its case. */
export function requireAudit(policy: AccessPolicy, caller: Caller): void {
  if (checkPurpose(policy, caller, true)?.code !== AUDIT_PURPOSE)
    throw new HubError('PURPOSE_NOT_ALLOWED', {}, { details: { purposes: [AUDIT_PURPOSE] } });
}
