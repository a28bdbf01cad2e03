import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { keepProposal, settleProposal } from '../../src/hub/approval/proposals.js';
import { checkOpened } from '../../src/hub/audit/check-opened.js';
import { withDatabaseSource } from '../../src/hub/audit/database-source.js';
import type { Finding } from '../../src/hub/audit/finding.js';
import { prove } from '../../src/hub/audit/prove.js';
import { erasableFields } from '../../src/hub/declare/erasable.js';
import { changeLeaves } from '../../src/hub/ledger/change-leaves.js';
import { ERASED_WORDS } from '../../src/hub/ledger/erased-words.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { verifierKey } from '../../src/hub/log/note-key.js';
import { hashUnder } from '../../src/hub/log/salted-hash.js';
import { seal } from '../../src/hub/log/seal.js';
import { ED25519, rawPublicKey } from '../../src/hub/log/signature-type.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { headPosition } from '../../src/hub/time/head.js';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { ChangeSetInput } from '../../src/hub/write/operations.js';
import { planErasure, readErased } from '../../src/hub/write/plan-erasure.js';
import type { TestDatabase } from '../support/database.js';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { program } from '../support/program.js';
import { AS_STEWARD, model, person, refusals, register, write } from '../write/world.js';
import { auditedWorld, findingsOf, logKeys } from './world.js';

let hub: TestHub;
let database: TestDatabase;
let superuser: Pool;
beforeAll(async () => {
  hub = await createTestHub();
  database = hub.database;
  superuser = createPool({ url: database.url, max: 1 });
  await auditedWorld(database);
});
afterAll(async () => {
  await endPool(superuser);
  await hub.close();
});

const rows = async <R extends object>(sql: string, values: unknown[] = []) => (await superuser.query<R>(sql, values)).rows;
const erase = (id: string, fields?: string[], entity = 'Person') =>
  write(database, [{ operation: 'erase', entity, id, ground: 'SUBJECT_REQUEST', ...(fields === undefined ? {} : { fields }) }]);
const sealed = () => seal(database.appPool, { source: changeLeaves, key: logKeys.changes, before: undefined });
const found = (): Promise<Finding[]> => withDatabaseSource(superuser, (source) => findingsOf(source, ['changes', 'records']));
const proofAt = (position: string) => withTx(database.appPool, { readOnly: true }, (tx) => prove(tx, model, { log: 'changes', position }));

async function logKey() {
  const [{ id = '' } = {}] = await rows<{ id: string }>('select log_id as id from hub_log');
  return verifierKey(`giaolo/${id}/changes`, ED25519, rawPublicKey(logKeys.changes));
}

/** Which tables hold one of the texts, in any column: told by the catalogue, so that a table of tomorrow is searched too. */
async function standsIn(...texts: string[]): Promise<string[]> {
  const tables = await rows<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm')`,
  );
  expect(tables.length).toBeGreaterThan(100);
  // Bytes read as hexadecimal digits, which is how a row has them.
  const forms = [...texts, ...texts.map((text) => Buffer.from(text).toString('hex'))].map((text) => `%${text}%`);
  const tests = tables.map(
    ({ name }) => `select '${name}' as at where exists (select from "${name}" t where t::text like any ($1::text[]))`,
  );
  return (await rows<{ at: string }>(tests.join(' union all '), [forms])).map(({ at }) => at).sort();
}

