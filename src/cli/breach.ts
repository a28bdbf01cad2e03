import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { withTx } from '../db/tx.js';
import type { HubContext } from '../hub/answer/context.js';
import { BOM, csvLine } from '../hub/csv/csv-line.js';
import {
  type Breach,
  type BreachedPerson,
  type BreachReader,
  listBreaches,
  noteNotice,
  recordBreach,
  reportBreach,
} from '../hub/reads/breaches.js';
import { openModel } from '../runtime/model.js';
import { auditor } from './auditor.js';
import type { AddCommand, Cli } from './cli.js';
import { logged } from './decide-as.js';
import { writeNewFile } from './new-file.js';
import { withRegisters } from './open-registers.js';
import { signedIn } from './signed-in.js';
import { normalised, usage } from './steward.js';

type Under = { purpose: string; case?: string };
type Given = Under & {
  from: string;
  to?: string;
  known?: string;
  reason: string;
  drill?: true;
  actor?: string;
  client?: string;
  official?: string;
  agency?: string;
  ofCase?: string;
  anybody?: true;
};

/** Personal data that went where they should not: whom it reached, whom to tell, and until when. */
export const addBreach: AddCommand = (program, cli) => {
  const breach = program
    .command('breach')
    .description(
      'sự cố lộ dữ liệu cá nhân: tìm ai bị ảnh hưởng, hạn thông báo · a breach of personal data: whom it reached, until when to tell',
    );
  under(breach.command('record'))
    .description('tìm trong nhật ký và ghi nhận sự cố, bắt đầu tính 72 giờ · looks through the log and records it; the 72 hours run')
    .requiredOption('--from <instant>', 'đầu khoảng thời gian, ví dụ 2026-11-30T01:00:00Z · where the window begins')
    .option('--to <instant>', 'cuối khoảng; bỏ trống: bây giờ · where it ends; left out: now')
    .option('--actor <sub>', 'ai đã hỏi: sub của thẻ · who asked: sub of the token')
    .option('--client <id>', 'ứng dụng dùng thẻ · the application that used the token')
    .option('--official <id>', 'cán bộ được thay mặt · the official it worked for')
    .option('--agency <code>', 'cơ quan, ví dụ H26 · the agency')
    .option('--of-case <code>', 'hồ sơ mà họ nêu · the dossier that they named')
    .option('--anybody', 'mọi người hỏi trong khoảng đó, khi lộ khoá của nơi cấp thẻ · whoever asked then: a key of the provider leaked')
    .option('--known <instant>', 'phát hiện lúc nào; bỏ trống: bây giờ · when it was found out; left out: now')
    .option('--drill', 'diễn tập: ghi lại, không tính quá hạn · a drill: recorded, never overdue')
    .requiredOption('--reason <text>', 'chuyện gì đã xảy ra, không nêu tên người · what happened; nobody’s name')
    .addHelpText('after', HELP)
    .action(async (given: Given) => {
      const model = openModel();
      const { actor, client, official, ofCase } = given;
      const agency = given.agency === undefined ? undefined : normalised(model, 'AgencyCode', '--agency', given.agency);
      const caseCode = ofCase === undefined ? undefined : normalised(model, 'DossierCode', '--of-case', ofCase);
      const asked = Object.fromEntries(
        Object.entries({ actor, client, official, agency, caseCode }).filter(([, value]) => value !== undefined),
      );
      if ((Object.keys(asked).length === 0) !== (given.anybody === true))
        throw usage(
          'Hãy nêu ai đã hỏi (--actor, --client, --official, --agency, --of-case), hoặc chỉ --anybody.',
          'Name who asked (--actor, --client, --official, --agency, --of-case), or --anybody alone.',
        );
      const instant = (option: string, text: string) => normalised(model, 'DateTime', option, text);
      const found = await asAuditor(cli, 'breach record', given, (context) =>
        recordBreach(context, {
          ...{ asked, isDrill: given.drill === true, reason: given.reason },
          readsFrom: instant('--from', given.from),
          readsTo: given.to === undefined ? null : instant('--to', given.to),
          knownAt: given.known === undefined ? null : instant('--known', given.known),
        }),
      );
      cli.answer(found.breach, [...told(found.breach), `  giaolo breach report ${found.breach.id} --out …`]);
    });
  breach
    .command('list')
    .description('sự cố đã ghi nhận, chưa thông báo trước · what was recorded, what waits for its notice first')
    .action(async () => {
      const found = await withRegisters(cli, 'breach list', ({ pool }) =>
        withTx(pool, { readOnly: true, label: 'breaches' }, listBreaches),
      );
      cli.answer(found, found.length === 0 ? ['Chưa ghi nhận sự cố nào · No breach was recorded'] : found.flatMap(told));
    });
  under(breach.command('report'))
    .argument('<id>', 'mã trong "giaolo breach list" · id as "giaolo breach list" tells it')
    .description('nội dung thông báo và danh sách người bị ảnh hưởng · what the notice needs, and whom it reached')
    .option('--out <file>', 'ghi danh sách người ra tệp CSV · writes the persons to a CSV file')
    .action(async (id: string, { out, ...given }: Under & { out?: string }) => {
      const { breach: one, persons } = await asAuditor(cli, 'breach report', given, (context) => reportBreach(context, id.toLowerCase()));
      if (out !== undefined) await keep(out, persons);
      cli.answer({ ...one, persons: out === undefined ? persons : one.found.persons, file: out ?? null }, [
        ...notice(one),
        ...(out === undefined ? persons.map(personText) : [`  →  ${out}`]),
      ]);
    });
  under(breach.command('notified'))
    .argument('<id>', 'mã trong "giaolo breach list" · id as "giaolo breach list" tells it')
    .description('ghi lại là đã thông báo, một lần · records that the notice was given, once')
    .requiredOption('--text <text>', 'đã báo cho ai, số văn bản · who was told, under which number')
    .option('--at <instant>', 'lúc nào; bỏ trống: bây giờ · when; left out: now')
    .action(async (id: string, given: Under & { text: string; at?: string }) => {
      const notifiedAt = given.at === undefined ? null : normalised(openModel(), 'DateTime', '--at', given.at);
      const done = await asAuditor(cli, 'breach notified', given, (context) =>
        noteNotice(context, { id: id.toLowerCase(), told: given.text, notifiedAt }),
      );
      cli.answer(done, told(done));
    });
};

