import { openModel } from '../runtime/model.js';
import { DEMO_ISSUER_PATH } from '../server/serve-demo-issuer.js';
import type { AddCommand } from './cli.js';
import { forgetLogin, keepLogin, loginPath } from './login-file.js';
import { CLIENT_ID_DEFAULT, signIn } from './oidc-client.js';
import { identityOf, signedIn } from './signed-in.js';
import { stopSignals } from './stop-signals.js';
import { terminal } from './terminal.js';

type Options = { issuer?: string; clientId: string };

/** Who is signed in on this machine, for this account of it: whoever writes by a command answers for it by name. */
export const addLogin: AddCommand = (program, cli) => {
  program
    .command('login')
    .description('đăng nhập, để các lệnh ghi dưới tên người · sign in, so that commands write in a person’s name')
    .option(
      '--issuer <url>',
      'nhà cung cấp danh tính; bỏ trống: HUB_ISSUER, hoặc hub trình diễn · identity provider; left out: HUB_ISSUER, or the demonstration hub',
    )
    .option('--client-id <id>', 'tên ứng dụng tại nhà cung cấp · this program’s name there', CLIENT_ID_DEFAULT)
    .addHelpText('after', HELP)
    .action(async ({ issuer, clientId }: Options) => {
      const config = cli.config();
      const { identity: configured, host, port, personDir, production } = config;
      const from = issuer ?? configured?.issuer ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}${DEMO_ISSUER_PATH}`;
      const login = await signIn({
        issuer: from,
        clientId,
        audience: configured?.audience,
        production,
        signal: stopSignals().stop,
        onCode: ({ user_code, verification_uri, verification_uri_complete, expires_in }) =>
          terminal.tell(
            [
              `Mở trang sau và nhập mã ${user_code}, trong ${Math.ceil(expires_in / 60)} phút · Open this page and enter the code ${user_code}, within ${Math.ceil(expires_in / 60)} min:`,
              `  ${verification_uri_complete ?? verification_uri}`,
            ].join('\n'),
          ),
      });
      // What the hub would refuse is told now, not by the first command.
      const { actor, role, agency } = await identityOf(config, openModel(), login.accessToken);
      await keepLogin(personDir, login);
      cli.answer({ actor, role, agency, issuer: login.issuer, expiresAt: login.expiresAt, file: loginPath(personDir) }, [
        `Đã đăng nhập · Signed in: ${actor} (${role}${agency === null ? '' : `, ${agency}`})`,
        `  đến · until  ${login.expiresAt}`,
        `  giữ trong · kept in  ${loginPath(personDir)}`,
      ]);
    });

  program
    .command('logout')
    .description('quên phiên đăng nhập trên máy này · forget the sign-in on this machine')
    .action(async () => {
      const wasIn = await forgetLogin(cli.config().personDir);
      cli.answer({ signedOut: wasIn }, [wasIn ? 'Đã đăng xuất · Signed out' : 'Chưa ai đăng nhập · Nobody was signed in']);
    });

  program
    .command('whoami')
    .description('ai đang đăng nhập, đến khi nào · who is signed in, and until when')
    .action(async () => {
      const found = await signedIn(cli.config(), openModel());
      if (found === undefined) {
        process.exitCode = 1;
        return cli.answer({ signedIn: false }, ['Chưa ai đăng nhập; đăng nhập: giaolo login · Nobody is signed in; sign in: giaolo login']);
      }
      const { actor, role, agency } = found.identity;
      const { issuer, expiresAt } = found.login;
      cli.answer({ signedIn: true, actor, role, agency, issuer, expiresAt }, [
        `${actor} (${role}${agency === null ? '' : `, ${agency}`})`,
        `  ${issuer}`,
        `  đến · until  ${expiresAt}`,
      ]);
    });
};

const HELP = `
Mở trang trong trình duyệt nào cũng được, cả trên máy khác; lệnh này chờ câu trả lời. Thẻ được giữ trong thư mục riêng của tài khoản (0600).
The page may be opened in any browser, on another machine too; the command waits for the answer. The token is kept in the account's own folder (0600).
`;
