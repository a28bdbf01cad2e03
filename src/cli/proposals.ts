import type { Command } from 'commander';
import { withTx } from '../db/tx.js';
import { HubError } from '../errors.js';
import type { HubContext } from '../hub/answer/context.js';
import { needText } from '../hub/approval/needs.js';
import type { Proposal, ProposalState } from '../hub/approval/proposals.js';
import {
  approveBatch,
  approveChangeSet,
  proposalsInOrder,
  refuseChangeSet,
  retractChangeSet,
  visibleProposal,
} from '../hub/submit/decide.js';
import { type ProposedChange, proposedChanges } from '../hub/submit/proposed-changes.js';
import type { Cli } from './cli.js';
import { contextOf, decideAs, logged, lookingAt, type Matter } from './decide-as.js';
import { withRegisters } from './open-registers.js';
import { number } from './progress-display.js';
import { groundGiven, usage } from './steward.js';

/** What one person may not change alone, beside the other commands about change sets. */
export function addProposals(command: Command, cli: Cli): void {
  command
    .command('list')
    .description('nội dung chờ người khác phê duyệt, và ghi khẩn cấp chờ xem lại · what waits for another person, and what did not wait')
    .option('--state <names>', `${Object.keys(STATES).join(', ')}; bỏ trống: WAITING,WRITTEN · left out: what is open`)
    .option('--limit <n>', 'số mục, tối đa 200 · how many, at most 200', '20')
    .action(async ({ state, limit }: { state?: string; limit: string }) => {
      const states = state?.split(',').map((one) => one.trim().toUpperCase());
      const odd = states?.find((one) => !(one in STATES));
      if (odd !== undefined) throw usage(`--state: không có ${odd}.`, `--state: there is no ${odd}.`);
      if (!/^\d{1,3}$/.test(limit)) throw usage('--limit phải là số nguyên, ví dụ 20.', '--limit must be a whole number, for example 20.');
      const { nodes } = await withRegisters(
        cli,
        'change-set list',
        (registers) =>
          proposalsInOrder(contextOf(registers, lookingAt(aboutSet('list'))), { states: states as ProposalState[], first: Number(limit) }),
        { mendsRules: true },
      );
      cli.answer(nodes, nodes.length === 0 ? ['Không có gì chờ phê duyệt · Nothing waits'] : nodes.map(line));
    });
  command
    .command('show')
    .argument('<id>', ID)
    .description('một nội dung: ai, vì sao, và sẽ đổi gì trong sổ lúc này · one of them: who, why, and what it would change now')
    .action(async (id: string) => {
      const done = await withRegisters(
        cli,
        'change-set show',
        (registers) =>
          logged(registers, { caller: lookingAt(aboutSet(id)), operationName: 'change-set show', id }, async (context) => {
            const proposal = await visibleProposal(context, id);
            if (proposal === null) throw new HubError('NOT_FOUND', { what: `change-set ${id}` });
            const changes = await withTx(
              registers.pool,
              { readOnly: true, isolation: 'repeatable read', label: 'look at proposal' },
              (tx) => proposedChanges({ ...context, reading: { tx } as HubContext['reading'] & object }, proposal.id),
            );
            return { proposal, changes };
          }),
        { mendsRules: true },
      );
      cli.answer({ ...done.proposal, changes: done.changes }, showText(done.proposal, done.changes));
    });
  command
    .command('approve')
    .argument('<id>', ID)
    .description(
      'đồng ý với nội dung của người khác; tập thay đổi được ghi ngay · agree to another person’s; a change set is written at once',
    )
    .action(async (id: string) => {
      const done = await decideAs(cli, 'change-set approve', aboutSet(id), async (context) => {
        const found = await visibleProposal(context, id);
        if (found === null) throw new HubError('NOT_FOUND', { what: `change-set ${id}` });
        if (found.kind === 'BATCH' || found.kind === 'BATCH_WITHDRAWAL') return { proposal: await approveBatch(context, { id }) };
        return { outcome: await approveChangeSet(context, { id }) };
      });
      cli.answer(
        done,
        done.outcome === undefined
          ? [
              line(done.proposal),
              done.proposal.kind === 'BATCH'
                ? 'Đã phê duyệt: ai có tệp này chạy lại lệnh nhập với --apply · Approved: whoever has the file runs the import again with --apply'
                : `Đã phê duyệt: hub đang chạy sẽ rút lô; hub không chạy thì: giaolo batch undo ${done.proposal.withdraws} · Approved: the running hub takes the batch back; without one run that`,
            ]
          : [
              done.outcome.replayed ? 'Đã ghi từ trước · Written before' : 'Đã phê duyệt và ghi · Approved and written',
              `  ${done.outcome.changeSetId}  vị trí · positions ${done.outcome.firstPosition}–${done.outcome.lastPosition}, ${number(done.outcome.changes.length)} thay đổi · changes`,
            ],
      );
    });
  command
    .command('refuse')
    .argument('<id>', ID)
    .description('không đồng ý với nội dung của người khác · do not agree to another person’s')
    .requiredOption('--reason <text>', 'vì sao, cho người gửi · why, for its author')
    .action(async (id: string, { reason }: { reason: string }) => {
      const text = groundGiven('reason', reason);
      const done = await decideAs(cli, 'change-set refuse', aboutSet(id), (context) => refuseChangeSet(context, { id, reason: text }));
      cli.answer(done, [line(done), ...(done.state === 'OBJECTED' ? [UNDO] : [])]);
    });
  command
    .command('retract')
    .argument('<id>', ID)
    .description('rút nội dung của chính mình khi còn chờ · take back one’s own while it waits')
    .option('--reason <text>', 'vì sao · why')
    .action(async (id: string, { reason }: { reason?: string }) => {
      const done = await decideAs(cli, 'change-set retract', aboutSet(id), (context) =>
        retractChangeSet(context, { id, reason: reason ?? null }),
      );
      cli.answer(done, [line(done)]);
    });
}

