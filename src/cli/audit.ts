import { stat } from 'node:fs/promises';
import { withDatabaseSource } from '../hub/audit/database-source.js';
import { everybodyRead } from '../hub/audit/everybody-read.js';
import { writeAuditExport } from '../hub/audit/file-source.js';
import type { Finding } from '../hub/audit/finding.js';
import { allStreams } from '../hub/audit/streams.js';
import { type Trusted, VERIFY_PARTS, type VerifyPart, verify } from '../hub/audit/verify.js';
import { pace } from '../hub/batch/pace.js';
import { openTrusted } from '../runtime/audit.js';
import { addProve, verifyFile } from './audit-prove.js';
import { addRecall } from './audit-recall.js';
import { findingText } from './audit-text.js';
import { auditor } from './auditor.js';
import type { AddCommand, Cli } from './cli.js';
import { withRegisters } from './open-registers.js';
import { number, progressDisplay } from './progress-display.js';
import { usage } from './steward.js';
import { readShare, type VerifyOptions, verifyTogether, withSource } from './verify-together.js';

type ExportOptions = { out: string; purpose: string; case?: string };

export const addAudit: AddCommand = (program, cli) => {
  const command = program.command('audit').description('kiểm tra và chứng minh những gì đã ghi · verify and prove what was recorded');
  command
    .command('verify')
    .argument(
      '[path]',
      'thư mục của "audit export" hoặc tệp của "audit prove"; bỏ trống: cơ sở dữ liệu · an export or a proof file; the database without one',
    )
    .description('đọc lại mọi thứ và nêu tên những gì đã bị sửa · read everything again and name what was altered')
    .option(
      '--key <vkey...>',
      'khoá kiểm tra của mỗi nhật ký; mặc định: HUB_KEYS_DIR · verifier key of each log; those in HUB_KEYS_DIR by default',
    )
    .option('--checkpoint <file...>', 'điểm kiểm đã giữ ở nơi khác · checkpoints that were kept elsewhere')
    .option('--part <name...>', `chỉ phần này · only this part: ${VERIFY_PARTS.join(', ')}`)
    .option(
      '--share <k/n>',
      'trong phần records: chỉ phần thứ k của n phần bản ghi · of the part records: only the k-th of n shares of the records',
      readShare,
    )
    .option('--snapshot <id>', 'thời điểm do tiến trình khác giữ · a moment that another process holds')
    .addHelpText('after', VERIFY_HELP)
    .action(async (path: string | undefined, options: VerifyOptions) => {
      if (path !== undefined && (await stat(path).catch(() => undefined))?.isFile()) return verifyFile(cli, path, options.key ?? []);
      const trusted = await openTrusted(cli.config(), { keys: options.key ?? [], checkpoints: options.checkpoint ?? [] });
      await verifyAndTell(cli, path, { options, trusted });
    });
  command
    .command('export')
    .requiredOption('--out <folder>', 'thư mục mới · a new folder')
    .requiredOption('--purpose <code>', 'mục đích, ghi vào nhật ký tra cứu · purpose, stands in the read log')
    .option('--case <code>', 'mã phiếu giao việc của mục đích (giaolo work-order) · the work order of the purpose')
    .description(
      'ghi ra mọi thứ mà "audit verify" cần, để kiểm tra ở nơi khác · write down all that "audit verify" needs, to verify it elsewhere',
    )
    .addHelpText('after', EXPORT_HELP)
    .action((options: ExportOptions) => exportAll(cli, options));
  addProve(command, cli);
  addRecall(command, cli);
};

const VERIFY_HELP = `
Chỉ tin khoá và dữ liệu: đọc lại sổ, sổ cái, tập thay đổi, muối, nhật ký tra cứu, cây băm, các chốt bảo vệ và quyền; tính lại mọi mã băm; nêu tên từng chỗ bị sửa, thêm, xoá, đổi chỗ.
Trusts keys and bytes only: reads registers, ledger, change sets, salts, read log, trees, guards and grants again; reckons every hash anew; names whatever was altered, inserted, deleted or moved.

Mã thoát · Exit status: 0 nguyên vẹn · whole; 1 có chỗ bị sửa · something was altered; 2 sai cách dùng · wrong usage; 3 không đọc được · cannot be read.

Ví dụ · Example:
  giaolo audit verify
  giaolo audit verify dong-1042.tlog-proof --key giaolo/<id>/changes+…
  giaolo audit verify ban-xuat --key giaolo/<id>/changes+… --key giaolo/<id>/reads+… --checkpoint diem-kiem.txt
`;

