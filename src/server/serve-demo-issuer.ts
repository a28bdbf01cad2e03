import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../errors.js';
import type { AccessPolicy } from '../hub/declare/policy.js';
import { DEMO_NAME, DEMO_TOKEN_HOURS } from './demo-issuer.js';
import { type DeviceTimes, deviceGrants, USER_CODE } from './device-grants.js';
import { CITIZEN, type Demo, isLocal } from './pages.js';

/** Where the demo issuer answers as a provider does, below the hub's own address. */
export const DEMO_ISSUER_PATH = '/demo-issuer';
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

type Form = URLSearchParams;

/**
 * The demo issuer as an OpenID provider with the device grant (RFC 8628), so that `giaolo login` works here as it does with a real one. Whoever
 * reaches this machine's loopback chooses a role and is believed, as on the playground; under any other name it is not there.
 */
export async function serveDemoIssuer(
  app: FastifyInstance,
  { demo, policy, times }: { demo: Demo; policy: AccessPolicy; times?: DeviceTimes | undefined },
): Promise<void> {
  const grants = deviceGrants(times);
  const roles = policy.roles.filter(({ role }) => role !== 'anonymous' && role !== CITIZEN);
  await app.register(async (issuer) => {
    issuer.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES_MAX },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    issuer.addHook('onRequest', async (request, reply) => {
      if (!isLocal(request.headers.host)) throw new HubError('NOT_FOUND', { what: DEMO_ISSUER_PATH });
      reply.header('cache-control', 'no-store');
    });

    issuer.get(`${DEMO_ISSUER_PATH}/.well-known/openid-configuration`, async (request) => {
      const base = baseOf(request);
      return {
        issuer: base,
        token_endpoint: `${base}/token`,
        device_authorization_endpoint: `${base}/device_authorization`,
        jwks_uri: `${new URL(base).origin}/.well-known/jwks.json`,
        grant_types_supported: [DEVICE_GRANT],
        response_types_supported: [],
        subject_types_supported: ['public'],
        token_endpoint_auth_methods_supported: ['none'],
        id_token_signing_alg_values_supported: ['EdDSA'],
      };
    });

    issuer.post<{ Body: Form }>(`${DEMO_ISSUER_PATH}/device_authorization`, async (request, reply) => {
      const clientId = formOf(request.body).get('client_id');
      if (!clientId || clientId.length > CLIENT_ID_MAX) return refuse(reply, 'invalid_client');
      const { deviceCode, userCode, seconds, interval } = grants.begin(clientId);
      const base = baseOf(request);
      return {
        device_code: deviceCode,
        user_code: userCode,
        verification_uri: `${base}/device`,
        verification_uri_complete: `${base}/device?user_code=${userCode}`,
        expires_in: seconds,
        interval,
      };
    });

    issuer.post<{ Body: Form }>(`${DEMO_ISSUER_PATH}/token`, async ({ body }, reply) => {
      const form = formOf(body);
      if (form.get('grant_type') !== DEVICE_GRANT) return refuse(reply, 'unsupported_grant_type');
      const polled = grants.poll(form.get('device_code') ?? '', form.get('client_id') ?? '');
      if ('error' in polled) return refuse(reply, polled.error);
      const { token } = await demo.issuer.issue(polled);
      return { access_token: token, token_type: 'Bearer', expires_in: DEMO_TOKEN_HOURS * 3_600 };
    });

    issuer.get<{ Querystring: { user_code?: string } }>(`${DEMO_ISSUER_PATH}/device`, async ({ query }, reply) =>
      page(reply, decisionForm(userCodeOf(query.user_code), roles)),
    );

    issuer.post<{ Body: Form }>(`${DEMO_ISSUER_PATH}/device`, async ({ body, headers }, reply) => {
      // A page elsewhere must not decide for whoever sits here.
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new HubError('FORBIDDEN', { action: DEMO_ISSUER_PATH });
      const form = formOf(body);
      const role = roles.find((one) => one.role === form.get('role'))?.role;
      const name = form.get('name')?.trim().toLowerCase() || undefined;
      const isNamed = name === undefined || DEMO_NAME.test(name);
      const decision = form.get('decision') !== 'allow' ? ('denied' as const) : role === undefined || !isNamed ? undefined : { role, name };
      const isDecided = decision !== undefined && grants.decide(userCodeOf(form.get('user_code') ?? undefined) ?? '', decision);
      if (!isDecided)
        return page(reply.code(400), paragraph('Mã không có, đã hết hạn hoặc đã dùng.', 'There is no such code, or it has ended.'));
      return page(reply, paragraph('Xong. Hãy quay lại cửa sổ dòng lệnh.', 'Done. Go back to the terminal.'));
    });
  });
}

const FORM_BYTES_MAX = 4_096;
const CLIENT_ID_MAX = 200;

function baseOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  return `http://${headers.host}${DEMO_ISSUER_PATH}`;
}

/** Whatever else was sent is no form. */
function formOf(body: unknown): Form {
  return body instanceof URLSearchParams ? body : new URLSearchParams();
}

function refuse(reply: FastifyReply, error: string): FastifyReply {
  return reply.code(400).send({ error });
}

/** As people type it: in small letters, with a space or nothing in the middle. */
function userCodeOf(given: string | undefined): string | undefined {
  const letters = (given ?? '').toUpperCase().replace(/[^A-Z]/g, '');
  const code = `${letters.slice(0, 4)}-${letters.slice(4)}`;
  return USER_CODE.test(code) ? code : undefined;
}

function decisionForm(userCode: string | undefined, roles: AccessPolicy['roles']): string {
  const options = roles.map(
    ({ role, vi, en }) => `<option value="${role}"${role === 'steward' ? ' selected' : ''}>${vi} · ${en} (${role})</option>`,
  );
  return `${paragraph('Một chương trình dòng lệnh xin đăng nhập. Chỉ đồng ý khi mã dưới đây giống mã trên màn hình của nó.', 'A command line asks to sign in. Agree only if it shows this very code.')}
<form method="post">
<p><label>Mã · Code <input name="user_code" value="${userCode ?? ''}" autocomplete="off" required></label></p>
<p><label>Vai trò · Role <select name="role">${options.join('')}</select></label></p>
<p><label>Tên, nếu vai trò có nhiều người · Name, where a role has several persons <input name="name" pattern="[a-z0-9]{1,20}" autocomplete="off"></label></p>
<p><button name="decision" value="allow">Đồng ý · Allow</button> <button name="decision" value="deny">Từ chối · Deny</button></p>
</form>`;
}

function paragraph(vi: string, en: string): string {
  return `<p>${vi}</p><p lang="en">${en}</p>`;
}

function page(reply: FastifyReply, content: string): FastifyReply {
  return reply
    .header('content-security-policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Giao Lộ – đăng nhập · sign in</title><h1>Giao Lộ</h1>${content}</html>`,
    );
}
