import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createPool, endPool } from '../../src/db/client.js';
import { createTestHub, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';
import {
  asDossierService,
  askBadge,
  askExchange,
  type DossierWorld,
  day,
  dossierWorld,
  PERSONAL_ID,
  requirement,
  vehicle,
  verdictOf,
} from './dossier-world.js';

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub();
  world = await dossierWorld(hub);
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.reads.length = 0;
});

it('the citizen is asked for what is missing or has run out, and never to settle what agencies say against each other', async () => {
  const coach = await vehicle(hub, { plate: '29B-51001', chassis: 'RLLV1AEA9PH051001', owner: { business: world.business } });
  const asked = async () => {
    const { verdict, mayAskCitizen } = requirement(await askBadge(hub, ['29B-51001']), 'EV03');
    return [verdict, mayAskCitizen];
  };
  const correct = (values: Record<string, string | null>) =>
    write(hub, [{ operation: 'correct', entity: 'Registration', id: coach.registration, from: null, to: null, values }]);
  expect(await asked()).toEqual(['HELD', false]);
  await correct({ expiresOn: day(-1) });
  expect(await asked()).toEqual(['EXPIRED', true]);
  await correct({ expiresOn: null, ownerBusiness: world.other });
  expect(await asked()).toEqual(['DISPUTED', false]);
  await correct({ ownerBusiness: world.business, state: 'RECALLED' });
  expect(await asked()).toEqual(['CONTRADICTED', false]);
  await write(hub, [{ operation: 'remove', entity: 'Registration', id: coach.registration }]);
  expect(await asked()).toEqual(['NOT_HELD', true]);
});

it('a verdict is as old as the oldest of what it rests on, by days of Việt Nam, and never younger than today', async () => {
  const { id, registration } = await vehicle(hub, {
    plate: '29B-51002',
    chassis: 'RLLV1AEA9PH051002',
    owner: { business: world.business },
  });
  const superuser = createPool({ url: hub.database.url, max: 1 });
  const age = async (record: string, at: string) => {
    // What was recorded stays as it was: only with every guard switched off can a test say when that was.
    for (const table of ['vehicle', 'registration', 'change']) await superuser.query(`alter table ${table} disable trigger all`);
    await superuser.query('update vehicle set recorded_from = $2 where id = $1', [record, at]);
    await superuser.query('update registration set recorded_from = $2 where id = $1', [record, at]);
    await superuser.query('update change set recorded_from = $2 where record_id = $1', [record, at]);
  };
  await age(id, '2026-01-10 18:30:00+00');
  await age(registration, '2026-01-15 03:00:00+00');
  await endPool(superuser);
  const asked = async (validAt: string) => {
    const { verdict, recordedFrom, ageDays } = requirement(await askBadge(hub, ['29B-51002'], { asOf: { validAt } }), 'EV03');
    return [verdict, recordedFrom, ageDays];
  };
  expect(await asked('2026-01-20')).toEqual(['HELD', '2026-01-10T18:30:00.000000Z', 9]);
  expect(await asked('2026-01-11')).toEqual(['HELD', '2026-01-10T18:30:00.000000Z', 0]);
  expect(await asked('2025-12-01')).toEqual(['HELD', '2026-01-10T18:30:00.000000Z', 0]);
});

it('who is asked for and not held is in the log all the same', async () => {
  const { body } = await askExchange(hub, { subject: { personalId: '001099000099' } });
  expect(body.data.evidence.requirements.find(({ code }: { code: string }) => code === 'EV01').verdict).toBe('NOT_HELD');
  expect(hub.reads.map(({ subjects }) => subjects)).toEqual([[expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8/)]]);
});

it('what the applicant does not wish to be looked up is not looked up, is said in the answer, and the paper may be asked for', async () => {
  const ASK = `query($subject: SubjectInput!, $declined: [String!]) { evidence(procedure: "P06", subject: $subject, declined: $declined) {
    complete declined requirements { code verdict explanation condition basis { entity } held { field } mayAskCitizen legalGround } } }`;
  const ask = async (declined?: string[]) => {
    const { body } = await hub.ask(ASK, { variables: { subject: { personalId: PERSONAL_ID }, declined }, as: asDossierService() });
    const reads = { violations: /from violation\b/.test(hub.statements.join()), entities: hub.reads.flatMap(({ entities }) => entities) };
    hub.reads.length = 0;
    return { ...body.data?.evidence, ...reads, error: body.errors?.[0].extensions.code };
  };
  const of = ({ requirements }: { requirements: { code: string }[] }, code: string) => requirements.find((one) => one.code === code);
  const all = await ask();
  expect(all).toMatchObject({ declined: [], violations: true });
  const some = await ask(['EV11', 'EV10', 'EV11']);
  expect(some).toMatchObject({ declined: ['EV10', 'EV11'], complete: false, violations: false });
  expect(all.entities).toContain('Violation');
  expect(some.entities).not.toContain('Violation');
  for (const code of ['EV10', 'EV11'])
    expect(of(some, code)).toMatchObject({
      ...{ verdict: 'NOT_HELD', explanation: expect.stringContaining('không muốn tra cứu'), condition: null, basis: [], held: [] },
    });
  expect(of(some, 'EV10')).toMatchObject({ mayAskCitizen: true, legalGround: expect.stringMatching(/Điều/) });
  expect(of(some, 'EV09')).toEqual(of(all, 'EV09'));
  // Declared by the applicant, or no part of it: nothing that is looked up.
  for (const declined of [['DON'], ['EV99'], ['']]) expect((await ask(declined)).error).toBe('BAD_USER_INPUT');
  expect(await ask()).toEqual(all);
});

