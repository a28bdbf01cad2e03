import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Pool } from '../db/client.js';
import type { Pace } from '../hub/batch/pace.js';
import type { Model } from '../hub/declare/model.js';
import { exportArchive } from '../hub/export/export-archive.js';
import { exportFile, type Manifest } from '../hub/export/export-file.js';
import type { ExportRequest } from '../hub/export/exporting.js';
import { ARCHIVE_FORMATS } from '../registers/archive-formats.js';
import { openModel } from '../runtime/model.js';
import type { AddCommand, Cli } from './cli.js';
import { withRegisters } from './open-registers.js';
import { number, progressDisplay } from './progress-display.js';
import { AS_OF_HELP, entityNamed, steward, timeOf, usage } from './steward.js';
import { underWorkOrder } from './under-work-order.js';

type Options = {
  format?: string;
  network?: string;
  url?: string;
  out?: string;
  asOf?: string;
  after?: string;
  captions?: boolean;
  purpose?: string;
  case?: string;
};

export const addExport: AddCommand = (program, cli) => {
  program
    .command('export')
    .argument(
      '[register/entity]',
      'sổ và loại bản ghi, không ghi khi --format gtfs · register and kind of record, infrastructure/road; left out with --format gtfs',
    )
    .description('xuất một loại bản ghi ra tệp, kèm bản kê · write a kind of record to a file, with a manifest')
    .option(
      '--format <csv|jsonl|gtfs>',
      'csv: bảng, nhập lại được; jsonl: mọi trạng thái; gtfs: một mạng lưới xe buýt · csv: a table that can be imported; jsonl: every state; gtfs: a network of buses',
    )
    .option('--network <code>', 'mã mạng lưới của gói GTFS, ví dụ HN · code of the network of a GTFS archive')
    .option('--url <address>', 'địa chỉ trang của đơn vị công bố, GTFS bắt buộc · page of the publisher, which GTFS asks for')
    .option('--out <file>', 'tệp kết quả · the file; <entity>.<format> by default')
    .option('--as-of <when>', AS_OF_HELP)
    .option('--after <position>', 'chỉ các thay đổi sau vị trí này · only changes after this position')
    .option('--captions', 'tiêu đề tiếng Việt · Vietnamese captions in the header')
    .option(
      '--purpose <code>',
      'mục đích, cần cho dữ liệu cá nhân; được ghi vào nhật ký tra cứu · purpose, needed for personal data; stands in the read log',
    )
    .option('--case <code>', 'mã phiếu giao việc của mục đích (giaolo work-order) · the work order of the purpose')
    .addHelpText(
      'after',
      `
Không có --purpose thì bỏ cột và dòng về cá nhân. CSV là trạng thái đang hiệu lực trong một ngày (mặc định hôm nay), JSONL là mọi trạng thái đã biết, hoặc của một ngày nếu có --as-of <ngày>.
Bản kê <tệp>.manifest.json ghi vị trí, số dòng và mã băm; tệp chỉ xuất hiện khi đã đủ.
Without --purpose, columns and rows about people are left out. CSV holds the states in force on one day (today by default), JSONL every known state, or those of the day given by --as-of.
The manifest <file>.manifest.json tells position, counts and hashes; the file appears when it is whole.

Ví dụ · Example:
  giaolo export infrastructure/road --format csv --captions
  giaolo export vehicles/vehicle --format jsonl --purpose stewardship --case G17-261122-0001
  giaolo export infrastructure/road --format jsonl --after 1042
  giaolo export --format gtfs --network HN --url https://xe-buyt.example.vn --out xe-buyt.zip
`,
    )
    .action(async (target: string | undefined, options: Options) => {
      if (options.format !== undefined && ARCHIVE_FORMATS[options.format] !== undefined)
        return exportInFormat(cli, { target, options, format: options.format });
      if (target === undefined)
        throw usage('Thiếu loại bản ghi, ví dụ infrastructure/road.', 'The kind of record is missing, for example infrastructure/road.');
      const request = await understand(openModel(), target, options);
      const display = progressDisplay({ quiet: cli.json() });
      const onProgress = (pace: Pace) => display.show('Xuất · Exporting', pace);
      const manifest = await withRegisters(cli, 'export', async ({ pool, withOpenPool, model, withReadLog }) => {
        const caller = await underWorkOrder({ pool, model }, request.caller);
        const exported = (from: Pool) =>
          withReadLog((readLog) => exportFile({ pool: from, model, readLog }, { ...request, caller, onProgress }));
        return caller.purpose === null ? withOpenPool(exported) : exported(pool);
      }).finally(() => display.end());
      cli.answer(manifest, told(manifest, request.path));
    });
};

