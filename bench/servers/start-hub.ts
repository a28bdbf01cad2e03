import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { freePort } from '../../src/db/embedded/free-port.js';
import { inPackage } from '../../src/root.js';
import { openModel } from '../../src/runtime/model.js';
import { openDemoIssuer } from '../../src/server/demo-issuer.js';
import { type Child, start, stop } from './child.js';

const FIRST_ANSWER_MS_MAX = 60_000;
const ASK_AGAIN_MS = 10;

export type HubChild = Child & { /** From the command to the first right answer, database included. */ startedInMs: number };

/** The program as it is delivered, built if a source is newer. */
/** Counted as always, and never used up: one caller asks here what thousands do. */
const BUDGETS = {
  HUB_ROWS_PER_MINUTE_ANONYMOUS: '999999999',
  HUB_ROWS_PER_MINUTE_CALLER: '999999999',
  HUB_PERSONS_PER_MINUTE: '999999999',
};

export function buildHub(): void {
  const { status } = spawnSync(process.execPath, ['scripts/build.js', '--if-stale'], { cwd: inPackage('.'), stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the hub could not be built');
}

/**
 * As `npm start` starts it, over a data directory of the benchmark: the embedded database, all rules, the read log, its request log thrown
 * away.
 */
export async function startHub(
  dataDir: string,
  firstQuestion: { headers: Record<string, string>; body: string },
  { answerMsMax = FIRST_ANSWER_MS_MAX, env: more = {} }: { answerMsMax?: number; env?: Record<string, string> } = {},
): Promise<HubChild> {
  const port = await freePort();
  const log = openSync(`${dataDir}/hub.log`, 'w');
  const { DATABASE_URL: _, HUB_ISSUER: __, HUB_AUDIENCE: ___, NODE_ENV: ____, HUB_KEYS_DIR: _____, ...env } = process.env;
  const began = performance.now();
  const child = start(process.execPath, ['bin/giaolo.js', 'start'], {
    cwd: inPackage('.'),
    env: { ...env, ...BUDGETS, PORT: String(port), HOST: '127.0.0.1', HUB_DATA_DIR: dataDir, ...more },
    stdio: ['ignore', 'ignore', log],
  });
  closeSync(log);
  const address = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the hub did not start:\n${readFileSync(`${dataDir}/hub.log`, 'utf8')}`);
    const response = await fetch(`${address}/graphql`, { method: 'POST', ...firstQuestion }).catch(() => undefined);
    if (response?.status === 200) {
      const { data } = (await response.json()) as { data?: Record<string, unknown> };
      if (!data || Object.values(data).includes(null)) throw new Error('the first answer is empty');
      return { address, pid: child.pid ?? 0, startedInMs: performance.now() - began, stop: () => stop(child) };
    }
    if (performance.now() - began > answerMsMax) {
      await stop(child);
      throw new Error(`no answer within ${answerMsMax} ms, last status ${response?.status}`);
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}

/** Whether this release serves a root field. */
export async function hasRootField(address: string, token: string, name: string): Promise<boolean> {
  const body = JSON.stringify({ query: '{ __type(name: "Query") { fields { name } } }' });
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  });
  const { data } = (await response.json()) as { data: { __type: { fields: { name: string }[] } } };
  return data.__type.fields.some((field) => field.name === name);
}

/** A token of the demo issuer, whose key the hub of this data directory takes. */
export async function tokenFor(dataDir: string, role: string): Promise<string> {
  const issuer = await openDemoIssuer({ keysDir: `${dataDir}/keys`, policy: openModel().access });
  return (await issuer.issue({ role })).token;
}
