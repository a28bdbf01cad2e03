import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import type { Values } from '../../src/hub/declare/model.js';
import { canonicalRecord } from '../../src/hub/export/canonical.js';
import { changeLeaves } from '../../src/hub/ledger/change-leaves.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { append, EMPTY_RANGE, rootOf } from '../../src/hub/log/compact-range.js';
import { leafHash } from '../../src/hub/log/tree-hash.js';
import { createFingerprints } from '../../src/hub/reads/fingerprint.js';
import { bodyHash } from '../../src/hub/write/body-hash.js';
import { inPackage } from '../../src/root.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { insertEarlierLedger } from '../support/earlier-ledger.js';
import { model } from '../write/world.js';

/**
 * What an earlier release has written and hashed, of invented people: a ledger with its salts, questions, bodies of requests, lines of
 * exports. Never edited or made anew: hashes that are stored somewhere must hold in every release.
 */
type Stored =
  | { kind: 'change'; row: Record<string, unknown> }
  | { kind: 'question'; secret: string; document: string; variables: Record<string, unknown>; documentHash: string; variablesHash: string }
  | { kind: 'body'; body: unknown; hash: string }
  | { kind: 'record'; id: string; names: string[]; states: { version: number; from: string; to: string; values: Values }[]; line: string };

const stored: Stored[] = readFileSync(inPackage('test/log/stored-hashes.jsonl'), 'utf8')
  .split('\n')
  .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Stored]));
const of = <K extends Stored['kind']>(kind: K) => stored.filter((one): one is Extract<Stored, { kind: K }> => one.kind === kind);

describe('a ledger that an earlier release wrote', () => {
  let database: TestDatabase;
  let superuser: Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    superuser = createPool({ url: database.url, max: 1 });
    await insertEarlierLedger(superuser);
  });
  afterAll(async () => {
    await endPool(superuser);
    await database.drop();
  });

  const last = String(of('change').length);
  const tx = () => ({
    query: async <R>(sql: string, values?: unknown[]) => ({ rows: (await superuser.query(sql, values)).rows as R[], rowCount: 0 }),
  });

  /** Its registers are not here: what they hold is asked elsewhere. */
  const faults = async () => (await verifyHashes(tx(), '1', last, model)).filter(({ kind }) => kind !== 'REGISTER');

  it('holds every hash, of every kind of write and value', async () => {
    expect(new Set(of('change').map(({ row }) => row.operation))).toEqual(new Set(['register', 'update', 'correct', 'close', 'remove']));
    expect(await faults()).toEqual([]);
  });

  it('has the leaves that it had', async () => {
    const entries = await changeLeaves.entries(tx(), 0n, 1_000);
    const leaves = entries.map(({ entryOf }) => leafHash(Buffer.from(entryOf('00'.repeat(16)))));
    expect(leaves).toHaveLength(Number(last));
    expect(rootOf(append(EMPTY_RANGE, leaves)).toString('base64')).toBe('AP6g8Xczq42Mt9Faq4n5q5hbL2TSMACU/vaAWOOlHrU=');
  });

  it('is not taken for true whatever it says', async () => {
    await superuser.query('alter table change disable trigger all');
    await superuser.query(`update change set after = jsonb_set(after::jsonb, '{validFrom}', '"2001-01-01"')::json where position = 1`);
    expect(await faults()).toContainEqual(expect.objectContaining({ position: '1', kind: 'FRAME' }));
  });
});

it.each(of('question'))('the hashes of a question stay: $document', ({ secret, document, variables, documentHash, variablesHash }) => {
  expect(createFingerprints({ id: 'k', secret: Buffer.from(secret, 'base64url') })(document, variables)).toEqual({
    documentHash,
    variablesHash,
  });
});

it.each(of('body'))('the hash of a body that may be sent again stays: $hash', ({ body, hash }) => {
  expect(bodyHash(body)).toBe(hash);
});

it.each(of('record'))('the line of an exported record stays: $id', ({ id, names, states, line }) => {
  expect(
    canonicalRecord(
      id,
      states.map((state) => ({ id, subjectId: null, ...state })),
      names,
    ),
  ).toBe(line);
});
