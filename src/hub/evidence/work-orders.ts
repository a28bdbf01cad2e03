import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { IS_ORDER_OPEN } from '../access/case-sql.js';
import type { HubContext } from '../answer/context.js';
import { namesPersonByNumber } from '../declare/personal-words.js';
import { type Purpose, roleOf } from '../declare/policy.js';
import { addDays } from '../time/calendar.js';
import { currentTimes } from '../time/current-times.js';
import { instantText } from '../time/instant.js';
import type { EvidenceCatalogue } from './catalogue.js';
import { isOfAgency } from './open-case.js';
import { wordsOf } from './words-of.js';

/** What officials of an agency are to do for one purpose, and on which days. */
export type WorkOrder = {
  code: string;
  agency: string;
  purpose: string;
  task: string;
  openedAt: string;
  openedBy: string;
  startsOn: string;
  endsOn: string;
  closedAt: string | null;
  closedBy: string | null;
  isOpen: boolean;
};

export type WorkOrderInput = {
  code: string;
  purpose: string;
  task: string;
  startsOn?: string | null | undefined;
  endsOn: string;
};

/** Longer work is ordered again: somebody looks at it once a quarter. */
const DAYS_MAX = 92;

const COLUMNS = `w.code, w.agency, w.purpose, w.task, ${instantText('w.opened_at')} as "openedAt", w.opened_by as "openedBy", w.starts_on::text as "startsOn",
  w.ends_on::text as "endsOn", ${instantText('e.closed_at')} as "closedAt", e.closed_by as "closedBy", ${IS_ORDER_OPEN} as "isOpen"`;
const FROM = 'work_order w left join work_order_end e on e.code = w.code';

/**
 * Opens a work order: from its first day to its last, officials of the agency read for its purpose under its code. Promises: it is of the
 * opener's agency and for a purpose of the opener's role; whoever opened it reads nothing under it (`OPEN_WORK_ORDER`); a code is one order for ever; its words name nobody by a number.
 */
export async function openWorkOrder(
  catalogue: Pick<EvidenceCatalogue, 'receivedBy' | 'receivedOn'>,
  { model, caller, pool }: HubContext,
  input: WorkOrderInput,
): Promise<WorkOrder> {
  const { agency, actor, role } = caller;
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  const isOwn = orderPurposes(model.access, caller).some(({ code }) => code === input.purpose);
  if (!isOwn || agency === null) throw new HubError('FORBIDDEN', { action: 'openWorkOrder' });
  if (!isOfAgency(catalogue, input.code, agency))
    throw unfit('code', `mã phải bắt đầu bằng mã cơ quan của bạn, ${agency}.`, `the code begins with that of your agency, ${agency}.`);
  const task = wordsOf(input.task, 'task');
  if (namesPersonByNumber(model, task))
    throw unfit('task', 'không ghi số định danh hay số giấy tờ của ai.', 'name nobody by a number of theirs.');
  return withTx(pool, { label: 'open work order' }, async (tx) => {
    const { today } = await currentTimes(tx);
    const known = await workOrderOf(tx, agency, input.code);
    const startsOn = input.startsOn ?? known?.startsOn ?? today;
    if (known === null) checkDays({ given: catalogue.receivedOn(input.code) ?? today, startsOn, endsOn: input.endsOn }, today);
    await tx.query(
      `insert into work_order (code, agency, purpose, task, opened_by, opened_role, starts_on, ends_on)
       values ($1, $2, $3, $4, $5, $6, $7::date, $8::date) on conflict (code) do nothing`,
      [input.code, agency, input.purpose, task, actor, role, startsOn, input.endsOn],
    );
    const opened = await workOrderOf(tx, agency, input.code);
    const said = { purpose: input.purpose, task, openedBy: actor, startsOn, endsOn: input.endsOn, closedAt: null };
    if (opened === null || Object.entries(said).some(([name, value]) => opened[name as keyof WorkOrder] !== value))
      throw new HubError('IDEMPOTENCY_MISMATCH');
    return opened;
  });
}

