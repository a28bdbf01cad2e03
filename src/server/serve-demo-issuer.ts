import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../errors.js';
import type { AccessPolicy } from '../hub/declare/policy.js';
import { type Agreed, authorizationCodes } from './authorization-codes.js';
import { DEMO_NAME, DEMO_TOKEN_HOURS, personOf } from './demo-issuer.js';
import { type DeviceTimes, deviceGrants, USER_CODE } from './device-grants.js';
import { isLocal } from './local-host.js';
import { CITIZEN, type Demo, type DemoCitizen } from './pages.js';
import { type Proofs, proofFaultOf, SIGNATURES } from './proofs.js';

/** Where the demo issuer answers as a provider does, below the hub's own address. */
export const DEMO_ISSUER_PATH = '/demo-issuer';
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const CODE_GRANT = 'authorization_code';
const CLIENT_GRANT = 'client_credentials';
const EXCHANGE_GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

type Form = URLSearchParams;
/** Of the key that a token is bound to, where it is. */
type ToKey = { thumbprint?: string };

/**
 * The demo issuer as an OpenID provider: the device grant (RFC 8628) for `giaolo login`, authorization code with PKCE for the pages and for any
 * application on this machine, so that they sign in here as they do with a real one; for an application itself client credentials (RFC 6749, 4.4;
 * its id is the `sub` of its tokens, `demo-dossier-service-motcua`), and token exchange (RFC 8693) where it works for an official who signed in.
 * Whoever asks for a token with a proof of possession (RFC 9449) gets one that is bound to that key.
 * Whoever reaches this machine's loopback chooses a person of the demonstration and is believed, as on the playground, so no client has a secret
 * here; under any other name it is not there.
 */
