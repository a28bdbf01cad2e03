import { afterAll, beforeAll, expect, it } from 'vitest';
import { citedProvisions } from '../../src/hub/query/cited-provisions.js';
import { createTestHub, model, type TestHub } from '../support/hub.js';
import { register } from '../support/write.js';

/** The law as the reference seeds hold it: what is in force when, and what in the hub rests on it. */
let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub({ holds: 'reference' });
}, 120_000);
afterAll(() => hub.close());

async function force(number: string, on: string): Promise<string> {
  const { body } = await hub.ask(
    'query($number: String!, $on: Date!) { legalDocument(number: $number, asOf: { validAt: $on }) { force } }',
    {
      variables: { number, on },
    },
  );
  expect(body.errors).toBeUndefined();
  return body.data.legalDocument?.force ?? 'no record';
}

it.each([
  // Ended by its own last day and by its replacement, the day before and the day itself.
  ['47/2020/NĐ-CP', '2025-10-21', 'IN_FORCE'],
  ['47/2020/NĐ-CP', '2025-10-22', 'ENDED'],
  ['42/2022/NĐ-CP', '2026-06-30', 'IN_FORCE'],
  ['42/2022/NĐ-CP', '2026-07-01', 'ENDED'],
  ['278/2025/NĐ-CP', '2025-10-22', 'IN_FORCE'],
  ['47/2024/TT-BGTVT', '2026-06-30', 'IN_FORCE'],
  ['47/2024/TT-BGTVT', '2026-07-01', 'ENDED'],
  ['30/2026/TT-BXD', '2026-07-01', 'IN_FORCE'],
  // Issued, with a first day that lies later.
  ['218/2026/NĐ-CP', '2026-08-09', 'NOT_YET'],
  ['218/2026/NĐ-CP', '2026-08-10', 'IN_PART'],
  // Amended by others: in force in part, from the day of the first that is not uncertain.
  ['165/2024/NĐ-CP', '2026-06-30', 'IN_FORCE'],
  ['165/2024/NĐ-CP', '2026-07-01', 'IN_PART'],
  ['158/2024/NĐ-CP', '2026-08-09', 'IN_FORCE'],
  ['158/2024/NĐ-CP', '2026-08-10', 'IN_PART'],
  // A part not in force yet, and one no more.
  ['151/2024/NĐ-CP', '2025-06-01', 'IN_PART'],
  ['36/2024/QH15', '2026-06-30', 'IN_PART'],
  ['12/2025/TT-BCA', '2027-02-28', 'IN_FORCE'],
  ['12/2025/TT-BCA', '2027-03-01', 'IN_PART'],
  ['108/2026/TT-BCA', '2026-07-01', 'IN_PART'],
  // Uncertain relations end nothing.
  ['39/2024/TT-BGTVT', '2026-11-28', 'IN_FORCE'],
  // Gone, on a day nobody knows: unknown until somebody saw that it was.
  ['59/2022/NĐ-CP', '2023-01-01', 'UNKNOWN'],
  ['59/2022/NĐ-CP', '2026-11-28', 'ENDED'],
  ['18/2024/TT-BGTVT', '2026-11-28', 'ENDED'],
  ['35/2024/TT-BGTVT', '2025-09-01', 'ENDED'],
])('%s on %s is %s', async (number, on, expected) => {
  expect(await force(number, on)).toBe(expected);
});

type Basis = { what: string; kind: string; cited: string; number: string; title: string | null; force: string | null };

async function bases(asking: string): Promise<Basis[]> {
  const { body } = await hub.ask(`{ legalBases${asking} { what kind cited number title force } }`);
  expect(body.errors).toBeUndefined();
  return body.data.legalBases;
}

