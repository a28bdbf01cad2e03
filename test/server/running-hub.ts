import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config.js';
import { endpointsAt } from '../../src/db/endpoint.js';
import { openModel } from '../../src/runtime/model.js';
import { type DemoIssuer, openDemoIssuer } from '../../src/server/demo-issuer.js';
import type { DeviceTimes } from '../../src/server/device-grants.js';
import { type Hub, openHub } from '../../src/server/hub.js';
import type { DemoCitizen } from '../../src/server/pages.js';
import { registerDefinitions } from '../evidence/definitions.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { smallWorld } from '../support/small-world.js';
import { caseFor } from '../support/work-orders.js';
import { register } from '../support/write.js';

export const CASE = 'H26.01-261122-0001';
/** Nguyễn Văn Giả Lập of the small world. */
export const PERSONAL_ID = '001090000011';

export type Asked = { status: number; headers: Headers; text: string; body: any; code: string | undefined };
export type RunningHub = {
  hub: Hub;
  url: string;
  database: TestDatabase;
  world: Awaited<ReturnType<typeof smallWorld>>;
  issuer: DemoIssuer;
  /** Lines of the hub's own log. */
  log: string[];
  keysDir: string;
  token(role: string, personalId?: string): Promise<string>;
  /** Any request; `body` that is no text is sent as JSON. */
  send(path: string, options?: { method?: string; headers?: Record<string, string>; body?: unknown }): Promise<Asked>;
  /** One operation, in a role, for a purpose and the example case. */
  ask(
    query: string,
    options?: {
      as?: string;
      personalId?: string;
      purpose?: string;
      headers?: Record<string, string>;
      variables?: unknown;
      operationName?: string;
    },
  ): Promise<Asked>;
  rows<R = any>(sql: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
};

type Options = {
  config?: Partial<Config>;
  databaseUrl?: (url: string) => string | Promise<string>;
  empty?: boolean;
  deviceTimes?: DeviceTimes;
  pagesRoot?: string;
  citizens?: readonly DemoCitizen[];
};

/** One caller of a test asks in seconds what thousands ask in a minute; what bounds it has tests of its own (`budgets.test.ts`). */
const UNBOUNDED: NonNullable<Config['budgets']> = { rows: { anonymous: 1e9, caller: 1e9 }, persons: 1e9 };

/** A dossier about everybody whom the world knows by now, for tests that are about something else. */
export async function openForEverybody({ ownerPool }: Pick<TestDatabase, 'ownerPool'>, code = CASE, procedure = 'P06'): Promise<void> {
  await ownerPool.query(
    `insert into dossier_case (code, agency, procedure_id, origin, named, opened_by, opened_role, purpose, ends_on)
     values ($1, 'H26', $2, 'PORTAL', '{}', 'test', 'dossier-service', 'once-only', '2099-12-31') on conflict do nothing`,
    [code, procedure],
  );
  await ownerPool.query('insert into case_subject (code, subject_id) select distinct $1, id from person on conflict do nothing', [code]);
}

/** What the dossiers of P04 and P06 are made of: without it a case of theirs reaches no kind of record. */
export async function defineProcedures(database: TestDatabase): Promise<void> {
  const agency = (code: string) => register({ database }, 'Agency', { code, name: 'Cơ quan giả lập' }, '2010-01-01');
  await registerDefinitions({ database }, { ids: ['P04', 'P06'], proposedBy: await agency('G88'), approvedBy: await agency('G89') });
}

/** The whole hub behind its HTTP door, over a small fictional world. */
export async function runHub({
  config = {},
  databaseUrl = (url) => url,
  empty = false,
  deviceTimes,
  pagesRoot,
  citizens,
}: Options = {}): Promise<RunningHub> {
  const database = await createTestDatabase();
  const world = empty ? ({} as RunningHub['world']) : await smallWorld({ database } as never);
  const openCase = async () => openForEverybody(database);
  await openCase();
  const keysDir = join(await mkdtemp(join(tmpdir(), 'giaolo-keys-')), 'keys');
  const log: string[] = [];
  const hub = await openHub({
    // The process is the tests' too: what these do would be taken for the hub's work.
    lateMs: () => 0,
    endpoints: endpointsAt(await databaseUrl(database.url)),
    config: { host: '127.0.0.1', port: 0, keysDir, production: false, logLevel: 'info', budgets: UNBOUNDED, ...config },
    citizen: PERSONAL_ID,
    ...(citizens ? { citizens } : {}),
    ...(deviceTimes ? { deviceTimes } : {}),
    ...(pagesRoot === undefined ? {} : { pagesRoot }),
    logTo: { write: (line: string) => void log.push(line) },
  });
  const issuer = await openDemoIssuer({ keysDir, policy: openModel().access });
  const token = async (role: string, personalId = PERSONAL_ID) =>
    (await issuer.issue({ role, ...(role === 'citizen' ? { personalId } : {}) })).token;

  const send: RunningHub['send'] = async (path, { method = 'POST', headers = {}, body } = {}) => {
    const response = await fetch(`${hub.address}${path}`, {
      method,
      headers: { ...(method === 'POST' ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed = /[/+]json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, body: parsed, code: parsed?.errors?.[0]?.extensions?.code };
  };

  return {
    hub,
    url: hub.address,
    database,
    world,
    issuer,
    log,
    keysDir,
    token,
    send,
    ask: async (query, { as, personalId, purpose, headers = {}, variables, operationName } = {}) => {
      if (purpose) await openCase();
      return send('/graphql', {
        headers: {
          ...(as ? { authorization: `Bearer ${await token(as, personalId)}` } : {}),
          ...(purpose ? { 'hub-purpose': purpose, 'hub-case': caseFor(purpose, CASE) } : {}),
          ...headers,
        },
        body: { query, variables, operationName },
      });
    },
    rows: async (sql, values = []) => (await database.ownerPool.query(sql, values)).rows as any[],
    close: async () => {
      await hub.close();
      await database.drop();
      await rm(join(keysDir, '..'), { recursive: true, force: true });
    },
  };
}
