import { createPublicKey, generateKeyPairSync, randomInt, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { JWK } from 'jose';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { changeLeaves } from '../../src/hub/ledger/change-leaves.js';
import { canonicalJson } from '../../src/hub/log/canonical-json.js';
import { verifierKey, writeVerifierKey } from '../../src/hub/log/note-key.js';
import { type Sealed, seal } from '../../src/hub/log/seal.js';
import { COSIGNATURE, ED25519, rawPublicKey } from '../../src/hub/log/signature-type.js';
import { originOf, readLogId } from '../../src/hub/log/stored-checkpoint.js';
import { checkReceipt, type ReceiptTrust } from '../../src/hub/receipt/check-receipt.js';
import { openCredential, presentable, presentCredential } from '../../src/hub/receipt/credential.js';
import { type Receipt, signReceipt } from '../../src/hub/receipt/receipt.js';
import { digestOf } from '../../src/hub/receipt/receipt-content.js';
import { receiptIn } from '../../src/hub/receipt/receipt-file.js';
import { type Replayed, replayReceipt } from '../../src/hub/receipt/replay-receipt.js';
import { readStatusList, statusIn } from '../../src/hub/receipt/status-list.js';
import { openReceiptKeys, rotateReceiptKey } from '../../src/keys.js';
import { procedures } from '../../src/registers/procedures/index.js';
import { VERDICTS } from '../../web/src/receipt/verdict-words.js';
import {
  asDossierService,
  askExchange,
  DOSSIER,
  type DossierWorld,
  dossierWorld,
  PERSONAL_ID,
  TAX_CODE,
  verdictOf,
} from '../evidence/dossier-world.js';
import { caller, createTestHub, model, RELEASING, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';
import { accessFaults, browser, inBrowser, openBrowser, watch } from '../web/browser.js';
import { builtPage } from '../web/built-page.js';
import { answersOf, type MockHub, startMockHub } from '../web/mock-hub.js';

const logKey = generateKeyPairSync('ed25519').privateKey;
const publicOf = (key: typeof logKey, kid: string): JWK => ({ ...createPublicKey(key).export({ format: 'jwk' }), kid });
const trust: ReceiptTrust = {
  keys: [publicOf(RELEASING.key, RELEASING.kid)],
  log: { type: ED25519, publicKey: rawPublicKey(logKey) },
  witnesses: [],
};
const origin = async () => originOf(await withTx(hub.database.appPool, { label: 'log id' }, readLogId), 'changes');
/** `RECEIPTS=10000 LATER=1000` asks as many as is promised; a run of all tests does with fewer. */
const RECEIPTS = Number(process.env.RECEIPTS ?? 20);
const LATER = Number(process.env.LATER ?? 50);
const BADGE_CASE = 'H26.01-261122-0102';

/** None, but where a test names one. */
const witnesses: string[] = [];
let hub: TestHub;
let world: DossierWorld;
let sealed: Sealed | undefined;
beforeAll(async () => {
  hub = await createTestHub({ cases: 'opened', witnesses });
  world = await dossierWorld(hub);
  const open = (input: object, code: string) =>
    hub.ask('mutation ($input: OpenCaseInput!) { openCase(input: $input) { isOpen } }', {
      as: asDossierService({ caseCode: null }),
      variables: { input: { code, origin: 'PORTAL', ...input } },
    });
  await open({ procedure: 'P06', subject: { personalId: PERSONAL_ID } }, DOSSIER);
  const opened = await open({ procedure: 'P04', subject: { taxCode: TAX_CODE }, vehicles: ['29B-12345'] }, BADGE_CASE);
  expect(opened.body.data.openCase.isOpen).toBe(true);
});
afterAll(() => hub.close());

async function sealAll(): Promise<void> {
  let isWhole = false;
  while (!isWhole) {
    const done = await seal(hub.database.appPool, { source: changeLeaves, key: logKey, before: sealed });
    sealed = done;
    isWhole = done.isWhole;
  }
}

const RELEASE = `mutation ($input: ReleaseEvidenceInput!) { releaseEvidence(input: $input) {
  id jws digest keyId releasedAt snapshot verdict { complete procedureId requirements { code verdict basis { entity recordId position } } } } }`;

const EXCHANGE = { procedure: '1.002809', subject: { personalId: PERSONAL_ID } };
const BADGE = { procedure: 'P04', subject: { taxCode: TAX_CODE }, vehicles: ['29B-12345'] };

async function release(input: object = EXCHANGE, as = asDossierService()) {
  const { body } = await hub.ask(RELEASE, { as, variables: { input } });
  if (body.errors) throw Object.assign(new Error(body.errors[0].message), { code: body.errors[0].extensions.code });
  return body.data.releaseEvidence as { id: string; jws: string; digest: string; verdict: Receipt['content'] };
}

async function releaseForms() {
  const { body } = await hub.ask('mutation ($input: ReleaseEvidenceInput!) { releaseEvidence(input: $input) { jws digest sdJwt pdf } }', {
    as: asDossierService(),
    variables: { input: EXCHANGE },
  });
  return body.data.releaseEvidence as { jws: string; digest: string; sdJwt: string; pdf: string };
}

const statusOf = async (digest: string) =>
  (await hub.ask('query ($digest: String!) { receiptStatus(digest: $digest) { state releasedAt changedAt } }', { variables: { digest } }))
    .body.data.receiptStatus;

async function replay(receipt: Receipt): Promise<Replayed> {
  const audit = {
    subjects: new Set<string>(),
    classes: new Set<never>(),
    entities: new Set<string>(),
    standIn: hub.readLog.standIn,
    begin() {},
  };
  return withTx(hub.database.appPool, { readOnly: true, isolation: 'repeatable read', label: 'replay' }, (tx) =>
    replayReceipt(procedures, { tx, model, audit }, receipt),
  );
}

const opened = async (jws: string) => {
  const { receipt, ...checked } = await checkReceipt(jws, trust);
  if (receipt === null) throw new Error(JSON.stringify(checked));
  return { receipt, ...checked };
};

describe('a receipt', () => {
  it('is verified by keys alone, proves what it shows, and shows nothing else of the records', async () => {
    await sealAll();
    hub.reads.length = 0;
    const { jws, digest, verdict } = await release();
    expect(verdict.complete).toBe(true);
    const { receipt, faults, proven, unproven, witnessedAt } = await opened(jws);
    expect({ faults, unproven, witnessedAt }).toEqual({ faults: [], unproven: 0, witnessedAt: null });
    expect(proven).toBeGreaterThan(5);
    expect(receipt.releasedTo).toMatchObject({ case: DOSSIER, agency: 'H26', role: 'dossier-service', language: 'vi' });
    // Only shown fields are opened: of the person neither name nor address unless the procedure shows them.
    const shown = new Set(receipt.content.requirements.flatMap(({ held }) => held.map(({ entity, field }) => `${entity}.${field}`)));
    for (const { entity, file } of receipt.proofs) {
      const [, extra = ''] = /^extra (\S+)$/m.exec(file) ?? [];
      const { shown: hidden, change } = JSON.parse(Buffer.from(extra, 'base64').toString());
      expect(hidden.map(({ name }: { name: string }) => name)).toEqual(['recordId']);
      for (const { name } of change.fields) expect(shown).toContain(`${entity}.${name}`);
    }
    expect(hub.reads.at(-1)).toMatchObject({ outcome: 'ANSWERED', caseCode: DOSSIER, subjects: [world.person] });
    expect(await statusOf(digest)).toMatchObject({ state: 'STANDS', changedAt: null });
    const kept = await hub.database.ownerPool.query('select * from evidence_receipt');
    expect(JSON.stringify(kept.rows)).not.toContain(PERSONAL_ID);
  });

  it('altered anywhere by whoever has no key is refused, also where each part for itself is genuine', async () => {
    await sealAll();
    const { jws } = await release();
    const other = await release(BADGE, asDossierService({ caseCode: BADGE_CASE }));
    const [header = '', payload = '', signature = ''] = jws.split('.');
    const { receipt } = await opened(jws);
    const strange = generateKeyPairSync('ed25519').privateKey;
    const resigned = (altered: object, key = strange, kid = RELEASING.kid) => {
      const texts = [{ alg: 'EdDSA', kid, typ: 'giaolo-receipt+jws' }, altered].map((one) =>
        Buffer.from(canonicalJson(one)).toString('base64url'),
      );
      return `${texts.join('.')}.${sign(null, Buffer.from(texts.join('.')), key).toString('base64url')}`;
    };
    const kinds = async (text: string) => [...new Set((await checkReceipt(text, trust)).faults.map(({ kind }) => kind))];
    for (let n = 0; n < 200; n++) {
      const at = randomInt(jws.length);
      const letter = jws[at] === 'A' ? 'B' : 'A';
      const altered = `${jws.slice(0, at)}${letter}${jws.slice(at + 1)}`;
      // The last letter of base64url has bits that stand for nothing.
      if (
        Buffer.from(altered.split('.')[2] ?? '', 'base64url').equals(Buffer.from(signature, 'base64url')) &&
        at > header.length + payload.length
      )
        continue;
      expect(await kinds(altered), `letter ${at}`).not.toEqual([]);
    }
    expect(await kinds(resigned(receipt))).toEqual(['BAD_SIGNATURE']);
    expect(await kinds(resigned(receipt, strange, 'another'))).toEqual(['UNKNOWN_KEY']);
    expect(await kinds('')).toEqual(['MALFORMED']);
    expect(await kinds(`${header}.${other.jws.split('.')[1]}.${signature}`)).toEqual(['BAD_SIGNATURE']);
    // Whoever has the hub's receipt key and not the log's: the log does not vouch for what was never written.
    const [first, ...rest] = receipt.proofs;
    const lied = (change: (copy: Receipt) => void) => {
      const copy = structuredClone(receipt) as Receipt & { digest: string };
      change(copy);
      return resigned(copy, RELEASING.key);
    };
    expect(await kinds(lied(() => undefined))).toEqual([]);
    expect(await kinds(lied((copy) => Object.assign(copy.content, { complete: false })))).toEqual(['DIGEST']);
    expect(await kinds(lied((copy) => Object.assign(copy, { proofs: rest })))).toEqual(['PROOF']);
    expect(await kinds(lied((copy) => Object.assign(copy, { proofs: [{ ...first, recordId: world.coach.id }, ...rest] })))).toEqual([
      'PROOF',
    ]);
    const withValue = lied((copy) => {
      const fact = copy.content.requirements.flatMap(({ held }) => held).find(({ value }) => typeof value === 'string');
      Object.assign(fact ?? {}, { value: '2099-12-31' });
      Object.assign(copy, { digest: digestOf(copy.content) });
    });
    expect(await kinds(withValue)).toEqual(['VALUE']);
    const another = lied((copy) => {
      const [proof] = copy.proofs;
      for (const { basis } of copy.content.requirements)
        for (const one of basis) if (one.recordId === proof?.recordId) Object.assign(one, { recordId: world.coach.id });
      Object.assign(proof ?? {}, { recordId: world.coach.id });
      Object.assign(copy, { digest: digestOf(copy.content) });
    });
    expect(await kinds(another)).toEqual(['PROOF']);
    const renamed = lied((copy) => Object.assign(copy, { logId: '00000000-0000-4000-8000-000000000000' }));
    expect(await kinds(renamed)).toEqual(['PROOF']);
  });

  it('shows what stood on its day, neither what stood before nor nothing where something was written', async () => {
    const held = (copy: Receipt) => copy.content.requirements.flatMap((one) => one.held).filter(({ field }) => field === 'expiresOn');
    const before = (await opened((await release()).jws)).receipt;
    const old = held(before).find(({ recordId }) => recordId === world.licence)?.value;
    await write(hub, [
      { operation: 'update', entity: 'DriverLicence', id: world.licence, from: '2026-01-15', values: { expiresOn: '2031-01-15' } },
    ]);
    await sealAll();
    const { receipt, proven } = await opened((await release()).jws);
    const lied = (change: (copy: Receipt) => void) => {
      const copy = structuredClone(receipt);
      change(copy);
      Object.assign(copy, { digest: digestOf(copy.content) });
      return signReceipt(copy, RELEASING).then((jws) => checkReceipt(jws, trust));
    };
    const say = (copy: Receipt, value: unknown) => {
      for (const fact of held(copy)) if (fact.recordId === world.licence) Object.assign(fact, { value });
    };
    expect(typeof old).toBe('string');
    expect((await lied((copy) => say(copy, old))).faults).toMatchObject([{ kind: 'VALUE' }]);
    const hidden = await lied((copy) => {
      say(copy, null);
      for (const proof of copy.proofs) {
        const [, extra = ''] = /^extra (\S+)$/m.exec(proof.file) ?? [];
        const shown = JSON.parse(Buffer.from(extra, 'base64').toString());
        shown.change.fields = shown.change.fields.filter(({ name }: { name: string }) => name !== 'expiresOn');
        Object.assign(proof, { file: proof.file.replace(extra, Buffer.from(JSON.stringify(shown)).toString('base64')) });
      }
    });
    expect(hidden.faults).toEqual([]);
    expect(hidden.proven).toBeLessThan(proven);
    expect(hidden.unproven).toBeGreaterThan(0);
  });

  it('of a retired key holds if it is older than that, and a witness the verifier knows gives it a time', async () => {
    await sealAll();
    const { jws } = await release();
    const [key] = trust.keys;
    const retired = (retiredAt: string) => checkReceipt(jws, { ...trust, keys: [{ ...key, retiredAt }] });
    expect((await retired('2999-01-01T00:00:00.000000Z')).faults).toEqual([]);
    expect((await retired('2020-01-01T00:00:00.000000Z')).faults).toEqual([{ kind: 'RETIRED_KEY', what: null }]);
    const stranger = verifierKey('w.example', COSIGNATURE, rawPublicKey(generateKeyPairSync('ed25519').privateKey));
    expect((await checkReceipt(jws, { ...trust, witnesses: [stranger] })).witnessedAt).toBeNull();
  });

  it('is verified after its key was replaced, of which nothing stays that could sign', async () => {
    const keysDir = await mkdtemp(join(tmpdir(), 'giaolo-receipt-keys-'));
    const keys = { keysDir, production: false };
    const old = await openReceiptKeys(keys);
    const { receipt } = await opened((await release()).jws);
    const jws = await signReceipt(receipt, old);
    // As a rotation leaves it that was stopped half-way.
    await writeFile(join(keysDir, `receipts.${old.kid}.retired.json`), '{}', { mode: 0o600 });
    const { kid } = await rotateReceiptKey(keysDir, '2999-01-01T00:00:00.000000Z');
    const { publicKeys, ...current } = await openReceiptKeys({ ...keys, production: true });
    expect([current.kid, publicKeys.map((one) => one.kid)]).toEqual([kid, [kid, old.kid]]);
    expect(publicKeys.filter((one) => 'd' in one)).toEqual([]);
    expect((await checkReceipt(jws, { ...trust, keys: publicKeys })).faults).toEqual([]);
    await rm(keysDir, { recursive: true });
  });

  it('is answered again byte for byte after later changes, and after a correction says so, with recall', { timeout: 120_000 }, async () => {
    await sealAll();
    const badge = await release(BADGE, asDossierService({ caseCode: BADGE_CASE }));
    const { receipt } = await opened(badge.jws);
    for (let n = 0; n < LATER; n++)
      await write(hub, [
        { operation: 'update', entity: 'Business', id: world.other, from: '2026-01-01', values: { name: `Công ty Hư cấu ${n}` } },
      ]);
    expect(await replay(receipt)).toEqual({ isSame: true, isSameRule: true, differences: [], later: [] });
    expect(await statusOf(badge.digest)).toMatchObject({ state: 'STANDS' });
    const { registration } = world.coach;
    const { changeSetId } = await write(hub, [
      { operation: 'correct', entity: 'Registration', id: registration, from: null, to: null, values: { state: 'RECALLED' } },
    ]);
    const replayed = await replay(receipt);
    expect(replayed).toMatchObject({
      isSame: true,
      differences: [],
      later: [{ entity: 'Registration', recordId: registration, operation: 'correct' }],
    });
    expect(await statusOf(badge.digest)).toMatchObject({ state: 'CORRECTED' });
    const recall = await hub.ask('query ($set: ID!) { recall(changeSet: $set) { receipts { id caseCode agency procedureId } } }', {
      as: caller('auditor', 'audit', { case: undefined }),
      variables: { set: changeSetId },
    });
    expect(recall.body.data.recall.receipts).toContainEqual({ id: badge.id, caseCode: BADGE_CASE, agency: 'H26', procedureId: 'P04' });
    // A receipt that was altered in what it shows is told apart by replaying too, if its key was lost.
    const forged = { ...receipt, content: { ...receipt.content, complete: !receipt.content.complete } };
    expect(await replay(forged)).toMatchObject({ isSame: false, differences: [{ path: 'complete' }] });
    await write(hub, [
      { operation: 'correct', entity: 'Registration', id: registration, from: null, to: null, values: { state: 'ACTIVE' } },
    ]);
  });

  it('is verified by the thousand, each with its signatures and proofs', { timeout: 120_000 }, async () => {
    await sealAll();
    const { receipt } = await opened((await release()).jws);
    const many = await Promise.all(Array.from({ length: RECEIPTS }, (_, nr) => signReceipt({ ...receipt, id: String(nr) }, RELEASING)));
    const since = performance.now();
    for (const jws of many) expect((await checkReceipt(jws, trust)).faults).toEqual([]);
    console.log(`${RECEIPTS} receipts of ${receipt.proofs.length} proofs verified in ${((performance.now() - since) / 1000).toFixed(1)} s`);
  });

  it('as SD-JWT shows single facts and keeps the others, and altered in any of its parts is refused', async () => {
    await sealAll();
    const { sdJwt, digest, jws } = await releaseForms();
    const whole = await openCredential(sdJwt, trust.keys);
    if (whole.kind !== 'signed') throw new Error(whole.kind);
    const { credential } = whole;
    const { receipt } = await opened(jws);
    expect(credential).toMatchObject({
      iss: RELEASING.address,
      receipt: digest,
      complete: true,
      case: DOSSIER,
      subject: { personalId: PERSONAL_ID },
    });
    expect(credential.status?.status_list).toEqual(receipt.status);
    expect(credential.requirements.map(({ code }) => code)).toEqual(receipt.content.requirements.map(({ code }) => code));
    const names = presentable(credential);
    const fact = names.find((name) => /\.(?!personalId)/.test(name)) ?? '';
    const [code = ''] = fact.split('.');
    const presented = (await presentCredential(sdJwt, credential, ['complete', fact])) ?? '';
    const shown = await openCredential(presented, trust.keys);
    if (shown.kind !== 'signed') throw new Error(shown.kind);
    expect(shown.credential).toMatchObject({ complete: true, requirements: [{ code, facts: [{ field: fact.split('.')[1] }] }] });
    expect(shown.credential.requirements).toHaveLength(1);
    expect(shown.credential.requirements[0]?.facts).toHaveLength(1);
    for (const hidden of ['agency', 'case', 'subject']) expect(shown.credential).not.toHaveProperty(hidden);
    // What is kept is not in the bytes either, however one looks.
    const bytes = presented.split('~').map((part) => Buffer.from(part.split('.')[1] ?? part, 'base64url').toString());
    expect(bytes.join()).not.toContain(PERSONAL_ID);
    expect(await presentCredential(sdJwt, credential, ['nothing of it'])).toBeUndefined();

    const kind = async (text: string, keys = trust.keys) => (await openCredential(text, keys)).kind;
    const [signed = '', ...disclosures] = sdJwt.split('~').filter((part) => part !== '');
    const disclosed = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
    const last = disclosures.at(-1) ?? '';
    const altered = disclosed([
      ...(JSON.parse(Buffer.from(disclosures[0] ?? '', 'base64url').toString()) as unknown[]).slice(0, -1),
      false,
    ]);
    const payload = JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString());
    const [head, , signature] = signed.split('.');
    const resigned = `${head}.${disclosed({ ...payload, procedure: 'P01' })}.${signature}`;
    for (const text of [
      `${signed}~${altered}~`,
      `${signed}~${last}~${last}~`,
      `${signed}~${disclosed(['salt', 'complete', true])}~`,
      `${resigned}~${disclosures.join('~')}~`,
      `${signed.slice(0, -4)}AAAA~`,
    ])
      expect(await kind(text), text.slice(-60)).not.toBe('signed');
    expect(await kind(`${signed}~`)).toBe('signed');
    expect(await kind(sdJwt, [{ ...trust.keys[0], kid: 'another' }])).toBe('UNKNOWN_KEY');
    expect(await kind(sdJwt, [{ ...trust.keys[0], retiredAt: '2020-01-01T00:00:00.000000Z' }])).toBe('RETIRED_KEY');
    expect(await kind(sdJwt, [publicOf(generateKeyPairSync('ed25519').privateKey, RELEASING.kid)])).toBe('BAD_SIGNATURE');
    expect(await kind(jws)).toBe('MALFORMED');
    expect((await checkReceipt(sdJwt, trust)).faults).toMatchObject([{ kind: 'MALFORMED' }]);
  });

  it('has its status in a signed list of thousands, which names nobody', async () => {
    await sealAll();
    const { jws } = await release(BADGE, asDossierService({ caseCode: BADGE_CASE }));
    const { receipt } = await opened(jws);
    const list = () =>
      withTx(hub.database.appPool, { readOnly: true, label: 'list' }, (tx) => readStatusList(tx, 0n, RELEASING)).then(String);
    const before = await list();
    expect(await statusIn(before, receipt.status, trust)).toBe('VALID');
    const { registration } = world.coach;
    const state = (value: string) =>
      write(hub, [{ operation: 'correct', entity: 'Registration', id: registration, from: null, to: null, values: { state: value } }]);
    await state('RECALLED');
    const after = await list();
    expect(await statusIn(after, receipt.status, trust)).toBe('INVALID');
    await state('ACTIVE');
    const other = { uri: `${RELEASING.address}/receipts/status/7`, idx: 0 };
    expect(await statusIn(after, other, trust)).toBe('OTHER_LIST');
    expect(await statusIn(after, undefined, trust)).toBe('NONE');
    const [key] = trust.keys;
    const retired = (retiredAt: string) => statusIn(before, receipt.status, { keys: [{ ...key, retiredAt }] });
    expect(await retired('2020-01-01T00:00:00.000000Z')).toBe('NOT_SIGNED');
    expect(await retired('2999-01-01T00:00:00.000000Z')).toBe('VALID');
    const [head, payload, signature] = before.split('.');
    for (const forged of [`${head}.${after.split('.')[1]}.${signature}`, `${head}.${payload}.`, '', jws])
      expect(await statusIn(forged, receipt.status, trust)).toBe('NOT_SIGNED');
    expect(await statusIn(before, receipt.status, { ...trust, now: new Date('2099-01-01') })).toBe('NOT_SIGNED');
    expect(await withTx(hub.database.appPool, { label: 'list' }, (tx) => readStatusList(tx, 99n, RELEASING))).toBeUndefined();
  });

  it('on paper has the receipt attached, and a code that tells nothing but where its status stands', async () => {
    await sealAll();
    const { jws, digest, pdf } = await releaseForms();
    const bytes = Buffer.from(pdf, 'base64');
    expect(receiptIn(bytes)).toBe(jws);
    expect((await checkReceipt(receiptIn(bytes) ?? '', trust)).faults).toEqual([]);
    if (process.env.KEEP_PDF) await writeFile(process.env.KEEP_PDF, bytes);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is refused where the question is, and without a case; what is not sealed is waited for', async () => {
    const code = (as: Parameters<typeof release>[1], input?: object) =>
      release(input, as).then(
        () => 'released',
        (error) => error.code,
      );
    expect(await code(asDossierService({ caseCode: null }))).toBe('CASE_REQUIRED');
    expect(await code(asDossierService({ caseCode: 'H26.01-261122-0999' }))).toBe('CASE_NOT_OPEN');
    expect(await code(asDossierService(), BADGE)).toBe('NOT_IN_CASE');
    expect(await code(caller('analyst'))).toBe('PURPOSE_REQUIRED');
    await write(hub, [
      {
        operation: 'update',
        entity: 'DriverLicence',
        id: world.licence,
        from: '2026-02-01',
        values: { state: 'ACTIVE', expiresOn: '2030-02-01' },
      },
    ]);
    const waiting = release();
    waiting.catch(() => undefined);
    await pause(400);
    await sealAll();
    expect((await opened((await waiting).jws)).faults).toEqual([]);
  });

  it('is withheld once nobody has vouched for the log for more than four hours, and questions go on', async () => {
    await sealAll();
    witnesses.push(writeVerifierKey(verifierKey('w.example', COSIGNATURE, rawPublicKey(generateKeyPairSync('ed25519').privateKey))));
    const superuser = createPool({ url: hub.database.url, max: 1 });
    await superuser.query('alter table log_checkpoint disable trigger all');
    const seconds = (signedAgo: number) =>
      superuser.query('update log_checkpoint set signed_at = clock_timestamp() - make_interval(secs => $1)', [signedAgo]);
    await seconds(4 * 3_600 - 60);
    expect((await opened((await release()).jws)).faults).toEqual([]);
    await seconds(4 * 3_600 + 1);
    await expect(release()).rejects.toMatchObject({ code: 'LOG_NOT_WITNESSED' });
    expect(verdictOf(await askExchange(hub)).complete).toBe(true);
    witnesses.length = 0;
    await endPool(superuser);
  });

  it('stands for ever in the hub: nobody alters or removes that it was released', async () => {
    for (const statement of ['update evidence_receipt set agency = null', 'delete from receipt_basis', 'truncate evidence_receipt cascade'])
      for (const pool of [hub.database.appPool, hub.database.ownerPool])
        await expect(pool.query(statement), statement).rejects.toThrow(/permission denied|refused|never/);
    expect((await hub.ask('{ receiptStatus(digest: "zz") { state } }')).body.errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(await statusOf('0'.repeat(64))).toBeNull();
  });
});

it('the page of receipts words each verdict as the schema does', () => {
  expect(VERDICTS.vi).toEqual(Object.fromEntries(model.declarations.enums.get('RequirementVerdict') ?? []));
  expect(Object.keys(VERDICTS.en)).toEqual(Object.keys(VERDICTS.vi));
});

describe.skipIf(!browser)(inBrowser('the page of receipts, without a network'), { timeout: 60_000 }, () => {
  let mock: MockHub;
  let opened: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    const { dist } = await builtPage();
    await sealAll();
    const checkpoint = { verifierKey: writeVerifierKey(verifierKey(await origin(), ED25519, rawPublicKey(logKey))) };
    const isKey = (query: string) => /checkpoint\(/.test(query);
    mock = await startMockHub({
      dist,
      keys: trust.keys,
      answer: async (body, headers) => (isKey(body.query) ? { data: { checkpoint } } : answersOf(hub)(body, headers)),
    });
    opened = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await opened?.close();
    await mock?.close();
  });

  async function open(path: string, width = 1440): Promise<{ page: Page; trouble: string[] }> {
    const page = await opened.context.newPage();
    const trouble = watch(page, mock.url);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(mock.url + path);
    await page.waitForSelector('h1');
    return { page, trouble };
  }
  const bring = (page: Page, name: string, content: string | Buffer) =>
    page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

  it('tells of the code on paper the status alone, in either language, and of a wrong one that it knows none', async () => {
    const { digest } = await release();
    const { page, trouble } = await open(`/bien-nhan#${digest}`, 390);
    await page.getByText('Còn nguyên: dữ liệu mà biên nhận dựa vào chưa thay đổi.').waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/Nguyễn|H26|P06/);
    expect(await accessFaults(page)).toEqual([]);
    expect(mock.asked.every(({ url }) => !url.includes(digest))).toBe(true);
    await page.goto(`${mock.url}/bien-nhan#${'0'.repeat(64)}`);
    await page.getByText('Hub không biết biên nhận này').waitFor();
    if (process.env.KEEP_SHOTS) await page.screenshot({ path: `${process.env.KEEP_SHOTS}/bien-nhan-390.png` });
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('shows what a receipt says in each of its forms, checked here and sent nowhere, and refuses what was altered', async () => {
    const { jws, pdf, sdJwt } = await releaseForms();
    const { page, trouble } = await open('/bien-nhan');
    const before = mock.asked.length;
    await bring(page, 'bien-nhan.jws', jws);
    await page.getByText('Tin được: đúng chữ ký của hub, nội dung còn nguyên.').waitFor();
    await page.getByText(/\d+ giá trị có bằng chứng trong nhật ký thay đổi\.$/).waitFor();
    await page.getByText('Nguyễn Văn Thử').waitFor();
    await page.getByText('Còn nguyên: dữ liệu').waitFor();
    expect(JSON.stringify(mock.asked.slice(before))).not.toContain(jws.slice(0, 40));
    expect(await accessFaults(page)).toEqual([]);
    if (process.env.KEEP_SHOTS) await page.screenshot({ path: `${process.env.KEEP_SHOTS}/bien-nhan.png`, fullPage: true });
    const [head, payload, signature = ''] = jws.split('.');
    await bring(page, 'sua.jws', `${head}.${payload?.slice(0, -4)}AAAA.${signature}`);
    await page.getByText('Chữ ký sai: nội dung đã bị sửa.').waitFor();
    expect(await page.getByText('Nguyễn Văn Thử').count()).toBe(0);
    await bring(page, 'bien-nhan.pdf', Buffer.from(pdf, 'base64'));
    await page.getByText('Nguyễn Văn Thử').waitFor();
    await page.getByRole('button', { name: 'EN' }).click();
    await page.getByText(/^It holds: the signature/).waitFor();
    const whole = await openCredential(sdJwt, trust.keys);
    if (whole.kind !== 'signed') throw new Error(whole.kind);
    await bring(page, 'part.sd-jwt', (await presentCredential(sdJwt, whole.credential, ['complete'])) ?? '');
    await page.getByText('This is a part of a receipt that somebody shows; the rest is kept.').waitFor();
    await page.getByText(/^It stands: nothing that it rests on/).waitFor();
    expect(await page.getByText('Nguyễn Văn Thử').count()).toBe(0);
    await bring(page, 'anything.pdf', '%PDF-1.7 nothing');
    await page.getByText('This file is no receipt of a hub.').waitFor();
    expect(trouble).toEqual([]);
    await page.close();
  });
});
