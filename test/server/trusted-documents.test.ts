import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTrustedDocuments, hashOfDocument, registerDocuments, retireDocuments } from '../../src/hub/answer/trusted-documents.js';
import { caller } from '../support/hub.js';
import { program } from '../support/program.js';
import { type RunningHub, runHub } from './running-hub.js';

const LIGHT = 'query ($plate: Plate) { vehicle(plate: $plate) { make } }';
/** Costs more than any role may ask for. */
const HEAVY = `query { ${Array.from({ length: 40 }, (_, n) => `a${n}: businesses(first: 200) { nodes { name badges(first: 200) { nodes { number } } } }`).join(' ')} }`;
const TABLE = '{ provinces(first: 5) { nodes { name } } }';
const MUTATION = 'mutation ($code: DossierCode!) { closeCase(code: $code) { isOpen } }';
const FEED = 'subscription { changes { position } }';
/** Several programs one after the other, which a loaded machine starts slowly. */
const PROGRAMS_MS = 120_000;
const REGISTERED = 'demo-dossier-service';

let running: RunningHub;
beforeAll(async () => {
  running = await runHub();
});
afterAll(() => running.close());

const idOf = (text: string) => `sha256:${hashOfDocument(text)}`;
/** `as`: a role, and of several clients of one role which. */
const asked = async (as: string | undefined, body: object, path = '/graphql', headers: Record<string, string> = {}) => {
  const [role = '', name] = as?.split(' ') ?? [];
  const authorization = as === undefined ? undefined : `Bearer ${(await running.issuer.issue({ role, name })).token}`;
  return running.send(path, { headers: { ...(authorization ? { authorization } : {}), ...headers }, body });
};

