import { allowInsecureRequests, ClientSecretPost, type Configuration, discovery, None } from 'openid-client';

const TIMEOUT_SECONDS = 10;

/** This program as a client of an identity provider, whose discovery document is asked for. Plain http is for a provider on this machine. */
export function discoverProvider(
  issuer: URL,
  { clientId, secret }: { clientId: string; secret?: string | undefined },
): Promise<Configuration> {
  const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
  const authentication = secret === undefined ? None() : ClientSecretPost(secret);
  return discovery(issuer, clientId, undefined, authentication, { execute, timeout: TIMEOUT_SECONDS });
}

/** Whom a token is to be for, as providers are told: an address by RFC 8707, anything else by a parameter of their own. */
export function tokenFor(audience: string | undefined): Record<string, string> {
  if (audience === undefined) return {};
  return URL.canParse(audience) ? { resource: audience } : { audience };
}