describe('what is erased', () => {
  it('is gone from every column of every table, and everything that was proved before stays proved', async () => {
    const [{ id = '' } = {}] = await rows<{ id: string }>(`select id from person where personal_id = '001090000002' limit 1`);
    // A change that a later one of its set overtook keeps its states itself.
    await write(database, [
      { operation: 'update', entity: 'Person', id, from: '2026-02-01', values: { address: 'Ngõ Giả Lập 7' } },
      { operation: 'update', entity: 'Person', id, from: '2026-03-01', values: { address: 'Ngõ Giả Lập 8' } },
    ]);
    await sealed();
    const gone = ['001090000002', 'Người Khác 1', 'Ngõ Giả Lập 7', 'Ngõ Giả Lập 8'];
    expect(await standsIn('Ngõ Giả Lập 7')).toEqual(['change', 'person']);
    const before = await rows<{ position: string; digest: string; seed: string | null }>(
      `select position::text, encode(digest, 'hex') as digest, encode(seed, 'hex') as seed from change join change_salt using (position) where record_id = $1 order by version`,
      [id],
    );
    const proofs = await Promise.all(before.map(({ position }) => proofAt(position)));
    const leaves = await rows('select * from log_hash order by log, level, first');

    const { changes } = await erase(id);
    expect(changes).toMatchObject([{ operation: 'erase', entity: 'Person', version: before.length + 1 }]);
    expect(await standsIn(...gone, ...before.map(({ seed }) => seed ?? '-'))).toEqual([]);
    expect(
      await rows('select personal_id, full_name, address from person where id = $1 and (personal_id, full_name, address) is not null', [
        id,
      ]),
    ).toEqual([]);

    // Seeds are drawn for each change, and what is left of the salts leads to no other: nobody can try what was erased.
    expect(new Set(before.map(({ seed }) => seed)).size).toBe(before.length);
    const kept = await rows<{ hashes: Record<string, string>; salts: Record<string, string> }>(
      `select hashes, salts from change join change_salt using (position) where record_id = $1 and hashes is not null`,
      [id],
    );
    expect(kept).toHaveLength(before.length);
    const guessed = '[null,"001090000002"]';
    for (const { hashes, salts } of kept)
      for (const salt of Object.values(salts)) expect(Object.values(hashes)).not.toContain(hashUnder(salt, 'personalId', guessed));

    expect(await found()).toEqual([]);
    const after = await rows(
      `select encode(digest, 'hex') as digest from change where record_id = $1 and operation <> 'erase' order by version`,
      [id],
    );
    expect(after).toEqual(before.map(({ digest }) => ({ digest })));
    expect(await rows('select * from log_hash order by log, level, first')).toEqual(leaves);
    await sealed();
    expect(await found()).toEqual([]);
    // Proofs made before still open to what they showed, new ones to what is left.
    for (const [n, { position }] of before.entries()) {
      expect(checkOpened(proofs[n]?.file ?? '', await logKey())).toMatchObject({ kind: 'included' });
      const now = await proofAt(position);
      expect(checkOpened(now.file, await logKey())).toMatchObject({ kind: 'included' });
      for (const text of gone) expect(now.file).not.toContain(Buffer.from(text).toString('base64url'));
    }
  });

  it('stays gone: no withdrawal brings it back, its key is free and found by nobody, and the record goes on without it', async () => {
    const id = await register(database, 'Person', person('001090000010'));
    const { changeSetId } = await write(database, [
      { operation: 'update', entity: 'Person', id, from: '2025-01-01', values: { fullName: 'Người Bị Xoá', address: 'Ngõ Cũ' } },
    ]);
    const { changeSetId: erasure } = await erase(id);
    expect(await refusals(withdrawChangeSet({ pool: database.appPool, model }, erasure, { ...AS_STEWARD, cascade: true }))).toEqual([
      'NOTHING_TO_WITHDRAW',
    ]);
    await withdrawChangeSet({ pool: database.appPool, model }, changeSetId, { ...AS_STEWARD, cascade: false });
    await write(database, [{ operation: 'update', entity: 'Person', id, from: '2026-01-01', values: { nationality: 'Việt Nam' } }]);
    // A withdrawal that was planned before the erasure and is written after it brings the old states along.
    const states = [{ from: '2024-01-01', to: 'infinity', values: { ...person('001090000010'), address: 'Ngõ Cũ' } }];
    await write(database, [{ operation: 'restore', entity: 'Person', id, states, restores: 1 }]);
    // Somebody else with the number, or the same person registered anew: another record.
    const other = await register(database, 'Person', person('001090000010'));
    expect(other).not.toBe(id);
    expect(await standsIn('Người Bị Xoá', 'Ngõ Cũ')).toEqual([]);
    expect(await rows('select distinct personal_id from person where id = $1', [id])).toEqual([{ personal_id: null }]);
    // What is written since is nobody's business of the erasure, and is erased again only if asked.
    expect(await refusals(erase(id, ['fullName']))).toEqual(['BAD_USER_INPUT']);
    await erase(id, ['nationality']);
    expect(await found()).toEqual([]);
  });

  it('goes from a change that tells it of a later day alone, with nothing of it before or after', async () => {
    const id = await register(database, 'Person', person('001090000012'));
    await write(database, [{ operation: 'update', entity: 'Person', id, from: '2025-01-01', values: { address: 'Ngõ Giữa 3' } }]);
    await write(database, [{ operation: 'correct', entity: 'Person', id, from: null, to: null, values: { address: null } }]);
    await erase(id);
    expect(await standsIn('001090000012', 'Ngõ Giữa 3')).toEqual([]);
    expect(await found()).toEqual([]);
  });

  it('takes from a record that is known nothing the law is asked of, from one that was removed everything, and words only where they are named', async () => {
    const licence = {
      number: '010000000011',
      scheme: '2025',
      classes: ['B'],
      issuedOn: '2024-01-01',
      state: 'ACTIVE',
      conditions: 'số tự động',
    };
    const someone = await register(database, 'Person', person('001090000011'));
    const driver = await register(database, 'Driver', { person: someone, fictional: true });
    const id = await register(database, 'DriverLicence', { ...licence, driver, resultCode: 'KQ-1' });
    expect(await refusals(erase(id, ['state', 'driver', 'resultCode'], 'DriverLicence'))).toEqual([
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
    ]);
    await erase(id, undefined, 'DriverLicence');
    const left = `select number, conditions, classes, state, result_code as code from driver_licence where id = $1`;
    expect(await rows(left, [id])).toEqual([{ number: null, conditions: null, classes: ['B'], state: 'ACTIVE', code: 'KQ-1' }]);
    await write(database, [{ operation: 'remove', entity: 'DriverLicence', id }]);
    await erase(id, undefined, 'DriverLicence');
    expect(await rows(left, [id])).toEqual([{ number: null, conditions: null, classes: null, state: null, code: 'KQ-1' }]);

    const road = await register(database, 'Road', {
      number: 'QL.901',
      name: 'Đường của ông Nguyễn Văn Giả',
      roadClass: 'quốc lộ',
      provenance: 'giả lập',
    });
    expect(await refusals(erase(road, undefined, 'Road'))).toEqual(['BAD_USER_INPUT']);
    await erase(road, ['name'], 'Road');
    expect(await standsIn('Nguyễn Văn Giả', 'nguyen van gia')).toEqual([]);
  });
});

