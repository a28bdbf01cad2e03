import type { Command } from 'commander';
import { pace } from '../hub/batch/pace.js';
import { instantOfMs, msOfInstant } from '../hub/time/instant.js';
import { toCef } from '../runtime/events/cef.js';
import { send } from '../runtime/events/forward.js';
import { EVENTS_KEPT_DAYS, eventsFolder } from '../runtime/events/open-events.js';
import type { SecurityEvent } from '../runtime/events/security-event.js';
import { eventsSince, waitingIn } from '../runtime/events/spool.js';
import type { AddCommand, Cli } from './cli.js';
import { progressDisplay } from './progress-display.js';
import { usage } from './steward.js';
import { stopSignals } from './stop-signals.js';
import { terminal } from './terminal.js';

type Since = { since?: string };
type ListOptions = Since & { format: string };

export const addEvents: AddCommand = (program, cli) => {
  const command = program
    .command('events')
    .description('sự kiện an ninh cho trung tâm giám sát · security events for who watches over the hub')
    .addHelpText('after', HELP);

  command
    .command('status')
    .description('còn bao nhiêu chưa gửi được, từ bao giờ · how many were not taken yet, and since when')
    .action(async () => {
      const { events } = cli.config();
      const { waiting, oldestAt } = await waitingIn(folderOf(cli));
      const oldest = oldestAt === undefined ? null : instantOfMs(oldestAt);
      cli.answer({ collector: events?.url ?? null, waiting, oldest, folder: folderOf(cli) }, [
        `Nơi nhận · Collector:   ${events?.url ?? 'chưa đặt HUB_EVENTS_URL, không giữ sự kiện nào · HUB_EVENTS_URL is not set; no events are kept'}`,
        `Chờ gửi · Waiting:      ${waiting}${oldest === null ? '' : ` (từ · since ${oldest})`}`,
        `Thư mục · Folder:       ${folderOf(cli)}`,
      ]);
    });

  withSince(command.command('list'))
    .description('in các sự kiện đã giữ · print the events that are kept')
    .option('--format <format>', 'cef hoặc json · cef or json', 'cef')
    .action(async (options: ListOptions) => {
      const write = FORMATS[options.format];
      if (write === undefined) throw usage('--format chỉ nhận cef hoặc json.', '--format takes cef or json.');
      for await (const event of eventsSince(folderOf(cli), sinceOf(options))) terminal.answer(write(event));
    });

  withSince(command.command('replay'))
    .description('gửi lại tới HUB_EVENTS_URL, kể cả điều đã gửi · send once more to HUB_EVENTS_URL, what had arrived too')
    .action((options: Since) => replay(cli, sinceOf(options)));
};

const FORMATS: Readonly<Record<string, (event: SecurityEvent) => string>> = { cef: toCef, json: (event) => JSON.stringify(event) };

const HELP = `
Hub gửi sự kiện (thẻ sai, vượt quyền, vượt hạn mức, chốt bảo vệ bị sửa…) tới HUB_EVENTS_URL trong vài giây; khi nơi nhận không trả lời,
sự kiện nằm trên đĩa và được gửi sau. Sự kiện đã gửi còn giữ ${EVENTS_KEPT_DAYS} ngày. Không sự kiện nào chứa dữ liệu cá nhân.
The hub sends events (bad tokens, questions beyond rights, shares exceeded, guards altered …) to HUB_EVENTS_URL within seconds; while the
collector is away they stay on disk and are sent later. What arrived is kept for ${EVENTS_KEPT_DAYS} days. No event holds personal data.
`;

const BATCH = 500;

async function replay(cli: Cli, since: number): Promise<void> {
  const { events: collector } = cli.config();
  if (collector === undefined) throw usage('Hãy đặt HUB_EVENTS_URL.', 'Set HUB_EVENTS_URL.');
  const { stop: signal } = stopSignals();
  const display = progressDisplay({ quiet: cli.json() });
  const started = performance.now();
  let sent = 0;
  let batch: SecurityEvent[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    await send(batch, { collector, instance: 'giaolo events replay', signal, replayed: true });
    sent += batch.length;
    batch = [];
    display.show('sự kiện · events', pace(sent, undefined, started));
  };
  try {
    for await (const event of eventsSince(folderOf(cli), since)) if (batch.push(event) === BATCH) await flush();
    await flush();
  } finally {
    display.end();
  }
  cli.answer({ sent }, [`Đã gửi lại ${sent} sự kiện · ${sent} events were sent once more`]);
}

function withSince(command: Command): Command {
  return command.option('--since <instant>', 'từ thời điểm, ví dụ 2026-11-29T00:00:00Z; mặc định: tất cả · from when on; default: all');
}

function sinceOf({ since }: Since): number {
  const at = since === undefined ? 0 : msOfInstant(since);
  if (Number.isNaN(at))
    throw usage('--since phải là thời điểm, ví dụ 2026-11-29T00:00:00Z.', '--since must be an instant, for example 2026-11-29T00:00:00Z.');
  return at;
}

function folderOf(cli: Cli): string {
  return eventsFolder(cli.config());
}
