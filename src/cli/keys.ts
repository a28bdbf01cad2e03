import { createKeys, HUB_KEYS } from '../keys.js';
import type { AddCommand } from './cli.js';

export const addKeys: AddCommand = (program, cli) => {
  const command = program.command('keys').description('khoá của hub, trong HUB_KEYS_DIR · the keys of the hub, in HUB_KEYS_DIR');
  command
    .command('create')
    .description(
      'tạo các khoá còn thiếu (quyền 0600), không thay khoá đã có · make the keys that are missing (mode 0600); none is replaced',
    )
    .addHelpText(
      'after',
      `
${HUB_KEYS.map(({ name, vi, en }) => `  ${name}: ${vi} · ${en}`).join('\n')}

Khi NODE_ENV=production hub không tự tạo khoá. Hãy sao lưu thư mục này riêng với cơ sở dữ liệu; mọi hub trên cùng cơ sở dữ liệu dùng chung một bộ khoá.
With NODE_ENV=production the hub makes no keys by itself. Back this folder up apart from the database; all hubs on one database share one set of keys.
`,
    )
    .action(async () => {
      const keys = await createKeys(cli.config().keysDir);
      cli.answer(
        keys,
        keys.map(({ path, kid, made }) => `${made ? 'Đã tạo · made     ' : 'Đã có · was there '}  ${path}  (${kid})`),
      );
    });
};
