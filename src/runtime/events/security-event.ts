import type { ErrorCode } from '../../errors.js';

/** What happened, in words that a security operations centre can write rules for. Names are kept for ever. */
export const KINDS = {
  'hub.started': { severity: 1, en: 'The hub began to serve' },
  'hub.stopped': { severity: 2, en: 'The hub stopped serving' },
  'authentication.failed': { severity: 5, en: 'A token was refused' },
  'authentication.misfit': { severity: 4, en: 'A good token holds a claim that the hub cannot use' },
  'authorization.incomplete': { severity: 3, en: 'Purpose or case was missing' },
  'authorization.denied': { severity: 6, en: 'A question went beyond the rights of its caller' },
  'emergency-access.declared': { severity: 8, en: 'A caller declared an emergency and may read about a person outside of any dossier' },
  'emergency-access.unreviewed': { severity: 9, en: 'Nobody else looked at an emergency within a day' },
  'read-anomaly.enumeration': {
    severity: 7,
    en: 'Many different persons were read about within an hour by one asker, for one agency or for one dossier',
  },
  'read-anomaly.outside-hours': { severity: 5, en: 'An asker read about persons many times outside of working hours' },
  'read-anomaly.no-decision': { severity: 4, en: 'Persons were read about for dossiers of an agency in which nothing was decided since' },
  'limit.exceeded': { severity: 6, en: 'A caller took more than its share' },
  'outbox.target-dead': { severity: 5, en: 'Somebody who is told of changes or results takes nothing any more' },
  'access-rules.unusable': { severity: 9, en: 'Rules of access cannot be believed, or none is in force: the hub answers nobody' },
  'audit.unavailable': { severity: 9, en: 'A read could not be recorded, so it was not answered' },
  'log.unsettled': { severity: 8, en: 'The hub does not write: another database may stand where its own stood' },
  'guards.altered': { severity: 10, en: 'Guards or rights in the database are not as they were shipped' },
  'log.altered': { severity: 10, en: 'The tree of a log is not the one that was signed last' },
  'hub.fault': { severity: 7, en: 'A request failed by a fault of the hub' },
} as const satisfies Record<string, { severity: number; en: string }>;

export type Kind = keyof typeof KINDS;

/** Which refusals are told. What is left out is a caller's slip: a wrong word, a date that does not exist. */
export const KIND_OF_CODE: Readonly<Partial<Record<ErrorCode, Kind>>> = {
  UNAUTHENTICATED: 'authentication.failed',
  PURPOSE_REQUIRED: 'authorization.incomplete',
  CASE_REQUIRED: 'authorization.incomplete',
  PURPOSE_NOT_ALLOWED: 'authorization.denied',
  CASE_NOT_OPEN: 'authorization.denied',
  WORK_ORDER_NOT_OPEN: 'authorization.denied',
  NOT_IN_CASE: 'authorization.denied',
  MANDATE_NOT_IN_FORCE: 'authorization.denied',
  FILTER_NOT_ALLOWED: 'authorization.denied',
  FORBIDDEN: 'authorization.denied',
  DOCUMENT_NOT_TRUSTED: 'authorization.denied',
  DOCUMENT_NOT_FOUND: 'authorization.denied',
  RATE_LIMITED: 'limit.exceeded',
  TOO_COSTLY: 'limit.exceeded',
  AUDIT_UNAVAILABLE: 'audit.unavailable',
  LOG_UNSETTLED: 'log.unsettled',
  INTERNAL: 'hub.fault',
};

/**
 * One thing that happened, or many alike within a second. Nothing in it is about a citizen: who called stands as a keyed hash, the same for
 * the same caller, and so does the address.
 */
export type SecurityEvent = {
  /** UUID version 7; a collector that was sent it twice knows it by this. */
  id: string;
  /** Milliseconds since 1970, of the first of them. */
  at: number;
  kind: Kind;
  count: number;
  code?: string;
  role?: string;
  agency?: string;
  /** Keyed hash of who called. */
  client?: string;
  /** Keyed hash of the address it came from. */
  source?: string;
  route?: string;
  /** Code of the emergency, by which it is found for review. */
  emergency?: string;
  /** Number of the finding, as `ReadAnomaly.id`. */
  anomaly?: string;
  /** Of the first: leads to the hub's own log. */
  requestId?: string;
};

/** What two events have in common that are told as one. */
export function likeness({ kind, code, role, agency, client, source, route }: Omit<SecurityEvent, 'id' | 'at' | 'count'>): string {
  return JSON.stringify([kind, code, role, agency, client, source, route]);
}