describe('every door', () => {
  const STEWARD = caller('steward', 'stewardship');

  it('tells that it was erased and why, as known at any time, and never what it was', async () => {
    const id = await register(database, 'Person', { ...person('001090000030'), address: 'Ngõ Kín 5', fullName: 'Người Kín Tên' });
    const QUESTION = `query ($id: ID!, $asOf: AsOf) { nodeAsOf(id: $id, asOf: $asOf) { ... on Person { fullName address nationality erased { name ground erasedAt position }
      history { nodes { operation changedFields { name before after } slices erased { name ground } } } } } }`;
    const ask = async (asOf?: object) => (await hub.ask(QUESTION, { variables: { id, asOf }, as: STEWARD })).body;
    const before = await ask();
    expect(before.data.nodeAsOf).toMatchObject({ fullName: 'Người Kín Tên', erased: [] });
    const snapshot = before.extensions.asOf.nodeAsOf.snapshot as string;

    const ERASE = `mutation ($id: ID!) { submitChangeSet(input: { operations: [{ erase: { entity: "Person", id: $id, ground: SUBJECT_REQUEST } }], reason: "theo đơn", legalBasis: "Luật 91/2025/QH15" }) {
      changes { position operation } } }`;
    const erased = await hub.ask(ERASE, { variables: { id }, as: STEWARD });
    expect(erased.body.errors).toBeUndefined();
    const [{ position, operation }] = erased.body.data.submitChangeSet.changes;
    expect(operation).toBe('ERASE');
    expect(hub.reads.at(-1)).toMatchObject({ subjects: [id] });

    const fields = ['personalId', 'fullName', 'address'];
    const gone = fields.map((name) => ({ name, ground: 'SUBJECT_REQUEST' }));
    for (const asOf of [undefined, { snapshot }]) {
      const { nodeAsOf } = (await ask(asOf)).data;
      expect(nodeAsOf).toMatchObject({ fullName: null, address: null, erased: gone.map((one) => ({ ...one, position })) });
      expect(nodeAsOf.history.nodes[0]).toMatchObject({ operation: 'REGISTER', erased: gone });
      expect(JSON.stringify(nodeAsOf)).not.toMatch(/Kín|001090000030/);
      const told = fields.map((name) => ({ name, before: null, after: null }));
      if (asOf === undefined)
        expect(nodeAsOf.history.nodes.at(-1)).toMatchObject({ operation: 'ERASE', changedFields: told, erased: gone });
    }
    const FEED = `query ($after: Position) { changes(after: $after, first: 5) { nodes { operation recordId changedFields { name before after } slices erased { name ground } } } }`;
    const feed = await hub.ask(FEED, { variables: { after: String(BigInt(position) - 1n) }, as: STEWARD });
    expect(feed.body.data.changes.nodes).toMatchObject([{ operation: 'ERASE', recordId: id, erased: gone }]);
    const all = await hub.ask(FEED.replace('first: 5', 'first: 1000'), { variables: { after: '0' }, as: STEWARD });
    expect(JSON.stringify(all.body)).not.toMatch(/Kín|001090000030/);
    expect((await hub.ask('{ person(personalId: "001090000030") { id } }', { as: STEWARD })).body.data.person).toBeNull();
    // What was said since is told as it is.
    await write(database, [{ operation: 'update', entity: 'Person', id, from: '2026-06-01', values: { address: 'Ngõ Mới 1' } }]);
    expect((await ask()).data.nodeAsOf).toMatchObject({ address: 'Ngõ Mới 1', erased: gone.slice(0, 2) });
  });

  it('asked by several at once, and beside writers and withdrawals of the same record, leaves nothing', async () => {
    for (let round = 0; round < 6; round++) {
      const id = await register(database, 'Person', { ...person(`00109000004${round}`), address: 'Ngõ Vội 9' });
      const { changeSetId } = await write(database, [
        { operation: 'update', entity: 'Person', id, from: '2025-01-01', values: { address: 'Ngõ Vội 10' } },
      ]);
      const settled = await Promise.allSettled([
        erase(id, ['address', 'fullName']),
        write(database, [{ operation: 'update', entity: 'Person', id, from: '2025-06-01', values: { nationality: 'Việt Nam' } }]),
        withdrawChangeSet({ pool: database.appPool, model }, changeSetId, { ...AS_STEWARD, cascade: true }),
        erase(id, ['address', 'fullName']),
      ]);
      expect(settled.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(2);
      expect(
        await rows('select address, full_name from person where id = $1 and (address is not null or full_name is not null)', [id]),
      ).toEqual([]);
    }
    expect(await standsIn('Ngõ Vội')).toEqual([]);
    expect(await withTx(database.appPool, { readOnly: true }, async (tx) => verifyHashes(tx, '1', await headPosition(tx), model))).toEqual(
      [],
    );
  });
});

describe('what lies elsewhere', () => {
  it('goes too: sets that wait for another person, and what seeds said', async () => {
    const id = await register(database, 'Person', { ...person('001090000050'), address: 'Ngõ Chờ 1' });
    const propose = (operations: object[]) =>
      superuser.query(
        `insert into change_proposal (id, kind, state, actor, actor_role, reason, content, content_sha256, needs, counts, read_at)
         values (uuidv7(), 'CHANGE_SET', 'WAITING', 'a', 'steward', 'r', $1::text::json, sha256(convert_to($1::text, 'UTF8')), '[]', '{}', 1)`,
        [JSON.stringify({ operations })],
      );
    await propose([{ operation: 'update', entity: 'Person', id, from: '2025-01-01', values: { address: 'Ngõ Chờ 2' } }]);
    await propose([{ operation: 'register', entity: 'Person', from: '2025-01-01', values: person('001090000050') }]);
    await propose([{ operation: 'update', entity: 'Person', id, from: '2025-01-01', values: { nationality: 'Lào' } }]);
    const [{ batch = '' } = {}] = await rows<{ batch: string }>(
      `insert into import_batch (entity, file_name, file_sha256, file_bytes, actor, actor_role, reason) values ('Person', 'f', repeat('0', 64), 1, 'a', 'b', 'c') returning id as batch`,
    );
    await superuser.query(
      `insert into seed_word (entity, file, record_id, state_from, record_to, identity, said, batch_id)
       values ('Person', 'f', $1, '2024-01-01', 'infinity', 'personalId 001090000050', '{"personalId":"001090000050","address":"Ngõ Chờ 1","fictional":true}', $2)`,
      [id, batch],
    );
    await erase(id);
    expect(await standsIn('001090000050', 'Ngõ Chờ')).toEqual([]);
    const proposals = await rows<{ state: string }>(`select state from change_proposal order by id`);
    // One that is about something else of the record as well: where all goes, why it was proposed goes too.
    expect(proposals.map(({ state }) => state)).toEqual(['REFUSED', 'REFUSED', 'REFUSED']);
    expect(await rows('select said from seed_word')).toEqual([{ said: { personalId: '(erased)', address: '(erased)', fictional: true } }]);
  });
});

describe('words about a person', () => {
  const MARK = 'DẤU VẾT 7F3A';
  const words = (n: number) => `${MARK} số ${n}, lý do viết ra bằng lời`;
  const writeWith = (operations: ChangeSetInput['operations'], more: Partial<ChangeSetInput> = {}) =>
    withTx(database.appPool, {}, (tx) =>
      writeChangeSet(tx, model, { ...AS_STEWARD, legalBasis: null, reason: words(1), ...more, operations }),
    );
  const update = (id: string, from: string, address = 'Ngõ Lời 1') =>
    ({ operation: 'update', entity: 'Person', id, from, values: { address } }) as const;
  /** One of each kind in which somebody spoke of the person. */
  const propose = (content: object, more: object = {}) =>
    withTx(database.appPool, {}, (tx) =>
      keepProposal(tx, {
        ...{
          kind: 'CHANGE_SET',
          actor: 'an',
          actorRole: 'steward',
          agency: null,
          reason: words(2),
          legalBasis: null,
          needs: [],
          counts: {},
        },
        ...{ content, idempotencyKey: words(content.toString().length) + Math.random() },
        ...more,
      } as Parameters<typeof keepProposal>[1]),
    );
  const decide = (id: string, state: 'REFUSED' | 'RETRACTED', by: string) =>
    withTx(database.appPool, {}, (tx) => settleProposal(tx, id, state, { by, byAgency: null, reason: words(3) }));

  /** Beside records of kinds that this verifier is not told of. */
  const foundOf = async (id: string) => (await found()).filter((one) => !('recordId' in one) || one.recordId === id);

  it('go from wherever they were said, with their salts, and what is left stays proved', async () => {
    const [{ batch = '' } = {}] = await rows<{ batch: string }>(
      `insert into import_batch (entity, file_name, file_sha256, file_bytes, actor, actor_role, reason, fault) values ('Person', $1, repeat('1', 64), 1, 'a', 'b', $1, $1) returning id as batch`,
      [words(4)],
    );
    const { changes, changeSetId } = await writeWith(
      [{ operation: 'register', entity: 'Person', from: '2024-01-01', values: person('001090000070') }],
      {
        emergency: words(5),
        idempotencyKey: words(6),
        warnings: [{ operation: 0, field: 'fullName', code: 'WARN_X', vi: words(7), en: words(7) }] as never,
        batchId: batch,
      },
    );
    const id = changes[0]?.recordId ?? '';
    const other = await register(database, 'Person', person('001090000071'));
    const { firstPosition } = await writeWith([update(id, '2025-01-01')]);
    const { changeSetId: shared } = await writeWith([update(id, '2025-06-01', 'Ngõ Lời 2'), update(other, '2025-06-01')], {
      reason: 'về hai người',
    });
    await sealed();
    await writeWith([update(id, '2025-09-01', 'Ngõ Lời 3')]);
    for (const operations of [[update(id, '2026-01-01')], [{ operation: 'erase', entity: 'Person', id, ground: 'UNLAWFUL' }]]) {
      await propose({ operations });
      await decide((await propose({ operations }, { reason: words(8), actor: 'bình' })).id, 'REFUSED', 'an');
      await decide((await propose({ operations }, { reason: words(9), actor: 'chi' })).id, 'RETRACTED', 'chi');
    }
    await propose({ operations: [] }, { written: { id: changeSetId, emergency: words(10) } });
    const [{ code = '' } = {}] = await rows<{ code: string }>(
      `insert into emergency_access (code, agency, actor, actor_role, purpose, reason, subject_id) values ('H26-261122-912345678999', 'H26', 'a', 'b', 'emergency', $2, $1) returning code`,
      [id, words(11)],
    );
    await rows('insert into emergency_review (code, reviewer, is_justified, note) values ($1, $2, true, $3)', [code, 'c', words(12)]);
    await rows(
      `insert into decision_review (change_set_id, case_code, reason, certainty, reads, first_at, last_at, opened_by, state, decided_by, decided_at, conclusion)
       values ($1, 'H26-1', 'WRONG', 'SHOWN', 1, now(), now(), 'a', 'STANDS', 'b', now(), $2)`,
      [changeSetId, words(13)],
    );
    await rows(
      `insert into dossier_case (code, agency, procedure_id, origin, named, opened_by, opened_role, purpose, ends_on)
       values ('H26-DELAYED', 'H26', 'P06', 'PORTAL', '{}', 'a', 'b', 'once-only', '2099-12-31')`,
    );
    await rows(`insert into case_subject (code, subject_id) values ('H26-DELAYED', $1)`, [id]);
    await rows(`insert into notice_delay (case_code, legal_basis, until, actor) values ('H26-DELAYED', $1, '2099-01-01', 'a')`, [
      words(14),
    ]);
    await rows(
      `insert into dossier_case (code, agency, procedure_id, origin, named, opened_by, opened_role, purpose, ends_on)
       values ('H26-TWO', 'H26', 'P06', 'PORTAL', '{}', 'a', 'b', 'once-only', '2099-12-31')`,
    );
    await rows(`insert into case_subject (code, subject_id) select 'H26-TWO', unnest($1::uuid[])`, [[id, other]]);
    await rows(`insert into notice_delay (case_code, legal_basis, until, actor) values ('H26-TWO', 'về hai người', '2099-01-01', 'a')`);
    expect(await standsIn(MARK)).toEqual([
      'change_proposal',
      'change_set',
      'decision_review',
      'emergency_access',
      'emergency_review',
      'import_batch',
      'notice_delay',
    ]);
    const proof = (await proofAt(firstPosition)).file;
    const leaf = { index: Number(firstPosition) - 1 };
    const seedOf = async () =>
      (
        await rows<{ seed: string }>(
          `select encode(substr(seeds, ($1::bigint - first)::integer * 16 + 1, 16), 'hex') as seed from log_seed
           where log = 'changes' and first <= $1::bigint and first + length(seeds) / 16 > $1::bigint`,
          [leaf.index],
        )
      )[0]?.seed;
    const seed = (await seedOf()) ?? '';
    expect(await foundOf(id)).toEqual([]);

    await erase(id);
    expect(await standsIn(MARK, seed)).toEqual([]);
    expect(await seedOf()).toBe('00'.repeat(16));
    expect(await rows('select distinct reason from change_set where id = $1', [changeSetId])).toEqual([{ reason: ERASED_WORDS }]);
    // What speaks of others as well is not this person's alone to take.
    expect(await rows('select reason from change_set where id = $1', [shared])).toEqual([{ reason: 'về hai người' }]);
    expect(await rows(`select legal_basis from notice_delay where case_code = 'H26-TWO'`)).toEqual([{ legal_basis: 'về hai người' }]);
    expect(await rows(`select from change_proposal where state = 'WAITING' and record_ids = array[$1::uuid]`, [id])).toEqual([]);
    expect(await foundOf(id)).toEqual([]);
    await sealed();
    expect(await foundOf(id)).toEqual([]);
    expect(checkOpened(proof, await logKey())).toMatchObject({ kind: 'included' });
    const now = await proofAt(firstPosition);
    const checked = checkOpened(now.file, await logKey());
    if (checked.kind !== 'included') throw new Error(`no proof: ${checked.kind}`);
    const shown = checked.opened.shown.map(({ name }) => name);
    expect(shown).toContain('actor');
    expect(shown).not.toContain('reason');
    const about = await withTx(database.appPool, { readOnly: true }, (tx) =>
      prove(tx, model, { log: 'changes', position: firstPosition, subject: id }),
    );
    expect(checkOpened(about.file, await logKey())).toMatchObject({ kind: 'included', opened: { subject: { subject: id } } });

    // Nobody puts other words in their place, nor takes more.
    await rows('alter table change_set disable trigger user');
    for (const [column, other] of [
      ['reason', 'lý do giả'],
      ['actor', 'người khác'],
    ]) {
      const [{ before = '' } = {}] = await rows<{ before: string }>(`select ${column} as before from change_set where id = $1`, [
        changeSetId,
      ]);
      await rows(`update change_set set ${column} = $2 where id = $1`, [changeSetId, other]);
      expect(await foundOf(id)).not.toEqual([]);
      await rows(`update change_set set ${column} = $2 where id = $1`, [changeSetId, before]);
    }
    await rows(`do $$ declare guard name; begin
      for guard in select tgname from pg_trigger where tgrelid = 'change_set'::regclass and not tgisinternal loop
        execute format('alter table change_set enable always trigger %I', guard);
      end loop; end $$`);
    expect(await foundOf(id)).toEqual([]);
  });

  it('stay where only some fields are erased', async () => {
    const { changes } = await writeWith([{ operation: 'register', entity: 'Person', from: '2024-01-01', values: person('001090000072') }], {
      reason: 'vì sao',
    });
    await erase(changes[0]?.recordId ?? '', ['fullName']);
    expect(await rows('select reason from change_set where first_position = $1', [changes[0]?.position])).toEqual([{ reason: 'vì sao' }]);
  });
});

describe('giaolo erase', () => {
  function giaolo(...parameters: string[]): Promise<{ status: number; out: string }> {
    const env = { ...process.env, DATABASE_URL: database.url, HUB_DATA_DIR: folder, NODE_ENV: 'test' };
    return new Promise((resolve) => {
      execFile(process.execPath, [program('src/cli/index.ts'), 'erase', ...parameters], { env }, (error, out, err) => {
        resolve({ status: error === null ? 0 : Number(error.code), out: out + err });
      });
    });
  }
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'giaolo-erase-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('tries unless it is told to, says what goes, and counts what is due without naming anybody', { timeout: 60_000 }, async () => {
    const someone = await register(database, 'Person', person('001090000060'), '2018-01-01');
    const driver = await register(database, 'Driver', { person: someone, fictional: true }, '2018-01-01');
    const violation = (noticeNumber: string, recordedOn: string) =>
      register(database, 'Violation', { noticeNumber, recordedOn, driver }, recordedOn);
    await violation('BB-CU', '2019-01-01');
    await violation('BB-MOI', '2026-01-01');
    const due = await giaolo('--due');
    expect(due).toMatchObject({ status: 0, out: expect.stringMatching(/ 1 {2}.*Violation {2}P5Y sau/) });
    expect(due.out).toContain('never applied by itself');
    expect(due.out).not.toContain('BB-CU');

    expect(await giaolo('drivers/person', 'x')).toMatchObject({ status: 2 });
    expect(await giaolo('drivers/person', someone, '--ground', 'because', '--reason', 'x')).toMatchObject({
      status: 2,
      out: expect.stringContaining('subject-request'),
    });
    const asked = ['drivers/person', someone, '--ground', 'subject-request', '--reason', 'Đơn số 12'];
    expect(await giaolo(...asked)).toMatchObject({ status: 0, out: expect.stringMatching(/Only tried[\s\S]*personalId, fullName/) });
    expect(await standsIn('001090000060')).toEqual(['person']);
    const reads = await rows(`select from ${READ_ROWS} l where operation_name = 'erase'`);
    expect(await giaolo(...asked, '--apply')).toMatchObject({ status: 0, out: expect.stringContaining('Erased, position') });
    expect(await standsIn('001090000060')).toEqual([]);
    expect((await rows(`select from ${READ_ROWS} l where operation_name = 'erase'`)).length).toBeGreaterThan(reads.length);
  });
});

