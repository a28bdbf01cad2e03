import { type AnsweredDoubt, answerDoubt } from '../hub/evidence/answer-doubt.js';
import { reportDoubt } from '../hub/evidence/report-doubt.js';
import { type ReportedDoubt, reportedDoubts } from '../hub/evidence/reported-doubts.js';
import type { MutationAnswerDoubtArgs, MutationReportDoubtArgs, QueryReportedDoubtsArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';

type Page = Awaited<ReturnType<typeof reportedDoubts>>;

export const reportedDoubtsField: RootField<QueryReportedDoubtsArgs, Page> = (_source, asked, { reading, ...context }) =>
  reading ? reportedDoubts({ ...context, reading }, asked) : null;

export const reportDoubtField: RootField<MutationReportDoubtArgs, ReportedDoubt> = (_source, { input }, context) =>
  reportDoubt(context, input);

export const answerDoubtField: RootField<MutationAnswerDoubtArgs, AnsweredDoubt> = (_source, { input }, context) =>
  answerDoubt(context, input);
