import type { Problem } from '../errors.js';
import { needText } from '../hub/approval/needs.js';
import { type ImportReport, PROBLEMS_SHOWN_MAX, type ProblemCount } from '../hub/import/apply/report.js';
import type { CommandAgain } from './import-command.js';
import { duration, number } from './progress-display.js';

type Given = { command: CommandAgain; rejects?: string };

/** The report as a steward reads it: counts, what is wrong where and what to do, and what to run next. */
export function importText(report: ImportReport, given: Given): string[] {
  const { counts, problems, problemCount, warningCount, byCode } = report;
  const [vi, en] = STATES[report.state](report);
  const lines = [`${vi}`, `${en}`];
  if (counts.rows > 0) {
    lines.push(
      `Dòng · rows ${number(counts.rows)}:  mới · new ${number(counts.new)}  ·  đổi · changed ${number(counts.changed)}  ·  giữ nguyên · same ${number(counts.same)}  ·  lỗi · rejected ${number(counts.rejected)}`,
    );
  }
  const changed = Object.entries(report.changedFields).toSorted(([, a], [, b]) => b - a);
  if (changed.length > 0)
    lines.push(`Trường đổi · changed fields:  ${changed.map(([name, count]) => `${name} ${number(count)}`).join(', ')}`);
  const emptied = Object.entries(report.emptiedFields).toSorted(([, a], [, b]) => b - a);
  if (emptied.length > 0)
    lines.push(`Trong đó xoá trống · of which emptied:  ${emptied.map(([name, count]) => `${name} ${number(count)}`).join(', ')}`);
  if (problemCount > 0) lines.push('', `Lỗi · errors: ${number(problemCount)}`);
  for (const problem of problems) lines.push(...problemText(problem));
  if (problemCount > problems.length) {
    lines.push(`  Đã nêu ${PROBLEMS_SHOWN_MAX} lỗi đầu. Tổng hợp · The first ${PROBLEMS_SHOWN_MAX} are shown. In all:`);
    for (const kind of byCode.filter(({ severity }) => severity === 'error')) lines.push(`  ${kindText(kind)}`);
  }
  if (warningCount > 0) lines.push('', `Cảnh báo, không chặn · warnings, which stop nothing: ${number(warningCount)}`);
  for (const kind of byCode.filter(({ severity }) => severity === 'warning'))
    lines.push(`  ${kindText(kind)}`, `      ${kind.vi}`, `      ${kind.en}`);
  return [...lines, ...nextStep(report, given), ''];
}

function kindText({ count, code, file, field, firstRow }: ProblemCount): string {
  return `${number(count).padStart(9)} × ${code}${file === undefined ? '' : ` · ${file}`}${field === undefined ? '' : ` "${field}"`}${firstRow === undefined ? '' : ` · từ dòng · from line ${firstRow}`}`;
}

function problemText({ file, row, field, code, vi, en }: Problem): string[] {
  const where = [file ?? '', row === undefined ? '' : `dòng · line ${row}`, field === undefined ? '' : `"${field}"`, code]
    .filter((part) => part !== '')
    .join(' · ');
  return [`  ✗ ${where}`, `      ${vi}`, `      ${en}`];
}

type State = ImportReport['state'];

