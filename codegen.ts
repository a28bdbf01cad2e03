import { readFileSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { contractOf } from './scripts/codegen/contract-of.js';
import { documentsOf } from './scripts/codegen/documents-of.js';

/**
 * Everything of the schema that TypeScript is told about is written here, by `npm run generate`, and committed: what clients ask and are
 * answered, and what the hand-written resolvers are given. Nothing hand-types what the schema says (decision 0036).
 */
const HEADER = { add: { content: '// Written by `npm run generate` from schema.graphql. Do not edit.\n' } };

/** Texts but for what is none; ids, days, instants and codes are texts on both sides. */
const TYPES = {
  scalars: { JSON: 'unknown', GeoJSON: 'unknown', NonNegativeInt: 'number' },
  defaultScalarType: 'string',
  immutableTypes: true,
};

/** A client sends texts, so it needs nothing of graphql at run time. */
const client = (folder: string): CodegenConfig['generates'] => ({
  [`${folder}/generated/operations.ts`]: {
    schema: 'schema.graphql',
    documents: documentsOf(folder),
    plugins: [HEADER, { 'typescript-operations': TYPES }, './scripts/codegen/operation-texts.js'],
  },
});

/** The root fields of `src/resolvers/others.ts`. */
const HAND_WRITTEN = {
  Query: [
    'changes',
    'difference',
    'evidence',
    'evidenceBatch',
    'decidedResults',
    'case',
    'casesAbout',
    'emergencyAccesses',
    'workOrders',
    'reads',
    'readsAbout',
    'readAnomalies',
    'noticeDelays',
    'recall',
    'recallNotices',
    'receiptStatus',
    'decisionReviews',
    'reportedDoubts',
    'batch',
    'legalBases',
    'catalogue',
    'checkpoint',
    'inclusionProof',
    'consistencyProof',
    'rowProof',
    'changeProposals',
    'changeProposal',
    'savedQuestions',
    'savedQuestion',
  ],
  Mutation: [
    'submitChangeSet',
    'recordResult',
    'recordDossier',
    'recordPayment',
    'askSources',
    'reportDoubt',
    'answerDoubt',
    'fileDataSubjectRequest',
    'answerDataSubjectRequest',
    'releaseEvidence',
    'withdrawResult',
    'withdrawChangeSet',
    'withdrawBatch',
    'approveChangeSet',
    'approveBatch',
    'refuseChangeSet',
    'retractChangeSet',
    'openReviews',
    'delayNotice',
    'approveNoticeDelay',
    'endNoticeDelay',
    'reviewDecision',
    'openCase',
    'closeCase',
    'openWorkOrder',
    'closeWorkOrder',
    'breakGlass',
    'reviewEmergencyAccess',
    'saveQuestion',
    'withdrawQuestion',
  ],
};

/** Whichever of the registers it is for: the hub reads it by the declarations. */
const RECORD = 'Readonly<Record<string, Readonly<Record<string, unknown>>>>';

const config: CodegenConfig = {
  errorsOnly: true,
  config: { sort: false },
  generates: {
    ...client('src/cli'),
    ...client('bench/workloads'),
    ...client('examples/dossier-service/src'),
    ...client('web/src'),
    'examples/replica/generated/operations.ts': {
      schema: 'schema.graphql',
      documents: documentsOf('examples/replica'),
      plugins: [HEADER, { 'typescript-operations': TYPES }],
    },
    'src/resolvers/generated/contract.ts': {
      schema: contractOf(readFileSync('schema.graphql', 'utf8'), { roots: HAND_WRITTEN, opaque: ['RecordInput'] }),
      plugins: [
        HEADER,
        {
          typescript: { ...TYPES, enumsAsTypes: true, avoidOptionals: { field: true }, scalars: { ...TYPES.scalars, RecordInput: RECORD } },
        },
      ],
      config: { skipTypename: true },
    },
  },
};

export default config;
