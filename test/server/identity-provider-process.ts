import { Provider } from 'oidc-provider';

/**
 * A certified OpenID Connect provider in a process of its own, for tests that stop, kill and replace it: signs access tokens of the hub
 * with the given key. Where the address of a hub's pages is told, people sign in to them too, with any name and password.
 */
const [port = '', signingKey = '', pages] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      ...{ client_id: 'portal', client_secret: 'portal-secret', token_endpoint_auth_method: 'client_secret_post' },
      ...{ grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
    },
    ...(pages === undefined
      ? []
      : [
          {
            ...{ client_id: 'pages', client_secret: 'pages-secret', token_endpoint_auth_method: 'client_secret_post' as const },
            ...{ grant_types: ['authorization_code'], response_types: ['code' as const], redirect_uris: [`${pages}/dang-nhap/xong`] },
            post_logout_redirect_uris: [`${pages}/`],
          },
        ]),
  ],
  jwks: { keys: [JSON.parse(signingKey)] },
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  features: {
    devInteractions: { enabled: pages !== undefined },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'urn:giaolo',
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: '',
        audience: 'giaolo',
        accessTokenTTL: 3_600,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  extraTokenClaims: () => ({ role: 'dossier-service', purposes: ['once-only'], agency: 'H26' }),
});
provider.listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));
