import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { type RejectsWriter, rejectsFile } from '../../src/hub/import/apply/rejects.js';
import { withdrawBatch } from '../../src/hub/undo/withdraw-batch.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { createSteward, model, type Steward, told } from './support.js';
import { taxCodes } from './tax-codes.js';

let steward: Steward;
let folder: string;
const apply = { apply: true };
beforeAll(async () => {
  steward = await createSteward();
  folder = await mkdtemp(join(tmpdir(), 'giaolo-refused-'));
});
afterAll(async () => {
  await steward?.close();
  await rm(folder, { recursive: true, force: true });
});

const businesses = (...codes: string[]) =>
  `taxCode,name,legalForm,fictional,validFrom\n${codes.map((code) => `${code},Đơn vị thử,Công ty TNHH,true,2020-01-01`).join('\n')}\n`;
const closings = (...codes: string[]) => `taxCode,validTo\n${codes.map((code) => `${code},2027-01-01`).join('\n')}\n`;
const fresh = taxCodes(993_000_000);
const who = { actor: 'test', actorRole: 'steward', agency: null, reason: 'test', legalBasis: null };

/** Businesses, the first of them with a toll account that is tied to it. */
async function opened(count: number, withAccount: number): Promise<string[]> {
  const codes = Array.from({ length: count }, fresh);
  await steward.give('Business', businesses(...codes), apply);
  for (const code of codes.slice(0, withAccount)) await accountOf(code);
  return codes;
}

async function accountOf(taxCode: string): Promise<void> {
  const [row] = await steward.rows<{ id: string }>(`select id from business where tax_code = $1 and recorded_to = 'infinity' limit 1`, [
    taxCode,
  ]);
  const values = { number: `TK-${taxCode}`, openedOn: '2020-01-01', state: 'OPEN', holderBusiness: row?.id ?? '' };
  const operation = { operation: 'register' as const, entity: 'EtcAccount', from: '2020-01-01', values };
  await withTx(steward.pool, {}, (tx) => writeChangeSet(tx, model, { operations: [operation], ...who }));
}

async function closeAccountOf(taxCode: string): Promise<void> {
  const [row] = await steward.rows<{ id: string }>(`select id from etc_account where number = $1 and recorded_to = 'infinity' limit 1`, [
    `TK-${taxCode}`,
  ]);
  const operation = { operation: 'close' as const, entity: 'EtcAccount', id: row?.id ?? '', from: '2026-12-01' };
  await withTx(steward.pool, {}, (tx) => writeChangeSet(tx, model, { operations: [operation], ...who }));
}

const ended = async (...codes: string[]) => {
  const rows = await steward.rows<{ code: string }>(
    `select tax_code as code from business where tax_code = any($1) and recorded_to = 'infinity' and valid_to < 'infinity' order by tax_code`,
    [codes],
  );
  return rows.map(({ code }) => code);
};
const changes = async () => Number((await steward.rows<{ n: string }>('select count(*) as n from change'))[0]?.n);

/** Notes rejected lines; `between` runs when everything is checked and nothing is written yet. */
function rejects(between: () => Promise<void> = async () => undefined): RejectsWriter & { lines: number[] } {
  const lines: number[] = [];
  let isChecked = false;
  return {
    lines,
    begin: () => undefined,
    write: async ({ checked }) => void lines.push(checked.row.line),
    discard: async () => undefined,
    finish: async () => {
      if (isChecked) return;
      isChecked = true;
      await between();
    },
  };
}

