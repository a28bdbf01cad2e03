import { readFile } from 'node:fs/promises';
import { withTx } from '../db/tx.js';
import { openNotes } from '../hub/reads/audit-notes.js';
import { answeredEntry } from '../hub/reads/request-entry.js';
import { type CheckedReceipt, checkReceipt, type ReceiptFault } from '../hub/receipt/check-receipt.js';
import { replayReceipt } from '../hub/receipt/replay-receipt.js';
import { procedures } from '../registers/procedures/index.js';
import { openReceiptTrust } from '../runtime/receipts.js';
import { auditor } from './auditor.js';
import type { AddCommand, Cli } from './cli.js';
import { withRegisters } from './open-registers.js';

type TrustOptions = { keys?: string[]; logKey?: string; witness?: string[] };
type ReplayOptions = TrustOptions & { purpose: string; case?: string };

export const addReceipt: AddCommand = (program, cli) => {
  const command = program.command('receipt').description('biên nhận chứng cứ · receipts of evidence');
  const trusting = (name: string) =>
    command
      .command(name)
      .option(
        '--keys <file...>',
        'bộ khoá (JWKS) của hub đã cấp; mặc định: HUB_KEYS_DIR · key set of the hub that released; HUB_KEYS_DIR by default',
      )
      .option('--log-key <vkey>', 'khoá kiểm tra của nhật ký thay đổi · verifier key of the log of changes')
      .option('--witness <vkey...>', 'khoá của nhân chứng: cho thời gian từ bên khác · keys of witnesses, for a time from another party');
  trusting('verify')
    .argument('<file...>', 'biên nhận (JWS) · receipts (JWS), one a file')
    .description('kiểm tra biên nhận, không cần hub · verify receipts without the hub')
    .addHelpText('after', VERIFY_HELP)
    .action((files: string[], options: TrustOptions) => verifyAll(cli, files, options));
  trusting('replay')
    .argument('<file>', 'biên nhận (JWS) · a receipt (JWS)')
    .description("trả lời lại câu hỏi của biên nhận và so từng byte · answer a receipt's question again and compare byte for byte")
    .requiredOption('--purpose <code>', 'mục đích, ghi vào nhật ký tra cứu · purpose, stands in the read log')
    .option('--case <code>', 'mã hồ sơ của mục đích · the case of the purpose')
    .addHelpText('after', REPLAY_HELP)
    .action((file: string, options: ReplayOptions) => replay(cli, file, options));
};

const VERIFY_HELP = `
Chỉ tin khoá: chữ ký của hub, mã băm của nội dung, bằng chứng rằng nhật ký có từng trạng thái mà nội dung dựa vào, và giá trị nêu ra đúng là giá trị đã ghi.
Trusts keys alone: the hub's signature, the content's digest, the proof that the log holds each state it rests on, and that the values shown are those that were written.

Mã thoát · Exit status: 0 tin được · holds; 1 không tin được · does not; 2 sai cách dùng · wrong usage.

Ví dụ · Example:
  giaolo receipt verify bien-nhan.jws
  giaolo receipt verify bien-nhan.jws --keys jwks.json --log-key giaolo/<id>/changes+…
`;

const REPLAY_HELP = `
Hỏi lại từ ảnh chụp của biên nhận, như người đã nhận nó, theo hồ sơ của nó dù đã đóng. Khác ở đâu thì nêu ra, kèm những thay đổi từ đó đến nay. Việc hỏi lại nằm trong nhật ký tra cứu.
Asks again from the receipt's snapshot, as of whom it was released to, under its case though that may have ended. Tells where it differs, and what changed since. The replay stands in the read log.

Mã thoát · Exit status: 0 giống từng byte · the same byte for byte; 1 khác · differs.

Ví dụ · Example:
  giaolo receipt replay bien-nhan.jws --purpose audit --case H26.01-261122-0001
`;

async function verifyAll(cli: Cli, files: readonly string[], options: TrustOptions): Promise<void> {
  const trust = await trustOf(cli, options);
  const told: unknown[] = [];
  const lines: string[] = [];
  for (const file of files) {
    const checked = await checkReceipt(await readFile(file, 'utf8'), trust);
    if (checked.faults.length > 0) process.exitCode = 1;
    const { receipt, ...rest } = checked;
    told.push({ file, whole: checked.faults.length === 0, ...rest, receipt });
    lines.push(`${file}`, ...linesOf(checked));
  }
  cli.answer(told.length === 1 ? told[0] : told, lines);
}

