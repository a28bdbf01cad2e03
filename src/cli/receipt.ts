import { readFile, writeFile } from 'node:fs/promises';
import { withTx } from '../db/tx.js';
import { openNotes } from '../hub/reads/audit-notes.js';
import { answeredEntry } from '../hub/reads/request-entry.js';
import { type CheckedReceipt, checkReceipt, type ReceiptFault } from '../hub/receipt/check-receipt.js';
import { type CheckedCredential, checkCredential, presentable, presentCredential } from '../hub/receipt/credential.js';
import type { StatusEntry } from '../hub/receipt/receipt.js';
import { receiptIn } from '../hub/receipt/receipt-file.js';
import { receiptPdf } from '../hub/receipt/receipt-pdf.js';
import { replayReceipt } from '../hub/receipt/replay-receipt.js';
import { type ListedStatus, statusIn } from '../hub/receipt/status-list.js';
import { procedures } from '../registers/procedures/index.js';
import { openModel } from '../runtime/model.js';
import { openReceiptTrust } from '../runtime/receipts.js';
import { StartError } from '../start-error.js';
import { auditor } from './auditor.js';
import type { AddCommand, Cli } from './cli.js';
import { withRegisters } from './open-registers.js';

type TrustOptions = { keys?: string[]; logKey?: string; witness?: string[] };
type VerifyOptions = TrustOptions & { status?: string };
type PrintOptions = TrustOptions & { out?: string };
type PresentOptions = TrustOptions & { show?: string[]; out?: string };
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
    .argument(
      '<file...>',
      'biên nhận (JWS), bản in của nó (PDF), hoặc SD-JWT · receipts (JWS), their rendering (PDF), or SD-JWT, one a file',
    )
    .option('--status <file>', 'danh sách trạng thái đã tải về · a list of statuses that was fetched')
    .description('kiểm tra biên nhận, không cần hub · verify receipts without the hub')
    .addHelpText('after', VERIFY_HELP)
    .action((files: string[], options: VerifyOptions) => verifyAll(cli, files, options));
  trusting('present')
    .argument('<file>', 'biên nhận dạng SD-JWT · a receipt as SD-JWT')
    .option('--show <name...>', 'chỉ đưa ra những mục này · show these and no other')
    .option('--out <file>', 'tệp ghi kết quả · file to write')
    .description('đưa ra từng phần của biên nhận · show single facts of a receipt and keep the others')
    .addHelpText('after', PRESENT_HELP)
    .action((file: string, options: PresentOptions) => present(cli, file, options));
  trusting('pdf')
    .argument('<file>', 'biên nhận (JWS) · a receipt (JWS)')
    .option('--out <file>', 'tệp PDF; mặc định: cạnh biên nhận · PDF file; beside the receipt by default')
    .description('bản in của biên nhận, có đính kèm biên nhận · a receipt on paper, with the receipt attached')
    .action((file: string, options: PrintOptions) => print(cli, file, options));
  trusting('replay')
    .argument('<file>', 'biên nhận (JWS) · a receipt (JWS)')
    .description("trả lời lại câu hỏi của biên nhận và so từng byte · answer a receipt's question again and compare byte for byte")
    .requiredOption('--purpose <code>', 'mục đích, ghi vào nhật ký tra cứu · purpose, stands in the read log')
    .option('--case <code>', 'mã phiếu giao việc của mục đích (giaolo work-order) · the work order of the purpose')
    .addHelpText('after', REPLAY_HELP)
    .action((file: string, options: ReplayOptions) => replay(cli, file, options));
};

const VERIFY_HELP = `
Chỉ tin khoá: chữ ký của hub, mã băm của nội dung, bằng chứng rằng nhật ký có từng trạng thái mà nội dung dựa vào, và giá trị nêu ra đúng là giá trị đã ghi.
Trusts keys alone: the hub's signature, the content's digest, the proof that the log holds each state it rests on, and that the values shown are those that were written.

SD-JWT không mang bằng chứng của nhật ký: chỉ tin chữ ký của hub. Trạng thái nằm trong danh sách mà biên nhận chỉ tới: tải danh sách rồi đưa bằng --status.
An SD-JWT carries no proofs of the log: it is the hub's word alone. Its status stands in the list that the receipt names: fetch that and give it by --status.

Mã thoát · Exit status: 0 tin được · holds; 1 không tin được, hoặc không còn giá trị · does not, or no longer; 2 sai cách dùng · wrong usage.

Ví dụ · Example:
  giaolo receipt verify bien-nhan.jws
  giaolo receipt verify bien-nhan.pdf --status danh-sach.jwt
  giaolo receipt verify bien-nhan.jws --keys jwks.json --log-key giaolo/<id>/changes+…
`;

const PRESENT_HELP = `
Không có --show thì kể ra những mục có thể đưa ra. Một giá trị kéo theo yêu cầu của nó; những mục khác người nhận không biết được.
Without --show it lists what can be shown. A fact brings its requirement; of the others whoever receives it learns nothing.

Ví dụ · Example:
  giaolo receipt present bien-nhan.sd-jwt
  giaolo receipt present bien-nhan.sd-jwt --show complete EV01.class --out cho-ngan-hang.sd-jwt
`;