describe('what the door would refuse', () => {
  it('is told by the check, with the column and what to do, and never counted as imported', async () => {
    const [code = ''] = await opened(1, 1);
    const content = closings(code);
    const checked = await steward.give('Business', content);
    expect(told(checked)).toEqual(['2 validTo HAS_DEPENDENTS']);
    expect(checked.problems[0]?.en).toContain('EtcAccount');
    expect(checked.counts).toMatchObject({ rows: 1, changed: 0, rejected: 1 });

    const path = join(folder, 'loi.csv');
    const before = await changes();
    const applied = await steward.give('Business', content, { ...apply, skipRejected: true, rejects: rejectsFile(path) });
    expect(applied).toMatchObject({ state: 'APPLIED', counts: { rows: 1, changed: 0, rejected: 1 } });
    expect(told(applied)).toEqual(['2 validTo HAS_DEPENDENTS']);
    expect(await readFile(path, 'utf8')).toContain('HAS_DEPENDENTS');
    expect([await changes(), await ended(code)]).toEqual([before, []]);

    // Mended, the very same file is taken.
    await closeAccountOf(code);
    expect(await steward.give('Business', content, { ...apply, skipRejected: true })).toMatchObject({
      state: 'APPLIED',
      counts: { changed: 1 },
    });
    expect(await ended(code)).toEqual([code]);
    expect(await steward.give('Business', content, apply)).toMatchObject({ state: 'ALREADY_APPLIED' });
  });

  it('is told of a link to what is not in force on all days of the row', async () => {
    const [code = ''] = await opened(1, 0);
    await steward.give('Business', closings(code), apply);
    const accounts = (until: string) =>
      `number,openedOn,state,holderBusiness,validFrom,validTo\nTK-${code},2020-01-01,OPEN,${code},2020-01-01,${until}\n`;
    expect(told(await steward.give('EtcAccount', accounts('')))).toEqual(['2 holderBusiness LINK_BROKEN']);
    expect(told(await steward.give('EtcAccount', accounts('2027-01-02')))).toEqual(['2 holderBusiness LINK_BROKEN']);
    expect(await steward.give('EtcAccount', accounts('2027-01-01'), apply)).toMatchObject({ state: 'APPLIED' });
  });

  it('is found in every part before the first is written', async () => {
    const codes = await opened(9, 1);
    const content = closings(...codes.toReversed());
    const before = await changes();
    const refused = await steward.give('Business', content, { ...apply, chunkRows: 2 });
    expect(refused).toMatchObject({ state: 'REJECTED', counts: { rows: 9, changed: 8, rejected: 1 } });
    expect(told(refused)).toEqual(['10 validTo HAS_DEPENDENTS']);
    expect(await changes()).toBe(before);
    expect(await steward.give('Business', content, { ...apply, chunkRows: 2, skipRejected: true })).toMatchObject({
      state: 'APPLIED',
      counts: { changed: 8, rejected: 1 },
    });
    expect(await ended(...codes)).toEqual(codes.slice(1));
  });

  it('is judged after the parts before: a key that an earlier one gives up is free, one that it takes is taken', async () => {
    await steward.give('Airport', 'icao,iata,name,validFrom\nVVYA,ZYA,A,2020-01-01\nVVYB,ZYB,B,2020-01-01\n', apply);
    const moved = 'icao,iata,name,validFrom\nVVYA,ZYC,A,2025-01-01\nVVYB,ZYA,B,2025-01-01\n';
    expect(told(await steward.give('Airport', moved, { chunkRows: 1 }))).toEqual([]);
    const taken = `${moved}VVYC,ZYB,C,2024-06-01\nVVYD,ZYB,D,2025-01-01\n`;
    expect(told(await steward.give('Airport', taken, { chunkRows: 1 }))).toEqual(['4 iata KEY_TAKEN', '5 iata DUPLICATE_IN_FILE']);
    expect(await steward.give('Airport', moved, { ...apply, chunkRows: 1 })).toMatchObject({ state: 'APPLIED', counts: { changed: 2 } });
  });
});

