import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isConsistent } from '../../src/hub/log/check-proof.js';
import { checkProofFile } from '../../src/hub/log/check-proof-file.js';
import { type Checkpoint, readCheckpoint } from '../../src/hub/log/checkpoint.js';
import { append, EMPTY_RANGE, rootOf } from '../../src/hub/log/compact-range.js';
import { readBundle } from '../../src/hub/log/entry-bundle.js';
import { readVerifierKey, type VerifierKey } from '../../src/hub/log/note-key.js';
import { openNote } from '../../src/hub/log/signed-note.js';
import { tilePath } from '../../src/hub/log/tile-paths.js';
import { widthIn } from '../../src/hub/log/tiles.js';
import { leafHash } from '../../src/hub/log/tree-hash.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { statusIn } from '../../src/hub/receipt/status-list.js';
import { LEGAL_TODAY } from '../../src/hub/time/legal-day.js';
import { CASE, PERSONAL_ID, type RunningHub, runHub } from '../server/running-hub.js';
import { until } from '../support/until.js';
import { caseFor } from '../support/work-orders.js';
import { register } from '../support/write.js';

let running: RunningHub;
let auditor: Record<string, string>;
beforeAll(async () => {
  running = await runHub({ config: { publicUrl: 'https://hub.example.vn' } });
  auditor = { authorization: `Bearer ${await running.token('auditor')}`, 'hub-purpose': 'audit', 'hub-case': caseFor('audit', CASE) };
});
afterAll(() => running.close());