/** Several kinds of records as one archive. */
async function exportInFormat(
  cli: Cli,
  { target, options, format }: { target: string | undefined; options: Options; format: string },
): Promise<void> {
  const archive = ARCHIVE_FORMATS[format];
  if (archive === undefined) throw new Error(`there is no format ${format}`);
  const { network, url = '', out = `${format}.zip` } = options;
  if (target !== undefined) throw usage(`--format ${format}: không ghi loại bản ghi.`, `--format ${format}: name no kind of record.`);
  const meaningless = (['after', 'captions', 'purpose', 'case'] as const).find((name) => options[name] !== undefined);
  if (meaningless !== undefined)
    throw usage(`--format ${format}: không dùng cùng --${meaningless}.`, `--format ${format} does not go with --${meaningless}.`);
  const wrong = archive.refuses({ network });
  if (wrong !== undefined) throw usage(wrong.vi, wrong.en);
  if (!URL.canParse(url))
    throw usage(
      '--url: cần địa chỉ trang của đơn vị công bố, GTFS bắt buộc.',
      '--url: the page of the publisher is needed, GTFS asks for it.',
    );
  await access(dirname(resolve(out)), constants.W_OK).catch(() => {
    throw usage(`Không ghi được vào thư mục của ${out}.`, `The folder of ${out} cannot be written to.`);
  });
  const manifest = await withRegisters(cli, 'export', ({ withOpenPool, model }) =>
    withOpenPool((pool) =>
      exportArchive(
        { pool, model },
        {
          format,
          path: out,
          entities: archive.writes.flatMap((name) => model.declarations.entities.get(name) ?? []),
          write: (records) => archive.write(records, { network: network ?? '', url }),
          ...(options.asOf === undefined ? {} : { asOf: timeOf(model, options.asOf) }),
          caller: steward(model, { purpose: undefined, caseCode: undefined }),
        },
      ),
    ),
  );
  cli.answer(manifest, [
    `${out}  vị trí · position ${manifest.position}, ngày · day ${manifest.validAt}`,
    ...Object.entries(manifest.counts).map(([name, count]) => `  ${name}  ${number(count)}`),
    `  ${number(manifest.bytes)} byte  sha256 ${manifest.sha256}`,
    `  bản kê · manifest ${out}.manifest.json`,
    ...manifest.problems.slice(0, TOLD_MAX).map(({ file, code, vi, en }) => `  ${file ?? ''} ${code}: ${vi} · ${en}`),
    ...(manifest.problems.length > TOLD_MAX ? [`  … ${number(manifest.problems.length - TOLD_MAX)} nữa · more`] : []),
  ]);
}

const TOLD_MAX = 50;

function told({ kind, counts, position, sha256, bytes, withheld, people, linksLost, after, validAt }: Manifest, path: string): string[] {
  const what =
    kind === 'DELTA'
      ? `${number(counts.changes)} thay đổi · changes, vị trí · positions ${Number(after) + 1}–${position}`
      : `${number(counts.records)} bản ghi · records, vị trí · position ${position}${validAt === null ? '' : `, ngày · day ${validAt}`}`;
  return [
    `${path}  ${what}`,
    `  ${number(bytes)} byte  sha256 ${sha256}`,
    `  bản kê · manifest ${path}.manifest.json`,
    ...(withheld.length === 0 ? [] : [`  bỏ các cột · columns left out: ${withheld.join(', ')} (--purpose)`]),
    ...(people === 'LEFT_OUT' ? ['  bỏ các dòng về cá nhân · rows about people left out (--purpose)'] : []),
    ...(linksLost === 0 ? [] : [`  ${number(linksLost)} liên kết không còn khoá để ghi · links that no key names any more, left empty`]),
  ];
}

async function understand(model: Model, target: string, options: Options): Promise<ExportRequest> {
  const entity = entityNamed(model, target);
  const format = options.format ?? (options.out?.endsWith('.jsonl') ? 'jsonl' : 'csv');
  if (format !== 'csv' && format !== 'jsonl') throw usage('--format phải là csv hoặc jsonl.', '--format must be csv or jsonl.');
  const path = options.out ?? `${entity.singular}.${format}`;
  await access(dirname(resolve(path)), constants.W_OK).catch(() => {
    throw usage(`Không ghi được vào thư mục của ${path}.`, `The folder of ${path} cannot be written to.`);
  });
  if (options.after !== undefined && !/^\d{1,18}$/.test(options.after))
    throw usage('--after phải là một vị trí, ví dụ 1042.', '--after must be a position, for example 1042.');
  return {
    entity,
    format,
    path,
    ...(options.asOf === undefined ? {} : { asOf: timeOf(model, options.asOf) }),
    ...(options.after === undefined ? {} : { after: options.after }),
    ...(options.captions === true ? { captions: true } : {}),
    caller: steward(model, { purpose: options.purpose, caseCode: options.case }),
  };
}