describe('what others write between checking and writing', () => {
  const meddled = async (more: { skipRejected: boolean }) => {
    const codes = await opened(5, 0);
    const noted = rejects(() => accountOf(codes[2] ?? ''));
    const report = await steward.give('Business', closings(...codes), { ...apply, chunkRows: 1, rejects: noted, ...more });
    return { codes, report, lines: noted.lines };
  };

  it('stops the file at the row it concerns, which is told and in the rejects file', async () => {
    const { codes, report, lines } = await meddled({ skipRejected: false });
    expect(report).toMatchObject({ state: 'STOPPED', counts: { rows: 3, changed: 2, rejected: 1 } });
    expect([told(report), lines]).toEqual([['4 validTo HAS_DEPENDENTS'], [4]]);
    expect(await ended(...codes)).toEqual(codes.slice(0, 2));
  });

  it('is told row by row also where the sound rows are written', async () => {
    const { codes, report, lines } = await meddled({ skipRejected: true });
    expect(report).toMatchObject({ state: 'APPLIED', counts: { rows: 5, changed: 4, rejected: 1 } });
    expect([told(report), lines]).toEqual([['4 validTo HAS_DEPENDENTS'], [4]]);
    expect(await ended(...codes)).toEqual(codes.toSpliced(2, 1));
  });

  it('is still told by the run that goes on after the importer died', async () => {
    const codes = await opened(5, 0);
    const content = closings(...codes);
    const given = { ...apply, chunkRows: 1, skipRejected: true };
    const dying = steward.give('Business', content, {
      ...given,
      rejects: rejects(() => accountOf(codes[1] ?? '')),
      onProgress: ({ phase, done }) => {
        if (phase === 'apply' && done === 3) throw new Error('killed');
      },
    });
    await expect(dying).rejects.toThrow('killed');
    const noted = rejects();
    const report = await steward.give('Business', content, { ...given, rejects: noted });
    expect(report).toMatchObject({ state: 'APPLIED', counts: { rows: 5, changed: 4, rejected: 1 } });
    expect(report.resumedAfterRows).toBeGreaterThanOrEqual(3);
    expect([told(report), noted.lines]).toEqual([['3 validTo HAS_DEPENDENTS'], [3]]);
  });

  it('never brings back a row that checking rejected', async () => {
    const [good = '', bad = ''] = (await opened(2, 1)).toReversed();
    const content = closings(good, bad);
    const mend = async () => {
      await closeAccountOf(bad);
      // Somebody else's change in the register itself makes the part be compared anew.
      await steward.give('Business', businesses(fresh()), apply);
    };
    const noted = rejects(mend);
    const report = await steward.give('Business', content, { ...apply, skipRejected: true, rejects: noted });
    expect(report).toMatchObject({ state: 'APPLIED', counts: { changed: 1, rejected: 1 } });
    expect([told(report), noted.lines, await ended(good, bad)]).toEqual([['3 validTo HAS_DEPENDENTS'], [3], [good]]);
  });
});

describe('whether a file was imported before', () => {
  it('is asked of the ledger: a batch that was withdrawn is not, and one that wrote nothing is not', async () => {
    const content = businesses(fresh());
    const first = await steward.give('Business', content, apply);
    expect(await steward.give('Business', content, apply)).toMatchObject({ state: 'ALREADY_APPLIED', batchId: first.batchId });
    const twin = await steward.give('Business', `# bản sao\n${content}`, apply);
    expect(twin).toMatchObject({ state: 'APPLIED', counts: { same: 1 } });
    await withdrawBatch({ pool: steward.pool, model }, first.batchId ?? '', { cascade: false, ...who });
    // Both files said the same; now neither is in the register, and either may be imported.
    expect(await steward.give('Business', `# bản sao\n${content}`, apply)).toMatchObject({ state: 'APPLIED', counts: { new: 1 } });
    expect(await steward.give('Business', `# bản sao\n${content}`, apply)).toMatchObject({ state: 'ALREADY_APPLIED' });
    expect(await steward.give('Business', content, apply)).toMatchObject({ state: 'APPLIED', counts: { same: 1 } });
  });
});
