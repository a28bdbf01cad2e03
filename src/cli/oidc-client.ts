import {
  ClientError,
  type Configuration,
  clientCredentialsGrant,
  type DeviceAuthorizationResponse,
  initiateDeviceAuthorization,
  pollDeviceAuthorizationGrant,
  ResponseBodyError,
  refreshTokenGrant,
  type TokenEndpointResponse,
} from 'openid-client';
import { instantOfMs } from '../hub/time/instant.js';
import { discoverProvider, tokenFor } from '../oidc-discovery.js';
import { StartError } from '../start-error.js';
import type { Login } from './login-file.js';

/** The name under which this program is registered with an identity provider, unless an operator chose another. */
export const CLIENT_ID_DEFAULT = 'giaolo-cli';

type Asking = {
  issuer: string;
  clientId: string;
  /** Whom the token is for (`HUB_AUDIENCE`). */
  audience?: string | undefined;
  production: boolean;
  /** Told what to show to the person, once. */
  onCode: (code: Pick<DeviceAuthorizationResponse, 'user_code' | 'verification_uri' | 'verification_uri_complete' | 'expires_in'>) => void;
  signal?: AbortSignal;
};

/**
 * Signs a person in by the device grant (RFC 8628): they agree in a browser, here or elsewhere, while this waits as slowly as it is told to.
 * Every way in which it can end is a sentence that says what to do.
 */
export async function signIn({ issuer, clientId, audience, production, onCode, signal }: Asking): Promise<Login> {
  const provider = await providerOf({ issuer, clientId, production });
  if (provider.serverMetadata().device_authorization_endpoint === undefined) {
    throw refused(
      `${issuer} không có đăng nhập bằng mã thiết bị (RFC 8628). Hãy nhờ quản trị nhà cung cấp danh tính bật cho ứng dụng ${clientId}.`,
      `${issuer} has no device grant (RFC 8628). Ask the operator of the identity provider to enable it for the client ${clientId}.`,
    );
  }
  const meant = tokenFor(audience);
  try {
    const device = await initiateDeviceAuthorization(provider, { scope: SCOPE, ...meant });
    onCode(device);
    const tokens = await pollDeviceAuthorizationGrant(provider, device, meant, { ...(signal ? { signal } : {}) });
    return loginOf({ issuer, clientId }, tokens);
  } catch (error) {
    if (signal?.aborted) throw refused('Đã dừng, chưa đăng nhập.', 'Stopped; nobody was signed in.', error);
    throw worded(error, issuer);
  }
}

/** For the whole of a working day without asking the person again, where the provider agrees. */
const SCOPE = 'openid offline_access';

/** Undefined where the provider gives no other token for this one: the person has to sign in again. */
export async function refreshed(login: Login, { production }: { production: boolean }): Promise<Login | undefined> {
  if (login.refreshToken === undefined) return undefined;
  const { issuer, clientId, refreshToken } = login;
  const provider = await providerOf({ issuer, clientId, production });
  try {
    return loginOf({ issuer, clientId, refreshToken }, await refreshTokenGrant(provider, refreshToken));
  } catch (error) {
    if (error instanceof ResponseBodyError) return undefined;
    throw worded(error, issuer);
  }
}

type Service = { issuer: string; audience: string; clientId: string; clientSecret: string; production: boolean };

/** An access token for a service itself (RFC 6749, 4.4). */
export async function serviceToken({ issuer, audience, clientId, clientSecret, production }: Service): Promise<string> {
  const provider = await providerOf({ issuer, clientId, secret: clientSecret, production });
  const tokens = await clientCredentialsGrant(provider, tokenFor(audience)).catch((error: unknown) => {
    throw worded(error, issuer);
  });
  return tokens.access_token;
}

async function providerOf({
  issuer,
  clientId,
  secret,
  production,
}: {
  issuer: string;
  clientId: string;
  secret?: string;
  production: boolean;
}): Promise<Configuration> {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (url === undefined || (production && url.protocol !== 'https:'))
    throw refused(`--issuer: ${issuer} không phải địa chỉ https.`, `--issuer: ${issuer} is no https address.`);
  return discoverProvider(url, { clientId, secret }).catch((error: unknown) => {
    throw worded(error, issuer);
  });
}

/** RFC 6749: a lifetime that is not told. */
const LIFETIME_SECONDS = 300;

function loginOf(known: Pick<Login, 'issuer' | 'clientId' | 'refreshToken'>, tokens: TokenEndpointResponse): Login {
  const refreshToken = tokens.refresh_token ?? known.refreshToken;
  return {
    issuer: known.issuer,
    clientId: known.clientId,
    accessToken: tokens.access_token,
    expiresAt: instantOfMs(Date.now() + (tokens.expires_in ?? LIFETIME_SECONDS) * 1_000),
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
}

function worded(error: unknown, issuer: string): unknown {
  if (error instanceof StartError) return error;
  const code = error instanceof ResponseBodyError ? error.error : undefined;
  switch (code) {
    case 'access_denied':
      return refused(
        'Yêu cầu đăng nhập bị từ chối. Chạy lại "giaolo login" nếu đó là nhầm lẫn.',
        'The sign-in was refused. Run "giaolo login" again if that was a mistake.',
        error,
      );
    case 'expired_token':
      return refused('Mã đăng nhập đã hết hạn. Hãy chạy lại "giaolo login".', 'The code has ended. Run "giaolo login" again.', error);
    case undefined:
      break;
    default:
      return refused(
        `Nhà cung cấp danh tính không nhận yêu cầu (${code}). Hãy xem lại --client-id (hoặc HUB_CLIENT_ID, HUB_CLIENT_SECRET) và thiết lập của ứng dụng tại ${issuer}.`,
        `The identity provider does not take the request (${code}). Check --client-id (or HUB_CLIENT_ID, HUB_CLIENT_SECRET) and the client's settings at ${issuer}.`,
        error,
      );
  }
  const isUnknown = error instanceof ClientError || error instanceof TypeError || error instanceof DOMException;
  return isUnknown
    ? new StartError(
        {
          vi: `Không hỏi được nhà cung cấp danh tính ${issuer}. Hãy xem địa chỉ, mạng, và hub trình diễn có đang chạy không (giaolo start).`,
          en: `The identity provider ${issuer} could not be asked. Check the address, the network, and whether a demonstration hub is running (giaolo start).`,
        },
        { exitStatus: 3, cause: error },
      )
    : error;
}

function refused(vi: string, en: string, cause?: unknown): StartError {
  return new StartError({ vi, en }, { exitStatus: 2, ...(cause === undefined ? {} : { cause }) });
}
