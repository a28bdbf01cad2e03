import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ANOMALIES_DEFAULT, BUDGETS_DEFAULT, IN_FLIGHT_DEFAULT, readConfig } from '../../src/config.js';
import { inPackage } from '../../src/root.js';
import { StartError } from '../../src/start-error.js';

function refusal(env: Record<string, string>): StartError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('the settings', () => {
  it('are all optional', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      loopback: true,
      dataDir: inPackage('.data'),
      keysDir: join(inPackage('.data'), 'keys'),
      personDir: join(homedir(), '.config', 'giaolo'),
      drainMs: 5_000,
      maxStalenessMs: 1_000,
      workers: 1,
      logLevel: 'info',
      production: false,
      publicUrl: 'http://127.0.0.1:4000',
    });
  });

  it('keep a person’s own files where the account keeps its others', () => {
    expect(readConfig({ XDG_CONFIG_HOME: '/elsewhere' }).personDir).toBe('/elsewhere/giaolo');
  });

  it('bound what is in flight: in all, by anonymous callers together, by one caller', () => {
    const set = { HUB_COST_MAX: '9000', HUB_COST_MAX_ANONYMOUS: '3000', HUB_COST_MAX_CALLER: '5000' };
    expect(readConfig(set).inFlight).toEqual({
      requests: IN_FLIGHT_DEFAULT.requests,
      cost: { all: 9_000, anonymous: 3_000, caller: 5_000 },
      bytes: IN_FLIGHT_DEFAULT.bytes,
    });
    const { faults } = refusal({
      ...set,
      HUB_COST_MAX_CALLER: '9001',
      HUB_REQUESTS_MAX: '0',
      HUB_REQUESTS_MAX_ANONYMOUS: 'viele',
      HUB_TRUSTED_PROXIES: '10.0.0.0/33',
    });
    expect(faults.map(({ en }) => /HUB_\w+/.exec(en)?.[0])).toEqual([
      'HUB_REQUESTS_MAX',
      'HUB_REQUESTS_MAX_ANONYMOUS',
      'HUB_COST_MAX_CALLER',
      'HUB_TRUSTED_PROXIES',
    ]);
  });

  it('bound what a caller takes in a minute', () => {
    expect(readConfig({ HUB_ROWS_PER_MINUTE_CALLER: '7' }).budgets).toEqual({ rows: { ...BUDGETS_DEFAULT.rows, caller: 7 } });
    expect(readConfig({ HUB_PERSONS_PER_MINUTE: '9' }).budgets).toEqual({ ...BUDGETS_DEFAULT, persons: 9 });
    expect(refusal({ HUB_PERSONS_PER_MINUTE: '0' }).faults.map(({ en }) => /HUB_\w+/.exec(en)?.[0])).toEqual(['HUB_PERSONS_PER_MINUTE']);
  });

  it('say from how many on reads stand out', () => {
    const { anomalies } = readConfig({ HUB_ANOMALIES: 'asker=50, hours=0-12' });
    expect(anomalies).toEqual({ ...ANOMALIES_DEFAULT, asker: 50, hours: { from: 0, to: 12 } });
    expect(readConfig({})).not.toHaveProperty('anomalies');
    for (const odd of ['asker', 'asker=0', 'asker=5-6', 'hours=7', 'hours=18-7', 'hours=7-25', 'nobody=3'])
      expect(refusal({ HUB_ANOMALIES: odd }).faults.map(({ en }) => /HUB_\w+/.exec(en)?.[0])).toEqual(['HUB_ANOMALIES']);
  });

  it('let pages of other sites ask only by their whole origin', () => {
    const given = (origins: string, more = {}) => readConfig({ HUB_CORS_ORIGINS: origins, ...more }).corsOrigins;
    expect(given('https://a.example.vn, http://localhost:5173')).toEqual(['https://a.example.vn', 'http://localhost:5173']);
    const identity = { NODE_ENV: 'production', HUB_ISSUER: 'https://id.example.vn', HUB_AUDIENCE: 'hub' };
    for (const odd of ['*', 'https://a.example.vn/', 'https://*.example.vn', 'a.example.vn', 'https://a.example.vn/path', 'null']) {
      expect(refusal({ HUB_CORS_ORIGINS: odd }).faults).toHaveLength(1);
    }
    expect(refusal({ ...identity, HUB_CORS_ORIGINS: 'http://a.example.vn' }).faults).toHaveLength(1);
  });

  it('let people sign in to the pages beside a provider, at an address of theirs, with all that takes', () => {
    const identity = { HUB_ISSUER: 'https://id.example.vn', HUB_AUDIENCE: 'hub' };
    const pages = { HUB_PUBLIC_URL: 'https://giaolo.example.vn', HUB_PAGES_CLIENT_ID: 'pages' };
    expect(readConfig({ ...identity, ...pages, HUB_PAGES_CLIENT_SECRET: 's' }).pages).toEqual({
      publicUrl: 'https://giaolo.example.vn',
      clientId: 'pages',
      clientSecret: 's',
    });
    expect(readConfig(identity).pages).toBeUndefined();
    const missing = (env: Record<string, string>) => refusal(env).faults.map(({ en }) => /HUB_\w+/.exec(en)?.[0]);
    expect(missing(pages)).toEqual(['HUB_ISSUER']);
    expect(missing({ ...identity, HUB_PAGES_CLIENT_ID: 'pages' })).toEqual(['HUB_PUBLIC_URL']);
    // Receipts name it too, where nobody signs in to pages.
    expect(readConfig({ ...identity, HUB_PUBLIC_URL: 'https://giaolo.example.vn' })).toMatchObject({
      publicUrl: 'https://giaolo.example.vn',
    });
    expect(readConfig({ PORT: '4100' }).publicUrl).toBe('http://127.0.0.1:4100');
    expect(readConfig({ ...identity, HOST: '0.0.0.0' }).publicUrl).toBeUndefined();
    expect(missing({ ...identity, ...pages, HUB_PUBLIC_URL: 'https://giaolo.example.vn/x' })).toEqual(['HUB_PUBLIC_URL']);
    expect(missing({ NODE_ENV: 'production', ...identity, ...pages, HUB_PUBLIC_URL: 'http://giaolo.example.vn' })).toEqual([
      'HUB_PUBLIC_URL',
    ]);
  });

  it('send security events over an open line to nobody but this machine, and never with a password in the address', () => {
    expect(readConfig({ HUB_EVENTS_URL: 'http://soc:4318/v1/logs', HUB_EVENTS_TOKEN: 't' }).events).toEqual({
      url: 'http://soc:4318/v1/logs',
      token: 't',
    });
    const identity = { NODE_ENV: 'production', HUB_ISSUER: 'https://id.example.vn', HUB_AUDIENCE: 'hub' };
    for (const url of ['https://soc.example.vn/v1/logs', 'http://127.0.0.1:4318/v1/logs'])
      expect(readConfig({ ...identity, HUB_EVENTS_URL: url }).events).toEqual({ url });
    for (const odd of ['soc.example.vn', 'ftp://soc', 'https://a:b@soc']) expect(refusal({ HUB_EVENTS_URL: odd }).faults).toHaveLength(1);
    expect(refusal({ ...identity, HUB_EVENTS_URL: 'http://soc:4318/v1/logs' }).faults).toHaveLength(1);
    expect(refusal({ HUB_EVENTS_TOKEN: 't' }).faults).toHaveLength(1);
  });

  it('believe a proxy only if it is named', () => {
    expect(readConfig({ HUB_TRUSTED_PROXIES: '10.0.0.5, 192.168.1.0/24,::1' }).trustedProxies).toEqual([
      '10.0.0.5',
      '192.168.1.0/24',
      '::1',
    ]);
  });

  it('count as absent when empty', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', HUB_ISSUER: '' })).toEqual(readConfig({}));
  });

  it('are reported with every fault at once, in both languages, as wrong usage', () => {
    const { faults, exitStatus } = refusal({
      PORT: '99999',
      DATABASE_URL: 'mysql://x/y',
      HUB_WORKERS: '4',
      LOG_LEVEL: 'loud',
      HUB_AUDIENCE: 'hub',
      HOST: 'a b',
      HUB_DRAIN_SECONDS: 'soon',
    });
    expect(exitStatus).toBe(2);
    const named = faults.map(({ en }) => /The setting (\w+) is not valid/.exec(en)?.[1]);
    expect(new Set(named)).toEqual(
      new Set(['PORT', 'HOST', 'DATABASE_URL', 'HUB_ISSUER', 'HUB_WORKERS', 'HUB_DRAIN_SECONDS', 'LOG_LEVEL']),
    );
    for (const fault of faults) expect(fault.vi).toMatch(/^Thiết lập \w+ không hợp lệ/);
  });

  it('take an owner’s address beside the hub’s own, and not without it', () => {
    const both = { DATABASE_URL: 'postgres://hub@h/d', DATABASE_OWNER_URL: 'postgres://owner@h/d' };
    expect(readConfig(both)).toMatchObject({ databaseUrl: both.DATABASE_URL, databaseOwnerUrl: both.DATABASE_OWNER_URL });
    expect(refusal({ DATABASE_OWNER_URL: both.DATABASE_OWNER_URL }).text).toContain('together with DATABASE_URL');
    expect(refusal({ ...both, DATABASE_OWNER_URL: 'owner' }).text).toContain('DATABASE_OWNER_URL is not valid');
  });

  it('take the addresses of servers that follow, beside the hub’s own, and not without it', () => {
    const both = { DATABASE_URL: 'postgres://hub@h/d', DATABASE_READ_URLS: 'postgres://hub@a/d, postgres://hub@b/d' };
    expect(readConfig(both).databaseReadUrls).toEqual(['postgres://hub@a/d', 'postgres://hub@b/d']);
    expect(refusal({ DATABASE_READ_URLS: both.DATABASE_READ_URLS }).text).toContain('together with DATABASE_URL');
    expect(refusal({ ...both, DATABASE_READ_URLS: 'postgres://hub@a/d,b' }).text).toContain('DATABASE_READ_URLS is not valid');
    expect(readConfig({ ...both, HUB_MAX_STALENESS_SECONDS: '0.5' }).maxStalenessMs).toBe(500);
    expect(refusal({ ...both, HUB_MAX_STALENESS_SECONDS: '61' }).text).toContain('HUB_MAX_STALENESS_SECONDS is not valid');
  });

  it('take a folder for the log of the embedded server, and none that a shell would take for more', () => {
    expect(readConfig({ HUB_WAL_ARCHIVE: '/wal dir' }).walArchive).toBe('/wal dir');
    expect(refusal({ HUB_WAL_ARCHIVE: '/wal', DATABASE_URL: 'postgres://hub@h/d' }).text).toContain('for the embedded PostgreSQL');
    for (const folder of ["/a'; rm -rf /; '", '/a"b', '/a%fb', '/a\\b', '/a\nb'])
      expect(refusal({ HUB_WAL_ARCHIVE: folder }).text).toContain('HUB_WAL_ARCHIVE is not valid');
  });

  it('never show a password', () => {
    expect(refusal({ DATABASE_URL: 'mysql://hub:secret-x@h/d' }).text).not.toContain('secret-x');
  });

  it('refuse the demo issuer in production and away from this machine', () => {
    expect(refusal({ NODE_ENV: 'production' }).text).toContain('demo tokens are not for production');
    expect(refusal({ HOST: '0.0.0.0' }).text).toContain('demo tokens work on this machine only');
    const real = { HUB_ISSUER: 'https://id.example.vn', HUB_AUDIENCE: 'hub', HOST: '0.0.0.0', NODE_ENV: 'production' };
    expect(readConfig(real)).toMatchObject({
      identity: { issuer: 'https://id.example.vn', audience: 'hub' },
      production: true,
      loopback: false,
    });
    expect(refusal({ ...real, HUB_ISSUER: 'http://id.example.vn' }).text).toContain('https');
  });

  it('take every usual form of a database address', () => {
    for (const url of ['postgres://u:p@h:5432/d', 'postgresql://u@h/d?sslmode=require', 'postgres://u:p@/d?host=/run/postgresql']) {
      expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    }
  });
});