const EXPORT_HELP = `
Bản xuất có dữ liệu của mọi người và mọi hạt giống: hãy giữ như giữ khoá.
The export holds everybody's data and all seeds: keep it as you keep the keys.
`;

/** More would be no list that anybody reads; they are counted. */
const FINDINGS_MAX = 10_000;

async function verifyAndTell(
  cli: Cli,
  path: string | undefined,
  { options, trusted }: { options: VerifyOptions; trusted: Trusted },
): Promise<void> {
  const began = performance.now();
  const parts = partsOf(options);
  const display = progressDisplay({ quiet: cli.json() });
  const findings: Finding[] = [];
  let count = 0;
  let done = 0;
  const report = (finding: Finding) => {
    count += 1;
    if (findings.length < FINDINGS_MAX) findings.push(finding);
  };
  const countMore = (untold: number) => {
    count += untold;
  };
  const steps = {
    done(rows: number) {
      done += rows;
      display.show('Kiểm tra · Verifying', pace(done, undefined, began));
    },
  };
  const verified = await (options.part === undefined
    ? verifyTogether(cli, path, { options, trusted, report, countMore, steps })
    : withSource(cli, path, options, (source) => verify(source, trusted, { parts, share: options.share, report, steps }))
  ).finally(() => display.end());
  const seconds = (performance.now() - began) / 1_000;
  const logs = Object.fromEntries(
    Object.entries(verified.logs).map(([log, { rows, sealed, checkpoints }]) => [
      log,
      { rows: String(rows), sealed: String(sealed), checkpoints },
    ]),
  );
  if (count > 0) process.exitCode = 1;
  cli.answer({ whole: count === 0, count, findings, logs, registers: verified.registers ?? null, guards: verified.guards, seconds }, [
    ...findings.slice(0, LISTED_MAX).map(findingText),
    ...(count > LISTED_MAX ? [`… ${number(count - LISTED_MAX)} chỗ nữa, xem --json · more, see --json`] : []),
    ...Object.entries(verified.logs).map(
      ([log, { rows, sealed, checkpoints }]) =>
        `${log}: ${number(Number(rows))} dòng · rows, ${number(Number(sealed))} đã niêm phong · sealed, ${number(checkpoints)} điểm kiểm · checkpoints`,
    ),
    ...(verified.registers
      ? [`registers: ${number(verified.registers.records)} bản ghi · records, ${number(verified.registers.slices)} trạng thái · states`]
      : []),
    ...(verified.guards === 'not told' ? ['Bản xuất không kèm chốt bảo vệ · The export tells nothing of the guards'] : []),
    count === 0
      ? `Nguyên vẹn · Whole  (${seconds.toFixed(1)} s)`
      : `${number(count)} chỗ không còn như đã niêm phong · places are not as they were sealed  (${seconds.toFixed(1)} s)`,
  ]);
}

const LISTED_MAX = 100;

function partsOf({ part }: VerifyOptions): readonly VerifyPart[] {
  const unknown = part?.find((name) => !VERIFY_PARTS.includes(name as VerifyPart));
  if (unknown !== undefined) throw usage(`Không có phần "${unknown}".`, `There is no part "${unknown}".`);
  return (part as VerifyPart[] | undefined) ?? VERIFY_PARTS;
}

async function exportAll(cli: Cli, { out: folder, purpose, case: caseCode }: ExportOptions): Promise<void> {
  if (await stat(folder).catch(() => undefined)) throw usage(`Đã có ${folder}.`, `${folder} is there already.`);
  const display = progressDisplay({ quiet: cli.json() });
  const began = performance.now();
  let done = 0;
  const steps = {
    done(rows: number) {
      done += rows;
      display.show('Xuất · Exporting', pace(done, undefined, began));
    },
  };
  const { rows } = await withRegisters(cli, 'audit export', async ({ pool, model, withReadLog }) => {
    const caller = await auditor({ pool, model }, { purpose, caseCode });
    await withReadLog(async (readLog) => readLog.record(await everybodyRead(pool, model, caller)));
    return withDatabaseSource(pool, (source) => writeAuditExport(source, folder, allStreams(model.declarations.entities.values()), steps));
  }).finally(() => display.end());
  cli.answer({ folder, rows }, [`${folder}  ${number(rows)} dòng · rows`]);
}