function linesOf({ receipt, faults, proven, unproven, size, witnessedAt }: CheckedReceipt): string[] {
  if (faults.length > 0) return faults.map((fault) => `  ${faultText(fault)}`);
  if (receipt === null) return [];
  const { releasedTo, content, releasedAt } = receipt;
  return [
    `  Tin được · holds: ${receipt.id}, ${releasedAt}, ${releasedTo.agency ?? releasedTo.actor}, ${releasedTo.case}`,
    `  ${content.procedureId} ${content.procedureName}, ngày · day ${content.decidedAt}: ${content.complete ? 'đủ chứng cứ · complete' : 'còn thiếu · not complete'}`,
    ...content.requirements.map(
      ({ code, verdict, nameVi, thing }) => `    ${code} ${verdict}  ${nameVi}${thing === null ? '' : ` (${thing})`}`,
    ),
    `  ${proven} giá trị có bằng chứng trong nhật ký · values proven by the log, ${unproven} không mở được · not opened${size === null ? '' : `; điểm kiểm · checkpoint ${size}`}`,
    witnessedAt === null
      ? "  Thời gian theo đồng hồ của hub; chưa có bên khác xác nhận · by the hub's clock; no other party vouches for the time"
      : `  Nhân chứng đã thấy nhật ký này lúc · a witness saw this log at ${witnessedAt}`,
  ];
}

const FAULTS: Readonly<Record<ReceiptFault['kind'], string>> = {
  MALFORMED: 'Không phải biên nhận · is no receipt',
  UNKNOWN_KEY: 'Ký bằng khoá không biết · signed by an unknown key',
  BAD_SIGNATURE: 'Chữ ký sai: nội dung đã bị sửa · the signature is wrong: it was altered',
  RETIRED_KEY: 'Ký bằng khoá đã ngừng dùng trước đó · signed by a key that was retired before',
  DIGEST: 'Nội dung không khớp mã băm · the content is not what its digest says',
  PROOF: 'Nhật ký không chứng minh trạng thái này · the log does not vouch for this state',
  VALUE: 'Giá trị không phải giá trị đã ghi · a value is not what was written',
};

function faultText({ kind, what }: ReceiptFault): string {
  return `${FAULTS[kind]}${what === null ? '' : `: ${what}`}`;
}

async function replay(cli: Cli, file: string, options: ReplayOptions): Promise<void> {
  const checked = await checkReceipt(await readFile(file, 'utf8'), await trustOf(cli, options));
  const [fault] = checked.faults;
  if (fault !== undefined || checked.receipt === null) {
    process.exitCode = 1;
    cli.answer({ whole: false, faults: checked.faults }, checked.faults.map(faultText));
    return;
  }
  const { receipt } = checked;
  const replayed = await withRegisters(cli, 'receipt replay', async ({ pool, model, withReadLog }) => {
    const caller = auditor(model, { purpose: options.purpose, caseCode: options.case });
    return withReadLog(async (readLog) => {
      const audit = openNotes(readLog.standIn);
      const found = await withTx(pool, { readOnly: true, isolation: 'repeatable read', label: 'replay receipt' }, (tx) =>
        replayReceipt(procedures, { tx, model, audit }, receipt),
      );
      const asked = {
        operationName: 'receiptReplay',
        document: 'query ($id: ID!) { receiptReplay(id: $id) { isSame } }',
        variables: { id: receipt.id },
      };
      await readLog.record(answeredEntry(caller, asked, audit));
      return found;
    });
  });
  if (!replayed.isSame) process.exitCode = 1;
  cli.answer({ id: receipt.id, ...replayed }, [
    replayed.isSame ? 'Giống từng byte · the same byte for byte' : 'Khác · differs',
    ...(replayed.isSameRule ? [] : ['  Quy tắc truy cập đã đổi từ khi cấp · the access rules have changed since it was released']),
    ...replayed.differences.map(({ path, then, now }) => `  ${path}: ${JSON.stringify(then) ?? '-'} → ${JSON.stringify(now) ?? '-'}`),
    ...replayed.later.map((one) => `  ${one.recordedFrom}  ${one.operation}  ${one.entity} ${one.recordId}  (${one.position})`),
  ]);
}

function trustOf(cli: Cli, { keys = [], logKey, witness = [] }: TrustOptions) {
  return openReceiptTrust(cli.config(), { keys, logKey, witnesses: witness });
}
