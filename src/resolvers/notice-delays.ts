import { approveNoticeDelay, delayNotice, endNoticeDelay, noticeDelaysInOrder } from '../hub/reads/delay-notice.js';
import type { NoticeDelay } from '../hub/reads/notice-delays.js';
import type {
  MutationApproveNoticeDelayArgs,
  MutationDelayNoticeArgs,
  MutationEndNoticeDelayArgs,
  QueryNoticeDelaysArgs,
} from './generated/contract.js';
import type { RootField } from './resolver.js';

type Page = Awaited<ReturnType<typeof noticeDelaysInOrder>>;

export const noticeDelaysField: RootField<QueryNoticeDelaysArgs, Page> = (_source, asked, context) => noticeDelaysInOrder(context, asked);

export const delayNoticeField: RootField<MutationDelayNoticeArgs, NoticeDelay> = (_source, { input }, context) =>
  delayNotice(context, input);

export const approveNoticeDelayField: RootField<MutationApproveNoticeDelayArgs, NoticeDelay> = (_source, { id }, context) =>
  approveNoticeDelay(context, id);

export const endNoticeDelayField: RootField<MutationEndNoticeDelayArgs, NoticeDelay> = (_source, { id }, context) =>
  endNoticeDelay(context, id);
