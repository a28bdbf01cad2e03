import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { query } from '../db/client.js';
import type { Contradiction } from '../hub/ledger/watch-log.js';
import { isUnsettled, logStanding } from '../hub/ledger/which-log.js';
import { asOwner as asOwnerOf } from '../runtime/as-owner.js';
import type { AddCommand, Cli } from './cli.js';
import { eraseAgain, erasedAgainLines, type Owner } from './erase-again.js';
import { usage } from './steward.js';

type Options = { reason?: string; acceptLoss?: boolean };

export const addLog: AddCommand = (program, cli) => {
  const command = program
    .command('log')
    .description('nhật ký sau khi phục hồi hoặc chuyển máy chủ · the log after a restore or a change of server')
    .addHelpText('after', HELP);
  withReason(command.command('continue'))
    .description(
      'cơ sở dữ liệu này là phần tiếp nối: con trỏ và mã cũ còn giá trị · this database is the continuation: cursors and tokens stay good',
    )
    .option('--accept-loss', 'dù có thay đổi đã bị đọc mà nay không còn · although changes that were read are not here')
    .action(async (options: Options) => {
      await asOwner(cli, 'log continue', async (owner) => {
        const { standing, lost } = await look(owner);
        if (!isUnsettled(standing) && lost === null) {
          const erased = await eraseAgain(cli, owner);
          cli.answer({ standing, changed: false, erased }, [
            'Nhật ký đang được ghi bình thường, không cần làm gì · The log is being written as usual; there is nothing to do',
            ...erasedAgainLines(erased),
          ]);
          return;
        }
        if (lost !== null && lost !== 'COPIED' && options.acceptLoss !== true) {
          throw usage(
            'Hub đã thấy những thay đổi mà cơ sở dữ liệu này không có; ai đã đọc chúng sẽ không nhận ra. Hãy dùng "giaolo log renew", hoặc --accept-loss nếu chắc chắn không ai đã đọc.',
            'A hub has seen changes that this database does not have; whoever read them would not notice. Use "giaolo log renew", or --accept-loss if surely nobody has.',
          );
        }
        await settle(owner, 'continue_log', options);
        await told(
          cli,
          owner,
          'Nhật ký được ghi tiếp; con trỏ và mã cũ còn giá trị · The log goes on; cursors and tokens of before stay good',
        );
      });
    });
  withReason(command.command('renew'))
    .description(
      'mở nhật ký mới: con trỏ và mã cũ bị từ chối, kèm lý do · a new log: cursors and tokens of before are refused, and told why',
    )
    .action(async (options: Options) => {
      await asOwner(cli, 'log renew', async (owner) => {
        await settle(owner, 'renew_log', options);
        await told(
          cli,
          owner,
          'Đã mở nhật ký mới; ai theo dõi dòng thay đổi phải nạp lại từ đầu · The log is a new one; whoever follows the feed has to load everything anew',
        );
      });
    });
};

const HELP = `
Sau khi phục hồi từ bản sao lưu, hoặc đưa máy dự phòng lên thay, hub vẫn trả lời nhưng không ghi gì cho tới khi có quyết định:
  continue  không mất thay đổi nào, và cơ sở dữ liệu cũ không bao giờ chạy lại (ví dụ: dự phòng đồng bộ lên thay, chuyển máy, pg_upgrade)
  renew     có thể đã mất thay đổi, hoặc cả hai cơ sở dữ liệu còn sống (ví dụ: phục hồi về một thời điểm, bản sao để thử)
Hai lệnh này xoá lại những gì đã xoá sau bản sao lưu (HUB_KEYS_DIR/seen giữ danh sách, không giữ giá trị); chưa xoá lại thì hub không khởi động.
After a restore from a backup, or the promotion of a standby, the hub answers but writes nothing until this is decided:
  continue  no change was lost, and the earlier database never runs again (a synchronous standby was promoted, a move to another machine, pg_upgrade)
  renew     changes may be lost, or both databases live on (recovery to a point in time, a copy to try things with)
Both erase again what was erased after the backup (HUB_KEYS_DIR/seen has the list, without values); until then the hub does not start.
`;

function withReason(command: Command): Command {
  return command.option('--reason <text>', 'lý do, ghi lại cùng quyết định · why, kept with the decision');
}

/** Only who owns the tables decides about the log. */
async function asOwner(cli: Cli, command: string, fn: (owner: Owner) => Promise<void>): Promise<void> {
  const { endpoints } = await cli.database(command);
  await asOwnerOf({ endpoints, config: cli.config() }, (owner) => fn({ ...owner, endpoints }));
}

/** What this machine's hub, or another one, knows of what is missing here. */
async function look({
  pool,
  log,
}: Owner): Promise<{ standing: Awaited<ReturnType<typeof logStanding>>; lost: Contradiction['kind'] | null }> {
  const standing = await logStanding({ query: (...statement) => query(pool, ...statement) });
  const own = await log.contradiction(pool);
  const { rows } = await query<{ kind: Contradiction['kind'] }>(
    pool,
    `select split_part(reason, ':', 1) as kind from (select * from log_event order by number desc limit 1) latest where kind = 'DOUBTED'`,
  );
  return { standing, lost: own?.kind ?? rows[0]?.kind ?? null };
}

/** What is to be erased again is noted first: once the log is settled nobody could tell it from what a copy has erased. */
async function settle({ pool, log }: Owner, how: 'continue_log' | 'renew_log', options: Options): Promise<void> {
  await log.erasures.owe(pool, await log.erasures.missing(pool));
  await query(pool, `select ${how}($1, $2)`, who(options));
}

async function told(cli: Cli, owner: Owner, line: string): Promise<void> {
  const { pool, log } = owner;
  // Now that it may be written to, and before anybody is shown what was erased.
  const erased = await eraseAgain(cli, owner);
  await log.remember(pool);
  const { rows } = await query<{ logId: string; event: string; position: string }>(
    pool,
    `select log_id as "logId", kind as event, position::text as position from log_event order by number desc limit 1`,
  );
  cli.answer({ ...rows[0], erased }, [
    line,
    `  nhật ký · log ${rows[0]?.logId}, vị trí · position ${rows[0]?.position}`,
    ...erasedAgainLines(erased),
  ]);
}

function who({ reason }: Options): [string, string | null] {
  return [`cli:${userInfo().username}`, reason?.trim() || null];
}
