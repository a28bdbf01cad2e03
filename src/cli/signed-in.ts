import { userInfo } from 'node:os';
import type { Config } from '../config.js';
import { HubError } from '../errors.js';
import type { Model } from '../hub/declare/model.js';
import { roleOf } from '../hub/declare/policy.js';
import { msOfInstant } from '../hub/time/instant.js';
import { createLogger } from '../runtime/logger.js';
import { openDemoIssuer } from '../server/demo-issuer.js';
import { type Identity, misfitOf, readIdentity } from '../server/identity.js';
import { openOidcIssuer } from '../server/oidc-issuer.js';
import { StartError } from '../start-error.js';
import type { Cli } from './cli.js';
import { keepLogin, type Login, readLogin } from './login-file.js';
import { refreshed } from './oidc-client.js';

type Settings = Pick<Config, 'identity' | 'keysDir' | 'personDir' | 'production'>;

/**
 * Whom a token names, as the hub itself would have it: signature, issuer, audience, times and claims are checked with the same functions.
 * Throws where the hub would refuse it.
 */
export async function identityOf(config: Settings, model: Model, accessToken: string): Promise<Identity> {
  const { verify } = config.identity
    ? await openOidcIssuer({ ...config.identity, logger: createLogger('silent') })
    : await openDemoIssuer({ keysDir: config.keysDir, policy: model.access });
  const identity = await readIdentity(`Bearer ${accessToken}`, verify, model);
  if (identity === null) throw new HubError('UNAUTHENTICATED');
  return identity;
}

/** Who is signed in; undefined where nobody is. A token that has ended is renewed where its issuer lets it be. */
export async function signedIn(config: Settings, model: Model): Promise<{ login: Login; identity: Identity } | undefined> {
  const kept = await readLogin(config.personDir);
  if (kept === undefined) return undefined;
  const login = hasEnded(kept) ? await renewed(config, kept) : kept;
  const identity = await identityOf(config, model, login.accessToken).catch((error: unknown) => {
    if (!(error instanceof HubError) || error.code !== 'UNAUTHENTICATED') throw error;
    throw again(error, misfitOf(error)?.claim);
  });
  return { login, identity };
}

/** Before the very end, so that a command that has begun does not meet it. */
const MARGIN_MS = 30_000;

function hasEnded({ expiresAt }: Login): boolean {
  return msOfInstant(expiresAt) - MARGIN_MS < Date.now();
}

async function renewed({ personDir, production }: Settings, login: Login): Promise<Login> {
  const fresh = await refreshed(login, { production });
  if (fresh === undefined) throw again();
  await keepLogin(personDir, fresh);
  return fresh;
}

function again(cause?: unknown, claim?: string): StartError {
  return new StartError(
    {
      vi: `Phiên đăng nhập đã hết hạn hoặc không dùng được với hub này${claim === undefined ? '' : ` (${claim})`}. Hãy đăng nhập lại: giaolo login`,
      en: `The sign-in has ended, or does not fit this hub${claim === undefined ? '' : ` (${claim})`}. Sign in again: giaolo login`,
    },
    { exitStatus: 2, cause },
  );
}

/** Who answers in the ledger for what a command writes. */
export type Writer = { actor: string; agency: string | null };

/**
 * The person who is signed in writes; their role must be one that may write whatever it likes. Where nobody is: with an identity provider
 * (`HUB_ISSUER`) nothing is written and the command says how to sign in; on a demonstration whoever has its data folder is its owner, and
 * writes as the account of this machine (decision 0066). What is only checked needs nobody.
 */
export async function writerOf(cli: Cli, model: Model, { writes = true }: { writes?: boolean } = {}): Promise<Writer> {
  const config = cli.config();
  const found = await signedIn(config, model);
  if (found !== undefined) {
    const { actor, agency, role } = found.identity;
    const known = roleOf(model.access, role);
    if (writes && known?.mayWriteAny !== true) {
      const able = model.access.roles.flatMap((one) => (one.mayWriteAny === true ? [one.role] : [])).join(', ');
      throw new StartError(
        {
          vi: `Vai trò ${role} của người đăng nhập không được ghi vào các sổ. Hãy đăng nhập với vai trò ${able}: giaolo login`,
          en: `The role ${role} of who is signed in may not write to the registers. Sign in as ${able}: giaolo login`,
        },
        { exitStatus: 2 },
      );
    }
    return { actor, agency };
  }
  const owner = { actor: `cli:${userInfo().username}`, agency: null };
  if (!writes) return owner;
  if (config.identity !== undefined) {
    throw new StartError(
      {
        vi: 'Chưa ai đăng nhập, nên không biết ai chịu trách nhiệm cho lần ghi này. Hãy đăng nhập: giaolo login',
        en: 'Nobody is signed in, so nobody would answer for what is written. Sign in: giaolo login',
      },
      { exitStatus: 2 },
    );
  }
  cli.progress({
    vi: `Chưa ai đăng nhập: ghi dưới tên ${owner.actor} của máy này. Để ghi tên người: giaolo login`,
    en: `Nobody is signed in: written as ${owner.actor} of this machine. To write a person's name: giaolo login`,
  });
  return owner;
}
