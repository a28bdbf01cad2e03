import { userInfo } from 'node:os';
import { type Tx, withTx } from '../db/tx.js';
import { roleOf } from '../hub/declare/policy.js';
import { isUuid } from '../hub/declare/uuid.js';
import { faultOfUrl } from '../hub/outbox/address.js';
import { deadLetters, dropLetter, sendAgain } from '../hub/outbox/kept-messages.js';
import { endTarget, keepSecret, keepTarget, type TargetStanding, targets, tryNow } from '../hub/outbox/kept-targets.js';
import { CHANGES } from '../hub/outbox/outbox-work.js';
import { newSecret } from '../hub/outbox/secrets.js';
import { openOutbox } from '../runtime/outbox.js';
import type { Registers } from '../runtime/registers.js';
import type { AddCommand, Cli } from './cli.js';
import { withRegisters } from './open-registers.js';
import { entityNamed, requireAgency, usage } from './steward.js';

type Subscribing = {
  url: string;
  entity?: string[];
  operation?: string[];
  record?: string[];
  role: string;
  agency?: string;
  actor?: string;
};

/** What leaves the hub by itself: who is told, what was not taken, and what is sent again. */
export const addOutbox: AddCommand = (program, cli) => {
  const outbox = program
    .command('outbox')
    .description('thông báo gửi ra ngoài: nơi nhận, thư chưa gửi được, gửi lại · messages that leave: targets, dead letters, sending again')
    .addHelpText('after', HELP);
  outbox
    .command('subscribe')
    .requiredOption('--url <url>', 'nơi nhận, https · where they go, https')
    .option('--entity <register/entity...>', 'chỉ các loại bản ghi này · only these kinds of records')
    .option('--operation <operation...>', 'chỉ các thao tác này: REGISTER UPDATE CORRECT CLOSE REMOVE · only these operations')
    .option('--record <id...>', 'chỉ các bản ghi này · only these records')
    .option('--role <role>', 'quyền đọc của vai trò này, không có mục đích · by the rights of this role, without a purpose', 'anonymous')
    .option('--agency <code>', 'cơ quan của ứng dụng · the agency of the application')
    .option('--actor <name>', 'tên ứng dụng, như "sub" trong thẻ · the application, as "sub" of its tokens')
    .description(
      'báo cho một ứng dụng mỗi thay đổi từ bây giờ; in khoá ký một lần · tells an application of changes from now on; prints its secret once',
    )
    .action((options: Subscribing) => subscribe(cli, options));
  outbox
    .command('connect')
    .argument('<notice>', 'như "giaolo outbox notices" · as "giaolo outbox notices" tells it')
    .requiredOption('--url <url>', 'nơi nhận, https · where they go, https')
    .description(
      'nối một thông báo theo luật với nơi nhận; in khoá ký một lần · connects a notice of the law to an address; prints its secret once',
    )
    .action((notice: string, { url }: { url: string }) => connect(cli, notice, url));
  outbox
    .command('notices')
    .description('các thông báo theo luật về kết quả thủ tục · notices of the law about results of procedures')
    .action(async () => {
      const notices = await withRegisters(cli, 'outbox notices', async ({ model }) => model.notices ?? []);
      cli.answer(
        notices,
        notices.flatMap(({ name, vi, en, law, procedures }) => [
          `${name}  ${procedures === '*' ? 'mọi thủ tục · all procedures' : procedures.join(', ')}`,
          `  ${vi} · ${en}`,
          `  ${law}`,
        ]),
      );
    });
  outbox
    .command('list')
    .option('--all', 'cả những nơi đã ngừng · with those that ended')
    .description('các nơi nhận và tình trạng của chúng · targets, and how it stands with them')
    .action(async ({ all }: { all?: true }) => {
      const found = await inTx(cli, 'outbox list', (tx) => targets(tx, { ended: all === true }));
      cli.answer(found, found.length === 0 ? ['Không có nơi nhận nào · No targets'] : found.flatMap(lines));
    });
  outbox
    .command('dead')
    .argument('[target]', 'chỉ của nơi nhận này · only of this target')
    .description(
      'thư bị từ chối nhiều lần; thư sau của cùng bản ghi chờ nó · letters refused again and again; later ones of the record wait for them',
    )
    .action(async (target?: string) => {
      if (target !== undefined) id(target);
      const found = await inTx(cli, 'outbox dead', (tx) => deadLetters(tx, { target: target ?? null, most: SHOWN_MAX }));
      cli.answer(
        found,
        found.length === 0
          ? ['Không có thư nào bị từ chối · No dead letters']
          : found.map(
              ({ id: letter, targetId, subject, position, attempts, fault, behind }) =>
                `${letter}  ${subject} @${position}  ${fault}  ${attempts} lần · tries  ${behind} chờ sau · behind it  → ${targetId}`,
            ),
      );
    });
  outbox
    .command('resend')
    .argument('<id>', 'một thư, hoặc một nơi nhận: mọi thư bị từ chối của nó · a letter, or a target: all its dead letters')
    .description(
      'gửi lại ngay; thư giữ nguyên mã, nên nơi nhận biết thư trùng · sends again at once, under the same id, so that a receiver knows it',
    )
    .action(async (which: string) => {
      const done = await inTx(cli, 'outbox resend', async (tx) => {
        const [target] = await targets(tx, { id: id(which), ended: true });
        if (target?.endedAt) throw usage('Nơi nhận này đã ngừng.', 'This target has ended.');
        const sent = await sendAgain(tx, target ? { target: which } : { letter: which });
        for (const one of target ? [which] : sent.targets) await tryNow(tx, one);
        return { ...sent, isTarget: target !== undefined };
      });
      if (!done.isTarget && done.count === 0) throw none();
      cli.answer({ resent: done.count }, [`${done.count} thư được gửi lại · letters go again`]);
    });
  outbox
    .command('drop')
    .argument('<letter>', 'như "giaolo outbox dead" · as "giaolo outbox dead" tells it')
    .description('bỏ một thư và gửi tiếp các thư sau · goes on without a letter')
    .action(async (letter: string) => {
      if (!(await inTx(cli, 'outbox drop', (tx) => dropLetter(tx, id(letter))))) throw none();
      cli.answer({ dropped: letter }, ['Đã bỏ qua · Dropped']);
    });
  outbox
    .command('rotate')
    .argument('<target>', 'như "giaolo outbox list" · as "giaolo outbox list" tells it')
    .option('--hours <n>', 'khoá cũ còn dùng được bao lâu · for how long the former secret is good beside it', '168')
    .description('đổi khoá ký; in khoá mới một lần · changes the secret; prints the new one once')
    .action(async (target: string, { hours }: { hours: string }) => {
      if (!/^\d{1,4}$/.test(hours)) throw usage('--hours là số giờ từ 0 đến 9999.', '--hours is a number of hours from 0 to 9999.');
      const { sealing } = await openOutbox(cli.config());
      const secret = newSecret();
      if (!(await inTx(cli, 'outbox rotate', (tx) => keepSecret(tx, id(target), sealing.seal(secret), Number(hours))))) throw none();
      cli.answer({ id: target, secret }, [`Khoá cũ còn dùng được ${hours} giờ · The former secret is good for ${hours} hours`, secret]);
    });
  outbox
    .command('end')
    .argument('<target>', 'như "giaolo outbox list" · as "giaolo outbox list" tells it')
    .description('ngừng báo; thư đang chờ không gửi nữa · tells it no more; what waits is not sent')
    .action(async (target: string) => {
      if (!(await inTx(cli, 'outbox end', (tx) => endTarget(tx, id(target))))) throw none();
      cli.answer({ ended: target }, ['Đã ngừng · Ended']);
    });
};

