import type { Command } from 'commander';
import { withTx } from '../db/tx.js';
import { HubError } from '../errors.js';
import { openNotes } from '../hub/reads/audit-notes.js';
import { noteRecall, recallOf, requireRecall } from '../hub/reads/recall.js';
import { answeredEntry } from '../hub/reads/request-entry.js';
import { auditor } from './auditor.js';
import type { Cli } from './cli.js';
import { withRegisters } from './open-registers.js';

type RecallOptions = { purpose: string; case?: string };

export function addRecall(command: Command, cli: Cli): void {
  command
    .command('recall')
    .argument(
      '<change set>',
      'mã tập thay đổi đã đính chính, gỡ bỏ, rút lại hay kết thúc · the change set that corrected, removed, withdrew or ended',
    )
    .description('ai đã nhận thông tin nay không còn đúng · who got what no longer holds: by case and by who asked')
    .requiredOption('--purpose <code>', 'mục đích, ghi vào nhật ký tra cứu · purpose, stands in the read log')
    .option('--case <code>', 'mã phiếu giao việc của mục đích (giaolo work-order) · the work order of the purpose')
    .addHelpText('after', HELP)
    .action(async (changeSet: string, options: RecallOptions) => {
      await withRegisters(cli, 'audit recall', async ({ pool, model, withReadLog }) => {
        const caller = await auditor({ pool, model }, { purpose: options.purpose, caseCode: options.case });
        requireRecall(model, caller);
        await withReadLog(async (readLog) => {
          const found = await withTx(pool, { readOnly: true, isolation: 'repeatable read', label: 'recall' }, async (tx) => {
            const recall = await recallOf(tx, { model, standIn: readLog.standIn }, changeSet.toLowerCase());
            return recall && { recall, reads: await recall.count(), clients: await recall.clients(), receipts: await recall.receipts() };
          });
          if (found === undefined) throw new HubError('NOT_FOUND', { what: 'change set' });
          const { recall, reads, clients, receipts } = found;
          const notes = openNotes(readLog.standIn);
          noteRecall(notes, recall);
          const asked = {
            operationName: 'auditRecall',
            document: 'query ($changeSet: ID!) { recall(changeSet: $changeSet) { clients { caseCode } } }',
            variables: { changeSet },
          };
          await readLog.record(answeredEntry(caller, asked, notes));
          const { id, recordedFrom, records } = recall.set;
          cli.answer(
            {
              changeSet: id,
              recordedAt: recordedFrom,
              records: records.map(({ persons: _persons, ...record }) => record),
              reads,
              clients,
              receipts,
            },
            [
              `${id}, ${recordedFrom}: ${reads} lượt tra cứu · reads`,
              ...records.map(
                ({ entity, recordId, reason, since }) =>
                  `  ${entity} ${recordId}: ${REASONS[reason]}${since === null ? '' : `, từ · since ${since}`}`,
              ),
              ...clients.map(
                (one) =>
                  `${one.caseCode ?? '-'}  ${one.agency ?? '-'}  ${one.actor}  ${one.reads}  ${one.firstAt} – ${one.lastAt}  ${REASONS[one.reason]}, ${CERTAINTIES[one.certainty]}`,
              ),
              ...receipts.map((one) => `biên nhận · receipt ${one.id}  ${one.caseCode}  ${one.agency ?? '-'}  ${one.releasedAt}`),
            ],
          );
        });
      });
    });
}

const REASONS = { WRONG: 'sai từ đầu · never so', NO_LONGER: 'không còn đúng · no longer so' } as const;
const CERTAINTIES = { SHOWN: 'đã cho xem · shown', POSSIBLE: 'có thể · possible', KIND: 'cùng loại · of its kind' } as const;

const HELP = `
Nhật ký tra cứu biết câu trả lời nói về ai và cho xem loại bản ghi nào, không biết từng bản ghi: "có thể" nghĩa là về đúng người đó trong đúng khoảng thời gian đó.
The read log knows whom an answer was about and which kinds of records it showed, not which records: "possible" is about that person, in that time.

Ví dụ · Example:
  giaolo audit recall 0198… --purpose audit --case G01-261122-0001
`;