it('one question lists every condition, type and field with its documents, and which of these are repealed', async () => {
  const all = await bases('');
  expect(all.filter(({ kind }) => kind === 'CONDITION').map(({ what }) => what)).toEqual(
    expect.arrayContaining(['vehicles.inspected', 'drivers.pointsLeft']),
  );
  expect(all).toContainEqual(expect.objectContaining({ what: 'vehicles.deviceFitted', number: '36/2024/QH15', force: 'IN_PART' }));
  for (const condition of model.law.conditions.filter(({ provision }) => /\d+\/\d{4}\//.test(provision)))
    expect(all.map(({ what }) => what)).toContain(condition.name);
  const ended = await bases('(force: [ENDED, UNKNOWN])');
  expect(ended).toEqual(all.filter(({ force }) => force === 'ENDED' || force === 'UNKNOWN'));
  // The circular inspection cycles rest on began on a day: before it the register has no such document.
  const circular = async (day: string) => (await bases(`(asOf: { validAt: "${day}" })`)).find(({ what }) => what === 'InspectionCycle');
  expect(await circular('2026-06-30')).toMatchObject({ number: '30/2026/TT-BXD', title: null, force: null });
  expect(await circular('2026-07-01')).toMatchObject({ number: '30/2026/TT-BXD', force: 'IN_FORCE' });
});

it('no condition rests on a document that is repealed today or that the register lacks', async () => {
  const resting = (await bases('(asOf: { validAt: "2026-11-28" })')).filter(({ kind }) => kind === 'CONDITION');
  expect(resting.filter(({ force, title }) => title === null || force === 'ENDED' || force === 'UNKNOWN')).toEqual([]);
});

it('every condition that names a part of the traffic order law points to a provision whose text is at hand', async () => {
  const { body } = await hub.ask('{ legalBases { what kind number provision provisionText } }');
  const named = body.data.legalBases.filter(({ kind, number }: Basis) => kind === 'CONDITION' && number === '36/2024/QH15');
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter(({ provision, provisionText }: any) => provision === null || !provisionText)).toEqual([]);
  expect(named).toContainEqual(expect.objectContaining({ what: 'vehicles.inspected', provision: '36/2024/QH15#35.1.b' }));
});

it('one question lists every condition that rests on a repealed provision, and none that rests on what is left', async () => {
  const own = await createTestHub({ holds: 'reference' });
  try {
    const { body } = await own.ask('{ legalDocument(number: "36/2024/QH15") { id } }');
    const part = (provision: string, days: Record<string, string>) =>
      register(own, 'LegalForce', {
        code: `36/2024/QH15#${provision}`,
        document: body.data.legalDocument.id,
        part: 'bãi bỏ (giả lập)',
        provision,
        confidence: 'K',
        ...days,
      });
    await part('35.1', { inForceTo: '2026-10-31' });
    await part('59.1.e', { inForceFrom: '2027-01-01' });
    const resting = async (force: string, day: string): Promise<string[]> => {
      const answered = await own.ask(`{ legalBases(force: [${force}], asOf: { validAt: "${day}" }) { what kind number provision } }`);
      return answered.body.data.legalBases
        .filter(({ kind }: Basis) => kind === 'CONDITION')
        .map(({ what, number, provision }: any) => `${what} ${provision?.split('#')[1] ?? number}`);
    };
    expect(await resting('ENDED', '2026-10-31')).toEqual([]);
    expect((await resting('ENDED', '2026-11-01')).sort()).toEqual([
      'vehicles.inspected 35.1.b',
      'vehicles.ownersAgree 35.1.a',
      'vehicles.plated 35.1.a',
      'vehicles.registered 35.1.a',
      'vehicles.registeredOnce 35.1.a',
    ]);
    expect(await resting('NOT_YET', '2026-12-31')).toEqual(['drivers.notTooOld 59.1.e']);
    expect(await resting('NOT_YET', '2027-01-01')).toEqual([]);
    // What is named as a whole has lost a part.
    expect(await resting('IN_PART', '2026-12-31')).toContain('drivers.ageKnown 59.1');
  } finally {
    await own.close();
  }
}, 120_000);

it.each([
  ['Luật 36/2024/QH15, Điều 35 khoản 1 điểm b, Điều 42 khoản 1', { '36/2024/QH15': ['35.1.b', '42.1'] }],
  ['Nghị định 158/2024/NĐ-CP; Luật 36/2024/QH15, Điều 40 khoản 1', { '158/2024/NĐ-CP': [], '36/2024/QH15': ['40.1'] }],
  ['Luật 36/2024/QH15, Điều 59 khoản 1 điểm b–đ', { '36/2024/QH15': ['59.1.b', '59.1.c', '59.1.d', '59.1.đ'] }],
  ['Nghị định 165/2024/NĐ-CP, Điều 57–59, Phụ lục X', { '165/2024/NĐ-CP': ['57', '58', '59'] }],
  ['Luật 36/2024/QH15, Điều 58 khoản 4, 5, Điều 62', { '36/2024/QH15': ['58.4', '58.5', '62'] }],
  ['Luật Ban hành văn bản quy phạm pháp luật', {}],
])('%s names its provisions', (cited, expected) => {
  const found = citedProvisions(cited, model.legalDocuments?.form ?? '');
  expect(Object.fromEntries(found.map(({ number, provisions }) => [number, provisions]))).toEqual(expected);
});

it('both executors say the same of the force of a document', async () => {
  const other = await createTestHub({ executor: 'interpreter', holds: 'reference' });
  try {
    const question = '{ legalDocuments(first: 100) { nodes { number force } } }';
    expect((await other.ask(question)).body.data).toEqual((await hub.ask(question)).body.data);
  } finally {
    await other.close();
  }
}, 120_000);
