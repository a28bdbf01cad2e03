import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierWorld } from '../evidence/dossier-world.js';
import { createTestHub, type TestHub } from '../support/hub.js';
import { program } from '../support/program.js';

/** The doors of test/reads/every-door.test.ts that are commands: with the real read log, in another's hands. */
let hub: TestHub;
let folder: string;
beforeAll(async () => {
  hub = await createTestHub();
  await dossierWorld(hub);
  folder = await mkdtemp(join(tmpdir(), 'giaolo-held-'));
});
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the command line', () => {
  const PURPOSE = ['--purpose', 'stewardship', '--case', 'G17-261122-0001'];
  const commands: Record<string, (out: string) => string[]> = {
    show: () => ['show', 'drivers/person', '001090000011', ...PURPOSE],
    export: (out) => ['export', 'drivers/person', '--out', out, ...PURPOSE],
  };

  it.each(Object.entries(commands))(
    '%s says nothing of a person while another holds the log, and then that it could not',
    async (name, parameters) => {
      const out = join(folder, `by-command-${name}.csv`);
      const holder = await hub.database.ownerPool.connect();
      // By the session: no limit of a transaction ends it while a command starts on a busy machine.
      await holder.query('select pg_advisory_lock(7204002)');
      const { status, stdout } = await giaolo(parameters(out));
      await holder.query('select pg_advisory_unlock(7204002)');
      holder.release();
      expect([status, stdout, existsSync(out)]).toEqual([3, '', false]);
      const again = await giaolo(parameters(out));
      expect([again.status, existsSync(out)]).toEqual([0, name === 'export']);
      expect(again.stdout).toContain(name === 'show' ? 'Nguyễn Văn Thử' : out);
    },
    90_000,
  );

  function giaolo(parameters: readonly string[]): Promise<{ status: number | null; stdout: string }> {
    const child = spawn(process.execPath, [program('src/cli/index.ts'), ...parameters], {
      env: { ...process.env, DATABASE_URL: hub.database.url, HUB_DATA_DIR: folder, NODE_ENV: 'test' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let stdout = '';
    child.stdout.on('data', (chunk) => (stdout += String(chunk)));
    return new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout })));
  }
});
