import { openReviews, type DecisionReview as Review, reviewDecision, reviewsInOrder } from '../hub/reads/decision-reviews.js';
import { readsAbout } from '../hub/reads/reads-about.js';
import { askRecall } from '../hub/reads/recall.js';
import type {
  MutationOpenReviewsArgs,
  MutationReviewDecisionArgs,
  OpenedReviews,
  QueryDecisionReviewsArgs,
  QueryReadsAboutArgs,
  QueryRecallArgs,
  ReadConnection,
  Recall,
} from './generated/contract.js';
import type { RootField } from './resolver.js';
import { identifierOf } from './subject.js';

/** Counted only where it is asked for. */
type Reads = Omit<ReadConnection, 'totalCount'> & { totalCount: () => Promise<number> };

export const readsAboutField: RootField<QueryReadsAboutArgs, Reads> = (
  _source,
  { subject, ...paging },
  { reading, ...context },
  { schema },
) => (reading ? readsAbout({ ...context, reading }, { ...paging, subject: subject ? identifierOf(schema, subject) : null }) : null);

type Recalled = Omit<Recall, 'clients' | 'receipts' | 'reads'> & {
  clients: () => Promise<Recall['clients']>;
  receipts: () => Promise<Recall['receipts']>;
  reads: Omit<Recall['reads'], 'totalCount'> & { totalCount: () => Promise<number> };
};

export const recallField: RootField<QueryRecallArgs, Recalled> = (_source, asked, { reading, ...context }) =>
  reading ? askRecall({ ...context, reading }, asked) : null;

type Reviews = Awaited<ReturnType<typeof reviewsInOrder>>;

export const decisionReviewsField: RootField<QueryDecisionReviewsArgs, Reviews> = (_source, asked, { reading, ...context }) =>
  reading ? reviewsInOrder({ ...context, reading }, asked) : null;

export const openReviewsField: RootField<MutationOpenReviewsArgs, OpenedReviews> = (_source, { changeSet }, context) =>
  openReviews(context, changeSet);

export const reviewDecisionField: RootField<MutationReviewDecisionArgs, Review> = (_source, given, context) =>
  reviewDecision(context, given);