const CHECKPOINT = '{ checkpoint(log: CHANGES) { origin size root note verifierKey } }';
type Told = { origin: string; size: string; root: string; note: string; verifierKey: string };
const told = async (): Promise<Told> => (await running.ask(CHECKPOINT)).body.data.checkpoint;
const head = async (): Promise<string> => (await running.rows('select max(position)::text as head from change'))[0].head;
/** The hub seals by itself; how long that takes nobody promises here. */
const sealed = async () => {
  const size = await head();
  return until(told, (one) => one?.size === size);
};
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${running.url}${path}`, { headers });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};

/** As a verifier has it: of a note and a key. */
function opened({ note, verifierKey }: Pick<Told, 'note' | 'verifierKey'>): { checkpoint: Checkpoint; logKey: VerifierKey } {
  const logKey = readVerifierKey(verifierKey);
  const one = logKey && openNote(note, [logKey]);
  const checkpoint = one?.kind === 'opened' ? readCheckpoint(one.text) : undefined;
  if (!logKey || !checkpoint) throw new Error('no checkpoint');
  return { checkpoint, logKey };
}

describe('the doors of a log', { timeout: 60_000 }, () => {
  it('give a checkpoint that its key has signed, the same at both', async () => {
    const newest = await sealed();
    const { checkpoint, logKey } = opened(newest);
    expect(checkpoint).toEqual({ origin: newest.origin, size: BigInt(await head()), root: Buffer.from(newest.root, 'base64') });
    expect(logKey.name).toBe(newest.origin);
    const served = await get('/log/changes/checkpoint');
    expect([served.bytes.toString(), served.headers.get('content-type'), served.headers.get('cache-control')]).toEqual([
      newest.note,
      'text/plain; charset=utf-8',
      'public, max-age=1',
    ]);
  });

  it('prove every change with nothing but the key, the file and the entry', async () => {
    const { size, ...newest } = await sealed();
    const { logKey } = opened(newest);
    const width = widthIn(BigInt(size), { level: 0, index: 0n });
    const path = tilePath({ of: 'entries', tile: { index: 0n, width } });
    const bundle = await get(`/log/changes/${path}`, auditor);
    expect([bundle.status, bundle.headers.get('content-type'), bundle.headers.get('cache-control')]).toEqual([
      200,
      'application/octet-stream',
      'no-store',
    ]);
    const entries = readBundle(bundle.bytes) ?? [];
    expect(entries).toHaveLength(Number(size));
    for (const [at, entry] of entries.entries()) {
      const asked = await running.ask(`{ inclusionProof(log: CHANGES, position: "${at + 1}") { leafHash file checkpoint { size } } }`);
      const { file, leafHash: leaf } = asked.body.data.inclusionProof;
      expect(checkProofFile(file, { entry, logKey })).toMatchObject({ kind: 'included', index: BigInt(at) });
      expect(leafHash(entry).toString('base64')).toBe(leaf);
      expect(checkProofFile(file, { entry: Buffer.concat([entry, Buffer.of(32)]), logKey })).toEqual({ kind: 'NOT_INCLUDED' });
    }
    // The tile has the leaves, and the root follows from them.
    const tile = await get(`/log/changes/${tilePath({ of: 'hashes', tile: { level: 0, index: 0n, width } })}`);
    expect([tile.status, tile.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    const leaves = Array.from({ length: width }, (_, at) => tile.bytes.subarray(at * 32, (at + 1) * 32));
    expect(leaves).toEqual(entries.map((entry) => leafHash(entry)));
    expect(rootOf(append(EMPTY_RANGE, leaves)).toString('base64')).toBe(newest.root);
  });

  it('say nothing about anybody in an entry', async () => {
    const width = Number((await sealed()).size);
    const bundle = await get(`/log/changes/${tilePath({ of: 'entries', tile: { index: 0n, width } })}`, auditor);
    const text = bundle.bytes.toString('utf8');
    const ids = await running.rows<{ id: string }>('select distinct record_id as id from change union select unnest(subjects) from change');
    for (const hidden of [PERSONAL_ID, 'Nguyễn', 'kiểm thử', ...ids.map(({ id }) => id)]) expect(text).not.toContain(hidden);
  });

  it('prove that a log goes on from a checkpoint one has kept, and tell one that has gone back', async () => {
    const kept = opened(await sealed()).checkpoint;
    await register(running, 'Agency', { code: 'L1', name: 'Cơ quan mới' }, null);
    const newer = opened(await sealed()).checkpoint;
    const asked = await running.ask(`{ consistencyProof(log: CHANGES, from: "${kept.size}") { hashes checkpoint { size } } }`);
    const { hashes } = asked.body.data.consistencyProof;
    const proof = hashes.map((hash: string) => Buffer.from(hash, 'base64'));
    expect(isConsistent({ oldSize: kept.size, size: newer.size, oldRoot: kept.root, root: newer.root, proof })).toBe(true);
    const old = await running.ask(`{ inclusionProof(log: CHANGES, position: "1", size: "${kept.size}") { checkpoint { root } } }`);
    expect(old.body.data.inclusionProof.checkpoint.root).toBe(kept.root.toString('base64'));
    for (const question of [
      `consistencyProof(log: CHANGES, from: "${newer.size + 1n}") { hashes }`,
      'consistencyProof(log: CHANGES, from: "0") { hashes }',
      'inclusionProof(log: CHANGES, position: "1", size: "1") { file }',
      'inclusionProof(log: CHANGES, position: "1@x") { file }',
    ]) {
      expect((await running.ask(`{ ${question} }`)).code).toBe('BAD_USER_INPUT');
    }
    expect((await running.ask('{ inclusionProof(log: CHANGES, position: "999999") { file } }')).body.data).toEqual({
      inclusionProof: null,
    });
  });

  it('give entries to an auditor alone, and not before it is in the log of reads', async () => {
    const path = '/log/changes/tile/entries/000.p/1';
    const reads = async (kind: string) =>
      (
        await running.rows(
          `select count(*)::int as n from ${READ_ROWS} l where kind = $1 and actor like '%auditor%' and entities = '{LogEntry}'`,
          [kind],
        )
      )[0].n;
    const [answers, refusals] = [await reads('answer'), await reads('refusal')];
    expect((await get(path, auditor)).status).toBe(200);
    expect(await reads('answer')).toBe(answers + 1);
    expect((await get(path)).status).toBe(401);
    const { 'hub-case': _case, ...caseless } = auditor;
    expect((await get(path, caseless)).status).toBe(403);
    // A dossier, and a code that nobody opened, are no work order.
    for (const other of [CASE, 'G01-261122-0002']) expect((await get(path, { ...auditor, 'hub-case': other })).status).toBe(403);
    expect(await reads('refusal')).toBe(refusals + 3);
    const service = { authorization: `Bearer ${await running.token('dossier-service')}`, 'hub-purpose': 'once-only', 'hub-case': CASE };
    expect((await get(path, service)).status).toBe(403);
    expect((await get(path, { ...service, 'hub-purpose': 'audit' })).status).toBe(403);
  });

  it('seal what was read as well', async () => {
    const { newest } = await until(
      async () => ({
        rows: (await running.rows('select max(position)::text as n from read_log'))[0].n,
        newest: (await running.ask(CHECKPOINT.replace('CHANGES', 'READS'))).body.data.checkpoint,
      }),
      ({ rows, newest }) => newest?.size === rows,
    );
    const { checkpoint, logKey } = opened(newest);
    const bundle = await get(`/log/reads/${tilePath({ of: 'entries', tile: { index: 0n, width: Number(checkpoint.size) } })}`, auditor);
    const [entry] = readBundle(bundle.bytes) ?? [];
    const asked = await running.ask(`{ inclusionProof(log: READS, position: "1", size: "${checkpoint.size}") { file } }`);
    expect(checkProofFile(asked.body.data.inclusionProof.file, { entry: entry ?? Buffer.alloc(0), logKey }).kind).toBe('included');
  });

  it.each([
    '/log/changes/tile/0/1',
    '/log/changes/tile/0/000',
    '/log/changes/tile/0/000.p/0',
    '/log/changes/tile/0/000.p/255',
    '/log/changes/tile/1/000.p/1',
    '/log/changes/tile/9/000',
    '/log/changes/tile/0/x001/x234/067',
    '/log/changes/tile/0/x999/x999/x999/x999/x999/999',
    '/log/changes/tile/0/../0/000.p/1/',
    '/log/others/checkpoint',
  ])('have nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

it('the status of receipts is a list that anybody may fetch, signed by a published key', async () => {
  expect((await get('/receipts/status/0')).status).toBe(404);
  for (const odd of ['/receipts/status/-1', '/receipts/status/x', '/receipts/status/9999999999999'])
    expect((await get(odd)).status, odd).toBe(404);
  await running.rows(`insert into evidence_receipt (id, released_at, digest, content_digest, kid, request_id, case_code, actor, role, procedure_id, valid_at, known_at, position)
    values (uuidv7(), now(), sha256('a'), sha256('b'), 'k', 'r', '${CASE}', 'portal', 'dossier-service', 'P06', ${LEGAL_TODAY}, now(), 1)`);
  const { status, headers, bytes } = await get('/receipts/status/0');
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
    200,
    'application/statuslist+jwt',
    'public, max-age=300',
  ]);
  const { keys } = JSON.parse((await get('/.well-known/jwks.json')).bytes.toString());
  const list = bytes.toString();
  const { sub } = JSON.parse(Buffer.from(list.split('.')[1] ?? '', 'base64url').toString());
  expect(sub).toBe('https://hub.example.vn/receipts/status/0');
  expect(await statusIn(list, { uri: sub, idx: 0 }, { keys })).toBe('VALID');
});