it('may be done to just the fields that the declarations say', async () => {
  const declared = [...model.declarations.entities.values()].flatMap((entity) =>
    erasableFields(entity).map(({ name, column, required }) => `${entity.name}.${name}: ${column}${required ? '!' : ''}`),
  );
  const listed = await rows<{ said: string }>(
    `select entity || '.' || field || ': ' || column_name || case when required then '!' else '' end as said from erasable_field`,
  );
  // A new field that may be erased, or one that may no longer, needs its row in `erasable_field` and `let_erase` by a migration.
  expect(listed.map(({ said }) => said).sort()).toEqual(declared.sort());
});

describe('nobody else takes values away', () => {
  const target = async () => register(database, 'Person', person(`00109000${String(80 + count++).padStart(4, '0')}`));
  let count = 0;

  /** In a transaction as the role, with an erase change of the record written or not; tells the code of the refusal. */
  async function attempt(sql: string, { role, id, erasing = true }: { role: string; id: string; erasing?: boolean }): Promise<string> {
    const client = await superuser.connect();
    try {
      await client.query('begin');
      if (erasing) await inTransaction(client, id);
      await client.query(`set local role ${role}`);
      await client.query(sql.replaceAll('$id', `'${id}'`));
      await client.query('set constraints all immediate');
      return 'written';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  /** An erasure of the name as the hub writes it, up to where the values are to go. */
  async function inTransaction(client: { query(sql: string, values?: unknown[]): Promise<unknown> }, id: string): Promise<void> {
    await client.query('set local role giaolo_app');
    await client.query(`insert into change_set (first_position, last_position, recorded_from, actor, actor_role, reason)
      select last_position + 1, last_position + 1, greatest(clock_timestamp(), recorded_from + interval '1 microsecond'), 'a', 'b', 'c' from change_set order by last_position desc limit 1`);
    await client.query(
      `insert into change (position, change_set_id, entity, record_id, version, operation, valid_from, valid_to, recorded_from, changed_fields, digest, marks, format, schema_version)
       select s.last_position, s.id, 'Person', $1, (select max(version) + 1 from change where record_id = $1), 'erase', '-infinity', 'infinity', s.recorded_from, '[]', sha256(''), '', 2, 2
       from change_set s order by s.last_position desc limit 1`,
      [id],
    );
    await client.query(
      `insert into change_salt (position, seed) select last_position, decode(repeat('00', 16), 'hex') from change_set order by last_position desc limit 1`,
    );
    await client.query('set local role giaolo_eraser');
    await client.query(
      `insert into erasure (position, entity, record_id, fields, ground) select last_position, 'Person', $1, '{fullName}', 'UNLAWFUL' from change_set order by last_position desc limit 1`,
      [id],
    );
  }

  const DENIED = '42501';
  const KEPT = 'GL001';
  it.each([
    ['the hub', 'giaolo_app', `update person set full_name = null where id = $id`, DENIED],
    ['the hub', 'giaolo_app', `update change set before = null where record_id = $id`, DENIED],
    ['the hub', 'giaolo_app', `insert into erasure values (1, 'Person', $id, '{fullName}', 'UNLAWFUL')`, DENIED],
    ['the owner', 'giaolo_owner', `update person set full_name = null where id = $id`, KEPT],
    ['the owner', 'giaolo_owner', `update change set hashes = '{}' where record_id = $id`, KEPT],
    [
      'the owner',
      'giaolo_owner',
      `update change_salt set salts = '{}', seed = null where position = (select min(position) from change where record_id = $id)`,
      KEPT,
    ],
    ['the owner', 'giaolo_owner', `delete from erasure where record_id = $id`, KEPT],
    [
      'whoever erases, what is not personal',
      'giaolo_eraser',
      `insert into erasure select max(last_position), 'Person', $id, '{fictional}', 'UNLAWFUL' from change_set`,
      KEPT,
    ],
    ['whoever erases, another field', 'giaolo_eraser', `update person set personal_id = null where id = $id`, KEPT],
    ['whoever erases, with another value', 'giaolo_eraser', `update person set full_name = 'Ai Đó' where id = $id`, KEPT],
    ['whoever erases, another person', 'giaolo_eraser', `update person set full_name = null where id <> $id`, KEPT],
    ['whoever erases, what is not personal', 'giaolo_eraser', `update person set fictional = null where id = $id`, DENIED],
    [
      'whoever erases, other values of a change',
      'giaolo_eraser',
      `update change set before = '{}' where record_id = $id and version = 1`,
      KEPT,
    ],
    ['whoever erases, and leaves values', 'giaolo_eraser', `select`, 'GL002'],
    ['the hub', 'giaolo_app', `update change_set set reason = ''`, DENIED],
    ['the owner', 'giaolo_owner', `update change_set set reason = ''`, KEPT],
    ['whoever erases, with other words', 'giaolo_eraser', `update change_set set reason = 'khác' where first_position = 1`, KEPT],
    [
      'whoever erases, a seed whose words stay',
      'giaolo_eraser',
      `update log_seed set seeds = decode(repeat('00', length(seeds)), 'hex') where log = 'changes'`,
      KEPT,
    ],
    ['whoever erases, an actor', 'giaolo_eraser', `update change_set set actor = 'ai'`, DENIED],
  ])('%s (%s): %s', async (_who, role, sql, code) => {
    expect(await attempt(sql, { role, id: await target() })).toBe(code);
  });

  it('without a change of this transaction that says so, not even the role that may', async () => {
    const id = await target();
    expect(await attempt(`update person set full_name = null where id = $id`, { role: 'giaolo_eraser', id, erasing: false })).toBe('GL002');
    expect(
      await attempt(`insert into erasure values (1, 'Person', $id, '{fullName}', 'UNLAWFUL')`, {
        role: 'giaolo_eraser',
        id,
        erasing: false,
      }),
    ).toBe('GL002');
  });

  it('and who goes around the door is named', async () => {
    const id = await target();
    await erase(await target());
    const [{ position = '' } = {}] = await rows<{ position: string }>('select position::text from change where record_id = $1', [id]);
    const around = async (...edits: string[]) => {
      const client = await superuser.connect();
      try {
        await client.query('begin');
        for (const table of ['person', 'change', 'change_salt', 'erasure']) await client.query(`alter table ${table} disable trigger all`);
        for (const edit of edits) await client.query(edit.replaceAll('$id', `'${id}'`));
        const tx = {
          query: async <R>(sql: string, values?: unknown[]) => ({ rows: (await client.query(sql, values)).rows as R[], rowCount: 0 }),
        };
        return await verifyHashes(tx, position, position, model);
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    // Done as skilfully as the hub does it, with the commitment kept; only the change that says so is missing.
    const entity = model.declarations.entities.get('Person');
    if (entity === undefined) throw new Error('there is no Person');
    const record = await withTx(database.appPool, { readOnly: true }, (tx) => readErased(tx, model, [{ entity: 'Person', recordId: id }]));
    const planned = planErasure(model, { entity, recordId: id, fields: ['fullName'], ground: 'UNLAWFUL', isKnown: true }, record(id));
    if (Array.isArray(planned)) throw new Error('it was refused');
    const [row] = planned.changes;
    const skilful = [
      `update person set full_name = null where id = $id`,
      `update change set hashes = '${row?.hashes}' where position = ${position}`,
      `update change_salt set seed = null, salts = '${row?.salts}' where position = ${position}`,
    ];
    expect(await around(...skilful)).toEqual([{ position, kind: 'ERASURE', field: 'fullName' }]);
    expect(await around(`update person set full_name = null where id = $id`)).toContainEqual({
      position,
      kind: 'VALUE',
      field: 'fullName',
    });
    expect(await around(`insert into erasure values (${position}, 'Person', $id, '{fullName}', 'UNLAWFUL')`)).toContainEqual({
      position,
      kind: 'ERASURE',
    });
  });
});
