import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { withTx } from '../db/tx.js';
import { HubError } from '../errors.js';
import type { Model } from '../hub/declare/model.js';
import { isUuid } from '../hub/declare/uuid.js';
import { batchCase } from '../hub/import/apply/log-file.js';
import { logParts, type PartsEntry } from '../hub/reads/log-parts.js';
import { nameRecords } from '../hub/sql/name-records.js';
import { withdrawBatchByRule, withdrawSetByRule } from '../hub/submit/withdraw-by-rule.js';
import { currentTimes } from '../hub/time/current-times.js';
import type { AskedWithdrawal } from '../hub/undo/asked-withdrawals.js';
import type { WithdrawOptions } from '../hub/undo/withdraw-batch.js';
import type { UndoDeps, Withdrawal } from '../hub/undo/withdraw-change-set.js';
import { openModel } from '../runtime/model.js';
import { StartError } from '../start-error.js';
import type { AddCommand, Cli } from './cli.js';
import { withRegisters } from './open-registers.js';
import { number, progressDisplay } from './progress-display.js';
import { addProposals } from './proposals.js';
import { type Writer, writerOf } from './signed-in.js';
import { groundGiven, steward, stewardship } from './steward.js';
import { terminal } from './terminal.js';

type Options = { cascade?: boolean; reason: string; legalBasis?: string; emergency?: string };

/** `batch undo`, beside the other commands of a batch. */
export function addBatchUndo(batch: Command, cli: Cli): void {
  withOptions(batch.command('undo').argument('<id>', 'mã lô · id of the batch'))
    .description('rút lại cả lô: các sổ trở về như trước khi nhập · withdraw a batch: the registers say again what they said before it')
    .addHelpText('after', HELP)
    .action(async (id: string, options: Options) => {
      const known = understand(id, options);
      const writer = await writerOf(cli, openModel());
      const withdrawal = { ...known, ...writer };
      const asked = askedBy(openModel(), withdrawal, batchCase(id.toLowerCase()));
      const display = progressDisplay({ quiet: cli.json() });
      const onProgress: WithdrawOptions['onProgress'] = ({ phase, ...pace }) => display.show(PHASES[phase], pace);
      const done = await withRegisters(
        cli,
        'batch undo',
        ({ withReadLog, ...deps }) =>
          withReadLog((readLog) => {
            const { onPlan, onPart } = logParts(
              { ...deps, readLog },
              entryFor(deps.model, writer, { operationName: 'batch undo', caseCode: batchCase(id.toLowerCase()) }),
            );
            const { emergency: _, ...given } = withdrawal;
            return withdrawBatchByRule(deps, id.toLowerCase(), { ...given, onPlan }, { asked, onPart, onProgress });
          }).catch(tellLater(cli, deps)),
        { mendsRules: true },
      ).finally(() => display.end());
      cli.answer(done, [
        `${done.id}  ${done.state}  ${done.entity} ← ${done.file}`,
        `  lý do · reason   ${done.withdrawReason ?? ''}`,
        'Ai hỏi theo knownAt trước lúc rút vẫn thấy dữ liệu cũ · Whoever asks with a knownAt from before still gets what was known then',
      ]);
    });
}

export const addChangeSet: AddCommand = (program, cli) => {
  const command = program.command('change-set').description('tập thay đổi · change sets');
  addProposals(command, cli);
  withOptions(command.command('undo').argument('<id>', 'mã tập thay đổi · id of the change set'))
    .description('rút lại một tập thay đổi · withdraw one change set')
    .addHelpText('after', HELP)
    .action(async (id: string, options: Options) => {
      const known = understand(id, options);
      const writer = await writerOf(cli, openModel());
      const withdrawal = { ...known, ...writer };
      const done = await withRegisters(
        cli,
        'change-set undo',
        ({ withReadLog, ...deps }) =>
          withReadLog(async (readLog) => {
            const { onPlan, onPart } = logParts(
              { ...deps, readLog },
              entryFor(deps.model, writer, { operationName: 'change-set undo', caseCode: `change-set:${id.toLowerCase()}` }),
            );
            return (await withdrawSetByRule(deps, id.toLowerCase(), { ...withdrawal, onPlan, onPart })).outcome;
          }).catch(tellLater(cli, deps)),
        { mendsRules: true },
      );
      cli.answer(done, [
        done.replayed ? 'Đã rút lại từ trước · Withdrawn before' : 'Đã rút lại · Withdrawn',
        `  ${done.changeSetId}  vị trí · positions ${done.firstPosition}–${done.lastPosition}, ${number(done.changes.length)} bản ghi · records`,
      ]);
    });
};