const SHOWN_MAX = 1_000;
const HELP = `
Thư là CloudEvents 1.0, ký theo Standard Webhooks; thư trùng có cùng webhook-id. Mạng riêng cần HUB_OUTBOX_HOSTS.
Letters are CloudEvents 1.0, signed as Standard Webhooks has it; one that comes twice has the same webhook-id. Networks of one's own need HUB_OUTBOX_HOSTS.

Ví dụ · Example:
  giaolo outbox subscribe --url https://motcua.example.vn/giao-lo --entity businesses/badge --role dossier-service --agency H26 --actor dossier-service-ha-noi
  giaolo outbox dead && giaolo outbox resend <id>
`;

function inTx<R>(cli: Cli, command: string, fn: (tx: Tx) => Promise<R>): Promise<R> {
  return withRegisters(cli, command, ({ pool }) => withTx(pool, { label: command }, fn), { mendsRules: true });
}

async function subscribe(cli: Cli, { url, entity = [], operation = [], record = [], role, agency, actor }: Subscribing) {
  const OPERATIONS = ['REGISTER', 'UPDATE', 'CORRECT', 'CLOSE', 'REMOVE'];
  if (!operation.every((one) => OPERATIONS.includes(one)))
    throw usage(`--operation là một trong ${OPERATIONS.join(', ')}.`, `--operation is one of ${OPERATIONS.join(', ')}.`);
  const records = record.map(id);
  await declared(cli, 'outbox subscribe', url, async ({ pool, model }) => {
    if (roleOf(model.access, role) === undefined)
      throw usage(
        `--role là một trong ${model.access.roles.map((one) => one.role).join(', ')}.`,
        `--role is one of ${model.access.roles.map((one) => one.role).join(', ')}.`,
      );
    await requireAgency(pool, model, agency ?? null);
    const kinds = entity.map((one) => entityNamed(model, one).name);
    const filter = {
      ...(kinds.length > 0 ? { entity: { in: kinds } } : {}),
      ...(operation.length > 0 ? { operation: { in: operation } } : {}),
      ...(records.length > 0 ? { recordId: { in: records } } : {}),
    };
    return { kind: CHANGES, filter, role, agency: agency ?? null, actor: actor ?? OPERATOR() };
  });
}