const REPLAY_HELP = `
Hỏi lại từ ảnh chụp của biên nhận, như người đã nhận nó, theo hồ sơ của nó dù đã đóng. Khác ở đâu thì nêu ra, kèm những thay đổi từ đó đến nay. Việc hỏi lại nằm trong nhật ký tra cứu.
Asks again from the receipt's snapshot, as of whom it was released to, under its case though that may have ended. Tells where it differs, and what changed since. The replay stands in the read log.

Mã thoát · Exit status: 0 giống từng byte · the same byte for byte; 1 khác · differs.

Ví dụ · Example:
  giaolo receipt replay bien-nhan.jws --purpose audit --case G01-261122-0001
`;

async function verifyAll(cli: Cli, files: readonly string[], options: VerifyOptions): Promise<void> {
  const trust = await trustOf(cli, options);
  const list = options.status === undefined ? undefined : await readText(options.status);
  const told: unknown[] = [];
  const lines: string[] = [];
  for (const file of files) {
    const text = receiptIn(await readFile(file)) ?? '';
    const checked = text.includes('~') ? await checkCredential(text, trust) : await checkReceipt(text, trust);
    const entry = 'credential' in checked ? checked.credential?.status?.status_list : checked.receipt?.status;
    const status = list === undefined ? undefined : await statusIn(list, entry, trust);
    const isWhole = checked.faults.length === 0;
    if (!isWhole || (status !== undefined && status !== 'VALID')) process.exitCode = 1;
    told.push({ file, whole: isWhole, ...(status === undefined ? {} : { status }), ...checked });
    lines.push(`${file}`, ...('credential' in checked ? credentialLines(checked) : linesOf(checked)));
    if (isWhole) lines.push(`  ${status === undefined ? unaskedStatus(entry) : STATUSES[status]}`);
  }
  cli.answer(told.length === 1 ? told[0] : told, lines);
}

const STATUSES: Readonly<Record<ListedStatus, string>> = {
  VALID: 'Còn giá trị theo danh sách · its list says it stands',
  INVALID: 'Không còn giá trị: dữ liệu đã được đính chính, hãy hỏi lại · no longer: what it rests on was corrected, ask again',
  NOT_SIGNED: 'Danh sách trạng thái không do hub này ký, hoặc đã quá cũ · the list of statuses is not signed by this hub, or too old',
  OTHER_LIST: 'Danh sách này không phải của biên nhận · the list is of other receipts',
  NONE: 'Biên nhận không có chỗ trong danh sách nào · the receipt has a place in no list',
};

function unaskedStatus(entry: StatusEntry | undefined): string {
  return entry === undefined ? STATUSES.NONE : `Trạng thái chưa hỏi · status not asked: ${entry.uri} (${entry.idx})`;
}

function credentialLines({ credential, faults }: CheckedCredential): string[] {
  if (credential === null) return faults.map((fault) => `  ${faultText(fault)}`);
  const { iss, procedure, decided, complete, agency, case: code, requirements } = credential;
  return [
    `  Tin được · holds: ${iss}, ${procedure}, ngày · day ${decided}${complete === undefined ? '' : complete ? ': đủ chứng cứ · complete' : ': còn thiếu · not complete'}`,
    ...[agency, code].flatMap((shown) => (shown ? [`    ${shown}`] : [])),
    ...requirements.flatMap(({ code: nr, verdict, name, facts }) => [
      `    ${nr} ${verdict}  ${name}`,
      ...facts.map(({ label, value, valueLabel }) => `      ${label}: ${valueLabel ?? JSON.stringify(value)}`),
    ]),
  ];
}

async function present(cli: Cli, file: string, options: PresentOptions): Promise<void> {
  const text = await readText(file);
  const { credential, faults } = await checkCredential(text, await trustOf(cli, options));
  if (credential === null) {
    process.exitCode = 1;
    cli.answer({ whole: false, faults }, faults.map(faultText));
    return;
  }
  const names = presentable(credential);
  if (options.show === undefined) {
    cli.answer({ presentable: names }, names);
    return;
  }
  const presented = await presentCredential(text, credential, options.show);
  if (presented === undefined) {
    throw new StartError(
      {
        vi: `Biên nhận không có mục: ${options.show.filter((name) => !names.includes(name)).join(', ')}. Bỏ --show để xem những mục có thể đưa ra.`,
        en: `The receipt has nothing called: ${options.show.filter((name) => !names.includes(name)).join(', ')}. Leave --show out to see what can be shown.`,
      },
      { exitStatus: 2 },
    );
  }
  if (options.out === undefined) cli.answer({ sdJwt: presented }, [presented]);
  else {
    await writeFile(options.out, presented, { mode: 0o600 });
    cli.answer({ file: options.out, shown: options.show }, [`${options.out}: ${options.show.join(', ')}`]);
  }
}

async function print(cli: Cli, file: string, options: PrintOptions): Promise<void> {
  const jws = await readText(file);
  const { receipt, faults } = await checkReceipt(jws, await trustOf(cli, options));
  if (receipt === null || faults.length > 0) {
    process.exitCode = 1;
    cli.answer({ whole: false, faults }, faults.map(faultText));
    return;
  }
  const out = options.out ?? `${file.replace(/\.jws$/, '')}.pdf`;
  await writeFile(out, await receiptPdf({ receipt, jws }, openModel().declarations.enums), { mode: 0o600 });
  cli.answer({ file: out }, [out]);
}

async function readText(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).trim();
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
    const caller = await auditor({ pool, model }, { purpose: options.purpose, caseCode: options.case });
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