function giaolo(...parameters: string[]): Promise<{ status: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: running.database.url, HUB_KEYS_DIR: running.keysDir, NODE_ENV: 'test' };
  return new Promise((resolve) => {
    execFile(process.execPath, [program('src/cli/index.ts'), ...parameters], { env }, (error, out, err) =>
      resolve({ status: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

const manifest = async (name: string, content: unknown) => {
  const path = join(running.keysDir, '..', name);
  await writeFile(path, JSON.stringify(content));
  return path;
};

it('whoever registered documents sends these by their hash, without a ceiling, at every door, and nothing else', async () => {
  const file = await manifest('documents.json', {
    [hashOfDocument(LIGHT)]: LIGHT,
    [hashOfDocument(HEAVY)]: HEAVY,
    [idOf(FEED)]: FEED,
    [idOf(TABLE)]: TABLE,
  });
  const done = await giaolo('documents', 'register', file, '--client', REGISTERED);
  expect([done.status, done.out]).toEqual([0, expect.stringContaining('4 mới')]);
  const variables = { plate: '29B-12345' };
  const answered = await asked('dossier-service', { documentId: idOf(LIGHT), variables });
  expect([answered.status, answered.body.data]).toEqual([200, { vehicle: expect.anything() }]);
  // As Apollo's clients name it.
  const apollo = await asked('dossier-service', {
    extensions: { persistedQuery: { version: 1, sha256Hash: hashOfDocument(LIGHT) } },
    variables,
  });
  expect(apollo.body).toEqual(answered.body);
  // What costs more than any role may ask for is answered to them, and to nobody else under the same plan.
  expect((await asked('dossier-service khac', { query: HEAVY })).code).toBe('TOO_COSTLY');
  expect((await asked('dossier-service', { documentId: idOf(HEAVY) })).status).toBe(200);
  expect((await asked('dossier-service khac', { query: HEAVY })).code).toBe('TOO_COSTLY');
  expect((await asked('dossier-service', { documentId: idOf(TABLE) }, '/graphql', { accept: 'text/csv' })).status).toBe(200);

  const refused = async (body: object, path?: string, headers?: Record<string, string>) => {
    const { status, code } = await asked('dossier-service', body, path, headers);
    return [status, code];
  };
  const untrusted = [403, 'DOCUMENT_NOT_TRUSTED'];
  expect(await refused({ query: LIGHT, variables })).toEqual(untrusted);
  expect(await refused({ query: '{ __typename }' })).toEqual(untrusted);
  expect(await refused({ query: MUTATION, variables: { code: 'H26.01-261122-0001' } })).toEqual(untrusted);
  expect(await refused({ query: FEED }, '/graphql/stream', { accept: 'text/event-stream' })).toEqual(untrusted);
  expect(await refused({ documentId: idOf(MUTATION) })).toEqual([404, 'DOCUMENT_NOT_FOUND']);
  expect(await refused({ documentId: idOf(LIGHT), query: LIGHT })).toEqual([400, 'BAD_USER_INPUT']);
  expect(await refused({ documentId: hashOfDocument(LIGHT) })).toEqual([400, 'BAD_USER_INPUT']);
  expect(await refused({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } })).toEqual([
    404,
    'DOCUMENT_NOT_FOUND',
  ]);
});

it("is nobody else's: others ask as they like, and do not reach the documents of a client", async () => {
  expect((await asked('dossier-service khac', { query: LIGHT, variables: { plate: '29B-12345' } })).status).toBe(200);
  expect((await asked('dossier-service khac', { documentId: idOf(LIGHT) })).code).toBe('DOCUMENT_NOT_FOUND');
  expect((await asked(undefined, { documentId: idOf(LIGHT) })).code).toBe('DOCUMENT_NOT_FOUND');
  expect((await asked(undefined, { query: '{ __typename }' })).status).toBe(200);
});

it(
  'registers only what fits the schema, under its own hash, and retires',
  async () => {
    const wrong = await manifest('wrong.json', { [hashOfDocument('{ nothing }')]: '{ nothing }' });
    expect(await giaolo('documents', 'register', wrong, '--client', 'another')).toMatchObject({
      status: 1,
      out: expect.stringContaining('nothing'),
    });
    const md5 = await manifest('md5.json', { abcdef: LIGHT });
    expect(await giaolo('documents', 'register', md5, '--client', 'another')).toMatchObject({
      status: 2,
      err: expect.stringContaining('sha256'),
    });
    const one = await manifest('one.json', {
      format: 'apollo-persisted-query-manifest',
      operations: [{ id: hashOfDocument(LIGHT), body: LIGHT }],
    });
    expect(await giaolo('documents', 'register', one, '--client', REGISTERED, '--replace')).toMatchObject({
      status: 0,
      out: expect.stringContaining('3 đã ngừng'),
    });
    expect((await giaolo('documents', 'list', '--client', REGISTERED)).out).toContain(idOf(LIGHT));
    expect((await giaolo('documents', 'retire', '--client', REGISTERED, '--all')).out).toContain('1 đã ngừng');
  },
  PROGRAMS_MS,
);

it('goes on as it knew for a moment, and no longer', async () => {
  const { appPool, ownerPool } = running.database;
  const documents = createTrustedDocuments(appPool, { believedMs: 50 });
  const who = { ...caller('dossier-service'), actor: 'a-client' } as Parameters<typeof documents.of>[0];
  expect(await documents.of(who, null)).toBeNull();
  await registerDocuments(appPool, 'a-client', [LIGHT, TABLE]);
  await pause(100);
  await expect(documents.of(who, null)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_TRUSTED' });
  expect(await documents.of(who, { hash: hashOfDocument(LIGHT), mayTellItself: false })).toBe(LIGHT);
  await retireDocuments(appPool, 'a-client', { but: [hashOfDocument(TABLE)] });
  await pause(100);
  const retired = { hash: hashOfDocument(LIGHT), mayTellItself: false };
  await expect(documents.of(who, retired)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
  await expect(documents.of(who, null)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_TRUSTED' });
  await retireDocuments(appPool, 'a-client', { but: [] });
  await pause(100);
  await expect(documents.of(who, { hash: hashOfDocument(LIGHT), mayTellItself: false })).rejects.toMatchObject({
    code: 'DOCUMENT_NOT_FOUND',
  });
  expect(await documents.of(who, null)).toBeNull();
  for (const statement of [
    "update trusted_document set document = 'x'",
    'delete from trusted_document',
    "insert into trusted_document (client, hash, document) values ('c', repeat('0', 64), 'x')",
  ])
    for (const pool of [appPool, ownerPool]) await expect(pool.query(statement), statement).rejects.toThrow();
});