/** Ends a work order of the caller's agency at once; so may whoever could have opened it. */
export async function closeWorkOrder({ model, caller, pool }: HubContext, code: string): Promise<WorkOrder> {
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  return withTx(pool, { label: 'close work order' }, async (tx) => {
    const found = await workOrderOf(tx, caller.agency, code);
    const isOwn = orderPurposes(model.access, caller).some((one) => one.code === found?.purpose);
    if (found === null || !isOwn) throw new HubError('NOT_FOUND', { what: `phiếu giao việc / work order ${code}` });
    await tx.query('insert into work_order_end (code, closed_by) values ($1, $2) on conflict do nothing', [code, caller.actor]);
    return (await workOrderOf(tx, caller.agency, code)) ?? found;
  });
}

/** Those of the caller's agency, for whoever works under such. */
export async function workOrdersFor(context: HubContext, asked: { isOpen: boolean; first: number }): Promise<WorkOrder[]> {
  const { model, caller, pool } = context;
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  if (orderPurposes(model.access, caller).length === 0) throw new HubError('FORBIDDEN', { action: 'workOrders' });
  const { agency } = caller;
  if (agency === null) return [];
  return withTx(pool, { readOnly: true, label: 'work orders' }, (tx) => workOrders(tx, { agency, ...asked }));
}

/** The work order of this code that the agency gave. */
export async function workOrderOf(tx: Tx, agency: string | null, code: string): Promise<WorkOrder | null> {
  const { rows } = await tx.query<WorkOrder>(
    `select ${COLUMNS} from ${FROM} where w.code = $1 and w.agency = $2`,
    [code, agency],
    'work-order',
  );
  return rows[0] ?? null;
}

/** Which agency gave the work order of this code; null where there is none. */
export async function agencyOfWorkOrder(tx: Tx, code: string): Promise<string | null> {
  const { rows } = await tx.query<{ agency: string }>('select w.agency from work_order w where w.code = $1', [code], 'work-order-agency');
  return rows[0]?.agency ?? null;
}

/** Those of an agency, or of all, the first to end first. */
export async function workOrders(
  tx: Tx,
  { agency, isOpen, first }: { agency: string | null; isOpen: boolean; first: number },
): Promise<WorkOrder[]> {
  const { rows } = await tx.query<WorkOrder>(
    `select ${COLUMNS} from ${FROM} where ($1::text is null or w.agency = $1) and (${IS_ORDER_OPEN} or not $2::boolean) order by w.ends_on, w.code limit $3::integer`,
    [agency, isOpen, first],
    'work-orders',
  );
  return rows;
}

/** The purposes of a role that take a work order, as far as the token may use them. */
function orderPurposes(access: HubContext['model']['access'], { role, purposes }: Caller): Purpose[] {
  const own = roleOf(access, role)?.purposes ?? [];
  return access.purposes.filter(({ code, takesWorkOrder }) => takesWorkOrder === true && own.includes(code) && purposes.includes(code));
}

function checkDays({ given, startsOn, endsOn }: { given: string; startsOn: string; endsOn: string }, today: string): void {
  if (given > today) throw unfit('code', 'ngày trong mã phải là hôm nay hoặc trước đó.', 'the day in the code is today or earlier.');
  if (startsOn < today) throw unfit('startsOn', `ngày đầu từ hôm nay (${today}).`, `the first day is today (${today}) or later.`);
  const last = addDays(startsOn, DAYS_MAX - 1);
  if (endsOn < startsOn || endsOn > last)
    throw unfit(
      'endsOn',
      `ngày cuối từ ${startsOn} đến ${last}: mỗi phiếu nhiều nhất ${DAYS_MAX} ngày.`,
      `the last day is from ${startsOn} to ${last}: an order is for at most ${DAYS_MAX} days.`,
    );
}

function unfit(argument: keyof WorkOrderInput, ruleVi: string, ruleEn: string): HubError {
  return new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn });
}
