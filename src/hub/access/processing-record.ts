import type { Model } from '../declare/model.js';
import type { AccessPolicy, Purpose } from '../declare/policy.js';
import { type Entity, FIELD_CLASSES, type FieldClass, type Retention } from '../declare/types.js';
import type { BoundCase, Caller } from './caller.js';
import { type Grant, grantFor, mayBeAnswered, mayCount } from './decide.js';

/** How a role processes what is a person's: it is shown rows, it is told figures, or it is told yes or no. */
export type ProcessingRecipient = {
  role: string;
  vi: string;
  en: string;
  /** Which records of persons it is shown: all, its own, those of the case; null where it is shown none. */
  rows: Exclude<Grant, 'none'> | null;
  /** The classes of fields that it is shown of them. */
  shown: readonly FieldClass[];
  /** Classes of fields that a condition of the law may answer it from, without showing them. */
  answeredFrom: readonly FieldClass[];
  /** Counted for it, perturbed, without rows. */
  isCounted: boolean;
};

/** One activity of the record of processing: a kind of record that is somebody's, processed for a purpose. */
export type ProcessingActivity = {
  purpose: Pick<Purpose, 'code' | 'vi' | 'en' | 'legalBasis' | 'caseRequired'>;
  register: string;
  entity: string;
  caption: string;
  /** Names of its personal and sensitive fields; further fields are a person's where one stands behind the record. */
  personal: readonly string[];
  sensitive: readonly string[];
  recipients: readonly ProcessingRecipient[];
  /** How long it is kept; null where the law that says so is not declared. */
  retention: Retention | null;
};

/**
 * The record of processing: which personal data are processed for which purpose, on what legal ground, for whom, and how long they are kept. It asks the very functions that decide a
 * request, so it says what is done and not what was once written down.
 */
export function processingRecord({ access, declarations }: Pick<Model, 'access' | 'declarations'>): ProcessingActivity[] {
  const ofPersons = [...declarations.entities.values()].filter(({ subject }) => subject !== undefined);
  return access.purposes.flatMap((purpose) =>
    ofPersons.flatMap((entity): ProcessingActivity[] => {
      const recipients = recipientsOf(access, purpose, entity);
      if (recipients.length === 0) return [];
      const { code, vi, en, legalBasis, caseRequired } = purpose;
      return [
        {
          purpose: { code, vi, en, legalBasis, caseRequired },
          register: entity.register,
          entity: entity.name,
          caption: entity.label,
          personal: fieldsOf(entity, 'personal'),
          sensitive: fieldsOf(entity, 'sensitive'),
          recipients,
          retention: entity.retention ?? null,
        },
      ];
    }),
  );
}

function recipientsOf(access: AccessPolicy, { code }: Purpose, entity: Entity): ProcessingRecipient[] {
  const { register } = entity;
  const classes = FIELD_CLASSES.filter((cls) => fieldsOf(entity, cls).length > 0);
  return access.roles.flatMap(({ role, vi, en, purposes }): ProcessingRecipient[] => {
    if (!purposes.includes(code)) return [];
    const caller = { role, purpose: code, purposes, case: SOME_CASE } satisfies Partial<Caller>;
    // As `rowScopeFor`: a record behind which a person stands takes the right to personal data, whatever the classes of its fields.
    const grant = grantFor(access, caller, register, 'personal');
    const rows = grant === 'none' ? null : grant;
    const shown = rows === null ? [] : classes.filter((cls) => grantFor(access, caller, register, cls) !== 'none');
    const answeredFrom = classes.filter((cls) => cls !== 'open' && mayBeAnswered(access, caller, register, cls));
    const isCounted = mayCount(access, caller, register);
    return rows !== null || answeredFrom.length > 0 || isCounted ? [{ role, vi, en, rows, shown, answeredFrom, isCounted }] : [];
  });
}

/** Asked as whoever has a case that is open: the record says what may be processed, not what is at this moment. */
const SOME_CASE: BoundCase = { code: '', entities: new Set(), kinds: '*', subjects: new Set(), named: new Set() };

/** Names of an entity's fields of a class. */
export function fieldsOf(entity: Entity, cls: FieldClass): string[] {
  return [...entity.fields.values()].flatMap((field) => (field.class === cls ? [field.name] : []));
}
