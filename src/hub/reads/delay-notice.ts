import { beyond } from '../../beyond.js';
import type { Pool } from '../../db/client.js';
import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { Caller } from '../access/caller.js';
import { requireAudit } from '../access/decide.js';
import type { Model } from '../declare/model.js';
import { isUuid } from '../declare/uuid.js';
import { keyPages } from '../sql/key-page.js';
import { pageSize } from '../sql/page.js';
import { addDays, daysBetween } from '../time/calendar.js';
import { legalToday } from '../time/legal-day.js';
import { groundText } from '../write/ground-text.js';
import type { AuditNotes } from './audit-notes.js';
import { keepNoticeDelay, type NoticeDelay, type NoticeDelayState, noticeDelay, noticeDelays } from './notice-delays.js';

type Context = { pool: Pool; model: Model; caller: Caller; audit: AuditNotes };

/**
 * Asks that a person is not told yet who reads about them in a case: the one named, else that of `Hub-Case`. Nothing is delayed before another person has agreed
 * (`approveNoticeDelay`). Each step leaves its row in the read log, under the work order of whoever takes it.
 */
export async function delayNotice(
  context: Context,
  asked: { caseCode?: string | null | undefined; legalBasis: string; until: string },
): Promise<NoticeDelay> {
  begin(context);
  const { actor, agency } = context.caller;
  const caseCode = asked.caseCode ?? caseOf(context.caller);
  const legalBasis = groundText('legalBasis', asked.legalBasis);
  return withTx(context.pool, { label: 'delay notice' }, async (tx) => {
    const today = await legalToday(tx);
    const days = daysBetween(today, asked.until);
    const example = addDays(today, 90);
    if (days < 1)
      throw new HubError('BAD_USER_INPUT', {
        argument: 'until',
        ruleVi: 'phải là một ngày sau hôm nay.',
        ruleEn: 'it must be a day after today.',
        example,
      });
    if (days > LIMITS.noticeDelayDays.max) throw beyond('noticeDelayDays', { asked: days, argument: 'until', example });
    const id = await keepNoticeDelay(tx, { caseCode, legalBasis, until: asked.until, actor, agency });
    return found(await noticeDelay(tx, id));
  });
}

/** Another person agrees, and the delay begins. The same again changes nothing. */
export async function approveNoticeDelay(context: Context, id: string): Promise<NoticeDelay> {
  begin(context);
  const { actor, agency } = context.caller;
  return withTx(context.pool, { label: 'approve delay of notice' }, async (tx) => {
    const asked = known(isUuid(id) ? await noticeDelay(tx, id) : undefined);
    if (asked.actor === actor) throw new HubError('ANOTHER_PERSON_REQUIRED', { why: 'OWN', takeBack: 'endNoticeDelay' });
    if (asked.state === 'ENDED' || asked.state === 'OVER')
      throw new HubError('BAD_USER_INPUT', {
        argument: 'id',
        ruleVi: 'đề nghị hoãn thông báo này đã kết thúc; nếu vẫn cần, hãy lập đề nghị mới (delayNotice).',
        ruleEn: 'this delay of notice is over; where it is still needed, ask for another (delayNotice).',
      });
    await tx.query(
      'insert into notice_delay_approval (id, approved_by, approved_by_agency) values ($1::uuid, $2, $3) on conflict do nothing',
      [id, actor, agency],
    );
    return found(await noticeDelay(tx, id));
  });
}

/** Ends a delay before its day, or refuses one that waits: by one person, since from here on the person concerned is told. */
export async function endNoticeDelay(context: Context, id: string): Promise<NoticeDelay> {
  begin(context);
  const { actor, agency } = context.caller;
  return withTx(context.pool, { label: 'end delay of notice' }, async (tx) => {
    const { state } = known(isUuid(id) ? await noticeDelay(tx, id) : undefined);
    if (state === 'WAITING' || state === 'IN_FORCE')
      await tx.query('insert into notice_delay_end (id, ended_by, ended_by_agency) values ($1::uuid, $2, $3) on conflict do nothing', [
        id,
        actor,
        agency,
      ]);
    return found(await noticeDelay(tx, id));
  });
}

const PAGES = keyPages('notice-delay', isUuid);

export type DelaysQuestion = {
  caseCode?: string | null;
  states?: readonly NoticeDelayState[] | null;
  first?: number | null;
  after?: string | null;
};

/** For whoever examines access, the latest first. */
export async function noticeDelaysInOrder(
  { reading, ...context }: Context & { reading?: { tx: Tx } | undefined },
  { caseCode, states, first, after }: DelaysQuestion,
) {
  begin(context);
  if (!reading) throw new Error('delays of notice are asked for outside a query');
  const limit = pageSize('first', first, 20, 'pageRecords');
  const before = PAGES.keyOf(after);
  const asked = { caseCode: caseCode ?? null, states: states ?? null, before, limit: limit + 1 };
  return PAGES.page(await noticeDelays(reading.tx, asked), { limit, after: before, key: ({ id }) => id });
}

/** Whose work it is. */
function begin({ model, caller, audit }: Pick<Context, 'model' | 'caller' | 'audit'>): void {
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  requireAudit(model.access, caller);
  audit.begin();
  audit.classes.add('personal');
  audit.entities.add('NoticeDelay');
}

function caseOf({ caseCode }: Caller): string {
  if (caseCode === null) throw new HubError('CASE_REQUIRED');
  return caseCode;
}

function known(asked: NoticeDelay | undefined): NoticeDelay {
  if (asked !== undefined) return asked;
  throw new HubError('NOT_FOUND', { what: 'hoãn thông báo / delay of notice' });
}

function found(delay: NoticeDelay | undefined): NoticeDelay {
  if (delay === undefined) throw new Error('a delay of notice that was written is not there');
  return delay;
}
