import { saveQuestion, withdrawQuestion } from '../hub/questions/save-question.js';
import { type SavedQuestion, savedQuestion, savedQuestions } from '../hub/questions/saved-questions.js';
import type {
  MutationSaveQuestionArgs,
  MutationWithdrawQuestionArgs,
  QuerySavedQuestionArgs,
  QuerySavedQuestionsArgs,
} from './generated/contract.js';
import type { RootField } from './resolver.js';

type Page = Awaited<ReturnType<typeof savedQuestions>>;

export const savedQuestionsField: RootField<QuerySavedQuestionsArgs, Page> = (_source, asked, { reading, caller }) =>
  reading ? savedQuestions({ tx: reading.tx, caller }, asked) : null;

export const savedQuestionField: RootField<QuerySavedQuestionArgs, SavedQuestion> = (_source, { id }, { reading, caller }) =>
  reading ? savedQuestion({ tx: reading.tx, caller }, id) : null;

export const saveQuestionField: RootField<MutationSaveQuestionArgs, SavedQuestion> = (_source, { input }, context, { schema }) =>
  saveQuestion(context, schema, input);

export const withdrawQuestionField: RootField<MutationWithdrawQuestionArgs, SavedQuestion> = (_source, { id }, context) =>
  withdrawQuestion(context, id);