export async function serveDemoIssuer(
  app: FastifyInstance,
  { demo, policy, proofs, times }: { demo: Demo; policy: AccessPolicy; proofs: Proofs; times?: DeviceTimes | undefined },
): Promise<void> {
  const grants = deviceGrants(times);
  const codes = authorizationCodes();
  const roles = policy.roles.filter(({ role }) => role !== 'anonymous' && role !== CITIZEN);
  const citizen = demo.citizen === undefined ? [] : policy.roles.filter(({ role }) => role === CITIZEN);
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
        authorization_endpoint: `${base}/authorize`,
        token_endpoint: `${base}/token`,
        end_session_endpoint: `${base}/logout`,
        device_authorization_endpoint: `${base}/device_authorization`,
        jwks_uri: `${new URL(base).origin}/.well-known/jwks.json`,
        grant_types_supported: [DEVICE_GRANT, CODE_GRANT, CLIENT_GRANT, EXCHANGE_GRANT],
        response_types_supported: ['code'],
        response_modes_supported: ['query'],
        code_challenge_methods_supported: ['S256'],
        scopes_supported: ['openid'],
        authorization_response_iss_parameter_supported: true,
        subject_types_supported: ['public'],
        token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
        dpop_signing_alg_values_supported: SIGNATURES,
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

    issuer.post<{ Body: Form }>(`${DEMO_ISSUER_PATH}/token`, async (request, reply) => {
      const form = formOf(request.body);
      const clientId = clientOf(request, form);
      const bound = await boundTo(request);
      if (bound === undefined) return refuse(reply, 'invalid_dpop_proof');
      if (form.get('grant_type') === CODE_GRANT) {
        const agreed = codes.redeem(form.get('code') ?? '', {
          clientId,
          redirectUri: form.get('redirect_uri') ?? '',
          verifier: form.get('code_verifier') ?? '',
        });
        return agreed === undefined ? refuse(reply, 'invalid_grant') : tokensOf({ ...agreed, ...bound }, baseOf(request));
      }
      if (form.get('grant_type') === CLIENT_GRANT) return applicationToken(clientId, bound, reply);
      if (form.get('grant_type') === EXCHANGE_GRANT) return exchangedToken({ form, application: clientId }, bound, reply);
      if (form.get('grant_type') !== DEVICE_GRANT) return refuse(reply, 'unsupported_grant_type');
      const polled = grants.poll(form.get('device_code') ?? '', clientId);
      if ('error' in polled) return refuse(reply, polled.error);
      return issued({ ...polled, ...bound });
    });

    issuer.get<{ Querystring: { user_code?: string } }>(`${DEMO_ISSUER_PATH}/device`, async ({ query }, reply) =>
      page(reply, decisionForm(userCodeOf(query.user_code), roles)),
    );

    issuer.post<{ Body: Form }>(`${DEMO_ISSUER_PATH}/device`, async ({ body, headers }, reply) => {
      refuseForeign(headers);
      const form = formOf(body);
      const decision = form.get('decision') !== 'allow' ? ('denied' as const) : chosen(form, roles);
      const isDecided = decision !== undefined && grants.decide(userCodeOf(form.get('user_code') ?? undefined) ?? '', decision);
      if (!isDecided)
        return page(reply.code(400), paragraph('Mã không có, đã hết hạn hoặc đã dùng.', 'There is no such code, or it has ended.'));
      return page(reply, paragraph('Xong. Hãy quay lại cửa sổ dòng lệnh.', 'Done. Go back to the terminal.'));
    });

    issuer.get(`${DEMO_ISSUER_PATH}/authorize`, async ({ query }, reply) => {
      const asked = askedOf(new URLSearchParams(query as Record<string, string>));
      if (typeof asked === 'string') return page(reply.code(400), paragraph(...WRONG[asked]));
      return page(reply, personForm(asked, [...citizen, ...roles], demo.citizens), new URL(asked.redirectUri).origin);
    });

    issuer.post<{ Body: Form }>(`${DEMO_ISSUER_PATH}/authorize`, async (request, reply) => {
      refuseForeign(request.headers);
      const form = formOf(request.body);
      const asked = askedOf(form);
      if (typeof asked === 'string') return page(reply.code(400), paragraph(...WRONG[asked]));
      const back = new URL(asked.redirectUri);
      if (asked.state !== undefined) back.searchParams.set('state', asked.state);
      back.searchParams.set('iss', baseOf(request));
      const who = form.get('decision') === 'allow' ? chosen(form, [...citizen, ...roles]) : undefined;
      if (who === undefined) back.searchParams.set('error', 'access_denied');
      else {
        const { clientId, redirectUri, challenge, nonce } = asked;
        const personalId = who.role === CITIZEN ? personalIdOf(who.name) : undefined;
        const personal = personalId === undefined ? {} : { personalId };
        back.searchParams.set('code', codes.give({ clientId, redirectUri, challenge, nonce, who: { ...who, ...personal } }));
      }
      return reply.redirect(back.href, 303);
    });

    // Nothing is kept here of who signed in, so there is nothing to forget; the way back is for any page of this machine.
    issuer.get<{ Querystring: { post_logout_redirect_uri?: string } }>(`${DEMO_ISSUER_PATH}/logout`, async ({ query }, reply) => {
      const back = localAddress(query.post_logout_redirect_uri);
      return back === undefined ? page(reply, paragraph('Đã đăng xuất.', 'Signed out.')) : reply.redirect(back.href, 303);
    });

    /** One of the further citizens by name, else the first. */
    function personalIdOf(name: string | undefined): string | undefined {
      return demo.citizens?.find((one) => one.name === name)?.personalId ?? demo.citizen;
    }

    /** The key that a token is asked for; undefined where the proof of it does not hold. */
    async function boundTo(request: FastifyRequest): Promise<ToKey | undefined> {
      if (request.headers.dpop === undefined) return {};
      const thumbprint = await proofs.check(request).catch((error: Error) => {
        if (proofFaultOf(error) === undefined) throw error;
      });
      return thumbprint === undefined ? undefined : { thumbprint };
    }

    async function applicationToken(clientId: string, bound: ToKey, reply: FastifyReply) {
      const application = personOf(clientId, { roles });
      return application === undefined ? refuse(reply, 'invalid_client') : issued({ ...application, ...bound });
    }

    /** The token stays the official's; it says that the application uses it. */
    async function exchangedToken({ form, application }: { form: Form; application: string }, bound: ToKey, reply: FastifyReply) {
      if (personOf(application, { roles }) === undefined) return refuse(reply, 'invalid_client');
      if (form.get('subject_token_type') !== ACCESS_TOKEN) return refuse(reply, 'invalid_request');
      const claims = await demo.issuer.verify(form.get('subject_token') ?? '').catch(() => undefined);
      const official = personOf(claims?.sub ?? '', { roles });
      if (official === undefined) return refuse(reply, 'invalid_grant');
      return { ...(await issued({ ...official, ...bound, actor: application })), issued_token_type: ACCESS_TOKEN };
    }

    async function issued(who: Parameters<Demo['issuer']['issue']>[0]) {
      const { token } = await demo.issuer.issue(who);
      return { access_token: token, token_type: who.thumbprint === undefined ? 'Bearer' : 'DPoP', expires_in: DEMO_TOKEN_HOURS * 3_600 };
    }

    async function tokensOf({ who, clientId, nonce, thumbprint }: Agreed & ToKey, base: string) {
      return {
        ...(await issued({ ...who, thumbprint })),
        id_token: await demo.issuer.identify({ ...who, issuer: base, clientId, nonce }),
      };
    }
  });
}

/** A page elsewhere must not decide for whoever sits here. */
function refuseForeign({ 'sec-fetch-site': site }: FastifyRequest['headers']): void {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new HubError('FORBIDDEN', { action: DEMO_ISSUER_PATH });
}

/** Whom a form names: a role of these, and one of its persons where a name is given. */
function chosen(form: Form, roles: AccessPolicy['roles']): { role: string; name: string | undefined } | undefined {
  // `role:name` is one person to choose; a name of one's own is for the roles that have any number of them.
  const [given, person] = (form.get('role') ?? '').split(':');
  const role = roles.find((one) => one.role === given)?.role;
  const name = person || form.get('name')?.trim().toLowerCase() || undefined;
  return role === undefined || (name !== undefined && !DEMO_NAME.test(name)) ? undefined : { role, name };
}

