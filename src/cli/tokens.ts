import { type TakenBack, takeBack, takenBack } from '../hub/access/taken-back.js';
import { openModel } from '../runtime/model.js';
import type { AddCommand } from './cli.js';
import { withRegisters } from './open-registers.js';
import { writerOf } from './signed-in.js';
import { groundGiven, usage } from './steward.js';

type Options = { jti?: string; subject?: string; reason: string };

const SHOWN_MAX = 200;

/** Tokens that fell into wrong hands: whoever runs the hub takes them back, without the identity provider. */
export const addTokens: AddCommand = (program, cli) => {
  const tokens = program
    .command('tokens')
    .description('thẻ truy cập bị thu hồi trước hạn: thu hồi và xem · tokens that were taken back before their end: takes back and lists');
  tokens
    .command('take-back')
    .description(
      'thu hồi một thẻ, hoặc mọi thẻ đã cấp cho một chủ thể; mọi tiến trình từ chối trong vài giây · refused by every process within seconds',
    )
    .option('--jti <id>', 'mã của thẻ (jti) · the id of the token')
    .option('--subject <sub>', 'ứng dụng hoặc cán bộ (sub): mọi thẻ cấp đến lúc này · all its tokens that were issued until now')
    .requiredOption('--reason <text>', 'vì sao, không nêu tên người · why; nobody’s name')
    .action(async ({ jti, subject, reason: given }: Options) => {
      const [value, ...more] = [jti, subject].filter((one) => one !== undefined);
      if (value === undefined || more.length > 0)
        throw usage('Cần đúng một trong hai: --jti hoặc --subject.', 'Exactly one is needed: --jti or --subject.');
      if (value.length === 0 || value.length > 256) throw usage('Mã dài 1 đến 256 ký tự.', 'It has 1 to 256 characters.');
      const reason = groundGiven('reason', given);
      const { actor } = await writerOf(cli, openModel(), { writes: false });
      const asked = { kind: jti === undefined ? 'SUBJECT' : 'TOKEN', value, reason, takenBy: actor } as const;
      const taken = await withRegisters(cli, 'tokens take-back', ({ pool }) => takeBack(pool, asked), { mendsRules: true });
      cli.answer(taken, [text(taken)]);
    });
  tokens
    .command('list')
    .description('những lần thu hồi, mới nhất trước · what was taken back, the latest first')
    .action(async () => {
      const found = await withRegisters(cli, 'tokens list', ({ pool }) => takenBack(pool, SHOWN_MAX), { mendsRules: true });
      cli.answer(found, found.length === 0 ? ['Chưa thu hồi thẻ nào · No token was taken back'] : found.map(text));
    });
};

function text({ kind, value, reason, takenBy, takenAt }: TakenBack): string {
  return `${takenAt}  ${kind}  ${value}  ${takenBy}: ${reason}`;
}
