import { withTx } from '../db/tx.js';
import { closeWorkOrder, openWorkOrder, type WorkOrder, type WorkOrderInput, workOrders } from '../hub/evidence/work-orders.js';
import { procedures } from '../registers/procedures/index.js';
import { openModel } from '../runtime/model.js';
import type { AddCommand } from './cli.js';
import { decideAs } from './decide-as.js';
import { withRegisters } from './open-registers.js';
import { normalised } from './steward.js';

type Given = { purpose: string; task: string; from?: string; until: string };

const SHOWN_MAX = 200;

/** Under what stewards and auditors read about people: opened by a person who is signed in, and who reads nothing under it. */
export const addWorkOrder: AddCommand = (program, cli) => {
  const orders = program
    .command('work-order')
    .description('phiếu giao việc để tra cứu với --case: mở, xem, đóng · work orders for --case: opens, looks at and closes them');
  orders
    .command('open')
    .argument('<code>', 'mã phiếu, ví dụ G17-261122-0001; bắt đầu bằng mã cơ quan · its code, which begins with the agency’s')
    .description('mở phiếu cho người khác trong cơ quan; cần giaolo login · opens one for others of the agency; needs giaolo login')
    .requiredOption('--purpose <code>', 'mục đích: stewardship, audit · the purpose it is for')
    .requiredOption('--task <text>', 'việc phải làm, không nêu tên hay số của ai · what is to be done; nobody’s name or number')
    .requiredOption('--until <day>', 'ngày cuối · its last day')
    .option('--from <day>', 'ngày đầu; bỏ trống: hôm nay · its first day; today when left out')
    .action(async (given: string, { purpose, task, from, until }: Given) => {
      const model = openModel();
      const day = (option: string, said: string) => normalised(model, 'Date', option, said);
      const input: WorkOrderInput = {
        ...{ code: normalised(model, 'DossierCode', '<code>', given), purpose, task, endsOn: day('--until', until) },
        ...(from === undefined ? {} : { startsOn: day('--from', from) }),
      };
      const opened = await decideAs(cli, 'work-order open', { kind: 'work-order', id: input.code }, (context) =>
        openWorkOrder(procedures, context, input),
      );
      cli.answer(opened, [text(opened)]);
    });
  orders
    .command('list')
    .description('phiếu đang mở, gần hết hạn trước · open work orders, the first to end first')
    .option('--agency <code>', 'chỉ của cơ quan này, ví dụ G17 · only of this agency')
    .option('--all', 'cả phiếu chưa đến ngày, đã đóng hoặc hết hạn · with those that have not begun, were closed or have ended')
    .action(async ({ agency, all }: { agency?: string; all?: true }) => {
      const of = agency === undefined ? null : normalised(openModel(), 'AgencyCode', '--agency', agency);
      const found = await withRegisters(cli, 'work-order list', ({ pool }) =>
        withTx(pool, { readOnly: true, label: 'work orders' }, (tx) =>
          workOrders(tx, { agency: of, isOpen: all !== true, first: SHOWN_MAX }),
        ),
      );
      cli.answer(found, found.length === 0 ? ['Không có phiếu nào · No work order'] : found.map(text));
    });
  orders
    .command('close')
    .argument('<code>', 'mã phiếu, ví dụ G17-261122-0001 · its code')
    .description('đóng một phiếu của cơ quan mình, không mở lại được; cần giaolo login · closes one for good; needs giaolo login')
    .action(async (given: string) => {
      const code = normalised(openModel(), 'DossierCode', '<code>', given);
      const closed = await decideAs(cli, 'work-order close', { kind: 'work-order', id: code }, (context) => closeWorkOrder(context, code));
      cli.answer(closed, [text(closed)]);
    });
};

function text({ code, purpose, task, openedBy, startsOn, endsOn, closedAt, isOpen }: WorkOrder): string {
  const state = isOpen ? 'mở · open' : closedAt === null ? 'ngoài thời hạn · not on these days' : `đã đóng · closed ${closedAt}`;
  return `${code}  ${purpose}  ${startsOn} – ${endsOn}  ${state}  ${openedBy}: ${task}`;
}