const STATES: Record<State, (report: ImportReport) => [vi: string, en: string]> = {
  CHECKED: () => ['Đã kiểm tra tệp, chưa ghi gì.', 'The file was checked; nothing was written.'],
  REFUSED: () => ['Không nhận tệp, chưa ghi gì.', 'The file is refused; nothing was written.'],
  REJECTED: () => ['Có dòng lỗi nên chưa ghi gì.', 'Some rows have errors, so nothing was written.'],
  APPLIED: ({ batchId, seconds, rowsPerSecond, resumedAfterRows, counts }) =>
    counts.new + counts.changed === 0
      ? [
          `Không có gì để ghi: không dòng đúng nào làm sổ thay đổi (lô ${batchId}).`,
          `There was nothing to write: no sound row changes the register (batch ${batchId}).`,
        ]
      : [
          `Đã nhập xong, lô ${batchId}, ${duration(seconds)}, ${number(rowsPerSecond)} dòng/s.${resumedAfterRows === undefined ? '' : ` Tiếp tục sau ${number(resumedAfterRows)} dòng của lần chạy trước.`}`,
          `Imported, batch ${batchId}, ${duration(seconds)}, ${number(rowsPerSecond)} rows/s.${resumedAfterRows === undefined ? '' : ` Went on after ${number(resumedAfterRows)} rows of the earlier run.`}`,
        ],
  ALREADY_APPLIED: ({ batchId }) => [
    `Chính tệp này đã được nhập và còn hiệu lực (lô ${batchId}), không ghi gì thêm. Muốn nhập lại, hãy thêm một dòng chú thích "#" vào đầu tệp.`,
    `This very file was imported before and stands (batch ${batchId}); nothing more was written. To import it again, add a "#" comment as its first line.`,
  ],
  WAITING: ({ proposalId, needs = [] }) => [
    `Tệp đúng, nhưng một người không được tự ghi chừng này (${needs.map((need) => needText(need).vi).join('; ')}). Chưa ghi gì: chờ một người khác phê duyệt, mã ${proposalId}.`,
    `The file is sound, but one person may not write this much alone (${needs.map((need) => needText(need).en).join('; ')}). Nothing is written: it waits for another person's approval under ${proposalId}.`,
  ],
  STOPPED: ({ batchId }) => [
    `Người khác đã ghi vào sổ giữa lúc kiểm tra và lúc ghi, nên các dòng dưới không còn ghi được và lô ${batchId} dừng lại. Các phần trước đã ghi; sửa các dòng này, hoặc bỏ qua chúng bằng --skip-rejected, rồi chạy lại.`,
    `Somebody else wrote to the register between checking and writing, so the rows below cannot be written any more and batch ${batchId} stopped. Earlier parts are written; mend these rows, or leave them out with --skip-rejected, then run again.`,
  ],
};

function nextStep({ state, problemCount, counts, byCode, proposalId }: ImportReport, { command, rejects }: Given): string[] {
  const lines: string[] = [];
  if (rejects !== undefined && (state === 'CHECKED' || state === 'REJECTED' || state === 'APPLIED' || state === 'STOPPED')) {
    lines.push('', counts.rejected > 0 ? `Dòng lỗi · rejected rows:  ${rejects}` : `Không có dòng lỗi · no rejected rows:  ${rejects}`);
  }
  const writes = counts.new + counts.changed > 0;
  if (state === 'WAITING')
    lines.push(
      '',
      `Người khác xem và quyết định · Another person looks and decides:  giaolo change-set show ${proposalId}`,
      `Sau khi được phê duyệt, ghi bằng chính tệp này · After approval, with this very file:  ${command({ apply: true })}`,
    );
  if (state === 'CHECKED' && problemCount === 0)
    lines.push(
      '',
      writes
        ? `Để ghi · To write:  ${command({ apply: true })}`
        : 'Sổ đã đúng như tệp, không có gì để ghi · The register says all of this already; there is nothing to write',
    );
  if ((state === 'CHECKED' || state === 'REJECTED') && problemCount > 0) {
    if (rejects === undefined) lines.push('', `Lấy mọi dòng lỗi ra tệp · All rejected rows in a file:  ${command()} --rejects loi.csv`);
    if (writes) lines.push(`Ghi các dòng đúng, bỏ dòng lỗi · Write the sound rows only:  ${command({ apply: true, skipRejected: true })}`);
  }
  const isLate = byCode.some(({ code }) => LATE.includes(code));
  if (isLate && state !== 'REFUSED')
    lines.push(
      `Dòng đến muộn, sau khi bỏ các dòng khác · Rows that come late, by themselves:  ${command({ operation: 'correct', apply: false }, rejects)}`,
    );
  return lines;
}

/** What the register already says of a later time stands in the way of. */
const LATE: readonly string[] = ['LATER_STATE_EXISTS', 'KEY_IN_OTHER_PERIOD', 'END_DIFFERS'];
