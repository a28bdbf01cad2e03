import { type ProcessingActivity, type ProcessingRecipient, processingRecord } from '../hub/access/processing-record.js';
import { BOM, csvLine } from '../hub/csv/csv-line.js';
import { openModel } from '../runtime/model.js';
import type { AddCommand } from './cli.js';
import { writeNewFile } from './new-file.js';
import { withRegisters } from './open-registers.js';
import { number } from './progress-display.js';
import { usage } from './steward.js';

const FORMATS = ['csv', 'json'] as const;
type Options = { format: string; out?: string; shipped?: boolean };

export const addProcessingRecord: AddCommand = (program, cli) => {
  program
    .command('processing-record')
    .description('hồ sơ hoạt động xử lý dữ liệu cá nhân · the record of processing of personal data')
    .option('--format <format>', `định dạng · format: ${FORMATS.join(', ')}`, 'csv')
    .option('--out <file>', 'ghi vào tệp; không có thì in ra · write to a file; printed without it')
    .option(
      '--shipped',
      'theo quy tắc giao kèm bản phát hành, không cần cơ sở dữ liệu · by the rules that the release ships, without a database',
    )
    .addHelpText('after', HELP)
    .action(async ({ format, out, shipped = false }: Options) => {
      if (!FORMATS.some((known) => known === format))
        throw usage(
          `Định dạng là ${FORMATS.join(' hoặc ')}, không phải ${format}.`,
          `The format is ${FORMATS.join(' or ')}, not ${format}.`,
        );
      const record = shipped
        ? processingRecord(openModel())
        : await withRegisters(cli, 'processing-record', async ({ model }) => processingRecord(model));
      const text =
        format === 'json'
          ? `${JSON.stringify(record, null, 2)}\n`
          : BOM + [HEADER, ...record.map(cellsOf)].map((cells) => csvLine(cells)).join('');
      if (out === undefined) return cli.answer(record, [text.replace(BOM, '').trimEnd()]);
      await writeNewFile(out, text);
      cli.answer({ file: out, activities: record.length }, [
        `${number(record.length)} hoạt động xử lý · activities of processing  →  ${out}`,
      ]);
    });
};

const HELP = `
Mỗi dòng là một loại bản ghi có dữ liệu cá nhân, xử lý cho một mục đích: căn cứ pháp lý, trường nào, cho ai, trên bản ghi nào, lưu giữ bao lâu.
Được làm ra từ chính các quy tắc truy cập (AccessRule) đang có hiệu lực hôm nay mà hub dùng để quyết định; --shipped: quy tắc giao kèm bản phát hành.
Each line is a kind of record with personal data, processed for one purpose: on what legal ground, which fields, for whom, of which records, how long they are kept.
It is made of the very rules of access (AccessRule) in force today, by which the hub decides; --shipped: of those that the release ships.

Ví dụ · Example:
  giaolo processing-record --out ho-so-xu-ly.csv
  giaolo --json processing-record | jq '.[] | select(.purpose.code == "licensing") | .entity'
`;

const HEADER = [
  'Mục đích',
  'Tên mục đích',
  'Căn cứ pháp lý',
  'Phải có hồ sơ hoặc phiếu việc',
  'Cơ sở dữ liệu',
  'Loại bản ghi',
  'Dữ liệu cá nhân cơ bản',
  'Dữ liệu cá nhân nhạy cảm',
  'Bên nhận và phạm vi',
  'Thời hạn lưu giữ',
  'Căn cứ lưu giữ',
];

function cellsOf({ purpose, register, caption, personal, sensitive, recipients, retention }: ProcessingActivity): string[] {
  return [
    purpose.code,
    purpose.vi,
    purpose.legalBasis,
    purpose.caseRequired ? 'có' : 'không',
    register,
    caption,
    personal.join(', '),
    sensitive.join(', '),
    recipients.map(told).join('; '),
    retention === null ? 'chưa xác định' : `${retention.period} kể từ ${retention.since}`,
    retention?.law ?? '',
  ];
}

const ROWS = { all: 'mọi bản ghi', case: 'bản ghi của hồ sơ', own: 'bản ghi của chính mình' } as const;
const CLASSES = { open: 'mở', internal: 'nội bộ', personal: 'cơ bản', sensitive: 'nhạy cảm' } as const;

function told({ role, vi, rows, shown, answeredFrom, isCounted }: ProcessingRecipient): string {
  const how = [
    ...(rows === null ? [] : [`xem ${ROWS[rows]}: ${shown.map((cls) => CLASSES[cls]).join(', ')}`]),
    ...(answeredFrom.length > 0 ? [`hỏi đáp có/không từ ${answeredFrom.map((cls) => CLASSES[cls]).join(', ')}`] : []),
    ...(isCounted ? ['chỉ đếm, đã làm nhiễu'] : []),
  ];
  return `${vi} (${role}): ${how.join(' + ')}`;
}
