import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { withTx } from '../../src/db/tx.js';
import type { AuditSource } from '../../src/hub/audit/audit-source.js';
import type { Finding } from '../../src/hub/audit/finding.js';
import { VERIFY_PARTS, type VerifyPart, verify } from '../../src/hub/audit/verify.js';
import type { LogKey } from '../../src/hub/audit/verify-tree.js';
import type { Model } from '../../src/hub/declare/model.js';
import { changeLeaves } from '../../src/hub/ledger/change-leaves.js';
import type { LogName } from '../../src/hub/log/log-source.js';
import { signingKey, writeVerifierKey } from '../../src/hub/log/note-key.js';
import { type Sealed, seal } from '../../src/hub/log/seal.js';
import { COSIGNATURE, ED25519, rawPublicKey } from '../../src/hub/log/signature-type.js';
import { signNote } from '../../src/hub/log/signed-note.js';
import { storeCosignature } from '../../src/hub/log/stored-cosignature.js';
import { createReadLogPool, openReadLog } from '../../src/hub/reads/open-read-log.js';
import { readLeaves } from '../../src/hub/reads/read-leaves.js';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import { hashKeyOf, makeHashKey } from '../../src/keys.js';
import { shippedGuards } from '../../src/runtime/audit.js';
import type { TestDatabase } from '../support/database.js';
import { AS_STEWARD, person, port, register, model as whole, write } from '../write/world.js';

export const logKeys: Record<LogName, KeyObject> = {
  changes: generateKeyPairSync('ed25519').privateKey,
  reads: generateKeyPairSync('ed25519').privateKey,
};

/** Two kinds of records are enough for every kind of row; a verifier of all of them asks a hundred tables. */
export const model: Model = {
  ...whole,
  declarations: {
    ...whole.declarations,
    entities: new Map([...whole.declarations.entities].filter(([name]) => ['Person', 'PortCode', 'Province'].includes(name))),
  },
};
export const REGISTERS = ['person', 'port_code', 'province'];

const reader = (n: number) => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Persons and things with a history, read by some, all of it sealed in several parts. */
export async function auditedWorld(database: TestDatabase): Promise<void> {
  const sealAll = async () => {
    for (const source of [changeLeaves, readLeaves]) {
      let before: Sealed | undefined;
      let isWhole = false;
      while (!isWhole) {
        const done = await seal(database.appPool, { source, key: logKeys[source.name], before });
        before = done;
        isWhole = done.isWhole;
      }
    }
  };
  const people: string[] = [];
  for (let n = 1; n <= 4; n++) people.push(await register(database, 'Person', person(`00109000000${n}`)));
  await register(database, 'Province', { code: '01', name: 'Thành phố Hà Nội', kind: 'city' }, null);
  await sealAll();
  for (const [n, id] of people.entries()) {
    const { changeSetId } = await write(database, [
      { operation: 'update', entity: 'Person', id, from: '2025-01-01', values: { fullName: `Người Khác ${n}` } },
      { operation: 'correct', entity: 'Person', id, from: '2025-02-01', to: '2025-03-01', values: { fullName: 'Người Nữa' } },
      { operation: 'register', entity: 'PortCode', from: '2024-01-01', values: port(`cảng ${n}`) },
    ]);
    if (n === 1) await withdrawChangeSet({ pool: database.appPool, model: whole }, changeSetId, { ...AS_STEWARD, cascade: false });
    if (n === 2) await write(database, [{ operation: 'close', entity: 'Person', id, from: '2026-01-01' }]);
    if (n === 3) await write(database, [{ operation: 'remove', entity: 'Person', id }]);
  }
  const log = openReadLog({ pool: createReadLogPool(database), key: hashKeyOf(makeHashKey(), 'a key of the test') });
  for (const [at, amount] of [1, 0, 3, 2, 1, 1_500, 5].entries()) {
    await log.record({
      requestId: `r-${at}`,
      actor: 'service',
      role: 'dossier-service',
      agency: 'H26',
      purpose: 'once-only',
      caseCode: 'H26.01-261122-0001',
      operationName: 'Ask',
      document: '{ drivers { nodes { id } } }',
      variables: { at },
      outcome: amount === 0 ? 'REFUSED' : 'ANSWERED',
      code: amount === 0 ? 'FORBIDDEN' : null,
      fieldClasses: ['personal'],
      entities: ['Driver'],
      subjects: Array.from({ length: amount }, (_, n) => reader(n)),
    });
    if (at === 3) await sealAll();
  }
  await log.close();
  // As hubs of an earlier release wrote them.
  for (const subjects of [[reader(1)], [reader(1), reader(2), reader(3)]]) {
    const row = {
      ...{ kind: 'answer', requestId: 'of before', actor: 'service', role: 'dossier-service', agency: 'H26', purpose: 'once-only' },
      ...{ caseCode: null, operationName: null, documentHash: `\\x${'11'.repeat(32)}`, variablesHash: `\\x${'22'.repeat(32)}` },
      ...{ variablesKey: 'k', code: null, fieldClasses: ['personal'], entities: ['Driver'], subjects, subjectCount: subjects.length },
      ...{ subjectsCommitment: `\\x${'33'.repeat(32)}`, format: 1, begunMsAgo: 3 },
    };
    await database.appPool.query('select append_reads($1::json)', [JSON.stringify([row])]);
  }
  await sealAll();
  await cosignAll(database);
}

/** As a witness would have done. */
async function cosignAll(database: TestDatabase): Promise<void> {
  const key = signingKey('witness.example/test', generateKeyPairSync('ed25519').privateKey, COSIGNATURE);
  await withTx(database.appPool, {}, async (tx) => {
    const { rows } = await tx.query<{ origin: string; size: string; note: string }>('select origin, size::text, note from log_checkpoint');
    for (const { origin, size, note } of rows) {
      const text = note.slice(0, note.indexOf('\n\n') + 1);
      const line = signNote(text, [key], 1_790_000_000n).slice(text.length + 1);
      await storeCosignature(tx, origin, { verifierKey: writeVerifierKey(key), size: BigInt(size), line });
    }
  });
}

/** What verifying finds: of the rows in the few registers, of the guards in all. */
export async function findingsOf(
  source: AuditSource,
  parts: readonly VerifyPart[] = VERIFY_PARTS,
  { others = {}, shares = 1 }: { others?: Partial<Record<LogName, LogKey>>; shares?: number } = {},
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const key = (log: LogName) => ({ type: ED25519, publicKey: rawPublicKey(logKeys[log]) });
  const trusted = {
    keys: { changes: key('changes'), reads: key('reads'), ...others },
    kept: { changes: [], reads: [] },
    guards: await shippedGuards(),
  };
  for (const part of parts) {
    for (let at = 0; at < (part === 'records' ? shares : 1); at++) {
      await verify(
        source,
        { ...trusted, model: part === 'guards' ? whole : model },
        { parts: [part], share: { at, of: shares }, report: (finding) => findings.push(finding), steps: { done() {} } },
      );
    }
  }
  return findings;
}
