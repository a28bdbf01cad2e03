import { HubError } from '../errors.js';
import { type Batch, listBatches, showBatch } from '../hub/batch/batch.js';
import { isUuid } from '../hub/declare/uuid.js';
import { errorOf } from '../hub/undo/asked-withdrawals.js';
import { StartError } from '../start-error.js';
import type { AddCommand } from './cli.js';
import { withRegisters } from './open-registers.js';
import { number } from './progress-display.js';
import { addBatchUndo } from './undo.js';

const LISTED_DEFAULT = 20;

export const addBatch: AddCommand = (program, cli) => {
  const command = program.command('batch').description('các lô dữ liệu đã nhập · batches of imported files');
  command
    .command('list')
    .description('các lô gần nhất · the latest batches')
    .option('--limit <n>', 'số lô · how many', String(LISTED_DEFAULT))
    .action(async ({ limit }: { limit: string }) => {
      if (!/^\d{1,4}$/.test(limit))
        throw new StartError(
          { vi: '--limit phải là số nguyên, ví dụ 20.', en: '--limit must be a whole number, for example 20.' },
          { exitStatus: 2 },
        );
      const batches = await withRegisters(cli, 'batch list', ({ pool }) => listBatches(pool, Number(limit)));
      cli.answer(batches, batches.length === 0 ? ['Chưa có lô nào · No batches yet'] : batches.map(line));
    });
  command
    .command('show')
    .argument('<id>', 'mã lô · id of the batch')
    .description('một lô và các phần của nó · one batch and its parts')
    .action(async (id: string) => {
      if (!isUuid(id))
        throw new StartError(
          { vi: 'Mã lô không đúng dạng; xem "giaolo batch list".', en: 'That is no id of a batch; see "giaolo batch list".' },
          { exitStatus: 2 },
        );
      const found = await withRegisters(cli, 'batch show', ({ pool }) => showBatch(pool, id));
      if (found === undefined) throw new HubError('NOT_FOUND', { what: `batch ${id}` });
      const { batch, chunks } = found;
      cli.answer(found, [
        line(batch),
        `  tệp · file          ${batch.file}  sha256 ${batch.sha256}`,
        `  người nhập · by     ${batch.actor}${batch.agency === null ? '' : ` (${batch.agency})`}`,
        `  lý do · reason      ${batch.reason}${batch.legalBasis === null ? '' : `; ${batch.legalBasis}`}`,
        `  từ · from           ${batch.createdAt}   đến · until ${batch.changedAt}`,
        ...(batch.withdrawReason === null ? [] : [`  rút vì · withdrawn   ${batch.withdrawReason}`]),
        ...(batch.withdrawAsked ? ['  đang rút lại · being withdrawn by the hub'] : []),
        ...(batch.withdrawRefused === null ? [] : [`  không rút được · refused  ${refusalText(batch.withdrawRefused)}`]),
        ...(batch.fault === null ? [] : [`  dừng vì · stopped   ${batch.fault}`]),
        ...chunks.map(
          ({ kind, chunk, firstLine, lastLine, written, refused, firstPosition, lastPosition }) =>
            `  ${kind === 'APPLY' ? 'phần · part' : 'rút · undo '} ${chunk}: dòng · lines ${firstLine}–${lastLine}, ghi · written ${number(written)}${refused > 0 ? `, từ chối · refused ${number(refused)}` : ''}${firstPosition === null ? '' : `, vị trí · positions ${firstPosition}–${lastPosition}`}`,
        ),
      ]);
    });
  addBatchUndo(command, cli);
};

function refusalText(refused: NonNullable<Batch['withdrawRefused']>): string {
  const error = errorOf(refused);
  return `${error.code}: ${error.sentence('vi')} · ${error.sentence('en')}`;
}

function line({ id, state, entity, file, counts, createdAt }: Batch): string {
  return `${id}  ${createdAt.slice(0, 19)}Z  ${state.padEnd(11)}  ${entity} ← ${file}:  ${number(counts.rows)} dòng · rows, +${number(counts.new)} ~${number(counts.changed)} =${number(counts.same)} ✗${number(counts.rejected)}`;
}
