import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { settleProposal } from '../../src/hub/approval/proposals.js';
import { type ImportRequest, importFile } from '../../src/hub/import/apply/import-file.js';
import { createStandIns } from '../../src/hub/reads/fingerprint.js';
import type { ReadLog } from '../../src/hub/reads/read-log.js';
import { hashKeyOf, makeHashKey } from '../../src/keys.js';
import { register } from '../support/write.js';
import { createSteward, entityNamed, fileOf, model, type Steward } from './support.js';

let steward: Steward;
beforeAll(async () => {
  steward = await createSteward();
  const hub = { database: { appPool: steward.pool } } as never;
  await register(hub, 'ApprovalRule', { scope: '*', changesMax: 3, personsMax: 0, anotherAgency: false });
  await register(hub, 'ApprovalRule', { scope: 'Agency', changesMax: 3, personsMax: 0, anotherAgency: true });
});
afterAll(() => steward.close());

const readLog: ReadLog = {
  intent: () => undefined,
  record: async () => undefined,
  recordIn: async () => undefined,
  standIn: createStandIns(hashKeyOf(makeHashKey(), 'a key of the test')),
  close: async () => undefined,
};

const bring = (entity: string, content: string, more: Partial<ImportRequest> = {}) =>
  importFile(
    { pool: steward.pool, model, reads: { readLog, purpose: 'stewardship' } },
    {
      entity: entityNamed(entity),
      source: fileOf(content, 'mã.csv', 4_001),
      apply: true,
      actor: 'an',
      actorRole: 'steward',
      agency: 'G17',
      reason: 'kiểm thử',
      legalBasis: null,
      fourEyes: { emergency: null },
      ...more,
    },
  );
const approve = (id: string) =>
  withTx(steward.pool, {}, (tx) => settleProposal(tx, id, 'APPROVED', { by: 'binh', byAgency: 'G01', reason: null }));
const codes = (from: number, amount: number) => `code,holder\n${Array.from({ length: amount }, (_, n) => `${from + n},thử\n`).join('')}`;
const written = () =>
  steward.rows<{ actor: string; by: string | null; emergency: string | null; amount: string }>(
    `select actor, approved_by as by, emergency, last_position - first_position + 1 as amount from change_set where batch_id is not null order by first_position`,
  );

describe('a file with more than one person may write', () => {
  it('is written at once up to the rule, and waits beyond it until another person agreed', async () => {
    expect(await bring('PlateCode', codes(11, 3))).toMatchObject({ state: 'APPLIED' });
    const waiting = await bring('PlateCode', codes(20, 4), { actor: 'chi' });
    expect(waiting).toMatchObject({ state: 'WAITING', needs: [{ because: 'CHANGES', entity: 'PlateCode', max: 3, count: 4 }] });
    // Asked again it is the same, and nothing of it is there.
    expect((await bring('PlateCode', codes(20, 4), { actor: 'chi' })).proposalId).toBe(waiting.proposalId);
    expect(await written()).toHaveLength(1);
    await approve(waiting.proposalId ?? '');
    // Whoever runs it: its author answers for it, and the ledger has who agreed.
    const done = await bring('PlateCode', codes(20, 4), { actor: 'binh', reason: 'một lý do khác' });
    expect(done).toMatchObject({ state: 'APPLIED', proposalId: waiting.proposalId, counts: { new: 4 } });
    expect((await written()).at(-1)).toEqual({ actor: 'chi', by: 'binh', emergency: null, amount: '4' });
  });

  it('is another one as soon as a byte of it, or the way it is read, is another', async () => {
    const { proposalId = '' } = await bring('PlateCode', codes(30, 4), { actor: 'dung' });
    await approve(proposalId);
    expect(await bring('PlateCode', codes(30, 4).replace('33,thử', '39,thử'), { actor: 'dung' })).toMatchObject({ state: 'WAITING' });
    expect(await bring('PlateCode', codes(30, 4), { actor: 'dung', validFrom: '2001-01-01' })).toMatchObject({ state: 'WAITING' });
    expect(await bring('PlateCode', codes(30, 4), { actor: 'dung' })).toMatchObject({ state: 'APPLIED', proposalId });
  });

  it('is written once under an approval', async () => {
    const file = codes(40, 4);
    const { proposalId = '' } = await bring('PlateCode', file, { actor: 'em' });
    await approve(proposalId);
    const { batchId = '' } = await bring('PlateCode', file, { actor: 'em' });
    await steward.undo(batchId);
    expect(await bring('PlateCode', file, { actor: 'em' })).toMatchObject({ state: 'WAITING' });
  });

  it('is checked again against the registers of then', async () => {
    const file = codes(50, 4);
    const { proposalId = '' } = await bring('PlateCode', file, { actor: 'giang' });
    await approve(proposalId);
    await register({ database: { appPool: steward.pool } } as never, 'PlateCode', { code: '52', holder: 'người khác' });
    const done = await bring('PlateCode', file, { actor: 'giang' });
    expect(done.state === 'APPLIED' ? done.counts : done.state).toEqual({ rows: 4, new: 3, changed: 1, same: 0, rejected: 0 });
  });

  it('waits for any data about a person, and writes nothing that the register says already', async () => {
    const people = 'personalId,fullName,fictional\n001099000222,Người Mẫu,có\n';
    expect(await bring('Person', people, { actor: 'hà' })).toMatchObject({ state: 'WAITING', needs: [{ because: 'PERSONS', count: 1 }] });
    expect(await bring('PlateCode', codes(11, 3), { actor: 'hà' })).toMatchObject({
      state: expect.stringMatching(/^ALREADY_APPLIED|APPLIED$/),
    });
  });

  it('is marked where it could not wait, but not where another agency has to agree', async () => {
    const emergency = { emergency: 'Bão' };
    expect(await bring('PlateCode', codes(60, 4), { actor: 'khẩn', fourEyes: emergency })).toMatchObject({ state: 'APPLIED' });
    expect((await written()).at(-1)).toEqual({ actor: 'khẩn', by: null, emergency: 'Bão', amount: '4' });
    const agencies = 'code,name\nG71,a\nG72,b\nG73,c\nG74,d\n';
    expect(await bring('Agency', agencies, { actor: 'khẩn', fourEyes: emergency })).toMatchObject({ state: 'WAITING' });
  });
});
