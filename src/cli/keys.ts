import { instantOfMs } from '../hub/time/instant.js';
import { createKeys, HUB_KEYS, rotateReceiptKey } from '../keys.js';
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
  command
    .command('rotate')
    .description('thay khoá ký biên nhận · replace the key that signs receipts')
    .addHelpText(
      'after',
      `
Khoá cũ chỉ còn phần công khai, được công bố mãi ở /.well-known/jwks.json: biên nhận đã ký vẫn kiểm tra được. Hãy khởi động lại các hub sau khi thay.
Of the old key only the public part stays, published for ever at /.well-known/jwks.json: receipts that it signed still verify. Restart the hubs afterwards.

Ví dụ · Example:
  giaolo keys rotate
`,
    )
    .action(async () => {
      const { retired, kid } = await rotateReceiptKey(cli.config().keysDir, instantOfMs(Date.now()));
      cli.answer({ retired, kid }, [`Đã thay · replaced  ${retired} → ${kid}`]);
    });
};