function withOptions(command: Command): Command {
  return command
    .requiredOption('--reason <text>', 'lý do, ghi vào sổ thay đổi · why, for the ledger')
    .option('--legal-basis <text>', 'căn cứ pháp lý · legal basis, for the ledger')
    .option('--cascade', 'rút cả những thay đổi sau đó dựa trên nó · with the later changes that rest on it')
    .option('--emergency <text>', 'vì sao không chờ người khác phê duyệt được · why it cannot wait for another person’s approval');
}

function entryFor(
  model: Model,
  { actor, agency }: Writer,
  { operationName, caseCode }: { operationName: string; caseCode: string },
): PartsEntry {
  const document = 'mutation ($id: ID!) { undo(id: $id) { id } }';
  return {
    requestId: `undo-${randomUUID()}`,
    actor,
    role: 'steward',
    agency,
    purpose: stewardship(model),
    caseCode,
    operationName,
    document,
    variables: {},
  };
}

const HELP = `
Không xoá gì: mỗi phần là một tập thay đổi đính chính, có ghi sổ. Bị ngắt giữa chừng thì chạy lại chính lệnh này.
Nothing is deleted: each part is a logged change set of corrections. Killed half-way, run the same command again.
`;

const PHASES = { check: 'Kiểm tra · Checking', withdraw: 'Rút lại · Withdrawing' } as const;

/** The same in any process: who asks, for what, and why. */
function askedBy(model: Model, { reason, legalBasis, cascade, emergency, ...writer }: Known & Writer, caseCode: string): AskedWithdrawal {
  const caller = { ...steward(model, { purpose: stewardship(model) ?? undefined, caseCode: undefined }), ...writer, caseCode };
  const { role, actor, agency, authenticated, purposes, purpose, requestId } = caller;
  return {
    caller: { role, actor, agency, authenticated, purposes, purpose, caseCode, requestId },
    operationName: 'batch undo',
    reason,
    legalBasis,
    cascade,
    emergency,
  };
}

type Known = Omit<Withdrawal, keyof Writer | 'emergency'> & { emergency: string | null };

function understand(id: string, { cascade, reason, legalBasis, emergency }: Options): Known {
  if (!isUuid(id))
    throw new StartError(
      { vi: 'Mã không đúng dạng; xem "giaolo batch list".', en: 'That is no id; see "giaolo batch list".' },
      { exitStatus: 2 },
    );
  return {
    actorRole: 'steward',
    reason: groundGiven('reason', reason),
    legalBasis: legalBasis === undefined ? null : groundGiven('legalBasis', legalBasis),
    cascade: cascade === true,
    emergency: emergency === undefined ? null : groundGiven('emergency', emergency),
  };
}

type Listed = { position: string; entity: string; recordId: string; operation: string; recordedFrom: string; changeSetId: string };

/** What stands in the way, line by line before the sentence, by the keys of the records. */
function tellLater(cli: Cli, { pool, model }: UndoDeps): (error: unknown) => Promise<never> {
  return async (error) => {
    if (error instanceof HubError && error.code === 'HAS_LATER_CHANGES' && !cli.json()) {
      const later = (error.details.laterChanges ?? []) as readonly Listed[];
      const names = await withTx(pool, { readOnly: true, label: 'name records' }, async (tx) =>
        nameRecords(
          tx,
          model,
          later.map(({ entity, recordId }) => ({ entity, id: recordId })),
          { knownAt: (await currentTimes(tx)).head.recordedFrom },
        ),
      );
      for (const one of later)
        terminal.tell(
          `  ${one.position.padStart(8)}  ${one.recordedFrom}  ${one.operation.padEnd(8)}  ${one.entity} ${names.get(one.recordId) ?? one.recordId}  (${one.changeSetId})`,
        );
    }
    throw error;
  };
}