type Asked = { clientId: string; redirectUri: string; challenge: string; nonce: string | undefined; state: string | undefined };
const WRONG: Readonly<Record<'client' | 'request', readonly [string, string]>> = {
  client: [
    'Yêu cầu đăng nhập thiếu client_id, hoặc redirect_uri không thuộc máy này.',
    'client_id is missing, or redirect_uri is not on this machine.',
  ],
  request: [
    'Chỉ nhận response_type=code với code_challenge_method=S256.',
    'Only response_type=code with code_challenge_method=S256 is taken.',
  ],
};

/** An authorization request (RFC 6749, 4.1.1), or what is wrong with it. Nobody is sent anywhere but to this machine. */
function askedOf(given: URLSearchParams): Asked | keyof typeof WRONG {
  const of = (name: string) => given.get(name)?.slice(0, PARAMETER_MAX) || undefined;
  const [clientId, back, challenge] = [of('client_id'), localAddress(given.get('redirect_uri')), of('code_challenge')];
  if (clientId === undefined || clientId.length > CLIENT_ID_MAX || back === undefined) return 'client';
  if (of('response_type') !== 'code' || of('code_challenge_method') !== 'S256' || challenge === undefined) return 'request';
  return { clientId, redirectUri: back.href, challenge, nonce: of('nonce'), state: of('state') };
}

function localAddress(text: string | null | undefined): URL | undefined {
  const url = text && URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' && isLocal(url.host) && url.username === '' && url.hash === '' ? url : undefined;
}

const FORM_BYTES_MAX = 4_096;
const CLIENT_ID_MAX = 200;
const PARAMETER_MAX = 500;

function baseOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  return `http://${headers.host}${DEMO_ISSUER_PATH}`;
}

/** The application, by its form or by the header that providers have for it (RFC 6749, 2.3.1); no secret is looked at. */
function clientOf({ headers }: FastifyRequest, form: Form): string {
  const basic = /^Basic +([\w+/]+=*)$/i.exec(headers.authorization ?? '')?.[1];
  const [given] =
    basic === undefined ? [] : [...new URLSearchParams(Buffer.from(basic, 'base64').toString('utf8').replace(/:.*$/s, '')).keys()];
  return given ?? form.get('client_id') ?? '';
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
${NAME_AND_DECISION}
</form>`;
}

const NAME_AND_DECISION = `<p><label>Tên, nếu vai trò có nhiều người · Name, where a role has several persons <input name="name" pattern="[a-z0-9]{1,20}" autocomplete="off"></label></p>
<p><button name="decision" value="allow">Đồng ý · Allow</button> <button name="decision" value="deny">Từ chối · Deny</button></p>`;

/** The persons of the demonstration to choose from; what was asked for travels along in hidden fields. */
function personForm(
  { clientId, redirectUri, challenge, nonce, state }: Asked,
  roles: AccessPolicy['roles'],
  citizens: readonly DemoCitizen[] = [],
): string {
  const asked = { client_id: clientId, redirect_uri: redirectUri, response_type: 'code', code_challenge: challenge, nonce, state };
  const hidden = Object.entries({ ...asked, code_challenge_method: 'S256' }).map(([name, value]) =>
    value === undefined ? '' : `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  );
  const choices = roles.flatMap(({ role, vi, en }) =>
    role === CITIZEN && citizens.length > 0
      ? citizens.map(({ name, fullName }) => ({ value: `${role}:${name}`, vi: `${vi}: ${escaped(fullName)}`, en }))
      : [{ value: role, vi, en }],
  );
  const persons = choices.map(
    ({ value, vi, en }, n) =>
      `<p><label><input type="radio" name="role" value="${value}"${n === 0 ? ' checked' : ''}> ${vi} · <span lang="en">${en}</span></label></p>`,
  );
  return `${paragraph(`Ứng dụng ${escaped(clientId)} hỏi bạn là ai. Đây là trình diễn: hãy chọn một người giả lập.`, 'Who are you? This is a demonstration: choose a fictional person.')}
<form method="post">
${hidden.join('')}
<fieldset><legend>Người · Person</legend>${persons.join('')}</fieldset>
${NAME_AND_DECISION}
</form>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function paragraph(vi: string, en: string): string {
  return `<p>${vi}</p><p lang="en">${en}</p>`;
}

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;color:#1c2733;background:#fff}fieldset{border:1px solid #b9c4cf;border-radius:.4rem;padding:.4rem 1rem}fieldset p{margin:.2rem 0}label{display:inline-block;padding:.3rem 0}input,select,button{font:inherit;padding:.4rem .6rem}button{border-radius:.4rem;border:1px solid #0b5c8e;background:#fff;color:#0b5c8e}button[value=allow]{background:#0b5c8e;color:#fff}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** `next`: where the form's answer leads, which browsers hold to the policy as well. */
function page(reply: FastifyReply, content: string, next = ''): FastifyReply {
  const policy = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self' ${next}; frame-ancestors 'none'; base-uri 'none'`;
  return reply
    .header('content-security-policy', policy)
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Giao Lộ – đăng nhập · sign in</title><style>${STYLE}</style><main><h1>Giao Lộ</h1>${content}</main></html>`,
    );
}