it('a dossier names fifty vehicles and no more, each once', async () => {
  const plates = Array.from({ length: 50 }, (_, i) => `29B-6${String(i).padStart(4, '0')}`);
  expect(verdictOf(await askBadge(hub, plates)).requirements.filter(({ code }) => code === 'EV03')).toHaveLength(50);
  expect(verdictOf(await askBadge(hub, [...plates, ...plates])).requirements.filter(({ code }) => code === 'EV03')).toHaveLength(50);
  const refused = await askBadge(hub, [...plates, '29B-70000']);
  expect([refused.body.errors?.[0].extensions.code, refused.body.data]).toEqual(['BAD_USER_INPUT', null]);
});

it('what an authority issued that the law of the day did not let issue it is in dispute, and the answer says whose it was', async () => {
  const merged = await register(hub, 'Agency', { code: 'H55', name: 'Ủy ban nhân dân một tỉnh được sáp nhập' }, '2010-01-01');
  await write(hub, [{ operation: 'close', entity: 'Agency', id: merged, from: '2025-07-01' }]);
  const { rows } = await hub.database.ownerPool.query<{ id: string; code: string }>('select id, code from agency');
  const agency = (code: string | null) => rows.find((row) => row.code === code)?.id ?? null;
  const correct = (entity: string, id: string, values: Record<string, string | readonly string[] | null>) =>
    write(hub, [{ operation: 'correct', entity, id, from: null, to: null, values }]);
  const exchange = async (issuer: string | null, issuedOn: string, scheme = '2008', classes = ['B2']) => {
    await correct('DriverLicence', world.licence, { issuer: agency(issuer), issuedOn, scheme, classes });
    const { verdict, explanation, mayAskCitizen } = requirement(await askExchange(hub), 'EV09');
    return [verdict, /\(([^()]*, G\d\d)\)/.exec(explanation)?.[1] ?? null, mayAskCitizen];
  };
  const fine = ['HELD', null, false];
  const disputed = (authority: string) => ['DISPUTED', authority, false];
  const [transport, police] = ['Bộ Giao thông vận tải, G04', 'Bộ Công an, G01'];
  // The authority of the day of issue, a province's while it was theirs, and nobody.
  expect(await exchange('G04', '2017-02-01')).toEqual(fine);
  expect(await exchange('H26', '2017-02-01')).toEqual(fine);
  expect(await exchange(null, '2017-02-01')).toEqual(fine);
  expect(await exchange('G01', '2025-03-01', '2025', ['B'])).toEqual(fine);
  // Who came later, or was over.
  expect(await exchange('G01', '2017-02-01')).toEqual(disputed(transport));
  expect(await exchange('G01', '2025-02-28', '2025', ['B'])).toEqual(disputed(transport));
  expect(await exchange('G04', '2025-03-01', '2025', ['B'])).toEqual(disputed(police));
  expect(await exchange('H26', '2025-03-01', '2025', ['B'])).toEqual(disputed(police));
  // Licences of the army are no matter of either.
  expect(await exchange('G17', '2017-02-01', 'military', ['B2'])).toEqual(fine);
  await exchange(null, '2017-02-01');

  const licensed = async (issuer: string, { state = 'ACTIVE', issuedOn = '2025-02-01' } = {}) => {
    await correct('TransportLicence', world.transportLicence, { issuer: agency(issuer), issuedOn, state });
    const answered = await askBadge(hub, ['29B-12345']);
    const { verdict, explanation, mayAskCitizen } = requirement(answered, 'EV06');
    return { verdict, mayAskCitizen, told: /Bộ Xây dựng, G17/.test(explanation), complete: verdictOf(answered).complete };
  };
  const good = { verdict: 'HELD', mayAskCitizen: false, told: false, complete: true };
  // Nobody is said to have had authority, so nothing is said against anybody.
  expect(await licensed('G01')).toEqual(good);
  const ground = 'Nghị định 158/2024/NĐ-CP';
  await register(hub, 'SourceAuthority', { scope: 'TransportLicence', agency: agency('G17') ?? '', ground }, '2010-01-01');
  expect(await licensed('G17')).toEqual(good);
  expect(await licensed('H26')).toEqual(good);
  expect(await licensed('G01')).toEqual({ ...good, verdict: 'DISPUTED', told: true, complete: false });
  // An agency that was over by then issued nothing.
  expect(await licensed('H55', { issuedOn: '2025-06-30' })).toEqual(good);
  expect(await licensed('H55', { issuedOn: '2025-07-01' })).toEqual({ ...good, verdict: 'DISPUTED', told: true, complete: false });
  // What is worse than a dispute stays what it is, with the same told beside it.
  expect(await licensed('G01', { state: 'REVOKED' })).toEqual({ ...good, verdict: 'CONTRADICTED', told: true, complete: false });
  expect(await licensed('H26')).toEqual(good);
});
