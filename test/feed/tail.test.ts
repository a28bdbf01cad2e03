import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningHub, runHub } from '../server/running-hub.js';
import { program } from '../support/program.js';
import { register } from '../support/write.js';

let running: RunningHub;
beforeAll(async () => {
  running = await runHub();
});
afterAll(() => running.close());

function tail(...parameters: string[]) {
  const child = spawn(process.execPath, [program('src/cli/index.ts'), 'feed', 'tail', '--url', running.url, ...parameters], {
    env: { PATH: process.env.PATH, HUB_KEYS_DIR: running.keysDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, err }));
  return { child, ended, line: async () => String((await lines.next()).value) };
}

describe('giaolo feed tail', { timeout: 60_000 }, () => {
  it('tells the changes after a position, one a line, and ends when it has enough', async () => {
    const following = tail('--after', '0', '--registers', 'reference', '--max', '2');
    expect(await following.line()).toMatch(/^1 {2}\d{4}-\d\d-\d\dT.* {2}REGISTER {2}Agency .*code: "G17"/);
    expect(await following.line()).toMatch(/^2 /);
    expect(await following.ended).toMatchObject({ status: 0 });
  });

  it('goes on following until it is stopped, for machines as JSON, with a demo role’s rights', async () => {
    const [{ head } = { head: '0' }] = await running.rows<{ head: string }>('select max(position)::text as head from change');
    const following = tail(
      '--json',
      '--as',
      'steward',
      '--purpose',
      'stewardship',
      '--case',
      'G17-261122-0001',
      '--after',
      String(Number(head) - 1),
    );
    await following.line();
    const person = await register(running, 'Person', { personalId: '001190000077', fullName: 'Phạm Giả Lập', fictional: true });
    expect(JSON.parse(await following.line())).toMatchObject({ entity: 'Person', recordId: person, operation: 'REGISTER' });
    following.child.kill('SIGINT');
    expect(await following.ended).toMatchObject({ status: 0 });
  });

  it('says what is wrong in both languages: a place that is none, a hub that is not there, a role that is none', async () => {
    expect(await tail('--after', '999999999').ended).toMatchObject({
      status: 2,
      err: expect.stringMatching(/chưa có vị trí này[\s\S]*has not reached this position/),
    });
    expect(await tail('--as', 'king').ended).toMatchObject({ status: 2, err: expect.stringContaining('steward') });
    expect(await tail('--url', 'http://127.0.0.1:1').ended).toMatchObject({
      status: 3,
      err: expect.stringMatching(/Không thấy hub[\s\S]*No hub/),
    });
  });
});