async function connect(cli: Cli, notice: string, url: string): Promise<void> {
  await declared(cli, 'outbox connect', url, async ({ model }) => {
    const known = (model.notices ?? []).map(({ name }) => name);
    if (!known.includes(notice)) throw usage(`Thông báo là một trong ${known.join(', ')}.`, `A notice is one of ${known.join(', ')}.`);
    return { kind: notice, filter: {}, role: 'steward', agency: null, actor: OPERATOR() };
  });
}

const OPERATOR = () => `cli:${userInfo().username}`;

type Declared = Pick<TargetStanding, 'kind' | 'filter' | 'role' | 'agency' | 'actor'>;

async function declared(cli: Cli, command: string, url: string, of: (registers: Registers) => Promise<Declared>): Promise<void> {
  const { sealing, allowed } = await openOutbox(cli.config());
  const fault = faultOfUrl(url, allowed);
  if (fault !== null) throw usage(URL_FAULTS[fault].vi, URL_FAULTS[fault].en);
  const secret = newSecret();
  const target = await withRegisters(cli, command, async (registers) => {
    const found = await of(registers);
    return withTx(registers.pool, { label: command }, (tx) => keepTarget(tx, { ...found, url, secret: sealing.seal(secret) }));
  });
  cli.answer({ id: target, secret }, [`${target}`, 'Khoá ký (chỉ in lần này) · The secret (printed this once):', secret]);
}

const URL_FAULTS = {
  form: {
    vi: '--url phải là địa chỉ https, không kèm tài khoản, tham số hay dấu #.',
    en: '--url must be an https address, without user, query or fragment.',
  },
  https: {
    vi: '--url phải là https; http chỉ dùng cho máy nêu trong HUB_OUTBOX_HOSTS.',
    en: '--url must be https; http is for hosts of HUB_OUTBOX_HOSTS alone.',
  },
  address: {
    vi: '--url là địa chỉ nội bộ. Nếu đúng là nơi cần gửi, hãy nêu máy ấy trong HUB_OUTBOX_HOSTS của hub và worker.',
    en: '--url is an inner address. If it is meant, name the host in HUB_OUTBOX_HOSTS of hub and worker.',
  },
} as const;

function id(text: string): string {
  if (!isUuid(text)) throw usage(`${text} không phải mã.`, `${text} is no id.`);
  return text.toLowerCase();
}

function none() {
  return usage('Không có thư hay nơi nhận nào như vậy.', 'There is no such letter or target.');
}

function lines(one: TargetStanding): string[] {
  const { url, kind, filter, actor, role, agency, behind, waiting, dead, failingSince, fault, nextAt, endedAt, formerUntil } = one;
  return [
    `${one.id}  ${kind}${Object.keys(filter).length > 0 ? ` ${JSON.stringify(filter)}` : ''}  → ${url}${endedAt ? `  ĐÃ NGỪNG · ENDED ${endedAt}` : ''}`,
    `  ${actor} (${role}${agency === null ? '' : `, ${agency}`})  ${waiting} chờ · waiting, ${dead} bị từ chối · dead, ${behind} thay đổi chưa xem · changes not looked at`,
    ...(failingSince === null
      ? []
      : [`  KHÔNG NHẬN · TAKES NOTHING ${fault} từ · since ${failingSince}, thử lại · again ${nextAt ?? 'ngay · now'}`]),
    ...(formerUntil === null ? [] : [`  khoá cũ dùng được đến · the former secret is good until ${formerUntil}`]),
  ];
}
