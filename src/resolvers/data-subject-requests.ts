import { answerRequest } from '../hub/evidence/answer-request.js';
import { fileRequest } from '../hub/evidence/file-request.js';
import type { FiledRequest } from '../hub/evidence/filed-request.js';
import type { MutationAnswerDataSubjectRequestArgs, MutationFileDataSubjectRequestArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';

export const fileDataSubjectRequestField: RootField<MutationFileDataSubjectRequestArgs, FiledRequest> = (_source, { input }, context) =>
  fileRequest(context, input);

export const answerDataSubjectRequestField: RootField<MutationAnswerDataSubjectRequestArgs, FiledRequest> = (_source, { input }, context) =>
  answerRequest(context, input);
