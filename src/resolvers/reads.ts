import { proveIfSealed } from '../hub/audit/prove.js';
import { recallNotices } from '../hub/feed/recall-notices.js';
import { openReviews, type DecisionReview as Review, reviewDecision, reviewsInOrder } from '../hub/reads/decision-reviews.js';
import { findReads } from '../hub/reads/find-reads.js';
import { readAnomalies } from '../hub/reads/read-anomalies.js';
import { type ReadRow, readsAbout } from '../hub/reads/reads-about.js';
import { askRecall } from '../hub/reads/recall.js';
import { rulesOfRead } from '../hub/reads/rules-of-read.js';
import type {
  MutationOpenReviewsArgs,
  MutationReviewDecisionArgs,
  OpenedReviews,
  QueryDecisionReviewsArgs,
  QueryReadAnomaliesArgs,
  QueryReadsAboutArgs,
  QueryReadsArgs,
  QueryRecallArgs,
  QueryRecallNoticesArgs,
  Read,
  ReadConnection,
  Recall,
} from './generated/contract.js';
import type { FieldsOf, RootField } from './resolver.js';
import { identifierOf } from './subject.js';

/** Counted only where it is asked for. */
type Reads = Omit<ReadConnection, 'totalCount' | 'nodes' | 'edges'> & {
  nodes: readonly UnprovenRead[];
  edges: readonly { cursor: string; node: UnprovenRead }[];
  totalCount: () => Promise<number>;
};
/** Proven, and explained, where that is asked for. */
type UnprovenRead = Omit<Read, 'proof' | 'rules'>;

export const readsAboutField: RootField<QueryReadsAboutArgs, Reads> = (
  _source,
  { subject, ...paging },
  { reading, ...context },
  { schema },
) => (reading ? readsAbout({ ...context, reading }, { ...paging, subject: subject ? identifierOf(schema, subject) : null }) : null);

export const readsField: RootField<QueryReadsArgs, Reads> = (_source, { where, ...paging }, { reading, ...context }, { schema }) =>
  reading
    ? findReads(
        { ...context, reading },
        { ...paging, where: where && { ...where, subject: where.subject ? identifierOf(schema, where.subject) : where.subject } },
      )
    : null;

type Anomalies = Awaited<ReturnType<typeof readAnomalies>>;

export const readAnomaliesField: RootField<QueryReadAnomaliesArgs, Anomalies> = (_source, asked, { reading, ...context }) =>
  reading ? readAnomalies({ ...context, reading }, asked) : null;

type ToldRead = Omit<ReadRow, 'purpose'> & Pick<Read, 'purpose'>;

export const readFields: FieldsOf<Pick<Read, 'proof' | 'rules'>, ToldRead> = {
  /** Of the person who was asked for, and of nobody else. */
  async proof({ position, subject }, _arguments, { model, reading }) {
    if (subject === undefined || !reading) return null;
    return (await proveIfSealed(reading.tx, model, { log: 'reads', position, subject }))?.file ?? null;
  },
  rules: (read, _arguments, { model, reading }) => (read.outcome !== 'ANSWERED' || !reading ? null : rulesOfRead(reading.tx, model, read)),
};

type Recalled = Omit<Recall, 'clients' | 'receipts' | 'reads'> & {
  clients: () => Promise<Recall['clients']>;
  receipts: () => Promise<Recall['receipts']>;
  reads: Omit<Recall['reads'], 'totalCount' | 'nodes'> & {
    nodes: readonly (Omit<Recall['reads']['nodes'][number], 'read'> & { read: UnprovenRead })[];
    totalCount: () => Promise<number>;
  };
};

export const recallField: RootField<QueryRecallArgs, Recalled> = (_source, asked, { reading, ...context }) =>
  reading ? askRecall({ ...context, reading }, asked) : null;

type Reviews = Awaited<ReturnType<typeof reviewsInOrder>>;

export const decisionReviewsField: RootField<QueryDecisionReviewsArgs, Reviews> = (_source, asked, { reading, ...context }) =>
  reading ? reviewsInOrder({ ...context, reading }, asked) : null;

type Notices = Awaited<ReturnType<typeof recallNotices>>;

export const recallNoticesField: RootField<QueryRecallNoticesArgs, Notices> = (_source, asked, { reading, ...context }) =>
  reading ? recallNotices({ ...context, reading }, asked) : null;

export const openReviewsField: RootField<MutationOpenReviewsArgs, OpenedReviews> = (_source, { changeSet }, context) =>
  openReviews(context, changeSet);

export const reviewDecisionField: RootField<MutationReviewDecisionArgs, Review> = (_source, given, context) =>
  reviewDecision(context, given);
