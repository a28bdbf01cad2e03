import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
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
      drainMs: 5_000,
      workers: 1,
      logLevel: 'info',
      production: false,
    });
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
    expect(new Set(named)).toEqual(new Set(['PORT', 'HOST', 'DATABASE_URL', 'HUB_ISSUER', 'HUB_WORKERS', 'HUB_DRAIN_SECONDS', 'LOG_LEVEL']));
    for (const fault of faults) expect(fault.vi).toMatch(/^Thiết lập \w+ không hợp lệ/);
  });

  it('never show a password', () => {
    expect(refusal({ DATABASE_URL: 'mysql://hub:secret-x@h/d' }).text).not.toContain('secret-x');
  });

  it('refuse the demo issuer in production and away from this machine', () => {
    expect(refusal({ NODE_ENV: 'production' }).text).toContain('demo tokens are not for production');
    expect(refusal({ HOST: '0.0.0.0' }).text).toContain('demo tokens work on this machine only');
    const real = { HUB_ISSUER: 'https://id.example.vn', HUB_AUDIENCE: 'hub', HOST: '0.0.0.0', NODE_ENV: 'production' };
    expect(readConfig(real)).toMatchObject({ identity: { issuer: 'https://id.example.vn', audience: 'hub' }, production: true, loopback: false });
    expect(refusal({ ...real, HUB_ISSUER: 'http://id.example.vn' }).text).toContain('https');
  });

  it('take every usual form of a database address', () => {
    for (const url of ['postgres://u:p@h:5432/d', 'postgresql://u@h/d?sslmode=require', 'postgres://u:p@/d?host=/run/postgresql']) {
      expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    }
  });
});