const aboutSet = (id: string): Matter => ({ kind: 'change-set', id });

const ID = 'mã trong "giaolo change-set list" · id as "giaolo change-set list" tells it';
const UNDO =
  'Nội dung đã ghi khẩn cấp vẫn còn trong sổ; rút bằng "giaolo change-set undo" hoặc "giaolo batch undo" · What did not wait is still in the registers; withdraw it';

const STATES: Record<ProposalState, string> = {
  WAITING: 'chờ phê duyệt · waiting',
  APPROVED: 'đã phê duyệt · approved',
  REFUSED: 'không phê duyệt · refused',
  RETRACTED: 'đã rút · retracted',
  WRITTEN: 'ghi khẩn cấp, chờ xem lại · emergency, not looked at yet',
  CONFIRMED: 'ghi khẩn cấp, được xác nhận · emergency, confirmed',
  OBJECTED: 'ghi khẩn cấp, bị phản đối · emergency, objected to',
};

function line({ id, kind, state, actor, agency, counts, reason, proposedAt }: Proposal): string {
  const amounts = Object.entries(counts).map(([entity, count]) => `${entity} ${number(count)}`);
  return `${id}  ${proposedAt.slice(0, 19)}Z  ${kind.padEnd(16)}  ${STATES[state]}  ${actor}${agency === null ? '' : ` (${agency})`}  ${amounts.join(', ')}  ${reason}`;
}

function showText(proposal: Proposal, changes: Awaited<ReturnType<typeof proposedChanges>>): string[] {
  const { needs, legalBasis, file, withdraws, emergency, decidedBy, decidedByAgency, decidedAt, decisionReason } = proposal;
  return [
    line(proposal),
    ...(legalBasis === null ? [] : [`  căn cứ · legal basis     ${legalBasis}`]),
    ...needs.map(
      (need) =>
        `  cần người khác · because   ${needText(need).vi} · ${needText(need).en}${need.anotherAgency ? ' (cơ quan khác · another agency)' : ''}`,
    ),
    ...(file === null
      ? []
      : [
          `  tệp · file               ${file.name}  sha256 ${file.sha256}`,
          `                           ${number(file.rows)} dòng · rows, +${number(file.new)} ~${number(file.changed)} ✗${number(file.rejected)}`,
        ]),
    ...(withdraws === null ? [] : [`  rút lại · withdraws      ${withdraws}`]),
    ...(emergency === null ? [] : [`  khẩn cấp · emergency     ${emergency}`]),
    ...(decidedBy === null
      ? []
      : [
          `  quyết định · decided     ${decidedBy}${decidedByAgency === null ? '' : ` (${decidedByAgency})`}  ${decidedAt}${decisionReason === null ? '' : `  ${decisionReason}`}`,
        ]),
    ...(changes?.nodes ?? []).flatMap(changeText),
    ...(changes?.problems ?? []).flatMap(({ code, severity, vi, en }) => [
      `  ${severity === 'error' ? '✗' : '!'} ${code}`,
      `      ${vi}`,
      `      ${en}`,
    ]),
  ];
}

function changeText({ operation, entity, recordId, validFrom, validTo, changedFields }: ProposedChange): string[] {
  return [
    `  ${operation.padEnd(8)}  ${entity} ${recordId ?? '(mới · new)'}  ${validFrom ?? '…'} – ${validTo ?? '…'}`,
    ...changedFields.map(({ name, before, after }) => `      ${name}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`),
  ];
}
