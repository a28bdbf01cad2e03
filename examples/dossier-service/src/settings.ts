import { resolve } from 'node:path';

/** What this service is told at its start, from the environment; every fault is told at once. */
export type Settings = {
  hubUrl: URL;
  /** Where people reach this service; redirect addresses are made of it, never of a `Host` header. */
  publicUrl: URL;
  host: string;
  port: number;
  /** The identity provider; the hub's demo issuer unless told. */
  issuer: URL;
  clientId: string;
  clientSecret: string | undefined;
  /** Code of the one-stop office: dossier codes begin with it. */
  office: string;
  /** Where its SQLite file lies. */
  dataDir: string;
  /** Whether documents are sent by their hash alone (`npm run documents`). */
  sendsHashes: boolean;
};

export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const faults: string[] = [];
  const address = (name: string, fallback: string): URL => {
    const text = env[name] ?? fallback;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    // Tokens and identifiers travel in the clear only on this machine.
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
    if (!isSafe) faults.push(`${name}: phải là https://, hoặc http:// trên chính máy này · must be https://, or http:// on this machine`);
    return isSafe && url ? url : new URL(fallback);
  };
  const hubUrl = address('HUB_URL', 'http://localhost:4000');
  const port = Number(env.PORT ?? 4100);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push('PORT: 0–65535');
  const office = env.OFFICE ?? 'H26.01';
  if (!/^[A-Z]\d{2}(\.\d{2,3}){0,4}$/.test(office)) faults.push('OFFICE: ví dụ · for example H26.01');
  const settings: Settings = {
    hubUrl,
    publicUrl: address('PUBLIC_URL', `http://localhost:${port}`),
    host: env.HOST ?? '127.0.0.1',
    port,
    issuer: address('OIDC_ISSUER', new URL('/demo-issuer', hubUrl).href),
    clientId: env.OIDC_CLIENT_ID ?? 'demo-dossier-service-motcua',
    clientSecret: env.OIDC_CLIENT_SECRET,
    office,
    dataDir: resolve(env.DATA_DIR ?? '.data'),
    sendsHashes: env.HUB_DOCUMENTS === 'registered',
  };
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return settings;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
