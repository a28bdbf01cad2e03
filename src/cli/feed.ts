import { openModel } from '../runtime/model.js';
import { openDemoIssuer } from '../server/demo-issuer.js';
import { StartError } from '../start-error.js';
import type { AddCommand, Cli } from './cli.js';
import { type FeedChange, feedStream } from './feed-stream.js';

type Options = {
  after?: string;
  url?: string;
  token?: string;
  as?: string;
  purpose?: string;
  case?: string;
  registers?: string;
  max?: string;
};

export const addFeed: AddCommand = (program, cli) => {
  const command = program.command('feed').description('dòng thay đổi của các cơ sở dữ liệu · the change feed of the registers');
  command
    .command('tail')
    .description('theo dõi các thay đổi khi chúng được ghi, đến khi nhấn Ctrl-C · follow the changes as they are written, until Ctrl-C')
    .option('--after <n>', 'từ sau vị trí hay con trỏ này; bỏ trống: từ bây giờ · after this position or cursor; left out: from now on')
    .option('--registers <names>', 'chỉ các cơ sở dữ liệu này, ví dụ vehicles,drivers · only these registers')
    .option('--max <n>', 'dừng sau chừng ấy thay đổi · stop after so many changes')
    .option('--url <address>', 'địa chỉ hub; mặc định theo HOST và PORT · address of the hub; by default from HOST and PORT')
    .option('--token <jwt>', 'thẻ truy cập; bỏ trống: khách · access token; left out: anonymous')
    .option('--as <role>', 'dùng thẻ trình diễn của vai trò này · with a demo token of this role')
    .option('--purpose <code>', 'mục đích (Hub-Purpose) · purpose')
    .option('--case <code>', 'mã hồ sơ hoặc phiếu giao việc (Hub-Case) · code of a dossier or work order')
    .action((options: Options) => tail(cli, options));
};

/** As a consumer like any other: over the hub's own door, under the token's rights, its reads in the read log. */
async function tail(cli: Cli, options: Options): Promise<void> {
  const { host, port } = cli.config();
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const max = options.max === undefined ? Number.POSITIVE_INFINITY : wholeNumber('--max', options.max);
  const token = options.token ?? (options.as === undefined ? undefined : await demoToken(cli, options.as));
  const events = feedStream({
    url: options.url?.replace(/\/$/, '') ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    headers: {
      'accept-language': 'vi',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(options.purpose === undefined ? {} : { 'hub-purpose': options.purpose }),
      ...(options.case === undefined ? {} : { 'hub-case': options.case }),
    },
    after: options.after ?? null,
    registers: options.registers?.split(',').map((name) => name.trim().toUpperCase()) ?? null,
    signal: stopping.signal,
    onBreak: () => cli.progress({ vi: 'Mất kết nối; đang nối lại.', en: 'The connection broke; trying again.' }),
  });
  let met = 0;
  if (max === 0) return;
  for await (const { change } of events) {
    cli.answer(change, [lineOf(change)]);
    met += 1;
    if (met >= max) break;
  }
  stopping.abort();
}

function lineOf({ position, recordedFrom, operation, entity, recordId, validFrom, changedFields }: FeedChange): string {
  const fields = changedFields.map(
    ({ name, before, after }) => `${name}: ${before === null ? '' : `${JSON.stringify(before)} → `}${JSON.stringify(after)}`,
  );
  return `${position}  ${recordedFrom.slice(0, 19)}Z  ${operation.padEnd(8)}  ${entity} ${recordId}  ${validFrom ?? '…'}  ${fields.join(', ')}`;
}

async function demoToken(cli: Cli, role: string): Promise<string> {
  const { identity, keysDir } = cli.config();
  const { access } = openModel();
  if (identity || !access.roles.some((known) => known.role === role && role !== 'anonymous')) {
    throw new StartError(
      {
        vi: `--as cần một vai trò của bản trình diễn: ${access.roles.map((known) => known.role).join(', ')}.`,
        en: `--as takes a role of the demo: ${access.roles.map((known) => known.role).join(', ')}.`,
      },
      { exitStatus: 2 },
    );
  }
  const issuer = await openDemoIssuer({ keysDir, policy: access });
  return (await issuer.issue({ role })).token;
}

function wholeNumber(option: string, given: string): number {
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new StartError(
    { vi: `${option} phải là số nguyên, ví dụ 10.`, en: `${option} must be a whole number, for example 10.` },
    { exitStatus: 2 },
  );
}
