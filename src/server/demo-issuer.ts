import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { HubError } from '../errors.js';
import { type AccessPolicy, roleOf } from '../hub/declare/policy.js';
import { makeSigningKey, openKey } from '../keys.js';
import { LIMITS } from '../limits.js';
import type { VerifyToken } from './identity.js';
import { CLAIMS, checkTimes } from './token-times.js';

export const DEMO_ISSUER = 'urn:giaolo:demo';
export const DEMO_AUDIENCE = 'giaolo';
export const DEMO_TOKEN_HOURS = 12;
/** Of a person of the demonstration, where a role has several. */
export const DEMO_NAME = /^[a-z0-9]{1,20}$/;

/** Somebody of the demonstration, as whom a token speaks. */
export type DemoPerson = { role: string; name?: string | undefined; personalId?: string };

/** Acts for the hub's own demonstration only: on this machine, never in production (config.ts refuses both). */
export type DemoIssuer = {
  /** `name`: one of several persons of a role, who are different people to the hub. */
  issue(
    who: DemoPerson & {
      /** The application that uses the token of somebody else (RFC 8693, 4.1). */
      actor?: string;
      /** Of the key without which the token is worth nothing (RFC 9449). */
      thumbprint?: string | undefined;
      now?: Date;
    },
  ): Promise<{
    token: string;
    expiresAt: string;
  }>;
  /** An id token (OpenID Connect Core 1.0, 2) that tells a client who signed in at this issuer's address, in which role and for which agency. */
  identify(who: { role: string; name?: string | undefined; issuer: string; clientId: string; nonce: string | undefined }): Promise<string>;
  verify: VerifyToken;
  publicKeys: readonly JWK[];
};

export async function openDemoIssuer({ keysDir, policy }: { keysDir: string; policy: AccessPolicy }): Promise<DemoIssuer> {
  const jwk = await openKey({ keysDir, name: 'demo-issuer', production: false, make: makeSigningKey });
  const key = await importJWK(jwk as JWK, 'EdDSA');
  const publicKey: JWK = { kty: 'OKP', crv: 'Ed25519', x: String(jwk.x), kid: jwk.kid, alg: 'EdDSA', use: 'sig' };
  const keys = createLocalJWKSet({ keys: [publicKey] });
  return {
    publicKeys: [publicKey],
    async issue({ role, name, personalId, actor, thumbprint, now = new Date() }) {
      const known = roleOf(policy, role);
      if (!known || known.role === 'anonymous') {
        const roles = policy.roles.flatMap((r) => (r.role === 'anonymous' ? [] : [r.role])).join(', ');
        throw new HubError('BAD_USER_INPUT', {
          argument: 'role',
          ruleVi: `vai trò phải là một trong: ${roles}.`,
          ruleEn: `the role must be one of: ${roles}.`,
        });
      }
      const seconds = Math.floor(now.getTime() / 1000);
      const expires = seconds + DEMO_TOKEN_HOURS * 3600;
      const token = await new SignJWT({
        role,
        // Required of an access token (RFC 9068 §2.2).
        client_id: actor ?? `demo-${role}`,
        ...(actor === undefined ? {} : { act: { sub: actor } }),
        ...(thumbprint === undefined ? {} : { cnf: { jkt: thumbprint } }),
        purposes: known.purposes,
        ...(DEMO_AGENCIES[role] ? { agency: DEMO_AGENCIES[role] } : {}),
        ...(personalId ? { personal_id: personalId } : {}),
      })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: jwk.kid })
        .setIssuer(DEMO_ISSUER)
        .setAudience(DEMO_AUDIENCE)
        .setSubject(subjectOf({ role, name }))
        .setIssuedAt(seconds)
        .setExpirationTime(expires)
        .setJti(randomUUID())
        .sign(key);
      return { token, expiresAt: new Date(expires * 1000).toISOString() };
    },
    identify({ issuer, clientId, nonce, ...who }) {
      const { role } = who;
      return new SignJWT({
        role,
        ...(DEMO_AGENCIES[role] ? { agency: DEMO_AGENCIES[role] } : {}),
        ...(nonce === undefined ? {} : { nonce }),
      })
        .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid })
        .setIssuer(issuer)
        .setAudience(clientId)
        .setSubject(subjectOf(who))
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(key);
    },
    async verify(token) {
      const { payload } = await jwtVerify(token, keys, {
        issuer: DEMO_ISSUER,
        audience: DEMO_AUDIENCE,
        algorithms: ['EdDSA'],
        typ: 'at+jwt',
        requiredClaims: CLAIMS,
        clockTolerance: LIMITS.clockSeconds.max,
      });
      checkTimes(payload);
      return payload;
    },
  };
}

function subjectOf({ role, name }: DemoPerson): string {
  return name === undefined ? `demo-${role}` : `demo-${role}-${name}`;
}

/** Whom the `sub` of a token names; undefined for one that this issuer gives nobody. */
export function personOf(subject: string, { roles }: Pick<AccessPolicy, 'roles'>): DemoPerson | undefined {
  for (const { role } of roles) {
    if (subject === `demo-${role}`) return { role };
    const name = subject.startsWith(`demo-${role}-`) ? subject.slice(`demo-${role}-`.length) : '';
    if (DEMO_NAME.test(name)) return { role, name };
  }
  return undefined;
}

/** Agencies the demonstration's applications act for: Hà Nội, Bộ Xây dựng, Bộ Công an. */
const DEMO_AGENCIES: Readonly<Record<string, string>> = {
  'dossier-service': 'H26',
  'permit-service': 'H26',
  analyst: 'G17',
  steward: 'G17',
  auditor: 'G01',
};
