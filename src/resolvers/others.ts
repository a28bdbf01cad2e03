import { outcomeFields, recordResultField, submitChangeSetField, warningFields, writtenChangeFields } from './change-sets.js';
import { differenceField } from './difference.js';
import { evidenceField, requirementFields } from './evidence.js';
import { changesField } from './feed.js';
import type { ResolverMap } from './index.js';
import { legalBasesField } from './legal-bases.js';
import { readsAboutField } from './reads.js';
import { batchField, batchFields, withdrawBatchField, withdrawChangeSetField } from './withdrawals.js';

/** The hand-written resolvers, one file each. */
export const others: ResolverMap = {
  Query: {
    changes: changesField,
    difference: differenceField,
    evidence: evidenceField,
    readsAbout: readsAboutField,
    batch: batchField,
    legalBases: legalBasesField,
  },
  Mutation: {
    submitChangeSet: submitChangeSetField,
    recordResult: recordResultField,
    withdrawChangeSet: withdrawChangeSetField,
    withdrawBatch: withdrawBatchField,
  },
  Requirement: requirementFields,
  ChangeSetOutcome: outcomeFields,
  WrittenChange: writtenChangeFields,
  WriteWarning: warningFields,
  Batch: batchFields,
};
