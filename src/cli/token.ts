import { HubError } from '../errors.js';
import { openModel } from '../runtime/model.js';
import { DEMO_NAME, DEMO_TOKEN_HOURS, openDemoIssuer } from '../server/demo-issuer.js';
import { CITIZEN } from '../server/pages.js';
import { StartError } from '../start-error.js';
import type { AddCommand } from './cli.js';
import { demoCitizens } from './demo-citizens.js';

type Options = { personalId?: string; persona?: string; name?: string };

export const addToken: AddCommand = (program, cli) => {
  program
    .command('token <role>')
    .description('cấp thẻ trình diễn cho một vai trò · make a demo token for a role')
    .option('--name <name>', 'một người khác cùng vai trò, ví dụ: lan · another person of the role, for example: lan')
    .option('--personal-id <id>', 'số định danh trong thẻ công dân · personal id of a citizen')
    .option('--persona <name>', `nhân vật giả lập · a fictional person: ${Object.keys(citizens()).join(', ')}`)
    .action(async (role: string, options: Options) => {
      const { identity, keysDir } = cli.config();
      if (identity) {
        throw usage(
          'Hub này dùng nhà cung cấp danh tính (HUB_ISSUER) nên không cấp thẻ trình diễn.',
          'This hub takes its tokens from an identity provider (HUB_ISSUER) and makes no demo tokens.',
        );
      }
      const { access, scalars } = openModel();
      const issuer = await openDemoIssuer({ keysDir, policy: access });
      const personalId = citizenOf(role, options, (given) => scalars.get('PersonalId')?.normalise(given));
      if (options.name !== undefined && !DEMO_NAME.test(options.name))
        throw usage('--name: chữ thường và số, tối đa 20, ví dụ lan.', '--name: small letters and digits, at most 20, for example lan.');
      const { token, expiresAt } = await issuer
        .issue({ role, name: options.name, ...(personalId ? { personalId } : {}) })
        .catch((error: unknown) => {
          throw error instanceof HubError ? usage(error.sentence('vi'), error.sentence('en')) : error;
        });
      cli.progress({
        vi: `Thẻ ${role}, dùng trong ${DEMO_TOKEN_HOURS} giờ, đến ${expiresAt}.`,
        en: `A token for ${role}, good for ${DEMO_TOKEN_HOURS} hours, until ${expiresAt}.`,
      });
      cli.answer({ role, token, expiresAt }, [token]);
    });
};

type Normalised = { value: string } | { rejected: string; vi: string; en: string } | undefined;

/** Whom a citizen's token names; the first fictional person unless told otherwise. */
function citizenOf(role: string, { personalId, persona }: Options, normalise: (given: string) => Normalised): string | undefined {
  if (personalId !== undefined && persona !== undefined)
    throw usage('Chỉ dùng một trong --personal-id và --persona.', 'Use one of --personal-id and --persona.');
  if (role !== CITIZEN) {
    if (personalId !== undefined || persona !== undefined)
      throw usage('Chỉ thẻ công dân (citizen) gắn với một người.', 'Only a token of the role citizen names a person.');
    return undefined;
  }
  if (personalId !== undefined) {
    const result = normalise(personalId);
    if (result && 'value' in result) return result.value;
    throw usage(result?.vi ?? '', result?.en ?? '');
  }
  const known = citizens();
  const found = known[persona ?? 'readyDriver'];
  if (!found)
    throw usage(
      `Không có nhân vật này. Chọn một trong: ${Object.keys(known).join(', ')}.`,
      `There is no such persona. Choose one of: ${Object.keys(known).join(', ')}.`,
    );
  return found;
}

function citizens(): Record<string, string> {
  return Object.fromEntries(demoCitizens().map(({ persona, personalId }) => [persona, personalId]));
}

function usage(vi: string, en: string): StartError {
  return new StartError({ vi, en }, { exitStatus: 2 });
}