const HELP = `
Nhật ký tra cứu biết câu trả lời nói về ai, loại bản ghi và lớp trường nào, không biết từng giá trị: các trường nêu ra là nhiều nhất có thể.
The read log knows whom an answer was about, which kinds of records and classes of fields it showed, not each value: the fields are the most it can have been.

Ví dụ · Example:
  giaolo breach record --client demo-dossier-service-motcua --from 2026-11-29T17:00:00Z --drill \\
    --reason "Diễn tập: lộ thẻ của dịch vụ một cửa" --purpose audit --case G01-261122-0001
`;

function under(command: Command): Command {
  return command
    .requiredOption('--purpose <code>', 'mục đích, ghi vào nhật ký tra cứu · purpose, stands in the read log')
    .option('--case <code>', 'mã phiếu giao việc của mục đích (giaolo work-order) · the work order of the purpose');
}

/** In the name of who is signed in, else of this machine's account; whom it is about stands in the read log. */
async function asAuditor<Done>(cli: Cli, operationName: string, given: Under, work: (context: HubContext) => Promise<Done>): Promise<Done> {
  const model = openModel();
  const person = await signedIn(cli.config(), model);
  return withRegisters(cli, operationName, async (registers) => {
    const own = await auditor(registers, { purpose: given.purpose, caseCode: given.case }, person?.identity);
    return logged(registers, { caller: { ...own, requestId: `breach-${randomUUID()}` }, operationName, id: 'breach' }, work);
  });
}

async function keep(out: string, persons: readonly BreachedPerson[]): Promise<void> {
  const lines = [
    ['Mã trong hub', 'Số lượt', 'Từ', 'Đến'],
    ...persons.map(({ id, reads, firstAt, lastAt }) => [id, String(reads), firstAt, lastAt]),
  ];
  await writeNewFile(out, BOM + lines.map((cells) => csvLine(cells)).join(''), 0o600);
}

const STATES: Record<Breach['state'], string> = {
  WAITING: 'chưa thông báo · not told yet',
  OVERDUE: 'QUÁ HẠN THÔNG BÁO · NOTICE OVERDUE',
  NOTIFIED: 'đã thông báo · told',
};

function told({ id, isDrill, state, notifyBy, notifiedAt, found, reason }: Breach): string[] {
  return [
    `${id}  ${isDrill ? 'DIỄN TẬP · DRILL  ' : ''}${STATES[state]}  ${notifiedAt ?? `hạn · until ${notifyBy}`}`,
    `  ${reason}`,
    `  ${found.persons} người · persons, ${found.reads} lượt tra cứu · reads, ${found.cases} hồ sơ · cases, ${found.readers.length} bên đọc · readers`,
  ];
}

/** What is known of it; what it does to people and what was done about it is for people to write. */
function notice(breach: Breach): string[] {
  const { knownAt, readsFrom, readsTo, found, told: how } = breach;
  return [
    ...told(breach),
    `  phát hiện · found out  ${knownAt}`,
    `  khoảng thời gian · window  ${readsFrom} – ${readsTo}`,
    ...(how === null ? [] : [`  đã báo · told  ${how}`]),
    '  bên đọc · readers:',
    ...found.readers.map(readerText),
    `  trường, nhiều nhất là · fields, at most: ${found.fields.join(', ')}`,
  ];
}

function readerText({ actor, client, official, agency, role, purpose, reads, firstAt, lastAt }: BreachReader): string {
  const who = [actor, client, official, agency].filter((part) => part !== null).join(' / ');
  return `    ${who}  ${role}  ${purpose ?? '-'}  ${reads}  ${firstAt} – ${lastAt}`;
}

function personText({ id, reads, firstAt, lastAt }: BreachedPerson): string {
  return `    ${id}  ${reads}  ${firstAt} – ${lastAt}`;
}
