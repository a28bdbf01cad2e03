import {
  approveBatchField,
  approveChangeSetField,
  changeProposalField,
  changeProposalsField,
  proposalFields,
  proposedChangeFields,
  proposedFileFields,
  refuseChangeSetField,
  retractChangeSetField,
} from './approvals.js';
import { caseField, casesAboutField, closeCaseField, openCaseField } from './cases.js';
import { catalogueEntityFields, catalogueField, catalogueFieldFields, catalogueFields } from './catalogue.js';
import {
  decidedResultsField,
  outcomeFields,
  recordResultField,
  submitChangeSetField,
  warningFields,
  withdrawResultField,
  writtenChangeFields,
} from './change-sets.js';
import { answerDataSubjectRequestField, fileDataSubjectRequestField } from './data-subject-requests.js';
import { differenceField } from './difference.js';
import { askSourcesField, recordDossierField, recordPaymentField } from './dossiers.js';
import { answerDoubtField, reportDoubtField, reportedDoubtsField } from './doubts.js';
import { breakGlassField, emergencyAccessesField, reviewEmergencyAccessField } from './emergency-access.js';
import { evidenceBatchRoot, evidenceRoot } from './evidence.js';
import { changesField } from './feed.js';
import type { ResolverMap } from './index.js';
import { legalBasesField } from './legal-bases.js';
import { checkpointField, checkpointFields, consistencyProofField, inclusionProofField, rowProofField } from './log.js';
import { approveNoticeDelayField, delayNoticeField, endNoticeDelayField, noticeDelaysField } from './notice-delays.js';
import {
  decisionReviewsField,
  openReviewsField,
  readAnomaliesField,
  readFields,
  readsAboutField,
  readsField,
  recallField,
  recallNoticesField,
  reviewDecisionField,
} from './reads.js';
import { receiptStatusField, releaseEvidenceField } from './receipts.js';
import { savedQuestionField, savedQuestionsField, saveQuestionField, withdrawQuestionField } from './saved-questions.js';
import { batchField, batchFields, withdrawBatchField, withdrawChangeSetField } from './withdrawals.js';
import { closeWorkOrderField, openWorkOrderField, workOrdersField } from './work-orders.js';

/** The hand-written resolvers, one file each. */
export const others: ResolverMap = {
  Query: {
    changes: changesField,
    difference: differenceField,
    evidence: evidenceRoot,
    evidenceBatch: evidenceBatchRoot,
    decidedResults: decidedResultsField,
    case: caseField,
    casesAbout: casesAboutField,
    workOrders: workOrdersField,
    emergencyAccesses: emergencyAccessesField,
    readsAbout: readsAboutField,
    reads: readsField,
    readAnomalies: readAnomaliesField,
    noticeDelays: noticeDelaysField,
    recall: recallField,
    recallNotices: recallNoticesField,
    receiptStatus: receiptStatusField,
    decisionReviews: decisionReviewsField,
    reportedDoubts: reportedDoubtsField,
    savedQuestions: savedQuestionsField,
    savedQuestion: savedQuestionField,
    batch: batchField,
    legalBases: legalBasesField,
    catalogue: catalogueField,
    checkpoint: checkpointField,
    inclusionProof: inclusionProofField,
    consistencyProof: consistencyProofField,
    rowProof: rowProofField,
    changeProposals: changeProposalsField,
    changeProposal: changeProposalField,
  },
  Mutation: {
    submitChangeSet: submitChangeSetField,
    recordResult: recordResultField,
    withdrawResult: withdrawResultField,
    releaseEvidence: releaseEvidenceField,
    openCase: openCaseField,
    recordDossier: recordDossierField,
    recordPayment: recordPaymentField,
    askSources: askSourcesField,
    closeCase: closeCaseField,
    openWorkOrder: openWorkOrderField,
    closeWorkOrder: closeWorkOrderField,
    breakGlass: breakGlassField,
    reviewEmergencyAccess: reviewEmergencyAccessField,
    withdrawChangeSet: withdrawChangeSetField,
    withdrawBatch: withdrawBatchField,
    approveChangeSet: approveChangeSetField,
    approveBatch: approveBatchField,
    refuseChangeSet: refuseChangeSetField,
    retractChangeSet: retractChangeSetField,
    openReviews: openReviewsField,
    delayNotice: delayNoticeField,
    approveNoticeDelay: approveNoticeDelayField,
    endNoticeDelay: endNoticeDelayField,
    reportDoubt: reportDoubtField,
    answerDoubt: answerDoubtField,
    fileDataSubjectRequest: fileDataSubjectRequestField,
    answerDataSubjectRequest: answerDataSubjectRequestField,
    reviewDecision: reviewDecisionField,
    saveQuestion: saveQuestionField,
    withdrawQuestion: withdrawQuestionField,
  },
  Catalogue: catalogueFields,
  CatalogueEntity: catalogueEntityFields,
  CatalogueField: catalogueFieldFields,
  LogCheckpoint: checkpointFields,
  ChangeSetOutcome: outcomeFields,
  WrittenChange: writtenChangeFields,
  WriteWarning: warningFields,
  Batch: batchFields,
  Read: readFields,
  ChangeProposal: proposalFields,
  ProposedFile: proposedFileFields,
  ProposedChange: proposedChangeFields,
};
